using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;
using Inkassio.Domain.Words;

namespace Inkassio.Letters;

/// <summary>A claim's calculation sheet on paper: the working, segment by segment, and the sum.</summary>
public static class ClaimSheetPaper
{
    /// <param name="debtor">Name and number as the sheet shows them; empty after an erasure.</param>
    public static Paper Of(ClaimSheet sheet, string firm, string debtor, Country form) => new(
        form.Spelled($"Berechnung der Forderung aus Rechnung {sheet.Claim.Number}"), form.Spelled(firm),
        [
            .. Facts(sheet, debtor, form).Select(text => new Paragraph(form.Spelled(text))),
            .. sheet.Interest.Segments.IsEmpty ? [] : new[] { Working(sheet, form) },
            .. Notes(sheet, form).Select(text => new Paragraph(form.Spelled(text))),
            new Paragraph("Zusammenstellung", IsBold: true),
            Summary(sheet, form),
        ],
        new DateTimeOffset(sheet.On, new TimeOnly(12, 0), TimeSpan.Zero));

    static IEnumerable<string> Facts(ClaimSheet sheet, string debtor, Country form)
    {
        var claim = sheet.Claim;
        if (debtor.Length > 0) yield return $"Kunde: {debtor}";
        yield return $"Rechnung vom {form.Day(claim.IssuedOn)}, fällig am {form.Day(claim.DueOn)}. "
            + $"Stand: {form.Day(sheet.On)}, dieser Tag zählt mit. Recht: {sheet.Law.Law.Word()}.";
        yield return sheet.Law.Default is { } start && start.HasBegun(sheet.On)
            ? start.Sentence(form)
            : "Noch nicht im Verzug. Zinsen laufen erst ab Verzug.";
        if (!sheet.Interest.Segments.IsEmpty) yield return $"Zinstage: {sheet.Law.DayCount.Word()}.";
    }

    static IEnumerable<string> Notes(ClaimSheet sheet, Country form) => sheet.Interest.Warnings
        .Select(w => w.Sentence(form)).Where(w => w.Length > 0)
        .Concat(sheet.Interest.TableVersion is { } version ? [$"Basiszinssätze nach Tabelle, Stand {version}."] : []);

    static ClaimTable Working(ClaimSheet sheet, Country form) => new(
        [
            new("von"), new("bis"), new("Tage", IsNumber: true), new("Satz", IsNumber: true), new("Basiszinssatz"),
            new("auf", IsNumber: true), new("Zinsen", IsNumber: true),
        ],
        [.. sheet.Interest.Segments.Select(s => Row(s, form))],
        [new($"Zinsen ({sheet.Law.Rule.Section})", form.Amount(sheet.Interest.Total))]);

    static ImmutableArray<string> Row(InterestSegment s, Country form) =>
    [
        form.Day(s.Span.From), form.Day(s.Span.LastDay), $"{s.Days}/{s.Basis}", form.Percent(s.Rate),
        s.Base is { } known ? $"{form.Percent(known.Percent)} ab {form.Day(known.From)}" : "–",
        form.Amount(s.Principal), form.Amount(s.Amount),
    ];

    static ClaimTable Summary(ClaimSheet sheet, Country form) => new(
        [new("Posten"), new("Tag"), new("Betrag", IsNumber: true)],
        [.. Lines(sheet, form).Select(line => (ImmutableArray<string>)
            [form.Spelled(line.Label), line.On is { } on ? form.Day(on) : "", form.Amount(line.Amount)])],
        [new("offen", form.Amount(sheet.Open), IsTotal: true)]);

    /// <summary>Every line of the sum; together they are what is open.</summary>
    static IEnumerable<(string Label, DateOnly? On, Money Amount)> Lines(ClaimSheet sheet, Country form)
    {
        var claim = sheet.Claim;
        yield return ("Rechnungsbetrag", claim.IssuedOn, claim.Amount);
        foreach (var note in claim.CreditNotes)
            yield return (note.FromBeginning ? "Gutschrift von Anfang an" : "Gutschrift", note.On, -note.Amount);
        foreach (var rest in claim.WriteOffs) yield return ("ausgebucht", rest.On, -rest.Amount);
        if (sheet.Interest.Total.IsPositive)
            yield return ($"{CostWords.Interest(form)} ({sheet.Law.Rule.Section})", sheet.On, sheet.Interest.Total);
        foreach (var charge in claim.Charges)
            yield return ($"{CostWords.Of(charge.Kind, form)} ({charge.Section})", charge.On, charge.Amount);
        foreach (var receipt in claim.Receipts)
            yield return (Split(receipt.Share, form), receipt.On, -receipt.Share.Total);
        if (sheet.InterestOverpaid.IsPositive)
            yield return ("Zinsen, die wegen einer Gutschrift nicht geschuldet waren", null, sheet.InterestOverpaid);
        if (sheet.InterestLapsed.IsPositive)
            yield return ("Zinsen, die mit der Hauptforderung entfielen", null, -sheet.InterestLapsed);
        if (sheet.CostsLapsed.IsPositive)
            yield return ("Kosten, die mit der Hauptforderung entfielen", null, -sheet.CostsLapsed);
    }

    static string Split(Share share, Country form) => "Zahlung: " + string.Join(", ", new[]
    {
        ("Kosten", share.Costs), ("Zinsen", share.Interest), ("Hauptforderung", share.Principal),
    }.Where(part => part.Item2.IsPositive).Select(part => $"{part.Item1} {form.Amount(part.Item2)}"));
}
