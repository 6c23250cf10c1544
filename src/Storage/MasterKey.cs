using System.Security.Cryptography;
using System.Text;

namespace Inkassio.Storage;

/// <summary>The key that wraps all other keys. It lies in a file of its own, never in the database nor its
/// backups.</summary>
/// <remarks>Beside it lies the list of destroyed keys (<c>FILE.destroyed</c>), one id a line: it must outlive
/// backups.</remarks>
public sealed class MasterKey
{
    readonly byte[] secret;
    readonly string destroyedFile;
    readonly Lock writing = new();

    MasterKey(byte[] secret, string file, bool isNew)
    {
        (this.secret, destroyedFile, File, IsNew) = (secret, file + ".destroyed", Path.GetFullPath(file), isNew);
        Id = Convert.ToHexStringLower(SHA256.HashData(secret).AsSpan(0, 4));
    }

    /// <summary>Names the key without giving it away.</summary>
    public string Id { get; }

    internal string File { get; }

    /// <summary>Made by this start of the program.</summary>
    internal bool IsNew { get; }

    internal string Folder => Path.GetDirectoryName(File)!;

    /// <summary>The data folder: where the key's folder <c>keys</c> lies, or the key's own folder.</summary>
    internal string Home =>
        Path.GetFileName(Folder) == "keys" && Path.GetDirectoryName(Folder) is { } above ? above : Folder;

    /// <summary>Reads the key; makes one, readable by its owner only, where there is no file yet.</summary>
    /// <exception cref="InvalidDataException">The file holds no key of 32 bytes in Base64.</exception>
    public static MasterKey FromFile(string file)
    {
        var isNew = !System.IO.File.Exists(file) && SecretFile.Write(
            file, Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))));
        var read = new byte[32];
        return Convert.TryFromBase64String(System.IO.File.ReadAllText(file).Trim(), read, out var length)
            && length == 32
            ? new MasterKey(read, file, isNew)
            : throw new InvalidDataException($"{file} holds no key of 32 bytes in Base64.");
    }

    internal byte[] Wrap(TenantId tenant, Guid stream, Guid key, byte[] plain) =>
        Sealed.Close(secret, plain, About(tenant, stream, key));

    /// <exception cref="CryptographicException">Wrapped by another master key, or for another stream.</exception>
    internal byte[] Unwrap(TenantId tenant, Guid stream, Guid key, byte[] wrapped) =>
        Sealed.Open(secret, wrapped, About(tenant, stream, key))
        ?? throw new CryptographicException($"Key {key} was wrapped by another master key than {Id}.");

    /// <summary>A key of its own for one purpose, from which nobody can reckon back to this one (HKDF, RFC 5869).
    /// </summary>
    internal byte[] For(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: Encoding.ASCII.GetBytes(purpose));

    /// <summary>Notes keys as destroyed, on the disk, before they vanish from the database.</summary>
    internal void ListDestroyed(IReadOnlyList<Guid> keys)
    {
        if (keys.Count == 0) return;
        lock (writing)
        {
            using var stream = new FileStream(destroyedFile, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            stream.Write(Encoding.ASCII.GetBytes(string.Concat(keys.Select(key => $"{key}\n"))));
            stream.Flush(flushToDisk: true);
        }
    }

    // A line that a crash cut short names no key and is passed over.
    internal HashSet<Guid> Destroyed() => System.IO.File.Exists(destroyedFile)
        ? [.. System.IO.File.ReadLines(destroyedFile).Where(line => Guid.TryParse(line, out _)).Select(Guid.Parse)]
        : [];

    static byte[] About(TenantId tenant, Guid stream, Guid key) =>
        [
            .. tenant.Value.ToByteArray(bigEndian: true), .. stream.ToByteArray(bigEndian: true),
            .. key.ToByteArray(bigEndian: true),
        ];
}

/// <summary>AES-256-GCM in one piece: form (1 byte), nonce (12), encrypted bytes, tag (16).</summary>
static class Sealed
{
    const byte Form = 1;
    const int Nonce = 12, Tag = 16;

    public static byte[] Close(byte[] key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> about)
    {
        var closed = new byte[1 + Nonce + plain.Length + Tag];
        closed[0] = Form;
        var nonce = closed.AsSpan(1, Nonce);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(
            nonce, plain, closed.AsSpan(1 + Nonce, plain.Length), closed.AsSpan(1 + Nonce + plain.Length), about);
        return closed;
    }

    /// <summary>The plain bytes, or null when the key does not fit or the bytes were changed.</summary>
    public static byte[]? Open(byte[] key, ReadOnlySpan<byte> closed, ReadOnlySpan<byte> about)
    {
        if (closed.Length < 1 + Nonce + Tag || closed[0] != Form) return null;
        var plain = new byte[closed.Length - 1 - Nonce - Tag];
        using var aes = new AesGcm(key, Tag);
        try
        {
            aes.Decrypt(closed.Slice(1, Nonce), closed[(1 + Nonce)..^Tag], closed[^Tag..], plain, about);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
