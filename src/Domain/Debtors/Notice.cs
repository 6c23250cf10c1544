using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Dunning;

namespace Inkassio.Domain.Debtors;

public enum NoticeState { Proposed, Issued, Rejected, Voided, Recalled }

/// <summary>Why a proposal fell before anybody had approved it.</summary>
public enum VoidReason
{
    PaymentRecorded, PaymentReversed, InvoiceChanged, HoldPlaced, Superseded, DebtorChanged,
    PromiseGiven, PlanChanged, DisputeChanged, CircumstanceChanged, Referred, SegmentChanged,
}

/// <summary>One claim in a letter, and the step that the letter is for it.</summary>
public sealed record NoticeStep(InvoiceId Invoice, NoticeKind Kind);

/// <summary>One instalment of a plan, counted from 1.</summary>
public sealed record InstalmentRef(PlanId Plan, int Number);

/// <summary>What one claim stood at in a letter that was issued.</summary>
/// <param name="Open">The principal.</param>
public sealed record NoticeItem(InvoiceId Invoice, NoticeKind Kind, Money Open)
{
    /// <summary>The default interest that the letter asked for; null where it asked for none.</summary>
    public Money? Interest { get; init; }

    /// <summary>The first day that bears interest, and the version of the base rates that it was computed
    /// with.</summary>
    public DateOnly? DefaultSince { get; init; }

    public int? RatesVersion { get; init; }

    /// <summary>What the letter claimed for the first time.</summary>
    public ImmutableArray<Charge> Charges { get; init; } = [];
}

/// <summary>A letter to a debtor in one currency, with every claim whose step was due.</summary>
public sealed record Notice(
    NoticeId Id, Currency Currency, ImmutableArray<NoticeStep> Steps, DateOnly ProposedOn)
{
    public NoticeState State { get; init; } = NoticeState.Proposed;

    /// <summary>The instalment that it asks for; null for a step of the ladder.</summary>
    public InstalmentRef? Instalment { get; init; }

    /// <summary>A person chose the step; the ladder would not have it yet, or not at all.</summary>
    public bool IsChosen { get; init; }

    /// <summary>What was approved in place of the approved text and the ladder's own day; null for neither.</summary>
    public Drafted? Drafted { get; init; }

    /// <summary>A rejected proposal is not made again before this day.</summary>
    public DateOnly? RestUntil { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public DateOnly? DeadlineOn { get; init; }

    public Money? Total { get; init; }

    public LetterHash? Letter { get; init; }

    public VoidReason? VoidedBecause { get; init; }

    public RecallReason? RecalledBecause { get; init; }

    /// <summary>The facts that the release was given for.</summary>
    public FactsVersion? Facts { get; init; }

    /// <summary>What each claim stood at when the letter was issued.</summary>
    public ImmutableArray<NoticeItem> Items { get; init; } = [];

    /// <summary>The invoices for which this letter was the first to ask for interest.</summary>
    public ImmutableArray<InvoiceId> FirstToAskInterest { get; init; } = [];

    // The sharpest step decides the tone of the whole letter.
    public NoticeKind Kind => Steps.Max(s => s.Kind);

    public bool IsOpen => State == NoticeState.Proposed;

    public bool Names(InvoiceId invoice) => Steps.Any(s => s.Invoice == invoice);
}
