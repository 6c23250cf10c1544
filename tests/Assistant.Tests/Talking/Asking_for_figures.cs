using Inkassio.Assistant.Talking;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using static Inkassio.Assistant.Tests.Talking.Office;
using static Inkassio.Domain.Debtors.DebtorCommand;
using Reply = Inkassio.Assistant.Talking.Reply;

namespace Inkassio.Assistant.Tests.Talking;

/// <summary>Every figure is computed here a second time, from the file of the utterances or by hand.</summary>
public sealed class Asking_for_figures
{
    static Card.TableCard Table(Reply reply, int at = 0) => reply.Cards.OfType<Card.TableCard>().ElementAt(at);

    static bool Tells(Reply reply, string text) =>
        reply.Sentences.Any(s => s.Replace('\u00A0', ' ').Contains(text, StringComparison.Ordinal));

    static IEnumerable<(string Debtor, decimal Amount, DateOnly DueOn, string Number)> Invoices() =>
        Heard.File.GetProperty("invoices").EnumerateArray().Select(i => (
            Heard.Text(i, "debtor"),
                decimal.Parse(Heard.Text(i, "amount"), System.Globalization.CultureInfo.InvariantCulture),
            DateOnly.Parse(Heard.Text(i, "dueDate"), System.Globalization.CultureInfo.InvariantCulture),
                Heard.Text(i, "number")));

    [Fact]
    public async Task lists_who_owes_most_first()
    {
        await using var office = await OfUtterances();
        var rows = Table(await office.Say("Wer schuldet uns am meisten?")).Rows;
        var owed = Invoices().GroupBy(i => i.Debtor).Select(g => (g.Key, Sum: g.Sum(i => i.Amount)))
            .OrderByDescending(d => d.Sum).Take(10);
        Assert.Equal(owed.Select(d => (d.Key, d.Sum)),
            rows.Select(r => (r.Cells[1].Text!, r.Cells[2].Money!.Value.Amount)));
    }

    [Theory]
    [InlineData("Welche Rechnungen sind älter als 90 Tage und über 1.000 €?", 90, 1_000, 0)]
    [InlineData("Welche Rechnungen sind älter als 30 Tage?", 30, 0, 0)]
    [InlineData("Welche Rechnungen sind offen und unter 200 €?", 0, 0, 200)]
    public async Task lists_invoices_within_the_bounds(string say, int days, int min, int max)
    {
        await using var office = await OfUtterances();
        var rows = Table(await office.Say(say)).Rows;
        var wanted = Invoices().Where(i => (days == 0 || On(3, 12).DayNumber - i.DueOn.DayNumber >= days)
            && i.Amount >= min && (max == 0 || i.Amount <= max)).Select(i => i.Number).Order(StringComparer.Ordinal);
        Assert.Equal(wanted, rows.Select(r => r.Cells[0].Text!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Wer ist im Mahnstopp?", "Gehalten")]
    [InlineData("Welche Kunden haben ihre Zusage gebrochen?", "Gebrochen")]
    [InlineData("Welche Rechnungen sind strittig?", "Bestritten")]
    public async Task lists_by_state(string say, string name)
    {
        await using var office = await Open();
        foreach (var (number, called) in ((string, string)[])[("K-1", "Gehalten"), ("K-2", "Gebrochen"),
            ("K-3", "Bestritten")])
        {
            var debtor = await office.Debtor(number, $"{called} Handel GmbH");
            var invoice = await office.Invoice(debtor, $"R-{number}", Euro(100), On(1, 10));
            await office.Send(debtor, number switch
            {
                "K-1" => new PlaceHold(null, HoldReason.Other, null),
                "K-2" => new RecordPromise(PromiseId.New(), [invoice], Euro(100), On(2, 1), On(1, 20)),
                _ => new OpenDispute(
                    DisputeId.New(), invoice, null, DisputeCause.Defect, "Kratzer", "", "", null, On(3, 1)),
            });
        }
        Assert.Equal($"{name} Handel GmbH", Assert.Single(Table(await office.Say(say)).Rows).Cells
            .First(c => c.Text?.EndsWith("GmbH", StringComparison.Ordinal) == true).Text);
    }

    [Fact]
    public async Task states_a_balance_with_part_payment_and_credit()
    {
        await using var office = await Open();
        var debtor = await office.Debtor("K-1", "Bäckerei Löwe");
        await office.Invoice(debtor, "R-1", Euro(100), On(1, 10));
        var second = await office.Invoice(debtor, "R-2", Euro(300), On(4, 10), On(2, 20));
        await office.Send(debtor, new RecordPayment(PaymentId.New(), Euro(120), On(3, 2), second));
        var reply = await office.Say("Was hat Löwe noch offen?");
        Assert.True(Tells(reply, "hat 280,00 € offen, davon 100,00 € überfällig"), string.Join('\n', reply.Sentences));
    }

    [Theory]
    [InlineData(0, "Nein, Rechnung RE-2026-1001")]
    [InlineData(40, "Nein, erst zum Teil")]
    [InlineData(100, "Ja, Rechnung RE-2026-1001 an Bäckerei Löwe ist bezahlt, zuletzt am 02.03.2026")]
    public async Task tells_whether_an_invoice_is_paid(int paid, string starts)
    {
        await using var office = await Open();
        var debtor = await office.Debtor("K-1", "Bäckerei Löwe");
        var invoice = await office.Invoice(debtor, "RE-2026-1001", Euro(100), On(3, 20));
        if (paid > 0) await office.Send(debtor, new RecordPayment(PaymentId.New(), Euro(paid), On(3, 2), invoice));
        var reply = await office.Say("Ist RE-2026-1001 schon bezahlt?");
        Assert.StartsWith(starts, reply.Sentences[0], StringComparison.Ordinal);
        Assert.Equal(debtor, reply.Debtor);
    }

    [Fact]
    public async Task computes_interest_with_the_sheet()
    {
        await using var office = await OfUtterances();
        var reply = await office.Say("Wie hoch sind die Verzugszinsen für Weiß bis heute?");
        // 1.190,00 € for 36 days and 654,50 € for 3 days at 10.27 % of 365 days.
        var first = Math.Round(1_190m * 10.27m * 36 / 36_500m, 2, MidpointRounding.AwayFromZero);
        var second = Math.Round(654.5m * 10.27m * 3 / 36_500m, 2, MidpointRounding.AwayFromZero);
        Assert.Equal([first, second], Table(reply).Rows.Select(r => r.Cells[6].Money!.Value.Amount));
        var german = System.Globalization.CultureInfo.GetCultureInfo("de-DE");
        Assert.True(Tells(reply, (first + second).ToString("0.00", german) + " € Verzugszinsen"));
    }

    [Fact]
    public async Task finds_the_last_letter()
    {
        await using var office = await Open();
        var debtor = await office.Debtor("K-1", "Bäckerei Löwe");
        var invoice = await office.Invoice(debtor, "R-1", Euro(119), On(1, 10));
        await office.Issued(debtor, invoice, NoticeKind.Reminder, On(1, 20), On(1, 27));
        await office.Issued(debtor, invoice, NoticeKind.Notice1, On(2, 5), On(2, 16));
        var reply = await office.Say("Wann haben wir Löwe zuletzt gemahnt?");
        Assert.True(Tells(reply, "Zuletzt am 05.02.2026: 1. Mahnung"));
        Assert.Single(Table(reply).Rows);
    }

    [Theory]
    [InlineData("Wie ist unser DSO?", "DSO = ")]
    [InlineData("Wie lange dauert es, bis die Kunden zahlen?", "Rechnungsdatum")]
    [InlineData("Wie hoch sind unsere Außenstände insgesamt?", "Überfällig")]
    [InlineData("Wie viel ist insgesamt überfällig?", "Überfällig")]
    [InlineData("Wie viel ist diesen Monat eingegangen?", "Summe aller Zahlungen")]
    [InlineData("Wie viele Mahnungen haben wir 2026 verschickt?", "freigegebene")]
    [InlineData("Wie hoch ist unsere Ausfallquote?", "Ausfallquote = ")]
    public async Task tells_the_span_and_the_formula(string say, string formula)
    {
        await using var office = await Open();
        var debtor = await office.Debtor("K-1", "Bäckerei Löwe");
        var invoice = await office.Invoice(debtor, "R-1", Euro(200), On(2, 10));
        await office.Issued(debtor, invoice, NoticeKind.Reminder, On(2, 20), On(2, 27));
        await office.Send(debtor, new RecordPayment(PaymentId.New(), Euro(50), On(3, 2), invoice));
        var reply = await office.Say(say);
        Assert.Equal("kennzahl", reply.Heard.Intent);
        Assert.Contains(reply.Cards.OfType<Card.ReasonsCard>(), c => c.Title == "Warum?"
            && c.Reasons[0].Contains(formula, StringComparison.Ordinal));
        Assert.Contains(reply.Cards, c => c switch
        {
            Card.TableCard t => t.Note.Contains("2026", StringComparison.Ordinal),
            Card.ChartCard t => t.Note.Contains("2026", StringComparison.Ordinal),
            _ => false,
        });
    }

    [Fact]
    public async Task computes_the_days_sales_outstanding()
    {
        await using var office = await Open();
        var debtor = await office.Debtor("K-1", "Bäckerei Löwe");
        await office.Invoice(debtor, "R-0", Euro(1_000), On(6, 1, 2025)); // Before the 90 days, and still open.
        await office.Invoice(debtor, "R-1", Euro(2_000), On(3, 1));
        var row = Assert.Single(Table(await office.Say("Wie ist unser DSO?")).Rows);
        Assert.Equal(135m, row.Cells[3].Number); // 3.000 / 2.000 × 90.
    }

    [Fact]
    public async Task computes_how_long_money_takes_by_each_euro()
    {
        await using var office = await Open();
        var debtor = await office.Debtor("K-1", "Bäckerei Löwe");
        var first = await office.Invoice(debtor, "R-1", Euro(100), On(3, 10), On(2, 1));
        var second = await office.Invoice(debtor, "R-2", Euro(300), On(3, 10), On(2, 1));
        await office.Send(debtor, new RecordPayment(PaymentId.New(), Euro(100), On(2, 11), first)); // 10 days.
        await office.Send(debtor, new RecordPayment(PaymentId.New(), Euro(300), On(3, 3), second)); // 30 days.
        var row = Assert.Single(Table(await office.Say("Wie ist die durchschnittliche Zahlungsdauer?")).Rows);
        Assert.Equal((25m, -12m), (row.Cells[2].Number, row.Cells[3].Number));
    }

    [Fact]
    public async Task counts_what_the_run_would_propose_and_why_not_the_rest()
    {
        await using var office = await OfUtterances();
        var reply = await office.Say("Zeig mir die Vorschau vom Mahnlauf heute");
        var due = Invoices().Count(i => i.DueOn.AddDays(5) <= On(3, 12));
        Assert.Equal(due, Table(reply).Rows.Sum(r => r.Cells[2].Number!.Value));
        Assert.Contains(Table(reply, 1).Rows, r => r.Cells[0].Text == "Stufe noch nicht dran");
    }

    [Fact]
    public async Task compares_another_ladder_with_ours()
    {
        await using var office = await OfUtterances();
        var reply = await office.Say("Was wäre, wenn wir schon nach 3 Tagen erinnern?");
        var row = Table(reply).Rows.Where(r => r.Cells[0].Text == "Zahlungserinnerung").ToArray();
        Assert.Equal(Invoices().Count(i => i.DueOn.AddDays(5) <= On(3, 12)), row.Sum(r => r.Cells[2].Number!.Value));
        Assert.Equal(Invoices().Count(i => i.DueOn.AddDays(3) <= On(3, 12)), row.Sum(r => r.Cells[3].Number!.Value));
    }

    [Fact]
    public async Task plans_the_week_by_day()
    {
        await using var office = await Open();
        var debtor = await office.Debtor("K-1", "Bäckerei Löwe");
        var overdue = await office.Invoice(debtor, "R-1", Euro(100), On(2, 10));
        await office.Invoice(debtor, "R-2", Euro(70), On(3, 13));
        await office.Send(debtor, new RecordPromise(PromiseId.New(), [overdue], Euro(100), On(3, 11), On(3, 10)));
        var rows = Table(await office.Say("Was steht diese Woche an?")).Rows;
        Assert.Contains(rows, r => r.Cells[0].Day == On(3, 13) && r.Cells[1].Text == "Rechnungen werden fällig"
            && r.Cells[3].Money == Euro(70));
        Assert.Contains(rows, r => r.Cells[0].Day == On(3, 14) && r.Cells[1].Text == "Zusage läuft ab");
    }

    [Fact]
    public async Task gives_the_gates_reasons_when_asked_why_not()
    {
        await using var office = await Open();
        var debtor = await office.Debtor("K-1", "Bäckerei Löwe");
        await office.Invoice(debtor, "R-1", Euro(100), On(2, 10));
        await office.Send(debtor, new PlaceHold(null, HoldReason.Asked, On(3, 20)));
        var reply = await office.Say("Warum noch keine Mahnung an Löwe?");
        Assert.Equal("erklaeren", reply.Heard.Intent);
        var reasons = Assert.Single(reply.Cards.OfType<Card.ReasonsCard>()).Reasons;
        Assert.Contains(reasons, r => r.StartsWith("Mahnstopp bis 20.03.2026", StringComparison.Ordinal));
        Assert.Contains(reasons, r => r.Contains("Mo 23.03.2026", StringComparison.Ordinal));
    }

    [Fact]
    public async Task adds_the_amount_up_when_asked_why()
    {
        await using var office = await Open();
        var debtor = await office.Debtor("K-1", "Bäckerei Löwe");
        await office.Invoice(debtor, "R-1", Euro(1_000), On(2, 10));
        var reply = await office.Say("Warum 1.008,44 Euro bei Löwe?", debtor);
        var sheet = ClaimSheet.Of(
            await office.Look(debtor), (await office.Look(debtor)).Claims.Values.Single(), office.Terms, On(3, 12))!;
        Assert.Contains(reply.Cards.OfType<Card.ReasonsCard>().SelectMany(c => c.Reasons),
            r => r.Replace('\u00A0', ' ')
                .EndsWith($"= {Domain.Correspondence.CountryForms.Amount(Country.DE, sheet.Open)}",
                StringComparison.Ordinal));
    }
}
