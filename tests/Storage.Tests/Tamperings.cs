using static Inkassio.Storage.Tests.Manipulating_a_journal;

namespace Inkassio.Storage.Tests;

/// <summary>The first bad event of a stream that was tampered with.</summary>
/// <param name="IsExact">False where only a checkpoint can know, and names a span.</param>
public sealed record BadPlace(Guid Stream, long Version, bool IsExact = true);

/// <summary>Nine ways in which somebody with all rights may falsify a journal.</summary>
static class Tamperings
{
    public sealed record Tampering(string Name, Func<Place, Firm, Random, Task<IReadOnlyList<BadPlace>>> Do);

    public static readonly Tampering[] All =
    [
        new("edit", Edit), new("drop", Drop), new("insert", Insert), new("reorder", Reorder),
        new("swap tenants", SwapTenants), new("cut tail", CutTail), new("delete stream", DeleteStream),
        new("restore old backup", RestoreOld), new("recompute chain", Recompute),
    ];

    static (Guid Stream, long Version) Any(Firm firm, Random random) => firm.Streams[random.Next(firm.Streams.Count)];

    static async Task<IReadOnlyList<BadPlace>> Edit(Place place, Firm firm, Random random)
    {
        var (stream, last) = Any(firm, random);
        var version = random.NextInt64(1, last + 1);
        FormattableString change = random.Next(5) switch
        {
            0 => $"body = {new byte[] { 1, 2, 3 }}",
            1 => $"by = {"person:somebody else"}",
            2 => $"reason = {"another reason"}",
            3 => $"at = {place.Clock.Now.AddYears(-1)}",
            _ => $"event = {"hold-lifted"}",
        };
        await Intruders.Tamper(place,
            $"update journal set {change} where tenant = {firm.Db.Tenant.Value} and stream = {stream} and version = {version}");
        return [new(stream, version)];
    }

    static async Task<IReadOnlyList<BadPlace>> Drop(Place place, Firm firm, Random random)
    {
        var (stream, last) = Any(firm, random);
        var version = random.NextInt64(1, last + 1);
        await Intruders.Tamper(place, Delete(firm, stream, version, version));
        return [new(stream, version)];
    }

    static async Task<IReadOnlyList<BadPlace>> Insert(Place place, Firm firm, Random random)
    {
        var (stream, last) = Any(firm, random);
        var version = random.NextInt64(2, last + 2);
        var tenant = firm.Db.Tenant.Value;
        List<FormattableString> statements = [];
        for (var v = last; v >= version; v--)
            statements.Add($"update journal set version = {v + 1} where tenant = {tenant} and stream = {stream} and version = {v}");
        statements.Add($"""
            insert into journal (tenant, stream, version, kind, command, part, event, body, by, reason, at, hash)
            select tenant, stream, {version}, kind, {Guid.CreateVersion7()}, 0, event, body, by, reason, at, hash
            from journal where tenant = {tenant} and stream = {stream} and version = 1
            """);
        await Intruders.Tamper(place, [.. statements]);
        return [new(stream, version)];
    }

    static async Task<IReadOnlyList<BadPlace>> Reorder(Place place, Firm firm, Random random)
    {
        var (stream, last) = Any(firm, random);
        var version = random.NextInt64(1, last);
        FormattableString Move(long from, long to) =>
            $"update journal set version = {to} where tenant = {firm.Db.Tenant.Value} and stream = {stream} and version = {from}";
        await Intruders.Tamper(place, Move(version, 9_999), Move(version + 1, version), Move(9_999, version + 1));
        return [new(stream, version)];
    }

    // The rows of a stream go to another firm that has a stream by the same id, with its head.
    static async Task<IReadOnlyList<BadPlace>> SwapTenants(Place place, Firm firm, Random random)
    {
        var (stream, _) = Any(firm, random);
        var (mine, other) = (firm.Db.Tenant.Value, (await place.Tenant("another firm")).Tenant.Value);
        await Intruders.Tamper(place,
            $"insert into streams (tenant, stream, kind, version, hash) select {other}, stream, kind, version, hash from streams where tenant = {mine} and stream = {stream}",
            $"update journal set tenant = {other} where tenant = {mine} and stream = {stream}");
        var entered = await new Tenants(place.Database).Enter(new(other), Author.Machine("test"), "", default);
        var there = await new Checkpoints(place.Database).Verify(entered!, default);
        Assert.Equal([(stream, 1L, ChainFaultKind.Changed)], there.Faults.Select(f => (f.Stream, f.Version, f.Kind)));
        return [new(stream, 1)];
    }

    static async Task<IReadOnlyList<BadPlace>> CutTail(Place place, Firm firm, Random random)
    {
        var (stream, last) = Any(firm, random);
        var version = random.NextInt64(2, last + 1);
        await Cut(place, firm, [(stream, version)]);
        return [new(stream, version)];
    }

    static async Task<IReadOnlyList<BadPlace>> RestoreOld(Place place, Firm firm, Random random)
    {
        var back = firm.Streams.Select(one => (one.Stream, random.NextInt64(2, one.Version + 1))).ToList();
        await Cut(place, firm, back);
        return [.. back.Select(one => new BadPlace(one.Stream, one.Item2))];
    }

    static async Task<IReadOnlyList<BadPlace>> DeleteStream(Place place, Firm firm, Random random)
    {
        var (stream, last) = Any(firm, random);
        var tenant = firm.Db.Tenant.Value;
        await Intruders.Tamper(place,
            Delete(firm, stream, 1, last), $"delete from debtors where tenant = {tenant} and debtor = {stream}",
            $"delete from stream_keys where tenant = {tenant} and stream = {stream}",
            $"delete from streams where tenant = {tenant} and stream = {stream}");
        return [new(stream, 1)];
    }

    // An event is changed and every hash from there to the head made anew, as the program itself would.
    static async Task<IReadOnlyList<BadPlace>> Recompute(Place place, Firm firm, Random random)
    {
        var (stream, last) = Any(firm, random);
        var version = random.NextInt64(1, last + 1);
        var tenant = firm.Db.Tenant.Value;
        await using var reading = await firm.Db.Read(default);
        var rows = await reading.Query(
            $"select {JournalRow.Selected} from journal j where j.tenant = {firm.Db.Tenant} and j.stream = {stream} order by j.version",
            JournalRow.Of, default);
        await reading.DisposeAsync();
        var hash = version == 1 ? [] : rows[(int)version - 2].Hash;
        List<FormattableString> statements = [];
        foreach (var row in rows.Skip((int)version - 1))
        {
            var changed = row.Version == version ? row with { By = "person:somebody else" } : row;
            hash = Chain.Hash(changed, hash);
            statements.Add($"update journal set by = {changed.By}, hash = {hash} where tenant = {tenant} and stream = {stream} and version = {row.Version}");
        }
        statements.Add($"update streams set hash = {hash} where tenant = {tenant} and stream = {stream}");
        await Intruders.Tamper(place, [.. statements]);
        return [new(stream, version, IsExact: false)];
    }

    static Task Cut(Place place, Firm firm, IReadOnlyList<(Guid Stream, long From)> streams) => Intruders.Tamper(place,
    [
        .. streams.SelectMany(one => (FormattableString[])
        [
            Delete(firm, one.Stream, one.From, long.MaxValue),
            $"""
            update streams set version = {one.From - 1}, hash = (select hash from journal
              where tenant = {firm.Db.Tenant.Value} and stream = {one.Stream} and version = {one.From - 1})
            where tenant = {firm.Db.Tenant.Value} and stream = {one.Stream}
            """,
        ]),
    ]);

    static FormattableString Delete(Firm firm, Guid stream, long from, long to) => $"""
        delete from journal where tenant = {firm.Db.Tenant.Value} and stream = {stream} and version between {from} and {to}
        """;
}
