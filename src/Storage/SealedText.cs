using System.Text;

namespace Inkassio.Storage;

/// <summary>A text as it lies in a table: under the key of a debtor, or of the tenant itself.</summary>
// The assistant's texts may name people. Erasing a debtor destroys the key, and with it what was said about him.
sealed record SealedText(Guid Stream, Guid Key, byte[] Body)
{
    /// <param name="about">Null for a text that is about no debtor.</param>
    /// <param name="place">The row that it belongs to, so that no text can be moved to another one.</param>
    public static async Task<SealedText> Close(
        TenantDb db, DebtorId? about, Guid place, string text, CancellationToken stop)
    {
        var stream = about?.Value ?? db.Tenant.Value;
        var key = await Blobs.KeyOf(db, stream, stop);
        return new(stream, key.Id, Sealed.Close(key.Secret, Encoding.UTF8.GetBytes(text), About(stream, place)));
    }

    /// <summary>The same for a second text of the same row.</summary>
    public async Task<byte[]> Also(TenantDb db, Guid place, string text, CancellationToken stop) => Sealed.Close(
        (await db.Database.Keys.Of(db, Stream, stop)).Of(Key)!.Secret, Encoding.UTF8.GetBytes(text),
        About(Stream, place));

    /// <summary>Null when the key was destroyed, or the bytes are not what was stored here.</summary>
    public static string? Open(TenantDb db, Guid stream, Guid key, byte[]? wrapped, byte[] body, Guid place) =>
        wrapped is not null && Sealed.Open(
            db.Database.Keys.Open(db, stream, key, wrapped).Secret, body, About(stream, place)) is { } plain
            ? Encoding.UTF8.GetString(plain) : null;

    static byte[] About(Guid stream, Guid place) =>
        [.. stream.ToByteArray(bigEndian: true), .. place.ToByteArray(bigEndian: true)];
}
