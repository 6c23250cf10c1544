using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;
using Inkassio.Domain.Words;

namespace Inkassio.Assistant.Talking.Answers;

/// <summary>Default interest with its calculation sheet.</summary>
static class Interests
{
    public static async Task Interest(Asked asked, Speech speech, CancellationToken stop)
    {
        if (asked.Slot("rechnung") is not null || asked.Slot("schuldner") is not null || asked.Cents("betrag") is null)
            await OfAccount(asked, speech, stop);
        else OfAmount(asked, speech);
    }

    static async Task OfAccount(Asked asked, Speech speech, CancellationToken stop)
    {
        if (asked.Slot("schuldner") is null && asked.Slot("rechnung") is { } known
            && await Storage.Queries.Numbers.Invoice(asked.Db, known, stop) is { } found
            && asked.NumberOf(found.Debtor) is { } owner)
            asked.Heard = asked.Heard with { Slots = asked.Heard.Slots.SetItem("schuldner", owner) };
        if (await Answering.Subject(asked, speech, stop) is not { } account) return;
        var on = asked.Day("datum") ?? asked.Today;
        speech.Heard("Verzugszinsen", Answering.NameOf(account), $"bis {asked.ShortDay(on)}");
        ImmutableArray<ClaimSheet> sheets = [.. account.State.Claims.Values
            .Where(c => asked.Slot("rechnung") is not { } number || c.Number == number)
            .Where(c => c.IsOpen || asked.Slot("rechnung") is not null).OrderBy(c => c.DueOn)
            .ThenBy(c => c.Number, StringComparer.Ordinal)
            .Select(c => ClaimSheet.Of(account.State, c, asked.Terms, on)).OfType<ClaimSheet>()];
        if (sheets.IsEmpty) speech.Tell("Es ist keine Rechnung offen, also laufen keine Zinsen.");
        foreach (var group in sheets.GroupBy(s => s.Currency).OrderBy(g => g.Key)) Tell(asked, speech, [.. group], on);
    }

    static void Tell(Asked asked, Speech speech, ImmutableArray<ClaimSheet> sheets, DateOnly on)
    {
        var total = sheets.Sum(sheets[0].Currency, s => s.OpenInterest);
        speech.Tell($"Bis einschließlich {asked.Days(on)} sind {asked.Amount(total)} Verzugszinsen aufgelaufen und "
            + $"offen.");
        speech.Show(Sheet(asked,
            [.. sheets.SelectMany(s => s.Interest.Segments.Select(part => (s.Claim.Number, part)))], on));
        speech.Show(new Card.ReasonsCard(
            "Warum?",
            [
                .. sheets.Select(s => s.Law.Default is { } start
                    ? $"Rechnung {s.Claim.Number}: {start.Sentence(asked.Form)}"
                    : $"Rechnung {s.Claim.Number}: noch kein Verzug, also keine Zinsen. Es fehlt eine Mahnung "
                        + "oder ein vereinbarter Zahltag."),
                .. sheets.SelectMany(s => s.Interest.Warnings).Distinct().Select(w => w.Sentence(asked.Form))
                    .Where(w => w.Length > 0),
            ],
            sheets.Select(s => s.Law.Rule.Section).Distinct().FirstOrDefault()));
    }

    public static Card.TableCard Sheet(
        Asked asked, ImmutableArray<(string Number, InterestSegment Part)> parts, DateOnly on) => new(
        "Rechenblatt", ["Rechnung", "Von", "Bis", "Tage", "Auf", "Satz", "Zinsen"],
        [.. parts.Select(p => new TableRow(
            [
                Cell.Of(p.Number), Cell.Of(p.Part.Span.From), Cell.Of(p.Part.Span.End.AddDays(-1)),
                Cell.Of((decimal)p.Part.Days), Cell.Of(p.Part.Principal), Cell.Of(asked.Form.Percent(p.Part.Rate)),
                Cell.Of(p.Part.Amount),
            ], null))],
        $"Bis einschließlich {asked.Days(on)}. Jeder Abschnitt ist für sich auf Cent gerundet, die Summe ist ihre "
            + $"Summe.");

    // Without a debtor the law asks who it would be: both answers are shown.
    static void OfAmount(Asked asked, Speech speech)
    {
        var pack = RulePack.Of(asked.Form);
        var principal = new Money(asked.Cents("betrag")!.Value, pack.Currency);
        var (from, on) = (asked.Day("beginn"), asked.Day("datum") ?? asked.Today);
        speech.Heard("Verzugszinsen", asked.Amount(principal), $"bis {asked.ShortDay(on)}");
        if (from is not { } start || start > on)
        {
            speech.Tell("Ab wann soll ich rechnen? Nennen Sie den ersten Verzugstag.")
                .Offer("Ab Monatsanfang", $"Zinsen auf {principal.Amount.ToString("0.00", asked.German)} Euro "
                    + $"seit {asked.Days(new(on.Year, on.Month, 1))} bis {asked.Days(on)}");
            return;
        }
        foreach (var kind in (DebtorKind[])[DebtorKind.Business, DebtorKind.Consumer])
        {
            var rule = pack.Interest(new InterestGround(kind));
            var ruling = DefaultInterest.Of(new InterestQuestion(
                principal, new Period(start, on.AddDays(1)), rule, asked.Terms.Legal.DayCount ?? pack.DayCount)
            {
                Rates = asked.Terms.Rates,
            });
            if (ruling.Refusal is { } why) speech.Tell(why.Sentence(asked.Form));
            else
                speech.Tell((kind == DebtorKind.Business ? "Gegenüber einer Firma: " : "Gegenüber einer Privatperson: ")
                    + $"{asked.Amount(ruling.Value!.Total)} ({rule.Section}).")
                    .Show(Sheet(asked, [.. ruling.Value.Segments.Select(part => (kind.Word(), part))], on));
        }
    }
}
