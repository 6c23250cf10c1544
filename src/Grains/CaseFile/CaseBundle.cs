using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Inkassio.Domain.Debtors;
using Inkassio.Storage;

namespace Inkassio.Grains.CaseFile;

/// <summary>The evidence bundle: one ZIP with the dossier, every letter, every proof of dispatch, the journal and all
/// that somebody needs to check them without our program.</summary>
// The list of contents is signed, so one changed byte is named by its file; the journal is bound to checkpoints that
// were signed when its events happened.
public sealed class CaseBundle(Cases cases, Checkpoints checkpoints)
{
    public const string Contents = "inhalt.txt", Journal = "journal.jsonl", Witnesses = "pruefpunkte.json";

    static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Null when there is no such debtor.</summary>
    /// <param name="by">A name for an author as the journal writes him.</param>
    /// <exception cref="CaseTooLargeException">There is more than a bundle may hold.</exception>
    public async Task<byte[]?> Write(TenantDb db, DebtorId id, Func<string, string> by, CancellationToken stop) =>
        await cases.Load(db, id, stop) is { } loaded ? Write(loaded, by) : null;

    byte[] Write(Case @case, Func<string, string> by)
    {
        var files = Files(@case, by).ToList();
        var contents = string.Concat(files.OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(file.Bytes))}  {file.Name}\n"));
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in files.Append((Contents, Text(checkpoints.Signed(contents)))))
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = @case.At;
                using var to = entry.Open();
                to.Write(content);
            }
        return bytes.ToArray();
    }

    static IEnumerable<(string Name, byte[] Bytes)> Files(Case @case, Func<string, string> by)
    {
        yield return ("LIESMICH.txt", Embedded("LIESMICH.txt"));
        yield return ("pruefen.py", Embedded("pruefen.py"));
        yield return ("akte.pdf", new CaseDossier(@case, by).Pdf());
        yield return (Journal, Text(string.Concat(@case.Events.Select(one => one.Line + "\n"))));
        yield return (Witnesses, JsonSerializer.SerializeToUtf8Bytes(
            @case.Witnesses.Select(w => new { w.Signed, w.Line, w.Way }), Readable));
        yield return (CheckpointKey.PublicFile, Text(@case.PublicPem));
        foreach (var (name, bytes) in @case.Invoices) yield return ($"rechnungen/{name}", bytes);
        foreach (var letter in @case.Letters)
        {
            if (letter.Bytes is { } pages) yield return ($"briefe/{letter.FileName}", pages);
            for (var way = 0; way < letter.Ways.Length; way++)
                if (letter.Ways[way].Evidence is { } told)
                    yield return ($"versand/{letter.Number:D2}-{way + 1}-protokoll.txt", told);
        }
    }

    static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    static byte[] Embedded(string name)
    {
        using var from = Assembly.GetExecutingAssembly().GetManifestResourceStream($"case.{name}")!;
        var bytes = new byte[from.Length];
        from.ReadExactly(bytes);
        return bytes;
    }
}
