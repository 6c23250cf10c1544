using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.HandOver;

public static class ReferralForm
{
    /// <summary>What the one who takes the claims has to be told: a court asks by its own country's form.</summary>
    public static HandOverTarget FormFor(this ReferralTarget target, HandOverPackage package) =>
        target == ReferralTarget.Court ? CourtOf(package) : HandOverTarget.Agency;

    static HandOverTarget CourtOf(HandOverPackage package) =>
        package.Claims.Select(c => c.Law).DefaultIfEmpty(package.Creditor.Country).First() switch
        {
            Country.AT => HandOverTarget.PaymentAction,
            Country.CH => HandOverTarget.DebtEnforcement,
            _ => HandOverTarget.CourtOrder,
        };
}
