using System.Collections.Immutable;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Segments;

namespace Inkassio.Domain.Dunning;

/// <summary>Why a debtor stands in the list of calls, and why so far up.</summary>
public abstract record CallReason
{
    CallReason() { }

    /// <summary>A letter does not go out before somebody has called.</summary>
    public sealed record LetterWaits(NoticeKind Letter) : CallReason;

    public sealed record PromiseBroken(Money Amount, DateOnly PayOn) : CallReason;

    /// <summary>Somebody who pays well would be annoyed by a letter.</summary>
    public sealed record GoodCustomer : CallReason;

    public sealed record Overdue(int Days) : CallReason;

    /// <summary>The weightiest first; never empty where something may be spoken of.</summary>
    public static ImmutableArray<CallReason> Of(Debtor debtor, CallAnswer answer, DateOnly day) =>
    [
        .. answer.Wanted is { } letter ? new CallReason[] { new LetterWaits(letter) } : [],
        .. BrokenOf(debtor, answer, day) is { } broken
            ? new CallReason[] { new PromiseBroken(broken.Amount, broken.PayOn) } : [],
        .. debtor.Standing.On(day) == Segment.Good ? new CallReason[] { new GoodCustomer() } : [],
        .. !answer.Claims.IsEmpty
            ? new CallReason[] { new Overdue(answer.Claims.Max(c => c.DaysOverdue(day))) } : [],
    ];

    /// <summary>The last promise for what is to be spoken of that was not kept; null when there is none.</summary>
    public static Promise? BrokenOf(Debtor debtor, CallAnswer answer, DateOnly day) => debtor.Promises.Values
        .Where(p => p.StateOn(debtor, day) == PromiseState.Broken
            && p.Invoices.Any(i => answer.Claims.Any(c => c.Invoice == i)))
        .OrderBy(p => p.PayOn).ThenBy(p => p.Id.Value).LastOrDefault();
}
