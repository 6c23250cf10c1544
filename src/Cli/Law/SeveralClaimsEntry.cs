using System.Text.Json.Nodes;
using Inkassio.Domain;
using Inkassio.Domain.Law;

namespace Inkassio.Cli.Law;

/// <summary>One payment on several claims: <c>allocation-multi</c> and <c>allocation-prorata</c>.</summary>
static class SeveralClaimsEntry
{
    public static void Fill(JsonObject answer)
    {
        OracleEntry.Clear(answer, "result", "overpaid");
        var fields = new EntryFields(answer);
        if (InterestEntry.CurrencyOf(answer) is not { } currency) return;
        var payment = new EntryFields(answer["payment"] as JsonObject ?? throw EntryFields.Missing("payment"));
        var received = payment.Day("valueDate");
        var entries = fields.List("claims").ToDictionary(c => c.Text("id") ?? throw EntryFields.Missing("id"));
        var ids = entries.Keys.ToDictionary(name => name, _ => InvoiceId.New());
        var warnings = new List<LawWarning>();
        var claims = new List<OpenClaim>();
        foreach (var (name, entry) in entries)
        {
            if (!Interest(fields, entry, received, currency).Allows(out var sheet, out var refusal))
            {
                OracleEntry.Refuse(answer, refusal);
                return;
            }
            warnings.AddRange(sheet.Warnings);
            claims.Add(Open(fields, entry, ids[name], sheet, received, currency));
        }

        var designated = payment.Text("designation") is { } said && ids.TryGetValue(said, out var id)
            ? new Designation(id)
            : null;
        var question = new AllocationQuestion(
            fields.Law, payment.Amount("amount", currency), received, [.. claims], designated);
        if (!Allocation.Of(question).Allows(out var split, out var refused))
        {
            OracleEntry.Refuse(answer, refused);
            return;
        }
        answer["result"] = new JsonObject(claims.Zip(entries, (claim, entry) =>
            KeyValuePair.Create(entry.Key, (JsonNode?)Result(claim, entry.Value, split))));
        if (split.Credit.IsPositive) answer["overpaid"] = OracleEntry.Text(split.Credit);
        OracleEntry.Warn(answer, warnings.Distinct());
    }

    public static void FillProportion(JsonObject answer)
    {
        OracleEntry.Clear(answer, "result", "overpaid");
        var fields = new EntryFields(answer);
        if (InterestEntry.CurrencyOf(answer) is not { } currency) return;
        var list = answer["claims"] as JsonArray ?? throw EntryFields.Missing("claims");
        var debts = list.Select(item => Wrapped(item).Amount("claims", currency)).ToList();
        var amount = fields.Amount("payment", currency);
        var shares = Allocation.InProportion(amount, [.. debts]);
        answer["result"] = new JsonArray(shares.Select(s => (JsonNode)OracleEntry.Text(s)).ToArray());
        var over = amount - shares.Sum(currency);
        if (over.IsPositive) answer["overpaid"] = OracleEntry.Text(over);
    }

    static Ruling<CalculationSheet> Interest(
        EntryFields fields, EntryFields claim, DateOnly received, Currency currency) =>
        DefaultInterest.Of(new(
            claim.Amount("principal", currency), new(claim.Day("firstInterestDay"), received),
            InterestEntry.Rule(fields), fields.DayCount));

    static OpenClaim Open(
        EntryFields fields, EntryFields claim, InvoiceId id, CalculationSheet sheet, DateOnly received,
        Currency currency)
    {
        var rule = InterestEntry.Rule(fields);
        var start = claim.Day("firstInterestDay");
        var row = rule.LinkedTo is { } table ? BaseRates.Shipped[table].On(received) : null;
        return new(
            id, claim.DayOrNull("dueDate") ?? start.AddDays(-1),
            claim.AmountOrNull("costs", currency) ?? Money.None(currency), sheet.Total,
            claim.Amount("principal", currency))
        {
            Rate = start <= received ? rule.With(row) : Rate.Zero,
        };
    }

    static JsonObject Result(OpenClaim claim, EntryFields entry, Allocation split)
    {
        var share = split.Shares.FirstOrDefault(s => s.Claim == claim.Claim);
        var none = Money.None(claim.Principal.Currency);
        var result = new JsonObject
        {
            ["toInterest"] = OracleEntry.Text(share?.Interest ?? none),
            ["toPrincipal"] = OracleEntry.Text(share?.Principal ?? none),
            ["open"] = OracleEntry.Text(claim.Total - (share?.Total ?? none)),
        };
        if (entry.Has("costs")) result["toCosts"] = OracleEntry.Text(share?.Costs ?? none);
        return result;
    }

    static EntryFields Wrapped(JsonNode? item) => new(new() { ["claims"] = item?.DeepClone() });
}
