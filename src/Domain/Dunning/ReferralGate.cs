using System.Collections.Immutable;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;

namespace Inkassio.Domain.Dunning;

/// <summary>One reason against handing a claim over to an agency, a lawyer or the court.</summary>
public abstract record ReferralBlocker(InvoiceId Invoice)
{
    public sealed record NotOverdue(InvoiceId Invoice, DateOnly DueOn) : ReferralBlocker(Invoice);

    /// <summary>Only after reminder and letters without payment (M44); at least that many demands.</summary>
    public sealed record TooFewLetters(InvoiceId Invoice, int Letters, int LettersMin) : ReferralBlocker(Invoice);

    /// <summary>An agency or a lawyer is announced first, the court by the last notice.</summary>
    public sealed record NotAnnounced(InvoiceId Invoice, NoticeKind Needs) : ReferralBlocker(Invoice);

    public sealed record DeadlineRuns(InvoiceId Invoice, DateOnly Until) : ReferralBlocker(Invoice);

    /// <summary>What stops the letters stops this too: a dispute, a promise, a plan, a hold.</summary>
    public sealed record Stopped(InvoiceId Invoice, Blocker By) : ReferralBlocker(Invoice);

    public sealed record AlreadyReferred(InvoiceId Invoice, ReferralId Referral) : ReferralBlocker(Invoice);
}

/// <summary>Every reason against a hand-over. Nobody gets a claim that is disputed, promised or time-barred.</summary>
public static class ReferralGate
{
    /// <summary>A reminder and one Mahnung at least.</summary>
    public const int LettersMin = 2;

    public static ImmutableArray<ReferralBlocker> Against(
        Debtor debtor, ImmutableArray<InvoiceId> invoices, ReferralTarget target, Terms terms, DateOnly on) =>
        [.. invoices.SelectMany(i => Against(debtor, debtor.Claims[i], target, terms, on))];

    static IEnumerable<ReferralBlocker> Against(
        Debtor debtor, Claim claim, ReferralTarget target, Terms terms, DateOnly on)
    {
        if (debtor.ReferralOf(claim.Invoice) is { } running)
        {
            yield return new ReferralBlocker.AlreadyReferred(claim.Invoice, running.Id);
            yield break;
        }
        if (!claim.IsOverdue(on)) yield return new ReferralBlocker.NotOverdue(claim.Invoice, claim.DueOn);
        if (claim.Demands < LettersMin)
            yield return new ReferralBlocker.TooFewLetters(claim.Invoice, claim.Demands, LettersMin);
        var needs = target == ReferralTarget.Court ? NoticeKind.LastNotice : NoticeKind.Announcement;
        if (claim.Steps.LastOrDefault(s => s.Kind >= needs) is not { } announced)
            yield return new ReferralBlocker.NotAnnounced(claim.Invoice, needs);
        else if (on <= announced.DeadlineOn)
            yield return new ReferralBlocker.DeadlineRuns(claim.Invoice, announced.DeadlineOn);
        foreach (var stop in SendGate.Stops(debtor, claim, on, terms))
            if (!Allows(target, stop))
                yield return new ReferralBlocker.Stopped(claim.Invoice, stop);
        // A claim that is disputed in part is disputed: nobody else can tell the parts apart.
        if (debtor.DisputedOf(claim) is { IsPositive: true } part && part < claim.Open)
            yield return new ReferralBlocker.Stopped(claim.Invoice, SendGate.DisputeOf(debtor, claim)!);
    }

    // An agency finds addresses; a court order needs one. Our own bank account is nobody's concern here.
    static bool Allows(ReferralTarget target, Blocker stop) => stop
        is Blocker.NoSender or Blocker.NoAccountInCurrency
        || (target == ReferralTarget.Agency && stop is Blocker.NoAddress or Blocker.AddressUnknown);
}
