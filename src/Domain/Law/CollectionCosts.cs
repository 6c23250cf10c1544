using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Law;

/// <summary>How much work a collection is, as the fee scale sees it (Nr. 2300 VV RVG).</summary>
public enum CollectionEffort
{
    /// <summary>Paid within two weeks after the first request: half a fee.</summary>
    Simple,

    /// <summary>The rule for uncontested claims: 0.9.</summary>
    Usual,

    /// <summary>Especially extensive or difficult, or contested: 1.3.</summary>
    Extensive,
}

/// <param name="Value">The principal that is to be collected.</param>
public sealed record CollectionQuestion(Country Law, Money Value, CollectionEffort Effort)
{
    public bool IsContested { get; init; }

    /// <summary>The creditor can deduct input tax, so the debtor owes none (Nr. 7008 VV RVG).</summary>
    public bool DeductsInputTax { get; init; } = true;

    /// <summary>The 40 EUR that were claimed already; they are credited.</summary>
    public Money? LumpSum { get; init; }

    public DefaultStart? Default { get; init; }

    public required DateOnly On { get; init; }
}

/// <summary>What collection by an agency or a lawyer adds to a claim at most: an estimate for the hand-over.</summary>
/// <param name="BeyondLumpSum">The part that the debtor owes on top of a lump sum already claimed.</param>
public sealed record CollectionCosts(Money Fee, Money Expenses, Money Vat, Money BeyondLumpSum, string Section)
{
    /// <summary>Value added tax on services of agencies and lawyers, in percent.</summary>
    public const decimal VatPercent = 19m;

    public Money Net => Fee + Expenses;

    public Money Total => Net + Vat;

    /// <summary>Capped at what a lawyer would get (§ 13e Abs. 1 RDG).</summary>
    public static Ruling<CollectionCosts> Of(CollectionQuestion q)
    {
        if (q.Law != Country.DE)
            return new LawRefusal.TariffUnknown(q.Law, q.Law == Country.AT ? "BGBl. 141/1996" : "Art. 106 OR");
        if (q.Default?.HasBegun(q.On) != true) return new LawRefusal.CollectionBeforeDefault("§§ 280, 286 BGB");
        if (!q.Value.IsPositive) return new LawRefusal.AmountNotPositive(q.Value, "§ 13 RVG");
        return Priced(q, FeeScale.Fee(FeeScale.FullFee(q.Value, q.IsContested), Factor(q)));
    }

    /// <summary>An instalment agreement by the agency: 0.7 on half of the claim (Nr. 1000 VV, § 31b RVG).</summary>
    public static Money InstalmentFee(Money claim) =>
        FeeScale.Fee(FeeScale.FullFee(Money.Round(claim.Amount / 2, claim.Currency), isContested: true), 0.7m);

    /// <summary>The court's fee for an order for payment (Mahnbescheid): half a fee, at least 38 EUR.</summary>
    public static Money CourtFee(Money value) => FeeScale.OrderForPayment(value);

    static decimal Factor(CollectionQuestion q) => q switch
    {
        { IsContested: true } or { Effort: CollectionEffort.Extensive } => 1.3m,
        { Effort: CollectionEffort.Simple } => 0.5m,
        _ => 0.9m,
    };

    static CollectionCosts Priced(CollectionQuestion q, Money fee)
    {
        var expenses = FeeScale.Expenses(fee);
        var net = fee + expenses;
        var vat = q.DeductsInputTax
            ? Money.None(fee.Currency)
            : Money.Round(net.Amount * VatPercent / 100m, fee.Currency);
        var beyond = q.LumpSum is { } lumpSum ? LumpSum.Beyond(lumpSum, net + vat) : net + vat;
        return new(fee, expenses, vat, beyond, "§ 13e Abs. 1 RDG, § 13 RVG, Nr. 2300, 7002 VV RVG");
    }
}
