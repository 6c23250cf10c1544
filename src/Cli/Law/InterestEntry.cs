using System.Text.Json.Nodes;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;

namespace Inkassio.Cli.Law;

/// <summary>Entries of the type <c>interest</c>, and the rate that allocations use too.</summary>
static class InterestEntry
{
    public static void Fill(JsonObject answer)
    {
        OracleEntry.Clear(answer, "segments", "days", "total", "totalRoundedOnce", "computedThrough");
        var fields = new EntryFields(answer);
        if (CurrencyOf(answer) is not { } currency) return;
        var span = new Period(fields.Day("firstInterestDay"), fields.Day("endExclusive"));
        var ruling = DefaultInterest.Of(
            new(fields.Amount("principal", currency), span, Rule(fields), fields.DayCount));
        if (ruling.Allows(out var sheet, out var refusal)) Write(answer, sheet);
        else OracleEntry.Refuse(answer, refusal);
    }

    /// <summary>The law's own rate, unless the entry names a rate, points or a table.</summary>
    public static InterestRule Rule(EntryFields fields)
    {
        var legal = RulePack.Of(fields.Law).Interest(new(fields.Debtor)
        {
            IsPrice = fields.Flag("entgelt", otherwise: true),
            IsResponsible = fields.Flag("responsible", otherwise: true),
            ContractOn = fields.DayOrNull("contractDate"),
        });
        var points = fields.RateOrNull("surchargePoints");
        // Beside points, a rate is the result of a calculation; alone, and in Switzerland, it is the contract's.
        if ((points is null || fields.Law == Country.CH) && fields.RateOrNull("ratePercent") is { } fixedRate)
            return new(fixedRate, LinkedTo: null, legal.Section);
        var table = fields.Has("baseTable") ? Table(fields.Text("baseTable"))
            : points is null ? legal.LinkedTo
            : TableOf(fields);
        return new(points ?? legal.Points, table, legal.Section);
    }

    /// <summary>Null, and the refusal written, where the entry names a currency that we do not know.</summary>
    public static Currency? CurrencyOf(JsonObject answer)
    {
        var fields = new EntryFields(answer);
        if (fields.Currency is { } known) return known;
        var section = RulePack.Of(fields.Law).Sections.Currency;
        OracleEntry.Refuse(answer, new LawRefusal.CurrencyUnknown(fields.Text("currency") ?? "", section));
        return null;
    }

    static BaseTable? TableOf(EntryFields fields) => fields.Law switch
    {
        Country.DE => BaseTable.DE,
        Country.AT when fields.Debtor == DebtorKind.Business => BaseTable.AT,
        _ => null,
    };

    static BaseTable? Table(string? name) => name switch
    {
        null => null,
        "DE" => BaseTable.DE,
        "AT" => BaseTable.AT,
        _ => throw EntryFields.Wrong("baseTable"),
    };

    static void Write(JsonObject answer, CalculationSheet sheet)
    {
        answer["segments"] = new JsonArray(sheet.Segments.Select(s => (JsonNode)Segment(s)).ToArray());
        answer["days"] = sheet.Days;
        answer["total"] = OracleEntry.Text(sheet.Total);
        answer["totalRoundedOnce"] = OracleEntry.Text(sheet.RoundedOnce);
        OracleEntry.Warn(answer, sheet.Warnings);
        if (!sheet.Warnings.IsEmpty && sheet.Through is { } end)
            answer["computedThrough"] = OracleEntry.Text(end.AddDays(-1));
    }

    static JsonObject Segment(InterestSegment s) => new()
    {
        ["from"] = OracleEntry.Text(s.Span.From),
        ["toInclusive"] = OracleEntry.Text(s.Span.LastDay),
        ["days"] = s.Days,
        ["basis"] = s.Basis,
        ["ratePercent"] = s.Rate.ToString(),
        ["amount"] = OracleEntry.Text(s.Amount),
    };
}
