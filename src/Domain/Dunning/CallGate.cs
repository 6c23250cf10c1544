using System.Collections.Immutable;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Segments;
using Inkassio.Domain.Tenants;

namespace Inkassio.Domain.Dunning;

/// <summary>One reason against calling a debtor.</summary>
/// <param name="FirstOn">The first day on which it falls away by itself; null when a person must act.</param>
public abstract record CallBlocker(DateOnly? FirstOn)
{
    /// <summary>Nothing is overdue and free to be spoken of: paid, disputed, promised, in instalments.</summary>
    public sealed record NothingToSay() : CallBlocker(FirstOn: null);

    public sealed record NoNumber() : CallBlocker(FirstOn: null);

    public sealed record WrongNumber(string Phone) : CallBlocker(FirstOn: null);

    /// <summary>At most two tries a week (tone.md T).</summary>
    public sealed record TriedEnough(int Tries, DateOnly Next) : CallBlocker(Next);

    /// <summary>We have spoken to him lately.</summary>
    public sealed record SpokenLately(DateOnly CallOn, DateOnly Next) : CallBlocker(Next);

    /// <summary>A first letter goes before the first call.</summary>
    public sealed record NoLetterYet() : CallBlocker(FirstOn: null);

    public sealed record NoWorkingDay(DateOnly Next) : CallBlocker(Next);
}

/// <summary>Whether to call a debtor on a day, about what, and what the call is worth.</summary>
/// <param name="Claims">What may be spoken of, in the order of the due dates.</param>
/// <param name="Wanted">The letter that waits for this call; null when none does.</param>
/// <param name="Worth">The higher, the earlier in the list; see <see cref="CallGate.WorthOf"/>.</param>
public sealed record CallAnswer(
    ImmutableArray<Claim> Claims, ImmutableArray<CallBlocker> Blockers, NoticeKind? Wanted, long Worth)
{
    public bool IsFree => Blockers.IsEmpty;
}

/// <summary>Every reason against a call. The list, the cockpit and the chat ask here.</summary>
public static class CallGate
{
    public const int TriesMax = 2, TryDays = 7;

    public static CallAnswer Ask(Debtor debtor, DateOnly day, Terms terms)
    {
        terms = terms.For(debtor.Standing.On(day));
        ImmutableArray<Claim> claims = [.. debtor.Claims.Values
            .Where(c => c.IsOverdue(day) && !SendGate.Stops(debtor, c, day, terms).Any(b => !AllowsCall(b)))
            .OrderBy(c => c.DueOn).ThenBy(c => c.Number, StringComparer.Ordinal)];
        var wanted = claims.Select(c => SendGate.Ask(debtor, c, day, terms))
            .SelectMany(a => a.Blockers.OfType<Blocker.CallFirst>()).Select(b => (NoticeKind?)b.Before).Max();
        return new(claims, Blockers(debtor, claims, day, terms), wanted, WorthOf(debtor, claims, wanted, day));
    }

    // Where a letter cannot go, a call still can: it may even find the address.
    static bool AllowsCall(Blocker stop) => stop is Blocker.NoAddress or Blocker.AddressUnknown or Blocker.NoSender
        or Blocker.NoAccountInCurrency;

    static ImmutableArray<CallBlocker> Blockers(
        Debtor debtor, ImmutableArray<Claim> claims, DateOnly day, Terms terms)
    {
        var found = ImmutableArray.CreateBuilder<CallBlocker>();
        if (claims.IsEmpty) found.Add(new CallBlocker.NothingToSay());
        else if (claims.All(c => c.Steps.All(s => s.Kind == NoticeKind.PreDue)))
            found.Add(new CallBlocker.NoLetterYet());
        var phone = debtor.Party?.Phone ?? "";
        if (phone.Length == 0) found.Add(new CallBlocker.NoNumber());
        else if (debtor.IsWrongNumber(phone)) found.Add(new CallBlocker.WrongNumber(phone));
        var tries = debtor.Calls.Values.Where(c => c.On > day.AddDays(-TryDays) && c.On <= day)
            .OrderBy(c => c.On).ThenBy(c => c.Before).ToArray();
        if (tries.LastOrDefault(c => c.WasReached) is { } spoken
            && spoken.On.AddDays(Math.Max(1, terms.Ladder.SpacingDays)) is var again && day < again)
            found.Add(new CallBlocker.SpokenLately(spoken.On, again));
        if (tries.Length >= TriesMax)
            found.Add(new CallBlocker.TriedEnough(tries.Length, tries[^TriesMax].On.AddDays(TryDays)));
        else if (tries.Any(c => c.On == day))
            found.Add(new CallBlocker.TriedEnough(1, terms.WorkingDayFrom(day.AddDays(1))));
        if (!terms.IsWorkingDay(day)) found.Add(new CallBlocker.NoWorkingDay(terms.WorkingDayFrom(day)));
        return found.DrainToImmutable();
    }

    /// <summary>What a call can save: the overdue sum in cents, more where a letter waits for it, where a promise was
    /// broken, and where a good customer would be annoyed by a letter; less the longer he has ignored us.</summary>
    public static long WorthOf(Debtor debtor, ImmutableArray<Claim> claims, NoticeKind? wanted, DateOnly day)
    {
        if (claims.IsEmpty) return 0;
        var cents = claims.Sum(c => debtor.Undisputed(c).Open.Cents);
        var percent = 100;
        if (wanted is not null) percent += 50;
        if (debtor.Promises.Values.Any(p => p.StateOn(debtor, day) == PromiseState.Broken)) percent += 30;
        if (debtor.Standing.On(day) == Segment.Good) percent += 40;
        // Money that is late for half a year seldom comes by a call alone.
        if (claims.Max(c => c.DaysOverdue(day)) > 180) percent -= 50;
        return cents * percent / 100;
    }
}
