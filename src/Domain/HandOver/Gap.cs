using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.HandOver;

/// <summary>Where a person closes a gap.</summary>
public enum EntryPlace
{
    /// <summary>The firm's own facts, under settings.</summary>
    Settings,

    /// <summary>The customer's master record.</summary>
    Customer,

    /// <summary>The invoice itself.</summary>
    Invoice,

    /// <summary>The form in which a hand-over is prepared.</summary>
    HandOverForm,

    /// <summary>The choice of claims.</summary>
    Selection,

    /// <summary>The account: payments, credits, holds.</summary>
    Account,

    /// <summary>The letters and the out-tray.</summary>
    Letters,

    /// <summary>The table of base rates.</summary>
    BaseRates,

    /// <summary>Nowhere: the way itself is closed, another one is needed.</summary>
    OtherWay,
}

/// <summary>The parties, where a gap may be on either side.</summary>
public enum Side { Creditor, Debtor }

/// <summary>What is missing for a hand-over, or stands against it: a fact that a person can act on.</summary>
public abstract record Gap
{
    Gap(EntryPlace where) => Where = where; // Closed: every case stands in this file.

    public EntryPlace Where { get; }

    /// <summary>A gap of one claim, named by its invoice.</summary>
    public abstract record OfClaim : Gap
    {
        private protected OfClaim(EntryPlace where, HandedClaim claim) : base(where) =>
            (Invoice, Number) = (claim.Invoice, claim.Number);

        public InvoiceId Invoice { get; }

        public string Number { get; }
    }

    // The choice.

    public sealed record NoClaims() : Gap(EntryPlace.Selection);

    public sealed record TooManyClaims(int Count, int Max) : Gap(EntryPlace.Selection);

    public sealed record SeveralCurrencies() : Gap(EntryPlace.Selection);

    /// <summary>This court or office takes claims in its own currency alone.</summary>
    public sealed record CurrencyNotTaken(Currency Currency) : Gap(EntryPlace.OtherWay);

    /// <summary>The procedure ends at that value; above it a lawyer sues.</summary>
    public sealed record ValueAboveLimit(Money Value, Money Max) : Gap(EntryPlace.OtherWay);

    /// <summary>From that value on the claim must be brought by a lawyer.</summary>
    public sealed record LawyerNeeded(Money Value, Money Above) : Gap(EntryPlace.OtherWay);

    /// <summary>Money of the debtor that no claim has taken: too much would be asked for.</summary>
    public sealed record CreditNotCounted(Money Credit) : Gap(EntryPlace.Account);

    // The parties.

    public sealed record NameMissing(Side Side)
        : Gap(Side == Side.Creditor ? EntryPlace.Settings : EntryPlace.Customer);

    public sealed record AddressIncomplete(Side Side)
        : Gap(Side == Side.Creditor ? EntryPlace.Settings : EntryPlace.Customer);

    /// <summary>A post-box takes letters and no service of court papers.</summary>
    public sealed record AddressIsPostBox(Side Side)
        : Gap(Side == Side.Creditor ? EntryPlace.Settings : EntryPlace.Customer);

    public sealed record NatureUnknown(Side Side) : Gap(EntryPlace.HandOverForm);

    public sealed record LegalFormMissing(Side Side) : Gap(EntryPlace.HandOverForm);

    /// <summary>A firm acts through somebody, who must be named.</summary>
    public sealed record RepresentativeMissing(Side Side) : Gap(EntryPlace.HandOverForm);

    public sealed record RegisterMissing(Side Side) : Gap(EntryPlace.HandOverForm);

    public sealed record SalutationMissing(Side Side) : Gap(EntryPlace.HandOverForm);

    /// <summary>A creditor that nobody can ask back: neither telephone nor e-mail.</summary>
    public sealed record ContactMissing() : Gap(EntryPlace.Settings);

    /// <summary>Where paid money and refunds go.</summary>
    public sealed record AccountMissing(Currency Currency) : Gap(EntryPlace.Settings);

    public sealed record InputTaxUnknown() : Gap(EntryPlace.HandOverForm);

    public sealed record KindUnknown() : Gap(EntryPlace.Customer);

    /// <summary>The court's land is not known, so neither is the court.</summary>
    public sealed record RegionUnknown() : Gap(EntryPlace.Settings);

    /// <summary>A creditor abroad must choose a domicile in Switzerland (Art. 67 Abs. 1 Ziff. 1 SchKG).</summary>
    public sealed record CreditorAbroad(string Country) : Gap(EntryPlace.OtherWay);

    /// <summary>The debtor lives in another country than the procedure.</summary>
    public sealed record DebtorAbroad(string Country) : Gap(EntryPlace.OtherWay);

    // The claims.

    public sealed record OtherLaw(HandedClaim Claim, Country Law) : OfClaim(EntryPlace.Selection, Claim);

    public sealed record NothingOpen(HandedClaim Claim) : OfClaim(EntryPlace.Selection, Claim);

    public sealed record NotDue(HandedClaim Claim, DateOnly DueOn) : OfClaim(EntryPlace.Selection, Claim);

    /// <summary>Without default nobody owes the costs of pursuit (§§ 280, 286 BGB).</summary>
    public sealed record NotInDefault(HandedClaim Claim) : OfClaim(EntryPlace.Letters, Claim);

    public sealed record SubjectMissing(HandedClaim Claim) : OfClaim(EntryPlace.Invoice, Claim);

    /// <summary>§ 13a Abs. 1 Nr. 2 RDG: of a contract, the subject and the day.</summary>
    public sealed record ContractDayMissing(HandedClaim Claim) : OfClaim(EntryPlace.HandOverForm, Claim);

    public sealed record ContractAfterInvoice(HandedClaim Claim, DateOnly ContractOn)
        : OfClaim(EntryPlace.HandOverForm, Claim);

    public sealed record ServiceDayMissing(HandedClaim Claim) : OfClaim(EntryPlace.Invoice, Claim);

    public sealed record ServicePeriodMissing(HandedClaim Claim) : OfClaim(EntryPlace.HandOverForm, Claim);

    public sealed record GroundMissing(HandedClaim Claim) : OfClaim(EntryPlace.HandOverForm, Claim);

    public sealed record GroundTooLong(HandedClaim Claim, int Max) : OfClaim(EntryPlace.HandOverForm, Claim);

    public sealed record CounterPerformanceUnknown(HandedClaim Claim) : OfClaim(EntryPlace.HandOverForm, Claim);

    public sealed record CounterPerformanceOwed(HandedClaim Claim) : OfClaim(EntryPlace.OtherWay, Claim);

    public sealed record ConsumerCredit(HandedClaim Claim) : OfClaim(EntryPlace.OtherWay, Claim);

    public sealed record Disputed(HandedClaim Claim) : OfClaim(EntryPlace.Account, Claim);

    public sealed record Deferred(HandedClaim Claim, DateOnly Until) : OfClaim(EntryPlace.Account, Claim);

    /// <summary>The hand-over was not announced to the debtor, or the letter did not arrive.</summary>
    public sealed record AnnouncementMissing(HandedClaim Claim) : OfClaim(EntryPlace.Letters, Claim);

    public sealed record AnnouncementRunning(HandedClaim Claim, DateOnly Until) : OfClaim(EntryPlace.Letters, Claim);

    public sealed record LimitationPassed(HandedClaim Claim, DateOnly EndedOn) : OfClaim(EntryPlace.OtherWay, Claim);

    /// <summary>Interest stops where the table of base rates ends, or goes on with a rate that was assumed.</summary>
    public sealed record RateNotKnown(HandedClaim Claim, DateOnly From) : OfClaim(EntryPlace.BaseRates, Claim);

    public sealed record InvoiceCopyMissing(HandedClaim Claim) : OfClaim(EntryPlace.Invoice, Claim);
}
