using System.Collections.Immutable;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;

namespace Inkassio.Domain.HandOver;

/// <summary>Where a package goes.</summary>
public enum HandOverTarget
{
    /// <summary>A collection agency or a lawyer, who has to tell the debtor what § 13a RDG asks for.</summary>
    Agency,

    /// <summary>Germany: the order for payment ("Mahnbescheid").</summary>
    CourtOrder,

    /// <summary>Austria: the action for an order for payment ("Mahnklage").</summary>
    PaymentAction,

    /// <summary>Switzerland: the request for debt enforcement ("Betreibungsbegehren").</summary>
    DebtEnforcement,
}

/// <summary>What a package still lacks for its target.</summary>
/// <param name="Blocking">With one of these nothing leaves the house.</param>
/// <param name="Advised">The target may ask back, or it would look careless; a person may go on.</param>
public sealed partial record Completeness(
    HandOverTarget Target, ImmutableArray<Gap> Blocking, ImmutableArray<Gap> Advised)
{
    /// <summary>An application for debt enforcement holds at most ten claims (eSchKG since version 2.0).</summary>
    public const int EnforcementClaimsMax = 10;

    /// <summary>§ 244 ZPO (Austria): the action for an order for payment ends there.</summary>
    public static readonly Money PaymentActionMax = new(75_000_00, Currency.EUR);

    /// <summary>Above it the action must be brought by a lawyer (the Austrian judiciary's notes on its form).</summary>
    public static readonly Money WithoutLawyerMax = new(5_000_00, Currency.EUR);

    public bool IsComplete => Blocking.IsEmpty;

    /// <summary>Every gap at once, those that block first.</summary>
    public IEnumerable<Gap> All => Blocking.Concat(Advised);

    public static Completeness Of(HandOverPackage package, HandOverTarget target)
    {
        var gaps = Choice(package, target).Concat(Parties(package, target))
            .Concat(package.Claims.SelectMany(c => OfClaim(package, c, target))).Distinct().ToList();
        return new(
            target, [.. gaps.Where(g => Blocks(g, target))], [.. gaps.Where(g => !Blocks(g, target))]);
    }

    /// <summary>For files: a package that lacks something must not become one.</summary>
    /// <exception cref="InvalidOperationException">Something blocks; ask <see cref="Of"/> first.</exception>
    public static void Require(HandOverPackage package, HandOverTarget target)
    {
        if (Of(package, target) is { IsComplete: false } lacking)
            throw new InvalidOperationException(
                $"The package lacks {string.Join(", ", lacking.Blocking.Select(g => g.GetType().Name))}.");
    }

    // What only advises is told, and a person may go on: everything else blocks.
    static bool Blocks(Gap gap, HandOverTarget target) => gap switch
    {
        Gap.InvoiceCopyMissing or Gap.ServiceDayMissing or Gap.RegisterMissing => false,
        Gap.SalutationMissing => target == HandOverTarget.CourtOrder,
        Gap.LegalFormMissing or Gap.RepresentativeMissing or Gap.NatureUnknown => target != HandOverTarget.Agency,
        Gap.LawyerNeeded => false,
        Gap.ContactMissing => target == HandOverTarget.Agency,
        _ => true,
    };

    static IEnumerable<Gap> Choice(HandOverPackage p, HandOverTarget target)
    {
        if (p.Claims.IsEmpty) yield return new Gap.NoClaims();
        if (target == HandOverTarget.DebtEnforcement && EnforcementClaims(p) is > EnforcementClaimsMax and var count)
            yield return new Gap.TooManyClaims(count, EnforcementClaimsMax);
        if (p.Currencies.Skip(1).Any()) yield return new Gap.SeveralCurrencies();
        if (CurrencyOf(target) is { } taken)
            foreach (var other in p.Currencies.Where(c => c != taken)) yield return new Gap.CurrencyNotTaken(other);
        if (target == HandOverTarget.PaymentAction && p.Principal(Currency.EUR) is var value)
        {
            if (value > PaymentActionMax) yield return new Gap.ValueAboveLimit(value, PaymentActionMax);
            else if (value > WithoutLawyerMax) yield return new Gap.LawyerNeeded(value, WithoutLawyerMax);
        }
        foreach (var credit in p.Credit.Where(c => c.IsPositive)) yield return new Gap.CreditNotCounted(credit);
    }

    // Computed interest and costs stand as claims of their own.
    static int EnforcementClaims(HandOverPackage p) => p.Claims.Length
        + (p.Claims.Any(c => InterestDemand.Of(c, p.On).Computed.IsPositive) ? 1 : 0)
        + (p.Claims.Any(c => c.OpenCosts.IsPositive) ? 1 : 0);

    static IEnumerable<Gap> Parties(HandOverPackage p, HandOverTarget target) =>
    [
        .. Party(Side.Creditor, p.Creditor.Name, p.Creditor.Address, p.Creditor.Legal, target),
        .. Party(Side.Debtor, p.Debtor.Name, p.Debtor.Address, p.Debtor.Legal, target),
        .. When(p.Creditor is { Phone: "", Email: "" } or { Contact: "" }, new Gap.ContactMissing()),
        .. When(p.Creditor.Account is null,
            new Gap.AccountMissing(p.Currencies.FirstOrDefault(RulePack.Of(p.Creditor.Country).Currency))),
        .. When(p.Creditor.DeductsInputTax is null && target is (HandOverTarget.Agency or HandOverTarget.CourtOrder),
            new Gap.InputTaxUnknown()),
        .. When(p.Debtor.Kind == DebtorKind.Unknown && target == HandOverTarget.Agency, new Gap.KindUnknown()),
        .. When(target == HandOverTarget.CourtOrder && p.Creditor.Country == Country.DE
            && CourtOrderCourt.Of(p.Creditor.Region) is null, new Gap.RegionUnknown()),
        .. When(target == HandOverTarget.DebtEnforcement && p.Creditor.Country != Country.CH,
            new Gap.CreditorAbroad(p.Creditor.Country.ToString())),
        .. When(LawOf(target) is { } there && !IsIn(p.Debtor.Address, there),
            new Gap.DebtorAbroad(p.Debtor.Address.Country)),
    ];

    static IEnumerable<Gap> Party(Side side, string name, Address address, LegalFacts legal, HandOverTarget target) =>
    [
        .. When(string.IsNullOrWhiteSpace(name), new Gap.NameMissing(side)),
        .. When(!address.IsComplete, new Gap.AddressIncomplete(side)),
        .. When(target != HandOverTarget.Agency && IsPostBox(address.Street), new Gap.AddressIsPostBox(side)),
        .. When(legal.Nature == PartyNature.Unknown, new Gap.NatureUnknown(side)),
        .. When(legal.Nature is PartyNature.Company or PartyNature.SoleTrader && legal.LegalForm.Length == 0,
            new Gap.LegalFormMissing(side)),
        .. When(legal.Nature == PartyNature.Company && !legal.Representatives.Any(r => r.Name.Length > 0),
            new Gap.RepresentativeMissing(side)),
        .. When(legal.Nature == PartyNature.Company && legal.RegisterNumber.Length == 0,
            new Gap.RegisterMissing(side)),
        .. When(legal.Nature == PartyNature.NaturalPerson && legal.Salutation.Length == 0,
            new Gap.SalutationMissing(side)),
    ];

    internal static Currency? CurrencyOf(HandOverTarget target) => target switch
    {
        HandOverTarget.CourtOrder or HandOverTarget.PaymentAction => Currency.EUR, // § 688 Abs. 1 ZPO, § 244 öZPO
        HandOverTarget.DebtEnforcement => Currency.CHF, // Art. 67 Abs. 1 Ziff. 3 SchKG
        _ => null,
    };

    static Country? LawOf(HandOverTarget target) => target switch
    {
        HandOverTarget.CourtOrder => Country.DE,
        HandOverTarget.PaymentAction => Country.AT,
        HandOverTarget.DebtEnforcement => Country.CH,
        _ => null,
    };

    static bool IsIn(Address address, Country country) =>
        string.Equals(address.Country.Trim(), country.ToString(), StringComparison.OrdinalIgnoreCase);

    static bool IsPostBox(string street) =>
        street.Trim() is var s && (s.StartsWith("Postfach", StringComparison.OrdinalIgnoreCase)
            || s.StartsWith("P.O. Box", StringComparison.OrdinalIgnoreCase)
            || s.StartsWith("PF ", StringComparison.Ordinal));

    static Gap[] When(bool lacks, Gap gap) => lacks ? [gap] : [];
}
