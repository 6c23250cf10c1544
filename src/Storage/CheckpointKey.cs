using System.Security.Cryptography;
using System.Text;

namespace Inkassio.Storage;

/// <summary>The key pair that signs checkpoints: ECDSA over P-256, so an auditor verifies with the public half
/// alone.</summary>
/// <remarks>
/// The private half lies beside the master key, readable by its owner only; the public half lies with the checkpoints
/// and goes into every evidence bundle. Neither is in the database.
/// </remarks>
public sealed class CheckpointKey : IDisposable
{
    public const string PrivateFile = "checkpoint.key", PublicFile = "checkpoint-public-key.pem";

    readonly ECDsa pair;
    readonly Lock signing = new();

    CheckpointKey(ECDsa pair)
    {
        this.pair = pair;
        PublicPem = pair.ExportSubjectPublicKeyInfoPem() + "\n";
        Id = Convert.ToHexStringLower(SHA256.HashData(pair.ExportSubjectPublicKeyInfo()).AsSpan(0, 8));
    }

    /// <summary>Names the pair: the first 8 bytes of the SHA-256 of the public half.</summary>
    public string Id { get; }

    public string PublicPem { get; }

    /// <param name="keys">The folder of the private half.</param>
    /// <param name="checkpoints">The folder of the checkpoints, with the public half.</param>
    /// <exception cref="StartRefusedException">The key is gone although it has signed checkpoints.</exception>
    internal static CheckpointKey From(string keys, string checkpoints)
    {
        var (file, shown) = (Path.Combine(keys, PrivateFile), Path.Combine(checkpoints, PublicFile));
        if (!File.Exists(file))
        {
            // A new key in its place would make every earlier signature worthless without anybody noticing.
            // Looked at again last: another node may have made both a moment ago.
            if (File.Exists(shown) && !File.Exists(file))
                throw new StartRefusedException(
                    $"Der Schlüssel der Prüfpunkte fehlt: {file}. Spielen Sie ihn aus der Sicherung der Schlüssel ein. "
                    + $"Ist er verloren, legen Sie den Ordner {checkpoints} beiseite und bewahren Sie ihn auf; "
                    + "dann beginnt eine neue Reihe von Prüfpunkten.");
            using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            SecretFile.Write(file, Encoding.ASCII.GetBytes(fresh.ExportPkcs8PrivateKeyPem()));
        }
        var read = ECDsa.Create();
        read.ImportFromPem(File.ReadAllText(file));
        var key = new CheckpointKey(read);
        Directory.CreateDirectory(checkpoints);
        if (!File.Exists(shown)) File.WriteAllText(shown, key.PublicPem);
        return key;
    }

    /// <summary>r and s, 32 bytes each, over the SHA-256 of the bytes.</summary>
    internal byte[] Sign(byte[] what)
    {
        lock (signing) return pair.SignData(what, HashAlgorithmName.SHA256);
    }

    internal bool HasSigned(byte[] what, byte[] signature)
    {
        lock (signing) return pair.VerifyData(what, signature, HashAlgorithmName.SHA256);
    }

    public void Dispose() => pair.Dispose();
}

/// <summary>A file that only its owner may read, and that is never written over.</summary>
static class SecretFile
{
    /// <summary>False when another node made it a moment earlier: then theirs counts.</summary>
    public static bool Write(string file, ReadOnlySpan<byte> bytes)
    {
        var folder = Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!).FullName;
        var aside = Path.Combine(folder, $".{Guid.CreateVersion7()}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(aside, options))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }
        return MoveIntoPlace(aside, file);
    }

    /// <summary>A file is whole or not there, and never takes another one's place.</summary>
    // The runtime looks whether there is a file and then renames: between the two another node may come first.
    public static bool MoveIntoPlace(string aside, string file)
    {
        using var turn = Turn(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var isFree = !File.Exists(file);
        if (isFree) File.Move(aside, file);
        else File.Delete(aside);
        return isFree;
    }

    static FileStream Turn(string folder)
    {
        const int triesMax = 500;
        for (var tries = 1; ; tries++)
            try
            {
                return new(Path.Combine(folder, ".turn"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tries < triesMax)
            {
                Thread.Sleep(10); // Another process has its turn, which takes milliseconds.
            }
    }
}

/// <summary>The product must not start like this; the message says in German what is wrong and what to do.</summary>
public sealed class StartRefusedException(string message) : Exception(message);
