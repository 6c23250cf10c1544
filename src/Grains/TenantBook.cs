using System.Collections.Concurrent;
using Inkassio.Domain.Law;
using Inkassio.Domain.Tenants;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Grains;

/// <summary>The tenants' own streams: settings as they stand, and the way to change them.</summary>
public sealed class TenantBook(Journal journal, RateBook rates, TimeProvider clock)
{
    /// <summary>How long a tenant's settings are trusted before its stream is asked whether they changed.</summary>
    public static readonly TimeSpan TrustedFor = TimeSpan.FromSeconds(1);

    sealed record Known(Tenant State, long Version, long AskedAt);

    /// <summary>How long the base rates are trusted: they change twice a year.</summary>
    public static readonly TimeSpan RatesTrustedFor = TimeSpan.FromSeconds(30);

    readonly ConcurrentDictionary<TenantId, Known> known = new();
    (BaseRates Rates, long AskedAt)? lastRates;

    public async Task<Tenant> Look(TenantDb db, CancellationToken stop)
    {
        if (known.TryGetValue(db.Tenant, out var last) && clock.GetElapsedTime(last.AskedAt) < TrustedFor)
            return last.State;
        var askedAt = clock.GetTimestamp();
        var (state, version) = last is not null && await Heads.Version(db, db.Tenant.Value, stop) == last.Version
            ? (last.State, last.Version)
            : await journal.Load(db, stop);
        state = state with { Rates = await Rates(stop) };
        known[db.Tenant] = new(state, version, askedAt);
        return state;
    }

    async Task<BaseRates> Rates(CancellationToken stop)
    {
        if (lastRates is { } last && clock.GetElapsedTime(last.AskedAt) < RatesTrustedFor) return last.Rates;
        var loaded = await rates.Load(stop);
        lastRates = (loaded, clock.GetTimestamp());
        return loaded;
    }

    /// <summary>Enters a base rate for all tenants.</summary>
    public async Task<Ruling<BaseRates>> Enter(BaseTable law, BaseRate rate, CancellationToken stop)
    {
        var ruling = await rates.Add(law, rate, stop);
        lastRates = null;
        known.Clear();
        return ruling;
    }

    /// <summary>Writes what <paramref name="decide"/> makes of the tenant as it stands; nothing when it makes
    /// nothing.</summary>
    /// <returns>The tenant afterwards.</returns>
    public async Task<Tenant> Change(
        TenantDb db, CommandId command, Func<Tenant, IEnumerable<TenantEvent>> decide, CancellationToken stop)
    {
        for (var tries = 1; tries <= DebtorGrain.TriesMax; tries++)
        {
            var (before, version) = await journal.Load(db, stop);
            TenantEvent[] events = [.. decide(before)];
            if (events.Length == 0) return before;
            var after = events.Aggregate(before, (t, e) => t.Evolve(e));
            var outcome = await journal.Append(db, version, command, events, before, after, stop);
            known.TryRemove(db.Tenant, out _);
            if (outcome is Appended.Written) return after;
            if (outcome is Appended.AlreadyDone) return (await journal.Load(db, stop)).State;
        }
        throw new JournalUnavailableException("Others kept changing this tenant's settings.", inner: null);
    }
}
