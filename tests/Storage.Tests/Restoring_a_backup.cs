using static Inkassio.Storage.Tests.Books;

namespace Inkassio.Storage.Tests;

/// <summary>R-26: an older copy of the database beside newer checkpoints starts with dispatch off.</summary>
public sealed class Restoring_a_backup : IAsyncDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("inkassio-restore-").FullName;
    readonly TestClock clock = new(Engine.Start);
    TenantId tenant;
    Guid kept, lost;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task starts_with_dispatch_off_until_a_person_goes_on()
    {
        await LiveBackUpAndRestore();
        var said = new List<string>();
        await using (var house = await House.Open(this, said.Add))
        {
            var db = await house.Enter(Author.Person(Guid.Empty));
            var why = await DispatchSwitch.Look(db, Stop);
            Assert.Equal(RestoreWatch.Restored, why?.Because);
            Assert.Contains("Der Versand ist angehalten", Assert.Single(said), StringComparison.Ordinal);
            Assert.Equal(
                [(kept, 3L, ChainFaultKind.OlderThanCheckpoint), (lost, 1L, ChainFaultKind.OlderThanCheckpoint)],
                (await house.Checkpoints.Verify(db, Stop)).Faults.Select(f => (f.Stream, f.Version, f.Kind))
                    .OrderBy(f => f.Stream != kept));
            Assert.IsType<CheckpointMade.Behind>(await house.Checkpoints.Make(db, Stop));
        }
        await using (var again = await House.Open(this, said.Add))
        {
            var db = await again.Enter(Author.Person(new("00000000-0000-0000-0000-00000000000a")));
            Assert.True(await DispatchSwitch.IsStopped(db, Stop)); // A second start does not forget.
            await again.Watch.GoOn(db, Stop);
            Assert.False(await DispatchSwitch.IsStopped(db, Stop));
        }
        await using var third = await House.Open(this, said.Add);
        var after = await third.Enter(Author.Person(Guid.Empty));
        Assert.False(await DispatchSwitch.IsStopped(after, Stop));
        var check = await third.Checkpoints.Verify(after, Stop);
        Assert.True(check.IsSound);
        Assert.Equal("person:00000000-0000-0000-0000-00000000000a", Assert.Single(check.Restores).RestoredBy);
    }

    [Fact]
    public async Task lets_another_history_follow_once_a_person_went_on()
    {
        await LiveBackUpAndRestore();
        await using var house = await House.Open(this, _ => { });
        var db = await house.Enter(Author.Person(Guid.Empty));
        await house.Watch.GoOn(db, Stop);
        var books = new Books(house.Journal, db, new(kept));
        await books.Load();
        await books.Append(Noted("another third event than the one that was lost"));
        Assert.IsType<CheckpointMade.Written>(await house.Checkpoints.Make(db, Stop));
        Assert.True((await house.Checkpoints.Verify(db, Stop)).IsSound);
    }

    [Fact]
    public async Task that_is_as_new_as_the_checkpoints_changes_nothing()
    {
        await using (var house = await House.Open(this, _ => { })) await Live(house);
        var said = new List<string>();
        await using var again = await House.Open(this, said.Add);
        Assert.Empty(said);
        Assert.False(await DispatchSwitch.IsStopped(await again.Enter(Author.Person(Guid.Empty)), Stop));
    }

    [Fact]
    public async Task erases_again_who_had_been_erased_after_the_backup()
    {
        await using (var house = await House.Open(this, _ => { })) await Live(house);
        File.Copy(File_, File_ + ".backup");
        await using (var house = await House.Open(this, _ => { }))
            await new Erasure(house.Journal).Erase(await house.Enter(Author.Person(Guid.Empty)), new(kept), Stop);
        PutBack();
        await using var again = await House.Open(this, _ => { });
        var account = await again.Journal.Load(await again.Enter(Author.Person(Guid.Empty)), new(kept), Stop);
        Assert.True(account.State.IsErased);
    }

    [Fact]
    public async Task without_its_master_key_does_not_start_and_makes_none()
    {
        await using (var house = await House.Open(this, _ => { })) await Live(house);
        File.Delete(Key);
        var e = await Assert.ThrowsAsync<StartRefusedException>(() => House.Open(this, _ => { }));
        Assert.Contains("Der Hauptschlüssel fehlt", e.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Key));
    }

    string File_ => Path.Combine(folder, "inkassio.db");

    string Key => Path.Combine(folder, "keys", "master.key");

    async Task LiveBackUpAndRestore()
    {
        await using (var house = await House.Open(this, _ => { })) await Live(house);
        File.Copy(File_, File_ + ".backup");
        await using (var house = await House.Open(this, _ => { }))
        {
            var db = await house.Enter(Author.Person(Guid.Empty));
            var books = new Books(house.Journal, db, new(kept));
            await books.Load();
            await books.Append(Noted("after the backup"));
            var fresh = Books.Of(house.Journal, db);
            await fresh.Append(Described("K-9", "Später GmbH"));
            lost = fresh.Id.Value;
            await house.Checkpoints.Make(db, Stop);
        }
        PutBack();
    }

    async Task Live(House house)
    {
        var tenants = new Tenants(house.Database);
        tenant = TenantId.New();
        await tenants.Create(tenant, "Muster GmbH", "Europe/Berlin", "DE", Stop);
        var books = Books.Of(house.Journal, await house.Enter(Author.Person(Guid.Empty)));
        await books.Append(Described("K-1"));
        await books.Append(Noted("before the backup"));
        kept = books.Id.Value;
        await house.Checkpoints.Make(await house.Enter(Author.Person(Guid.Empty)), Stop);
    }

    void PutBack()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in new[] { File_ + "-wal", File_ + "-shm" }) File.Delete(file);
        File.Copy(File_ + ".backup", File_, overwrite: true);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>The program, started on the folder as it lies there.</summary>
    sealed class House(Restoring_a_backup place, Database database) : IAsyncDisposable
    {
        public Database Database { get; } = database;

        public Journal Journal { get; } = new(database);

        public Checkpoints Checkpoints { get; } = new(database);

        public RestoreWatch Watch => new(Database, Checkpoints);

        public static async Task<House> Open(Restoring_a_backup place, Action<string> say)
        {
            var database = Database.Open($"sqlite:{place.File_}", MasterKey.FromFile(place.Key), place.clock);
            var house = new House(place, database);
            try
            {
                await database.Migrate(stop: Stop);
                await house.Watch.Start(house.Journal, say, Stop);
                return house;
            }
            catch
            {
                await house.DisposeAsync();
                throw;
            }
        }

        public async Task<TenantDb> Enter(Author author) =>
            (await new Tenants(Database).Enter(place.tenant, author, "a test", Stop))!;

        public async ValueTask DisposeAsync()
        {
            await Journal.DisposeAsync();
            await Database.DisposeAsync();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        }
    }
}
