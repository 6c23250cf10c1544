using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Inkassio.Domain.Correspondence;

namespace Inkassio.Domain.Debtors;

/// <summary>Why a debtor does not want to pay.</summary>
[JsonConverter(typeof(KebabEnum<DisputeCause>))]
public enum DisputeCause { UnclearInvoice, WrongPrice, Defect, NotDelivered, NotOrdered, PaidAlready, Other }

/// <summary>A complaint about a claim, or about a part of it: that part is asked for by nobody until it is
/// settled.</summary>
/// <param name="Amount">The part in dispute; null for all of it.</param>
/// <param name="AnswerBy">Until when the debtor has an answer.</param>
public sealed record Dispute(
    DisputeId Id, InvoiceId Invoice, Money? Amount, DisputeCause Cause, DateOnly OpenedOn, DateOnly AnswerBy)
{
    /// <summary>Working days until a complaint has its answer (tone.md K).</summary>
    public const int AnswerDays = 3;

    /// <summary>Days to pay once the complaint is settled or the repair is done.</summary>
    public const int GraceDays = 10;

    public const int TypedMax = 400;

    public const int FilesMax = 20;

    /// <summary>What the debtor says, who looks after it, and the line of the invoice; gone after an erasure.</summary>
    public string Says { get; init; } = "";

    public string Owner { get; init; } = "";

    public string Line { get; init; } = "";

    /// <summary>What belongs to it, in the order in which it came.</summary>
    public ImmutableArray<DisputeFile> Files { get; init; } = [];

    public ImmutableArray<ComplaintOption> Offered { get; init; } = [];

    /// <summary>What the debtor chose.</summary>
    public ComplaintOption? Chosen { get; init; }

    /// <summary>When it is to be repaired or delivered.</summary>
    public DateOnly? RepairOn { get; init; }

    public ComplaintOutcome? Outcome { get; init; }

    public DateOnly? ResolvedOn { get; init; }

    /// <summary>The last day of the time to pay after the result.</summary>
    public DateOnly? GraceUntil { get; init; }

    public bool IsOpen => ResolvedOn is null;

    /// <summary>When dunning is likely to go on: the time to pay moves with the repair.</summary>
    public DateOnly? ExpectedUntil => GraceUntil ?? RepairOn?.AddDays(GraceDays);
}

/// <summary>A photograph, a delivery note or a letter that belongs to a complaint.</summary>
public sealed record DisputeFile(Guid Id, InvoiceDocument Document);
