namespace Inkassio.Storage;

/// <summary>Notices that a backup was restored: the checkpoints outside the database know more than the
/// database.</summary>
// What was sent after the backup would be sent once more; so dispatch is off until a person has looked.
public sealed class RestoreWatch(Database database, Checkpoints checkpoints)
{
    public const string Restored = "Die Daten wurden aus einer Sicherung wiederhergestellt.";

    /// <summary>At each start, before anything can leave. Also erases again what had been erased before.</summary>
    /// <param name="say">Hears what was found, for the log.</param>
    public async Task Start(Journal journal, Action<string> say, CancellationToken stop)
    {
        var tenants = await new Tenants(database).All(stop);
        foreach (var gone in checkpoints.Tenants().Except(tenants.Select(tenant => tenant.Id)))
            say($"Zur Firma {gone} gibt es Prüfpunkte, aber die Datenbank kennt sie nicht.");
        foreach (var tenant in tenants)
        {
            var db = TenantDb.ForHouse(database, tenant, "start");
            if (await new Erasure(journal).Again(db, stop) is > 0 and var erased)
                say($"{tenant.Name}: {erased} gelöschte Kunden wurden erneut gelöscht.");
            if (await Look(db, stop) is { Count: > 0 } lost)
                say($"{tenant.Name}: {Restored} {lost.Count} Konten sind älter als der letzte Prüfpunkt. "
                    + "Der Versand ist angehalten.");
        }
    }

    /// <summary>Whether nothing may leave for a tenant at present.</summary>
    public Task<bool> IsStopped(TenantEntry tenant, CancellationToken stop) =>
        DispatchSwitch.IsStopped(TenantDb.ForHouse(database, tenant, "start"), stop);

    /// <summary>What a checkpoint knows beyond the database; where there is anything, dispatch is stopped.</summary>
    public async Task<IReadOnlyList<ChainFault>> Look(TenantDb db, CancellationToken stop)
    {
        var lost = await checkpoints.Behind(db, stop);
        if (lost.Count > 0) await DispatchSwitch.Stop(db, Restored, stop);
        return lost;
    }

    /// <summary>Makes the checkpoints that are due, for every tenant.</summary>
    public async Task Tick(CancellationToken stop)
    {
        foreach (var tenant in await new Tenants(database).All(stop))
        {
            var db = TenantDb.ForHouse(database, tenant, "checkpoints");
            if (await checkpoints.MakeHourly(db, stop) is CheckpointMade.Behind)
                await DispatchSwitch.Stop(db, Restored, stop);
        }
    }

    /// <summary>A person has looked and lets letters leave again: the journal is taken as it stands.</summary>
    public async Task GoOn(TenantDb db, CancellationToken stop)
    {
        // First the files: should the second step fail, letters still wait.
        if ((await checkpoints.Behind(db, stop)).Count > 0) await checkpoints.Accept(db, stop);
        await DispatchSwitch.GoOn(db, stop);
    }
}
