using System.Collections.Immutable;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Law;

namespace Inkassio.Domain.Debtors;

/// <summary>What an invoice told its debtor about paying; it decides when default starts (§ 286 BGB).</summary>
// Null means that nobody has said so yet. Unknown counts as no.
public sealed record PaymentTermsTold(bool? DueDateAgreed, bool? ConsumerNotice, DateOnly? ReceivedOn)
{
    /// <summary>When goods or services were delivered.</summary>
    public DateOnly? ServiceOn { get; init; }

    /// <summary>The price of goods or services (Entgeltforderung), not damages, refund or deposit.</summary>
    public bool IsPrice { get; init; } = true;

    /// <summary>The law that governs this claim, where it is not that of the tenant's country.</summary>
    public Country? Law { get; init; }

    /// <summary>Another program's letters have asked for the lump sum: it is not asked for again.</summary>
    public bool LumpSumClaimed { get; init; }

    /// <summary>Whether this claim was bought as a business or privately, where it differs from the debtor.</summary>
    public DebtorKind? Kind { get; init; }
}

/// <summary>What a letter claimed besides the principal: the lump sum or a reminder fee.</summary>
public enum ChargeKind { LumpSum, ReminderFee }

/// <param name="Section">The § that grants it, as the letter quoted it.</param>
/// <param name="Treatment">Owed like a claim, or a threat that ends with the principal: as it was when claimed.</param>
public sealed record Charge(ChargeKind Kind, Money Amount, DateOnly On, string Section, FeeTreatment Treatment);

/// <summary>What a claim got of one payment.</summary>
public sealed record Receipt(PaymentId Payment, DateOnly On, Share Share)
{
    /// <summary>The debtor paid on this very claim: he named it, or it was his only one.</summary>
    public bool IsMeant { get; init; }
}

/// <summary>What the tenant no longer asks for, from that day on.</summary>
public sealed record GivenUp(DateOnly On, Money Amount);

/// <summary>A file that belongs to a claim: the invoice as the debtor received it.</summary>
/// <param name="Bytes">Where it lies among the stored bytes.</param>
public sealed record InvoiceDocument(string Name, string MediaType, LetterHash Bytes);

/// <summary>How a claim ended other than by payment.</summary>
public enum ClaimEnd { None, Cancelled, WrittenOff }

/// <summary>A step of the ladder that a claim has gone: a letter that was issued for it.</summary>
/// <param name="Notice">Null for a letter that another program sent before the claim came to us.</param>
/// <param name="DeadlineOn">The day until which the letter asked for payment; a pre-due note: the due date.</param>
public sealed record StepTaken(NoticeId? Notice, NoticeKind Kind, DateOnly IssuedOn, DateOnly DeadlineOn);

/// <summary>What a debtor owes for one invoice.</summary>
public sealed record Claim(InvoiceId Invoice, string Number, Money Amount, DateOnly IssuedOn, DateOnly DueOn)
{
    /// <summary>Every payment that counts, with its share; a payment that is reversed leaves.</summary>
    public ImmutableArray<Receipt> Receipts { get; init; } = [];

    public ImmutableArray<CreditNote> CreditNotes { get; init; } = [];

    /// <summary>What moves the end of the limitation, as people recorded it, in that order.</summary>
    public ImmutableArray<LimitationAct> Acts { get; init; } = [];

    public ImmutableArray<Charge> Charges { get; init; } = [];

    /// <summary>A letter has asked for default interest; from then on payments cover it (§ 367 BGB).</summary>
    public bool IsInterestClaimed { get; init; }

    /// <summary>Each day on which a rest was given up; a payment that went back may open the claim again.</summary>
    public ImmutableArray<GivenUp> WriteOffs { get; init; } = [];

    /// <summary>Letters that asked for payment. What another program sent came to us as its newest letter alone: it
    /// stands for the milder ones before it.</summary>
    public int Demands => Steps.Where(s => s.Kind != NoticeKind.PreDue).ToArray() is [var first, ..] asked
        ? asked.Length + (first.Notice is null ? first.Kind - NoticeKind.Reminder : 0) : 0;

    public Money WrittenOff => WriteOffs.Sum(Currency, w => w.Amount);

    public ClaimEnd End { get; init; }

    public DateOnly? EndedOn { get; init; }

    public PaymentTermsTold? Told { get; init; }

    /// <summary>What the invoice is for, in a few words; a personal fact, gone after an erasure.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The invoice itself, as the firm uploaded it; null when it did not.</summary>
    public InvoiceDocument? Document { get; init; }

    public ImmutableArray<StepTaken> Steps { get; init; } = [];

    /// <summary>A person means to hand it over: the announcement follows, also where the ladder has none.</summary>
    public bool IsReferralPlanned { get; init; }

    public Currency Currency => Amount.Currency;

    /// <summary>The principal that was paid.</summary>
    public Money Paid => Receipts.Sum(Currency, r => r.Share.Principal);

    public Money InterestPaid => Receipts.Sum(Currency, r => r.Share.Interest);

    public Money CostsPaid => Receipts.Sum(Currency, r => r.Share.Costs);

    public Money Credited => CreditNotes.Sum(Currency, n => n.Amount);

    /// <summary>The principal that is open.</summary>
    // A cancelled invoice asks for nothing; what was paid on it is the debtor's credit.
    public Money Open => End == ClaimEnd.Cancelled ? Money.None(Currency) : Amount - Credited - Paid - WrittenOff;

    /// <summary>Lump sum and fees that were claimed and not yet paid; threats end with the principal.</summary>
    public Money OpenCosts => !IsOpen ? Money.None(Currency)
        : Money.Max(Money.None(Currency), Charges.Sum(Currency, c => c.Amount) - CostsPaid);

    /// <summary>What a payment of that day meets: costs that a later letter claims did not exist yet.</summary>
    public Money OpenCostsOn(DateOnly on) => !IsOpen ? Money.None(Currency) : Money.Max(
        Money.None(Currency), Charges.Where(c => c.On <= on).Sum(Currency, c => c.Amount) - CostsPaid);

    public bool IsOpen => Open.IsPositive;

    public bool IsOverdue(DateOnly on) => IsOpen && on > DueOn;

    /// <summary>The longest grant of more time that covers this day; null when there is none.</summary>
    public LimitationAct? DeferralOn(DateOnly on) => Acts.Where(a => a.IsDeferral(on)).MaxBy(a => a.LastOn);

    public int DaysOverdue(DateOnly on) => Math.Max(0, on.DayNumber - DueOn.DayNumber);
}

/// <summary>The part of a payment that one claim took, in the order of § 367 BGB.</summary>
public sealed record Share(InvoiceId Invoice, Money Costs, Money Interest, Money Principal)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public Money Total => Costs + Interest + Principal;
}

/// <summary>Money that came in, and where it went.</summary>
public sealed record Payment(
    PaymentId Id, Money Amount, ImmutableArray<Share> Shares, Money Credit, DateOnly ReceivedOn)
{
    public DateOnly? ReversedOn { get; init; }

    public bool Counts => ReversedOn is null;
}
