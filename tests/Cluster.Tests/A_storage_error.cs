using Inkassio.Domain.Debtors;
using Inkassio.Grains;
using Inkassio.Grains.Tests;
using Inkassio.Storage;
using Microsoft.Data.Sqlite;
using Orleans.Runtime;

namespace Inkassio.Cluster.Tests;

/// <summary>Whatever the books answer but what was asked for: the activation goes, and the next call reads them
/// anew.</summary>
public sealed class A_storage_error : IAsyncLifetime
{
    static readonly DateOnly Today = new(2026, 3, 12);

    readonly DebtorId debtor = DebtorId.New();
    readonly DebtorCommand.AddNote first = new(Guid.NewGuid(), "am Anfang"), second = new(Guid.NewGuid(), "danach");
    Office office = null!;

    public async ValueTask InitializeAsync()
    {
        office = await Office.Open(Today);
        await Send(first);
        Assert.Equal(1, await Awake());
    }

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task while_writing_ends_the_activation_and_the_next_call_reads_what_is_written()
    {
        using (Fault.Plan("journal.before-commit", office.Db.Tenant.Value, () => throw new IOException("full")))
            await Assert.ThrowsAsync<JournalUnavailableException>(() => Send(second));
        await NobodyIsAwake();
        Assert.Equal([first.Note], await Notes());
        Assert.Single((await Send(second)).Events);
        Assert.Equal(2, (await Notes()).Count);
    }

    [Fact]
    public async Task after_writing_ends_the_activation_and_the_next_call_reads_what_is_written()
    {
        using (Fault.Plan("journal.after-commit", office.Db.Tenant.Value, () => throw new IOException("gone")))
            await Assert.ThrowsAsync<JournalUnavailableException>(() => Send(second));
        await NobodyIsAwake();
        Assert.True((await Send(second)).IsAlreadyDone);
        Assert.Equal(2, (await Notes()).Count);
    }

    [Fact]
    public async Task while_reading_ends_the_activation_and_the_next_call_reads_what_is_written()
    {
        await Books("alter table streams rename to streams_away");
        // As itself it would be of no type that a caller on another node knows.
        await Assert.ThrowsAsync<JournalUnavailableException>(() =>
            office.Host.Debtors.Look(office.Db, debtor, default));
        await Books("alter table streams_away rename to streams");
        await NobodyIsAwake();
        Assert.Equal([first.Note], await Notes());
    }

    Task<Decision> Send(DebtorCommand command) => office.Host.Debtors.Send(office.Db, debtor, command, default);

    async Task<IReadOnlyCollection<Guid>> Notes() =>
        (await office.Host.Debtors.Look(office.Db, debtor, default)).Notes;

    async Task<int> Awake()
    {
        var silos = Assert.IsType<TwoSilos>(office.Host.Accounts);
        var awake = await silos.Grains.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics();
        return awake.Count(s => s.GrainId.Key.ToString() == AccountKey.Of(office.Db.Tenant, debtor));
    }

    // It goes after its answer, so the answer may be there before it is gone.
    async Task NobodyIsAwake()
    {
        for (var tries = 0; await Awake() > 0; tries++)
        {
            Assert.True(tries < 50, "The activation is still awake.");
            await Task.Delay(100);
        }
    }

    async Task Books(string sql)
    {
        await using var file = new SqliteConnection($"Data Source={office.File.FullName}");
        await file.OpenAsync();
        await using var command = file.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
