using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Inkassio.Storage;

/// <summary>An event of a debtor with its whole row, so that somebody without our program can recompute the
/// chain.</summary>
/// <param name="Hash">Hexadecimal; over the row and the hash before it.</param>
/// <param name="Line">The row as one line of JSON; the body as stored in Base64, the readable fact beside it.</param>
public sealed record ProvenEvent(Recorded Recorded, string Hash, string Line);

/// <summary>Reads a debtor's stream for a case file.</summary>
public static class ProvenEvents
{
    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<IReadOnlyList<ProvenEvent>> Load(TenantDb db, DebtorId debtor, CancellationToken stop)
    {
        var keys = new StreamKeys(debtor.Value, []);
        await using var transaction = await db.Read(stop);
        var rows = transaction.Stream($"""
            select {JournalRow.Selected}, k.wrapped from journal j
            left join stream_keys k on k.tenant = {db.Tenant} and k.stream = j.stream and k.key = j.key
            where j.tenant = {db.Tenant} and j.stream = {debtor.Value} order by j.version
            """, row => (Row: JournalRow.Of(row), Wrapped: row.BytesOrNull(JournalRow.SelectedCount)), stop);
        var found = new List<ProvenEvent>();
        await foreach (var (row, wrapped) in rows)
        {
            if (wrapped is not null && keys.Of(row.Key!.Value) is null)
                keys = keys.With(db.Database.Keys.Open(db, row.Stream, row.Key.Value, wrapped));
            var recorded = Recorded.Of(row, keys);
            found.Add(new(recorded, Convert.ToHexStringLower(row.Hash), Line(row, recorded)));
        }
        return found;
    }

    static string Line(JournalRow row, Recorded recorded)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            json.WriteString("tenant", row.Tenant);
            json.WriteString("stream", row.Stream);
            json.WriteString("kind", JournalRow.Word(row.Kind));
            json.WriteNumber("version", row.Version);
            json.WriteString("command", row.Command);
            json.WriteNumber("part", row.Part);
            json.WriteString("event", row.Event);
            json.WriteBase64String("body", row.Body);
            if (row.Key is { } key) json.WriteString("key", key);
            else json.WriteNull("key");
            json.WriteString("by", row.By);
            json.WriteString("reason", row.Reason);
            json.WriteString("at", row.At.UtcDateTime.ToString(Row.InstantFormat, CultureInfo.InvariantCulture));
            json.WriteString("hash", Convert.ToHexStringLower(row.Hash));
            json.WritePropertyName("readable");
            if (recorded.Event is Domain.Debtors.DebtorEvent.FactsErased) json.WriteNullValue();
            else json.WriteRawValue(EventText<Domain.Debtors.DebtorEvent>.Write(recorded.Event));
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
