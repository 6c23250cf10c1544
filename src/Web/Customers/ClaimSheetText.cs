using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;
using Inkassio.Domain.Words;

namespace Inkassio.Web.Customers;

/// <summary>A claim's calculation as another program reads it: amounts as numbers, days as ISO dates.</summary>
public static class ClaimSheetText
{
    public static object Of(ClaimSheet sheet) => new
    {
        Invoice = sheet.Claim.Number,
        sheet.Claim.IssuedOn,
        sheet.Claim.DueOn,
        AsOf = sheet.On,
        Currency = sheet.Currency.ToString(),
        Law = sheet.Law.Law.ToString(),
        DayCount = sheet.Law.DayCount.ToString(),
        Default = Default(sheet),
        Principal = sheet.Claim.Amount.Amount,
        CreditNotes = sheet.Claim.CreditNotes.Select(n => new { n.On, Amount = n.Amount.Amount, n.FromBeginning }),
        WrittenOff = sheet.Claim.WrittenOff.Amount,
        RatesVersion = sheet.Interest.TableVersion,
        Segments = sheet.Interest.Segments.Select(Segment),
        Interest = sheet.Interest.Total.Amount,
        Costs = sheet.Claim.Charges.Select(c => new
        {
            Kind = c.Kind.ToString(), c.On, Amount = c.Amount.Amount, c.Section,
        }),
        Payments = sheet.Claim.Receipts.Select(Payment),
        InterestOverpaid = sheet.InterestOverpaid.Amount,
        InterestLapsed = sheet.InterestLapsed.Amount,
        CostsLapsed = sheet.CostsLapsed.Amount,
        Open = new
        {
            Principal = sheet.Claim.Open.Amount, Interest = sheet.OpenInterest.Amount,
            Costs = sheet.Claim.OpenCosts.Amount, Total = sheet.Open.Amount,
        },
        Limitation = Limitation(sheet),
        Warnings = sheet.Interest.Warnings.Select(w => w.Sentence(sheet.Law.Law)).Where(w => w.Length > 0),
    };

    static object? Default(ClaimSheet sheet) => sheet.Law.Default is { } start && start.HasBegun(sheet.On)
        ? new { Since = start.FirstInterestDay, Trigger = start.Trigger.ToString(), start.Section }
        : null;

    static object Segment(InterestSegment s) => new
    {
        s.Span.From,
        To = s.Span.LastDay,
        s.Days,
        s.Basis,
        Principal = s.Principal.Amount,
        Rate = s.Rate.Percent,
        BaseRate = s.Base?.Percent.Percent,
        BaseRateFrom = s.Base?.From,
        s.Section,
        s.IsAssumed,
        Interest = s.Amount.Amount,
    };

    static object Payment(Receipt receipt) => new
    {
        receipt.On,
        Costs = receipt.Share.Costs.Amount,
        Interest = receipt.Share.Interest.Amount,
        Principal = receipt.Share.Principal.Amount,
        Total = receipt.Share.Total.Amount,
    };

    static object Limitation(ClaimSheet sheet) =>
        sheet.Law.Limitation(sheet.Claim) is var end ? new { EndsOn = end.NominalOn, end.Section } : null!;
}
