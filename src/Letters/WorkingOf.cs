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
        var (title, sentence) = Words(facts.Country, !interest.IsEmpty, !payments.IsEmpty);
        yield return new($"Anlage: {title}", [.. interest, .. payments], [new Paragraph(sentence)]);
    }

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
        var country = facts.Country;
        var lines = facts.Claims.Where(c => c.Sheet is not null)
            .SelectMany(c => c.Sheet!.Segments.Select(s => (c.Number, Segment: s))).ToArray();
        if (lines.Length == 0) yield break;
        yield return new Paragraph(
            $"Wie sich {Interest(country)} ({lines[0].Segment.Section}):", IsBold: true);
        yield return new ClaimTable(
            [
                new("Rechnung"), new("von"), new("bis"), new("Tage", IsNumber: true), new("Zinssatz", IsNumber: true),
                new("auf", IsNumber: true), new("Zinsen", IsNumber: true),
            ],
            [
                .. lines.Select(line => (ImmutableArray<string>)
                [
                    line.Number, country.Day(line.Segment.Span.From), country.Day(line.Segment.Span.LastDay),
                    $"{line.Segment.Days}", country.Percent(line.Segment.Rate), country.Amount(line.Segment.Principal),
                    country.Amount(line.Segment.Amount),
                ]),
            ],
            []);
        if (facts.Claims.Any(c => c.Sheet is { Warnings.IsEmpty: false }))
            yield return new Paragraph(
                $"Zinsen sind bis {country.Day(lines[^1].Segment.Span.LastDay)} berechnet: Der Basiszinssatz danach stand "
                + "am Tag dieses Schreibens noch nicht fest.");
    }

    // In the order of § 367 BGB and its sisters: first costs, then interest, then the principal.
    static IEnumerable<Block> PaymentsOf(FactSheet facts)
    {
        var country = facts.Country;
        var received = facts.Claims.SelectMany(c => c.Receipts.Select(r => (c.Number, Receipt: r)))
            .OrderBy(line => line.Receipt.On).ThenBy(line => line.Number, StringComparer.Ordinal).ToArray();
        if (received.Length == 0) yield break;
        var beside = received.Any(line => line.Receipt.Share is var s && (s.Costs.IsPositive || s.Interest.IsPositive));
        yield return new Paragraph("Diese Zahlungen haben wir verrechnet:", IsBold: true);
        yield return new ClaimTable(
            [
                new("Eingang"), new("auf Rechnung"), new("Zahlung", IsNumber: true),
                .. beside ? new[] { new TableColumn("auf Kosten", true), new TableColumn("auf Zinsen", true) } : [],
                new("auf Hauptforderung", IsNumber: true),
            ],
            [
                .. received.Select(line => (line.Number, line.Receipt.On, line.Receipt.Share)).Select(line =>
                (ImmutableArray<string>)
                [
                    country.Day(line.On), line.Number, country.Amount(line.Share.Total),
                    .. beside ? new[] { country.Amount(line.Share.Costs), country.Amount(line.Share.Interest) } : [],
                    country.Amount(line.Share.Principal),
                ]),
            ],
            []);
    }
}
