using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;

namespace Inkassio.Letters;

/// <summary>How a letter's sum came about: its interest line by line, and the payments that were counted.</summary>
static class WorkingOf
{
    /// <summary>Nothing when there is neither interest nor a payment.</summary>
    public static IEnumerable<Working> Of(FactSheet facts)
    {
        ImmutableArray<Block> interest = [.. InterestOf(facts)];
        ImmutableArray<Block> payments = [.. PaymentsOf(facts)];
        if (interest.IsEmpty && payments.IsEmpty) yield break;
        var (title, sentence) = facts.Form.IsEnglish
            ? English(!interest.IsEmpty, !payments.IsEmpty)
            : Words(facts.Country, !interest.IsEmpty, !payments.IsEmpty);
        yield return new(
            $"{facts.Label("Anlage")}: {title}", [.. interest, .. payments], [new Paragraph(sentence)]);
    }

    static (string Title, string Sentence) English(bool interest, bool payments) => (interest, payments) switch
    {
        (true, false) => ("How the default interest is calculated",
            "The appendix shows line by line how the default interest is calculated."),
        (false, true) => ("Payments received", "The appendix shows how we have counted your payments."),
        _ => ("Default interest and payments received",
            "The appendix shows how the default interest is calculated and how we have counted your payments."),
    };

    static (string Title, string Sentence) Words(Country country, bool interest, bool payments)
    {
        const string Counted = "wie wir Ihre Zahlungen verrechnet haben, steht in der Anlage.";
        var worked = $"Wie sich {Interest(country)}";
        var of = country == Country.CH ? "Berechnung des Verzugszinses" : "Berechnung der Verzugszinsen";
        return (interest, payments) switch
        {
            (true, false) => (of, $"{worked}, steht Zeile für Zeile in der Anlage."),
            (false, true) => ("Eingegangene Zahlungen", $"W{Counted[1..]}"),
            _ => ($"{of} und eingegangene Zahlungen", $"{worked} und {Counted}"),
        };
    }

    // Switzerland says it in the singular.
    static string Interest(Country country) =>
        country == Country.CH ? "der Verzugszins berechnet" : "die Verzugszinsen berechnen";

    static IEnumerable<Block> InterestOf(FactSheet facts)
    {
        var form = facts.Form;
        var lines = facts.Claims.Where(c => c.Sheet is not null)
            .SelectMany(c => c.Sheet!.Segments.Select(s => (c.Number, Segment: s))).ToArray();
        if (lines.Length == 0) yield break;
        yield return new Paragraph(
            facts.Form.IsEnglish ? facts.InterestHead(lines[0].Segment.Section)
                : $"Wie sich {Interest(facts.Country)} ({lines[0].Segment.Section}):", IsBold: true);
        yield return new ClaimTable(
            [
                new(facts.Label("Rechnung")), new(facts.Label("von")), new(facts.Label("bis")),
                new(facts.Label("Tage"), IsNumber: true), new(facts.Label("Zinssatz"), IsNumber: true),
                new(facts.Label("auf"), IsNumber: true), new(facts.Label("Zinsen"), IsNumber: true),
            ],
            [
                .. lines.Select(line => (ImmutableArray<string>)
                [
                    line.Number, form.Day(line.Segment.Span.From), form.Day(line.Segment.Span.LastDay),
                    $"{line.Segment.Days}", form.Percent(line.Segment.Rate), form.Amount(line.Segment.Principal),
                    form.Amount(line.Segment.Amount),
                ]),
            ],
            []);
        if (facts.Claims.Any(c => c.Sheet is { Warnings.IsEmpty: false }))
            yield return new Paragraph(facts.RatesEndHint(lines[^1].Segment.Span.LastDay));
    }

    // In the order of § 367 BGB and its sisters: first costs, then interest, then the principal.
    static IEnumerable<Block> PaymentsOf(FactSheet facts)
    {
        var form = facts.Form;
        var received = facts.Claims.SelectMany(c => c.Receipts.Select(r => (c.Number, Receipt: r)))
            .OrderBy(line => line.Receipt.On).ThenBy(line => line.Number, StringComparer.Ordinal).ToArray();
        if (received.Length == 0) yield break;
        var beside = received.Any(line => line.Receipt.Share is var s && (s.Costs.IsPositive || s.Interest.IsPositive));
        yield return new Paragraph(facts.Label("Diese Zahlungen haben wir verrechnet:"), IsBold: true);
        yield return new ClaimTable(
            [
                new(facts.Label("Eingang")), new(facts.Label("auf Rechnung")), new(facts.Label("Zahlung"), IsNumber: true),
                .. beside ? new[]
                {
                    new TableColumn(facts.Label("auf Kosten"), true), new TableColumn(facts.Label("auf Zinsen"), true),
                } : [],
                new(facts.Label("auf Hauptforderung"), IsNumber: true),
            ],
            [
                .. received.Select(line => (line.Number, line.Receipt.On, line.Receipt.Share)).Select(line =>
                (ImmutableArray<string>)
                [
                    form.Day(line.On), line.Number, form.Amount(line.Share.Total),
                    .. beside ? new[] { form.Amount(line.Share.Costs), form.Amount(line.Share.Interest) } : [],
                    form.Amount(line.Share.Principal),
                ]),
            ],
            []);
    }
}
