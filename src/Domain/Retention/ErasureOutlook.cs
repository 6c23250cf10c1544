using System.Collections.Immutable;
using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Retention;

/// <summary>Why a debtor's personal facts may not be erased yet.</summary>
public abstract record ErasureBlock
{
    ErasureBlock() { } // Closed: every case stands in this file.

    public sealed record OpenClaims(int Count) : ErasureBlock;

    public sealed record CreditLeft(Money Amount) : ErasureBlock;

    public sealed record LetterUnderway : ErasureBlock;

    /// <summary>Something is disputed: proof may be needed (Art. 17 Abs. 3 lit. e GDPR).</summary>
    public sealed record Disputed : ErasureBlock;

    public sealed record Retained(RetentionRule Rule, DateOnly Until) : ErasureBlock;
}

/// <summary>When a debtor's personal facts may go, and what keeps them until then.</summary>
/// <param name="KeptUntil">The last day of the longest retention; null when nothing has to be kept.</param>
/// <param name="Blocks">As of the day that was asked for; none means that he may be erased.</param>
public sealed record ErasureOutlook(DateOnly? KeptUntil, ImmutableArray<ErasureBlock> Blocks)
{
    public bool IsFree => Blocks.IsEmpty;

    /// <summary>Only the passing of time is missing.</summary>
    public bool OnlyWaits => !IsFree && Blocks.All(b => b is ErasureBlock.Retained);

    public static ErasureOutlook Of(Debtor account, Country law, DateOnly on)
    {
        var kept = Kept(account).Where(k => k.On is not null)
            .Select(k => (Rule: RetentionRule.Of(law, k.Kind), On: k.On!.Value))
            .Select(k => new ErasureBlock.Retained(k.Rule, k.Rule.Until(k.On))).ToList();
        return new(kept.Count == 0 ? null : kept.Max(k => k.Until),
        [
            .. Now(account, on),
            .. kept.Where(k => on <= k.Until).OrderByDescending(k => k.Until).Take(1),
        ]);
    }

    static IEnumerable<ErasureBlock> Now(Debtor account, DateOnly on)
    {
        if (account.Claims.Values.Count(c => c.IsOpen) is > 0 and var open)
            yield return new ErasureBlock.OpenClaims(open);
        foreach (var currency in account.Currencies)
            if (account.Credit(currency) is { IsPositive: true } credit)
                yield return new ErasureBlock.CreditLeft(credit);
        if (account.Dispatches.Values.Any(d => d.State is DispatchState.Planned or DispatchState.HandingOver
            or DispatchState.Parked))
            yield return new ErasureBlock.LetterUnderway();
        if (account.Holds.Any(h => h.Reason == HoldReason.Disputed && (h.Until is null || on <= h.Until)))
            yield return new ErasureBlock.Disputed();
    }

    // The newest piece of each kind: it is kept longest.
    static IEnumerable<(KeptKind Kind, DateOnly? On)> Kept(Debtor account)
    {
        var vouchers = account.Claims.Values.SelectMany(c => c.CreditNotes.Select(n => n.On).Append(c.IssuedOn))
            .Concat(account.Payments.Values.Select(p => p.ReceivedOn)).ToList();
        var letters = account.Notices.Values.Select(n => n.IssuedOn).OfType<DateOnly>()
            .Concat(account.Dispatches.Values.Select(d => d.On))
            .Concat(account.Replies.Values.Select(r => r.On))
            .Concat(account.Claims.Values.SelectMany(c => c.Steps.Select(s => s.IssuedOn))).ToList();
        var postings = vouchers
            .Concat(account.Claims.Values.Select(c => c.EndedOn).OfType<DateOnly>())
            .Concat(account.Payments.Values.Select(p => p.ReversedOn).OfType<DateOnly>())
            .Concat(account.Claims.Values.SelectMany(c => c.Charges.Select(x => x.On))).ToList();
        yield return (KeptKind.Voucher, Newest(vouchers));
        yield return (KeptKind.Letter, Newest(letters));
        yield return (KeptKind.Books, Newest(postings));
    }

    static DateOnly? Newest(List<DateOnly> days) => days.Count == 0 ? null : days.Max();
}
