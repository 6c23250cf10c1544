using System.Runtime.CompilerServices;
using System.Text;
using Inkassio.Domain.Debtors;

namespace Inkassio.Storage;

/// <summary>An event of a debtor with everything that the journal knows about it.</summary>
/// <param name="By">Who, as <see cref="Author.Text"/> wrote it.</param>
/// <param name="Name">The stored name, which stays readable when the fact itself was erased.</param>
public sealed record Recorded(
    DebtorId Debtor, long Version, DebtorEvent Event, string Name, CommandId Command, string By, string Reason,
    DateTimeOffset At)
{
    /// <summary>Rows of the journal with the keys that are still there, opened as they are read.</summary>
    /// <param name="rest">Further conditions on the journal j, beginning with "and", and the order.</param>
    internal static async IAsyncEnumerable<Recorded> Stream(
        TenantDb db, FormattableString rest, [EnumeratorCancellation] CancellationToken stop)
    {
        var keys = default(StreamKeys);
        await using var transaction = await db.Read(stop);
        var rows = transaction.Stream($"""
            select {JournalRow.Selected}, k.wrapped from journal j
            left join stream_keys k on k.tenant = {db.Tenant} and k.stream = j.stream and k.key = j.key
            where j.tenant = {db.Tenant} {rest}
            """, row => (Row: JournalRow.Of(row), Wrapped: row.BytesOrNull(JournalRow.SelectedCount)), stop);
        await foreach (var (row, wrapped) in rows)
        {
            if (keys?.Stream != row.Stream) keys = new StreamKeys(row.Stream, []);
            if (wrapped is not null && keys.Of(row.Key!.Value) is null)
                keys = keys.With(db.Database.Keys.Open(db, row.Stream, row.Key.Value, wrapped));
            yield return Of(row, keys);
        }
    }

    internal static async Task<IReadOnlyList<Recorded>> Read(
        TenantDb db, FormattableString rest, CancellationToken stop) =>
        await Stream(db, rest, stop).ToListAsync(stop);

    /// <exception cref="InvalidDataException">An encrypted event was changed after it had been written.</exception>
    internal static Recorded Of(JournalRow row, StreamKeys keys) => new(
        new DebtorId(row.Stream), row.Version, Read(row, keys), row.Event, new CommandId(row.Command), row.By,
        row.Reason, row.At);

    static DebtorEvent Read(JournalRow row, StreamKeys keys)
    {
        if (row.Key is not { } id) return EventText<DebtorEvent>.Read(row.Event, row.Body);
        if (keys.Of(id) is not { } key) return new DebtorEvent.FactsErased();
        var plain = Sealed.Open(key.Secret, row.Body, About(row.Tenant, row.Stream, row.Version, row.Event))
            ?? throw new InvalidDataException(
                $"Event {row.Version} of {row.Stream} was changed after it had been written.");
        return EventText<DebtorEvent>.Read(row.Event, plain);
    }

    /// <summary>Ties the encrypted bytes to their place, so that none can be moved to another.</summary>
    internal static byte[] About(Guid tenant, Guid stream, long version, string name)
    {
        var about = new byte[40 + Encoding.UTF8.GetByteCount(name)];
        tenant.TryWriteBytes(about, bigEndian: true, out _);
        stream.TryWriteBytes(about.AsSpan(16), bigEndian: true, out _);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(about.AsSpan(32), version);
        Encoding.UTF8.GetBytes(name, about.AsSpan(40));
        return about;
    }
}
