using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Words;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Assistant.Talking.Answers;

/// <summary>What one debtor owes, and how one invoice stands.</summary>
static class Balances
{
    public static async Task Balance(Asked asked, Speech speech, CancellationToken stop)
    {
        if (await Answering.Subject(asked, speech, stop) is not { } account) return;
        var on = asked.Day("datum") ?? asked.Today;
        speech.Heard("Saldo", Answering.NameOf(account), on == asked.Today ? null : $"zum {asked.ShortDay(on)}");
        ImmutableArray<ClaimSheet> sheets = [.. account.State.Claims.Values.Where(c => c.IssuedOn <= on)
            .OrderBy(c => c.DueOn).ThenBy(c => c.Number, StringComparer.Ordinal)
            .Select(c => ClaimSheet.Of(account.State, c, asked.Terms, on)).OfType<ClaimSheet>()
            .Where(sheet => sheet.Claim.IsOpen)];
        if (sheets.IsEmpty) speech.Tell($"{Answering.NameOf(account)} hat am {asked.Days(on)} nichts offen.");
        foreach (var group in sheets.GroupBy(s => s.Currency).OrderBy(g => g.Key))
            Tell(asked, speech, account, [.. group], on);
        foreach (var credit in account.State.Currencies.Select(account.State.Credit).Where(c => c.IsPositive))
            speech.Tell($"Dazu hat der Kunde ein Guthaben von {asked.Amount(credit)}.");
        Offer(speech, Answering.NameOf(account), !sheets.IsEmpty);
    }

    static void Tell(Asked asked, Speech speech, Account account, ImmutableArray<ClaimSheet> sheets, DateOnly on)
    {
        var currency = sheets[0].Currency;
        var open = sheets.Sum(currency, s => s.Claim.Open);
        var overdue = sheets.Where(s => s.Claim.DueOn < on).Sum(currency, s => s.Claim.Open);
        speech.Tell($"{Answering.NameOf(account)} hat {asked.Amount(open)} offen, davon {asked.Amount(overdue)} "
            + $"überfällig.")
            .Show(new Card.TableCard(
                "Offene Rechnungen", ["Rechnung", "Betrag", "Offen", "Fällig am", "Zinsen", "Kosten", "Stand"],
                [.. sheets.Select(s => new TableRow(
                    [
                        Cell.Of(s.Claim.Number), Cell.Of(s.Claim.Amount), Cell.Of(s.Claim.Open), Cell.Of(s.Claim.DueOn),
                        Cell.Of(s.OpenInterest), Cell.Of(s.Claim.OpenCosts),
                        Cell.Of(s.Claim.Steps.IsEmpty ? "–" : s.Claim.Steps[^1].Kind.Word()),
                    ], Paths.Of(account.Id)))],
                $"Stand {asked.Days(on)}. Verzugszinsen nach Gesetz bis zu diesem Tag: "
                + $"{asked.Amount(sheets.Sum(currency, s => s.OpenInterest))}."));
    }

    static void Offer(Speech speech, string name, bool isOpen)
    {
        if (!isOpen) return;
        speech.Offer("Mahnung entwerfen", $"Mahnung an {name}").Offer("Was war zuletzt?", $"Historie von {name}")
            .Offer("Leitfaden für einen Anruf", $"Gesprächsleitfaden für {name}");
    }

    public static async Task Invoice(Asked asked, Speech speech, CancellationToken stop)
    {
        if (asked.Slot("rechnung") is { } number) await ByNumber(asked, speech, number, stop);
        else if (asked.Cents("betrag") is { } cents) await ByAmount(asked, speech, cents, stop);
        else await Balance(asked, speech, stop);
    }

    static async Task ByNumber(Asked asked, Speech speech, string number, CancellationToken stop)
    {
        speech.Heard("Stand der Rechnung", number);
        if (await Numbers.Invoice(asked.Db, number, stop) is not { } where
            || await Accounts.Load(asked.Db, where.Debtor, stop) is not { State.IsErased: false } account
            || !account.State.Claims.TryGetValue(where.Invoice, out var claim))
        {
            speech.Tell($"Eine Rechnung {number} gibt es hier nicht.");
            return;
        }
        (speech.Debtor, var name) = (account.Id, Answering.NameOf(account));
        speech.Name(account.Id).Tell(Sentence(asked, claim, name)).Show(Story(asked, account, claim));
        if (claim.IsOpen) speech.Offer("Mahnung entwerfen", $"Mahnung an {name}");
        speech.Offer("Was ist sonst offen?", $"Was hat {name} noch offen?");
    }

    static string Sentence(Asked asked, Claim claim, string name) => claim switch
    {
        { End: ClaimEnd.Cancelled } => $"Rechnung {claim.Number} an {name} wurde storniert.",
        { IsOpen: false, Paid.IsPositive: false } => $"Rechnung {claim.Number} an {name} ist erledigt, ohne Zahlung.",
        { IsOpen: false } when claim.Paid < claim.Amount =>
            $"Rechnung {claim.Number} an {name} ist erledigt, aber nicht ganz bezahlt: {Ended(asked, claim)}.",
        { IsOpen: false } => $"Ja, Rechnung {claim.Number} an {name} ist bezahlt"
            + (claim.Receipts.IsEmpty ? "." : $", zuletzt am {asked.Days(claim.Receipts.Max(r => r.On))}."),
        { Paid.IsPositive: true } => $"Nein, erst zum Teil: Von {asked.Amount(claim.Amount)} sind "
            + $"{asked.Amount(claim.Paid)} gezahlt, {asked.Amount(claim.Open)} sind offen.",
        _ => $"Nein, Rechnung {claim.Number} an {name} ist mit {asked.Amount(claim.Open)} offen, "
            + (claim.IsOverdue(asked.Today) ? $"fällig seit {asked.Days(claim.DueOn)}."
                : $"fällig am {asked.Days(claim.DueOn)}."),
    };

    static string Ended(Asked asked, Claim claim) => string.Join(", ", ((IEnumerable<(Money Sum, string Word)>)
        [(claim.Paid, "gezahlt"), (claim.Credited, "gutgeschrieben"), (claim.WrittenOff, "ausgebucht")])
        .Where(part => part.Sum.IsPositive).Select(part => $"{asked.Amount(part.Sum)} {part.Word}"));

    static Card.DebtorCard Story(Asked asked, Account account, Claim claim) => new(
        account.Id, Answering.NameOf(account), claim.Number, claim.Subject,
        [
            new("Betrag", Cell.Of(claim.Amount)), new("Gezahlt", Cell.Of(claim.Paid)),
            new("Offen", Cell.Of(claim.Open)), new("Rechnungsdatum", Cell.Of(claim.IssuedOn)),
            new("Fällig am", Cell.Of(claim.DueOn)),
            new("Letzter Brief", Cell.Of(claim.Steps.IsEmpty ? "keiner"
                : $"{claim.Steps[^1].Kind.Word()} vom {asked.Days(claim.Steps[^1].IssuedOn)}")),
        ]);

    static async Task ByAmount(Asked asked, Speech speech, long cents, CancellationToken stop)
    {
        var view = new OpenView(ByDebtor: false, OpenSort.OldestFirst, Speech.RowsMax)
        {
            AmountMin = cents, AmountMax = cents, Debtor = asked.Debtor,
        };
        var found = await OpenItems.Load(asked.Db, asked.Today, view, stop);
        speech.Heard("Offene Rechnung über",
            asked.Amount(new(cents, found.Rows.FirstOrDefault()?.Open.Currency ?? Currency.EUR)));
        if (found.Rows.Count == 0)
        {
            speech.Tell("Eine offene Rechnung mit genau diesem offenen Betrag gibt es nicht.");
            return;
        }
        foreach (var row in found.Rows) speech.Name(row.Debtor);
        speech.Show(new Card.TableCard(
            "Offene Rechnungen mit diesem Betrag", ["Rechnung", "Kunde", "Offen", "Fällig am"],
            [.. found.Rows.Select(r => new TableRow(
                [Cell.Of(r.Number), Cell.Of(r.Name), Cell.Of(r.Open), Cell.Of(r.OldestDueOn)], Paths.Of(r.Debtor)))],
            $"Stand {asked.Days(asked.Today)}."));
        speech.Tell(found.Count == 1 ? "Eine offene Rechnung passt." : $"{found.Count} offene Rechnungen passen.");
    }
}
