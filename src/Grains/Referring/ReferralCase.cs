using System.Collections.Immutable;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.HandOver;
using Inkassio.Domain.Tenants;

namespace Inkassio.Grains.Referring;

/// <summary>Claims of one debtor that might be handed over on a day: what is known of them, and what to do.</summary>
/// <param name="Stops">What stops any hand-over, whoever takes the claims.</param>
public sealed record ReferralCase(
    Debtor Account, Terms Terms, DateOnly On, ImmutableArray<Claim> Claims, HandOverPackage Package,
    HandOverAdvice Advice, ImmutableArray<ReferralBlocker> Stops)
{
    /// <summary>How many claims go at once: their ids have to fit into one address.</summary>
    public const int ClaimsMax = 150;

    public ImmutableArray<InvoiceId> Invoices => [.. Claims.Select(c => c.Invoice)];

    public bool IsPlanned => Claims.Any(c => c.IsReferralPlanned);

    /// <summary>Whether the debtor should hear of a hand-over, or of a court, now.</summary>
    public bool IsAdvised => Stops.IsEmpty
        && Advice.Step is AdvisedStep.Announce or AdvisedStep.HandOver or AdvisedStep.Court;

    /// <summary>Everything against it, for one who would take the claims.</summary>
    public ImmutableArray<ReferralBlocker> Against(ReferralTarget target) =>
        ReferralGate.Against(Account, Invoices, target, Terms, On);

    public Completeness LackingFor(ReferralTarget target) => Completeness.Of(Package, target.FormFor(Package));

    /// <summary>The overdue claims of an account that nobody else collects, in the currency that owes most; null when
    /// there is none. One that is fresh must not hold up those that all letters went out for.</summary>
    public static ReferralCase? Of(Debtor account, Terms terms, DateOnly on) => account.Claims.Values
        .Where(c => c.IsOpen && c.IsOverdue(on) && account.ReferralOf(c.Invoice) is null)
        .GroupBy(c => c.Demands >= ReferralGate.LettersMin).MaxBy(group => group.Key)?
        .GroupBy(c => c.Currency).MaxBy(own => own.Sum(own.Key, c => c.Open).Cents) is { } claims
        ? Of(account, [.. claims.OrderBy(c => c.DueOn).Take(ClaimsMax).Select(c => c.Invoice)], terms, on) : null;

    /// <exception cref="ArgumentException">An invoice is none of the debtor's.</exception>
    public static ReferralCase Of(Debtor account, ImmutableArray<InvoiceId> invoices, Terms terms, DateOnly on)
    {
        var package = HandOverPackage.Of(account, invoices, terms, on);
        return new(
            account, terms, on, [.. package.Claims.Select(c => account.Claims[c.Invoice])], package,
            HandOverAdvice.Of(HandOverQuestion.Of(package, account, terms)),
            [
                .. ReferralGate.Against(account, invoices, ReferralTarget.Agency, terms, on)
                    .Where(b => b is not (ReferralBlocker.NotAnnounced or ReferralBlocker.DeadlineRuns)),
            ]);
    }
}
