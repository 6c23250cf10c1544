using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Inkassio.Storage;

/// <summary>The heads of a tenant's streams at one moment, signed, in a file outside the database.</summary>
/// <remarks>
/// A chain alone accepts a cut end, a missing stream, or a journal that was recomputed as a whole; a checkpoint does
/// not. Its file is text: eleven lines <c>name: value</c> after the form's name, the last one the signature over all
/// lines before it; an empty line; then one line <c>stream version hash</c> for each stream that changed since the
/// checkpoint before (all of them when <c>scope</c> is <c>whole</c>). <c>root</c> is the tree of hashes over these
/// lines, <c>previous</c> the SHA-256 of the signed part of the checkpoint before, so that none can be left out.
/// </remarks>
/// <param name="RestoredBy">The person who let work go on after a restored backup; null for all others. What older
/// checkpoints know beyond this one is lost, and known to be.</param>
public sealed record Checkpoint(
    int Number, DateTimeOffset At, string Previous, bool IsWhole, string? RestoredBy, long Streams, long Events,
    int Listed, string Root, string KeyId)
{
    internal const string Form = "checkpoint-1";

    public static readonly string NoPrevious = new('0', 64);

    internal string Unsigned(TenantId tenant) => string.Create(CultureInfo.InvariantCulture, $"""
        {Form}
        tenant: {tenant}
        number: {Number}
        at: {At.UtcDateTime.ToString(Row.InstantFormat, CultureInfo.InvariantCulture)}
        previous: {Previous}
        scope: {(IsWhole ? "whole" : "changes")}
        restored-by: {RestoredBy ?? "-"}
        streams: {Streams}
        events: {Events}
        listed: {Listed}
        root: {Root}
        key: {KeyId}

        """).ReplaceLineEndings("\n");

    internal static string Line(Guid stream, Head head) => string.Create(
        CultureInfo.InvariantCulture, $"{stream} {head.Version} {Convert.ToHexStringLower(head.Hash)}");
}

/// <summary>A checkpoint as its file says it.</summary>
/// <param name="Signed">The lines up to and including the signature.</param>
/// <param name="Lines">The heads it lists.</param>
sealed record CheckpointText(Checkpoint Checkpoint, string Signed, IReadOnlyList<string> Lines)
{
    const string Signature = "signature: ";

    /// <summary>What the next checkpoint names as its previous one.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Signed)));

    public string Whole => $"{Signed}\n{string.Concat(Lines.Select(line => line + "\n"))}";

    public IEnumerable<(Guid Stream, Head Head)> Heads => Lines.Select(line => line.Split(' ')).Select(part => (
        Guid.Parse(part[0]),
        new Head(long.Parse(part[1], CultureInfo.InvariantCulture), Convert.FromHexString(part[2]))));

    public static CheckpointText Sign(TenantId tenant, Checkpoint about, IReadOnlyList<string> lines, CheckpointKey key)
    {
        var full = about with
        {
            Listed = lines.Count, Root = Convert.ToHexStringLower(HashTree.Root(lines)), KeyId = key.Id,
        };
        var unsigned = full.Unsigned(tenant);
        var signature = Convert.ToBase64String(key.Sign(Encoding.ASCII.GetBytes(unsigned)));
        return new(full, $"{unsigned}{Signature}{signature}\n", lines);
    }

    /// <exception cref="CheckpointDamagedException">The text is no checkpoint of this tenant signed with this
    /// key.</exception>
    public static CheckpointText Read(TenantId tenant, string text, CheckpointKey key, string file)
    {
        try
        {
            var cut = text.IndexOf("\n\n", StringComparison.Ordinal) + 1;
            var (signed, lines) = (text[..cut], text[(cut + 1)..].Split('\n', StringSplitOptions.RemoveEmptyEntries));
            var at = signed.IndexOf(Signature, StringComparison.Ordinal);
            var read = new CheckpointText(Facts(signed), signed, lines);
            var isTrue = read.Checkpoint.Unsigned(tenant) == signed[..at]
                && key.HasSigned(
                    Encoding.ASCII.GetBytes(signed[..at]), Convert.FromBase64String(signed[(at + Signature.Length)..]))
                && read.Checkpoint.Root == Convert.ToHexStringLower(HashTree.Root(lines));
            return isTrue ? read : throw new CheckpointDamagedException(file);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or KeyNotFoundException
            or OverflowException)
        {
            throw new CheckpointDamagedException(file);
        }
    }

    static Checkpoint Facts(string signed)
    {
        var facts = signed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var invariant = CultureInfo.InvariantCulture;
        return new Checkpoint(
            int.Parse(facts["number"], invariant),
            DateTimeOffset.ParseExact(facts["at"], Row.InstantFormat, invariant, DateTimeStyles.AssumeUniversal),
            facts["previous"], facts["scope"] == "whole", facts["restored-by"] is "-" ? null : facts["restored-by"],
            long.Parse(facts["streams"], invariant), long.Parse(facts["events"], invariant),
            int.Parse(facts["listed"], invariant), facts["root"], facts["key"]);
    }
}

/// <summary>A checkpoint file is not what was written, or one is missing between two others.</summary>
public sealed class CheckpointDamagedException(string file)
    : Exception($"Der Prüfpunkt {file} ist nicht mehr, was geschrieben wurde, oder er gehört nicht hierher.")
{
    public string File { get; } = file;
}
