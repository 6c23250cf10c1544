using System.Collections.Immutable;
using Inkassio.Domain.Dunning;

namespace Inkassio.Domain.Debtors;

/// <summary>What an invoice told its debtor about paying; it decides when default starts (§ 286 BGB).</summary>
// Null means that nobody has said so yet. Unknown counts as no.
public sealed record PaymentTermsTold(bool? DueDateAgreed, bool? ConsumerNotice, DateOnly? ReceivedOn);

/// <summary>How a claim ended other than by payment.</summary>
public enum ClaimEnd { None, Cancelled, WrittenOff }

/// <summary>A step of the ladder that a claim has gone: a letter that was issued for it.</summary>
/// <param name="Notice">Null for a letter that another program sent before the claim came to us.</param>
/// <param name="DeadlineOn">The day until which the letter asked for payment; a pre-due note: the due date.</param>
public sealed record StepTaken(NoticeId? Notice, NoticeKind Kind, DateOnly IssuedOn, DateOnly DeadlineOn);

/// <summary>What a debtor owes for one invoice.</summary>
public sealed record Claim(InvoiceId Invoice, string Number, Money Amount, DateOnly IssuedOn, DateOnly DueOn)
{
    public Money Paid { get; init; } = Money.None(Amount.Currency);

    public Money WrittenOff { get; init; } = Money.None(Amount.Currency);

    public ClaimEnd End { get; init; }

    public DateOnly? EndedOn { get; init; }

    public PaymentTermsTold? Told { get; init; }

    /// <summary>What the invoice is for, in a few words; a personal fact, gone after an erasure.</summary>
    public string Subject { get; init; } = "";

    public ImmutableArray<StepTaken> Steps { get; init; } = [];

    public Currency Currency => Amount.Currency;

    // A cancelled invoice asks for nothing; what was paid on it is the debtor's credit.
    public Money Open => End == ClaimEnd.Cancelled ? Money.None(Currency) : Amount - Paid - WrittenOff;

    public bool IsOpen => Open.IsPositive;

    public bool IsOverdue(DateOnly on) => IsOpen && on > DueOn;

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
