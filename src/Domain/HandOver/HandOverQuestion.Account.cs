using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;

namespace Inkassio.Domain.HandOver;

// What the account itself knows of the debtor: how long he buys, what he promised, and whether he speaks to us.
public sealed partial record HandOverQuestion
{
    /// <summary>The whole question, as the account answers it on the package's day.</summary>
    /// <exception cref="InvalidOperationException">The claims are in several currencies, or there are none.</exception>
    public static HandOverQuestion Of(HandOverPackage package, Debtor debtor, Terms terms)
    {
        var on = package.On;
        var claims = package.Claims.Select(c => debtor.Claims[c.Invoice]).ToList();
        var asked = Of(package, terms.For(debtor.Standing.On(on)).Ladder);
        return asked with
        {
            StagesDone = Math.Max(asked.StagesDone, claims.Min(c => c.Demands)),
            PromiseUntil = claims.Max(c => PromisedUntil(debtor, c.Invoice, on)),
            PromisesBroken = Broken(debtor, claims, on),
            LastReactionOn = LastReaction(debtor, on),
            LastCallOn = debtor.LastTalkOn,
            IsMailReturned = asked.IsMailReturned || claims.Any(c => debtor.CircumstancesOf(c.Invoice, on)
                .Any(known => known.Kind == CircumstanceKind.AddressUnknown)),
            RelationshipYears = Years(debtor, on),
            YearlyTurnover = Turnover(debtor, asked.Open.Currency, on),
        };
    }

    // Instalments are promises too.
    static DateOnly? PromisedUntil(Debtor debtor, InvoiceId invoice, DateOnly on) =>
        debtor.PlanFor(invoice, on)?.LastDueOn ?? debtor.PromiseFor(invoice, on)?.LastOn;

    static int Broken(Debtor debtor, IReadOnlyList<Claim> claims, DateOnly on) =>
        debtor.Promises.Values.Count(p => claims.Any(c => p.Invoices.Contains(c.Invoice))
            && p.StateOn(debtor, on) == PromiseState.Broken)
        + debtor.Plans.Values.Count(p => claims.Any(c => p.Covers(c.Invoice))
            && p.StandingOn(debtor, on).State == PlanState.Broken);

    static DateOnly? LastReaction(Debtor debtor, DateOnly on) => debtor.Replies.Values
        .Where(r => !r.IsAutomatic).Select(r => r.On)
        .Concat(debtor.Calls.Values.Where(c => c.WasReached).Select(c => c.On))
        .Concat(debtor.Disputes.Values.Select(d => d.OpenedOn))
        .Where(day => day <= on).Select(day => (DateOnly?)day).DefaultIfEmpty().Max();

    static int Years(Debtor debtor, DateOnly on)
    {
        var since = debtor.Claims.Values.Min(c => c.IssuedOn);
        var years = on.Year - since.Year;
        return Math.Max(0, since.AddYears(years) > on ? years - 1 : years);
    }

    // The mean of the full years that he has bought; of the first one what there is of it.
    static Money Turnover(Debtor debtor, Currency currency, DateOnly on)
    {
        var bought = debtor.Claims.Values
            .Where(c => c.Currency == currency && c.End != ClaimEnd.Cancelled && c.IssuedOn <= on)
            .Sum(currency, c => c.Amount - c.Credited);
        return Money.Round(bought.Amount / Math.Max(1, Years(debtor, on)), currency);
    }
}
