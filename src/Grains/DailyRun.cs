using Inkassio.Storage;

namespace Inkassio.Grains;

/// <summary>A tenant's run of the day by itself: when it may begin, and who may begin it.</summary>
// The unique row (tenant, day) is the whole agreement between nodes: no leader, no timer that could be lost. A day
// that was missed is not repeated; the next run finds everything that is due by then.
public sealed class DailyRun(EmbeddedHost host, TimeProvider clock)
{
    /// <summary>The local hour from which a day's run may start: letters are proposed before the office
    /// opens.</summary>
    public const int FromHour = 5;

    /// <summary>Takes the run of a tenant's local day; null when it is not its time, or somebody has it.</summary>
    public async Task<Claimed?> Take(TenantEntry tenant, CancellationToken stop)
    {
        var local = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(tenant.Zone));
        return local.Hour >= FromHour && !await Rests(tenant, stop)
            ? await host.Runs.TakeDaily(tenant.Id, DateOnly.FromDateTime(local.DateTime), stop)
            : null;
    }

    /// <summary>Whether nothing of a tenant may be dunned by itself just now.</summary>
    public async Task<bool> Rests(TenantEntry tenant, CancellationToken stop) =>
        // Half a list would make half the letters: the run waits for the import, and starts at a later tick.
        await host.Queue.IsOpen(tenant.Id, WorkKind.Import, stop)
        // After a restored backup the run would write again what had been sent before it.
        || await host.Watch.IsStopped(tenant, stop);

    /// <summary>Runs the day of a claimed row to its end.</summary>
    public async Task Go(Claimed claimed, Action<RunProgress>? tell, CancellationToken stop)
    {
        var db = await TenantDb.ForWork(host.Database, claimed, "daily-run", stop);
        await host.Run.Go(db, await host.Runs.Of(db, claimed, db.Today, stop), claimed, tell, stop);
    }
}
