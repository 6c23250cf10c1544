using Inkassio.Domain.Segments;

namespace Inkassio.Domain.Debtors;

public sealed partial record Debtor
{
    /// <summary>How the debtor has paid so far, as it is known on a day: what his score is computed from.</summary>
    public PayerHistory History(DateOnly day) => new()
    {
        Invoices = [.. Claims.Values.Where(c => c.End != ClaimEnd.Cancelled && c.IssuedOn <= day)
            .Select(c => new PastInvoice(c.IssuedOn, c.DueOn, c.Amount, PaidOn(c)))],
        Promises = [.. Promises.Values.Select(p => (Promise: p, State: p.StateOn(this, day)))
            .Where(p => p.State is PromiseState.Kept or PromiseState.Broken)
            .Select(p => new PastPromise(p.Promise.PayOn, p.State == PromiseState.Kept))],
        Disputes = [.. Disputes.Values.Where(d => d.ResolvedOn <= day)
            .Select(d => new PastDispute(d.ResolvedOn!.Value, d.Outcome == Correspondence.ComplaintOutcome.NotRight))],
        Stages = [.. Claims.Values.SelectMany(c => c.Steps)
            .Where(s => s.Kind != Dunning.NoticeKind.PreDue && s.IssuedOn <= day)
            .Select(s => new PastStage(s.Kind, s.IssuedOn))],
        Bureau = CreditOn(day) is { } credit ? new(VerdictOf(credit), credit.On) : null,
    };

    // Paid in full on the day of the last payment; what was given up or credited in full was not paid by him.
    static DateOnly? PaidOn(Claim claim) =>
        claim.IsOpen || claim.Receipts.IsEmpty || claim.WrittenOff.IsPositive ? null : claim.Receipts.Max(r => r.On);

    static BureauVerdict VerdictOf(CreditCheck check) =>
        check.Rating is CreditRating.Good or CreditRating.Medium
            ? BureauVerdict.Favourable : BureauVerdict.Unfavourable;
}
