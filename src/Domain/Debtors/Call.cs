using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Inkassio.Domain.Debtors;

/// <summary>What came of a telephone call.</summary>
[JsonConverter(typeof(KebabEnum<CallOutcome>))]
public enum CallOutcome
{
    /// <summary>The invoice is not there: it is sent again at once.</summary>
    InvoiceLost,

    /// <summary>He pays within five days.</summary>
    Forgotten,

    /// <summary>He is not content: a complaint is opened.</summary>
    Dissatisfied,

    /// <summary>He cannot pay all at once: instalments are offered.</summary>
    Hardship,

    Promised,
    PaidAlready,
    Refused,
    WrongNumber,
    NotReached,
}

/// <summary>Who was called and what was said. All of it is about people, and gone after an erasure.</summary>
/// <param name="IsIdentified">The caller made sure whom he spoke to before he named the claim.</param>
public sealed record CallDetails(
    string Phone, string Person, string Said, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, bool IsIdentified);

/// <summary>What was agreed in a call, where the outcome alone does not say it.</summary>
public abstract record CallArrangement
{
    CallArrangement() { }

    /// <summary>He pays that much by that day.</summary>
    public sealed record Pays(PromiseId Promise, Money Amount, DateOnly PayOn) : CallArrangement;

    /// <summary>He complains; the date of a repair can be named at once.</summary>
    public sealed record Complains(
        DisputeId Dispute, InvoiceId Invoice, Money? Amount, DisputeCause Cause, DateOnly? RepairOn) : CallArrangement;
}

/// <summary>A call to the debtor.</summary>
public sealed record Call(CallId Id, ImmutableArray<InvoiceId> Invoices, CallOutcome Outcome, DateOnly On)
{
    /// <summary>How long dunning waits after "I have paid" or "send me the invoice again".</summary>
    public const int GraceDays = 5;

    /// <summary>How long it waits for the answer to an offer of instalments.</summary>
    public const int OfferDays = 14;

    public CallDetails? Details { get; init; }

    public bool WasReached => Outcome is not (CallOutcome.NotReached or CallOutcome.WrongNumber);

    /// <summary>The order in which the account learned of it.</summary>
    public int Before { get; init; }
}
