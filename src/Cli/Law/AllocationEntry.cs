using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Inkassio.Domain;
using Inkassio.Domain.Law;

namespace Inkassio.Cli.Law;

/// <summary>Entries of the type <c>allocation</c>: one claim, its costs from the start, and its payments.</summary>
static class AllocationEntry
{
    public static void Fill(JsonObject answer)
    {
        OracleEntry.Clear(answer, "openPrincipal", "openInterest", "openCosts", "open");
        var fields = new EntryFields(answer);
        var payments = fields.List("payments").ToList();
        foreach (var payment in payments)
            OracleEntry.Clear(payment.Entry, "toCosts", "toInterest", "toPrincipal", "overpaid");
        if (InterestEntry.CurrencyOf(answer) is not { } currency) return;

        // Without a key date the entry ends with the last payment: that day bears no interest on what was paid.
        var last = payments.Select(p => p.Day("valueDate")).DefaultIfEmpty(fields.Day("firstInterestDay")).Max();
        var end = fields.DayOrNull("asOfInclusive")?.AddDays(1) ?? last;
        var all = Question(fields, currency, end, payments);
        if (!ClaimStatement.Of(all).Allows(out var statement, out var refusal))
        {
            OracleEntry.Refuse(answer, refusal);
            return;
        }
        WriteSplits(payments, statement);
        WriteOpen(answer, last < end || !fields.Has("asOfInclusive") ? statement : Until(all, end));
    }

    static ClaimQuestion Question(EntryFields f, Currency currency, DateOnly end, List<EntryFields> payments) => new(
        f.Law, f.Amount("principal", currency), f.DayOrNull("firstInterestDay"), InterestEntry.Rule(f), f.DayCount, end)
    {
        InvoicedOn = f.DayOrNull("invoiceDate"),
        Parts = f.Flag("consumerLoan", otherwise: false)
            ? PartOrder.CostsPrincipalInterest
            : PartOrder.CostsInterestPrincipal,
        Costs = [new(DateOnly.MinValue, f.AmountOrNull("costs", currency) ?? Money.None(currency))],
        Payments = [.. payments.Select(p => new ClaimPayment(p.Day("valueDate"), p.Amount("amount", currency)))],
    };

    // Payments after the key date are split, but do not count towards what was open on it.
    static ClaimStatement Until(ClaimQuestion all, DateOnly end) =>
        ClaimStatement.Of(all with { Payments = [.. all.Payments.Where(p => p.On < end)] }).Required();

    // The statement books by day and, within a day, as they were given; the entry keeps its own order.
    static void WriteSplits(List<EntryFields> payments, ClaimStatement statement)
    {
        var byDay = payments.OrderBy(p => p.Day("valueDate")).ToImmutableArray();
        foreach (var (payment, split) in byDay.Zip(statement.Payments))
        {
            payment.Entry["toCosts"] = OracleEntry.Text(split.Costs);
            payment.Entry["toInterest"] = OracleEntry.Text(split.Interest);
            payment.Entry["toPrincipal"] = OracleEntry.Text(split.Principal);
            if (split.Overpaid.IsPositive) payment.Entry["overpaid"] = OracleEntry.Text(split.Overpaid);
        }
    }

    static void WriteOpen(JsonObject answer, ClaimStatement statement)
    {
        answer["openPrincipal"] = OracleEntry.Text(statement.OpenPrincipal);
        answer["openInterest"] = OracleEntry.Text(statement.OpenInterest);
        answer["openCosts"] = OracleEntry.Text(statement.OpenCosts);
        answer["open"] = OracleEntry.Text(statement.Open);
        OracleEntry.Warn(answer, statement.Interest.Warnings);
    }
}
