using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Inkassio.Domain.Correspondence;

/// <summary>What a person chose and typed for a letter by hand. Everything else comes from the account.</summary>
// The quoted names are what the journal stores. Dunning letters are not here: the ladder writes them.
[JsonPolymorphic(TypeDiscriminatorPropertyName = "letter")]
[JsonDerivedType(typeof(InstalmentOffer), "instalment-offer")]
[JsonDerivedType(typeof(InstalmentAgreement), "instalment-agreement")]
[JsonDerivedType(typeof(ComplaintAnswer), "complaint-answer")]
[JsonDerivedType(typeof(CallConfirmation), "call-confirmation")]
[JsonDerivedType(typeof(Thanks), "thanks")]
[JsonDerivedType(typeof(InvoiceCopy), "invoice-copy")]
public abstract record LetterRequest
{
    /// <summary>How much a person may type into one field of a letter.</summary>
    public const int TypedMax = 400;

    LetterRequest() { } // Closed: every case stands in this file.

    [JsonIgnore]
    public abstract LetterKind Kind { get; }

    /// <param name="AcceptBy">Until when the debtor can say yes, in text form.</param>
    public sealed record InstalmentOffer(
        ImmutableArray<InvoiceId> Invoices, ImmutableArray<Instalment> Instalments, PlanInterest Interest,
        DateOnly AcceptBy) : LetterRequest
    {
        /// <summary>Who is later than this owes the rest at once; null for the usual days.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public int? LateDays { get; init; }

        [JsonIgnore]
        public override LetterKind Kind => LetterKind.InstalmentOffer;
    }

    public sealed record InstalmentAgreement(
        ImmutableArray<InvoiceId> Invoices, ImmutableArray<Instalment> Instalments, PlanInterest Interest,
        DateOnly AgreedOn) : LetterRequest
    {
        /// <summary>Who is later than this owes the rest at once; null for the usual days.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public int? LateDays { get; init; }

        [JsonIgnore]
        public override LetterKind Kind => LetterKind.InstalmentAgreement;
    }

    /// <param name="RestsUntil">Dunning of these invoices rests until then.</param>
    /// <param name="Result">Null while we check.</param>
    public sealed record ComplaintAnswer(
        ImmutableArray<InvoiceId> Invoices, string Says, DateOnly RestsUntil,
        ImmutableArray<ComplaintOption> Options, ComplaintFinding? Result) : LetterRequest
    {
        [JsonIgnore]
        public override LetterKind Kind => LetterKind.ComplaintAnswer;
    }

    /// <param name="Amount">What the debtor promised to pay.</param>
    public sealed record CallConfirmation(
        ImmutableArray<InvoiceId> Invoices, DateOnly CalledOn, string Person, Money Amount, DateOnly PayOn)
        : LetterRequest
    {
        [JsonIgnore]
        public override LetterKind Kind => LetterKind.CallConfirmation;
    }

    public sealed record Thanks(PaymentId Payment) : LetterRequest
    {
        [JsonIgnore]
        public override LetterKind Kind => LetterKind.Thanks;
    }

    public sealed record InvoiceCopy(ImmutableArray<InvoiceId> Invoices, DateOnly PayOn) : LetterRequest
    {
        [JsonIgnore]
        public override LetterKind Kind => LetterKind.InvoiceCopy;
    }
}

/// <summary>What came of checking a complaint.</summary>
/// <param name="CreditNote">A credit note that is booked; its amount is told from the books.</param>
public sealed record ComplaintFinding(ComplaintOutcome Outcome, string Reason, Guid? CreditNote);
