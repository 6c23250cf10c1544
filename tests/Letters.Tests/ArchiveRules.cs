using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Inkassio.Letters.Tests;

/// <summary>
/// The clauses of PDF/A-3b (ISO 19005-3) that a letter can break, asked of the file as qpdf reads it: nothing of the
/// writer's own code judges the writer's work.
/// </summary>
sealed partial class ArchiveRules
{
    static readonly string[] Forbidden =
    [
        "/AA", "/OpenAction", "/JavaScript", "/JS", "/AcroForm", "/XFA", "/Launch", "/Encrypt", "/RichMedia", "/Movie",
        "/Sound", "/TR", "/OPI", "/Ref", "/PS", "/Alternates", "/DeviceCMYK", "/LZWDecode", "/Crypt", "/Perms",
    ];

    readonly Dictionary<string, JsonElement> objects = new(StringComparer.Ordinal);
    readonly byte[] bytes;

    ArchiveRules(byte[] pdf)
    {
        bytes = pdf;
        using var file = new PrintedPdf(pdf);
        var read = JsonDocument.Parse(file.Output(
            "qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized"));
        foreach (var one in read.RootElement.GetProperty("qpdf")[1].EnumerateObject())
            objects[one.Name.Replace("obj:", "", StringComparison.Ordinal)] = one.Value;
    }

    /// <summary>What the file breaks, clause by clause; empty when it keeps all of them.</summary>
    public static IReadOnlyList<string> Broken(byte[] pdf) => [.. new ArchiveRules(pdf).All()];

    IEnumerable<string> All() =>
        [.. Form(), .. Names(), .. Colours(), .. Metadata(), .. Fonts(), .. Text(), .. Files()];

    JsonElement Root => Follow(objects["trailer"].GetProperty("value").GetProperty("/Root"));

    JsonElement Follow(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && Reference().IsMatch(value.GetString()!)
            ? Words(objects[value.GetString()!]) : value;

    static JsonElement Words(JsonElement one) =>
        one.TryGetProperty("stream", out var stream) ? stream.GetProperty("dict") : one.GetProperty("value");

    byte[] Stream(JsonElement reference) =>
        objects[reference.GetString()!].GetProperty("stream").GetProperty("data").GetBytesFromBase64();

    static string Said(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) ? value.ToString().Replace("u:", "", StringComparison.Ordinal) : "";

    IEnumerable<JsonElement> OfType(string type, string subtype = "") =>
        objects.Values.Where(o => o.TryGetProperty("value", out _) || o.TryGetProperty("stream", out _)).Select(Words)
            .Where(o => o.ValueKind == JsonValueKind.Object && Said(o, "/Type") == type
                && (subtype.Length == 0 || Said(o, "/Subtype") == subtype));

    // 6.1: header, trailer, nothing after the end.
    IEnumerable<string> Form()
    {
        if (!bytes.AsSpan().StartsWith("%PDF-1."u8) || bytes.AsSpan(10, 4).ContainsAnyInRange<byte>(0, 127))
            yield return "6.1.2 header, then four bytes above 127";
        if (!bytes.AsSpan().TrimEnd((byte)'\n').EndsWith("%%EOF"u8)) yield return "6.1.3 nothing after the end";
        if (!objects["trailer"].GetProperty("value").TryGetProperty("/ID", out var id) || id.GetArrayLength() != 2)
            yield return "6.1.3 an identity";
    }

    // 6.1.3, 6.1.7, 6.2.4, 6.2.5, 6.5, 6.6: what may stand nowhere.
    IEnumerable<string> Names() => objects.Values.SelectMany(Keys).Where(Forbidden.Contains).Distinct()
        .Select(name => $"6 {name} may stand nowhere");

    static IEnumerable<string> Keys(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Where(p => p.Name != "data")
            .SelectMany(p => Keys(p.Value).Prepend(p.Name)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Keys),
        JsonValueKind.String => [value.GetString()!],
        _ => [],
    };

    // 6.2.3, 6.2.4: one output intent with an RGB profile, and no colours outside of it.
    IEnumerable<string> Colours()
    {
        if (!Root.TryGetProperty("/OutputIntents", out var intents) || intents.GetArrayLength() != 1
            || Said(intents[0], "/S") != "/GTS_PDFA1")
        {
            yield return "6.2.3 one output intent";
            yield break;
        }
        var profile = Stream(intents[0].GetProperty("/DestOutputProfile"));
        if (Encoding.ASCII.GetString(profile, 36, 4) != "acsp" || Encoding.ASCII.GetString(profile, 16, 4) != "RGB "
            || BinaryPrimitives.ReadInt32BigEndian(profile) != profile.Length || profile[8] is not (2 or 4)
            || Said(Follow(intents[0].GetProperty("/DestOutputProfile")), "/N") != "3")
            yield return "6.2.3 a profile of RGB";
    }

    // 6.6.2, 6.6.3: XMP that says part 3, level B, and the same as the dictionary.
    IEnumerable<string> Metadata()
    {
        if (!Root.TryGetProperty("/Metadata", out var metadata))
        {
            yield return "6.6.2 metadata";
            yield break;
        }
        var xmp = XDocument.Parse(Encoding.UTF8.GetString(Stream(metadata)).Trim('\uFEFF', '\n'));
        string Xmp(string name) => xmp.Descendants().FirstOrDefault(e => e.Name.LocalName == name)?.Value.Trim() ?? "";
        if ((Xmp("part"), Xmp("conformance")) != ("3", "B")) yield return "6.6.4 part 3, level B";
        var told = Follow(objects["trailer"].GetProperty("value").GetProperty("/Info"));
        if (Xmp("title") != Said(told, "/Title")) yield return "6.6.3 the same title";
        if (Xmp("creator") != Said(told, "/Author")) yield return "6.6.3 the same author";
        if (Day(Xmp("CreateDate")) != Said(told, "/CreationDate")) yield return "6.6.3 the same day";
        if (Day(Xmp("ModifyDate")) != Said(told, "/ModDate")) yield return "6.6.3 the same day of change";
    }

    static string Day(string xmp) => DateTimeOffset.TryParse(xmp, CultureInfo.InvariantCulture, out var at)
        ? at.ToString("'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture) : "none";

    // 6.2.11: every font embedded, with the widths of its own program.
    IEnumerable<string> Fonts()
    {
        foreach (var font in OfType("/Font"))
            if (Said(font, "/Subtype") is not ("/Type0" or "/CIDFontType2")) yield return "6.2.11 a font of our kind";
        foreach (var font in OfType("/Font", "/CIDFontType2"))
        {
            if (Said(font, "/CIDToGIDMap") != "/Identity") yield return "6.2.11.3 glyph numbers as codes";
            var descriptor = Follow(font.GetProperty("/FontDescriptor"));
            if (!descriptor.TryGetProperty("/FontFile2", out var program))
                yield return "6.2.11.4 an embedded font";
            else if (Widths(font).Any(w => Math.Abs(w.Value - Advance(Stream(program), w.Key)) > 1))
                yield return "6.2.11.5 widths as in the program";
            // A set of glyphs that is named must be whole; ours is not named at all.
            if (descriptor.TryGetProperty("/CIDSet", out _)) yield return "6.2.11.4.2 no half set of glyphs";
        }
    }

    Dictionary<int, double> Widths(JsonElement font)
    {
        var widths = new Dictionary<int, double>();
        var array = Follow(font.GetProperty("/W"));
        // Either "first [widths]" or "first last width"; what lies between those two may have been left out.
        for (var i = 0; i + 1 < array.GetArrayLength(); i += array[i + 1].ValueKind == JsonValueKind.Array ? 2 : 3)
            if (array[i + 1].ValueKind != JsonValueKind.Array)
                widths[array[i].GetInt32()] = widths[array[i + 1].GetInt32()] = array[i + 2].GetDouble();
            else
                foreach (var (at, width) in array[i + 1].EnumerateArray().Index())
                    widths[array[i].GetInt32() + at] = width.GetDouble();
        return widths;
    }

    static double Advance(byte[] program, int glyph)
    {
        int At(string tag) => BinaryPrimitives.ReadInt32BigEndian(program.AsSpan(Enumerable
            .Range(0, BinaryPrimitives.ReadUInt16BigEndian(program.AsSpan(4))).Select(i => 12 + 16 * i)
            .First(at => Encoding.ASCII.GetString(program, at, 4) == tag) + 8));
        double U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(program.AsSpan(at));
        return U16(At("hmtx") + 4 * glyph) * 1000 / U16(At("head") + 18);
    }

    // 6.2.2, 6.2.4.3, 6.2.11.8: on the pages grey and RGB only, and never the glyph for nothing.
    IEnumerable<string> Text()
    {
        var known = OfType("/Font", "/CIDFontType2").SelectMany(font => Widths(font).Keys).ToHashSet();
        foreach (var page in OfType("/Page"))
        {
            var content = Encoding.Latin1.GetString(Stream(page.GetProperty("/Contents")));
            if (PressColour().IsMatch(content)) yield return "6.2.4.3 colours of the output intent";
            var glyphs = Glyphs().Matches(content).SelectMany(run => run.Groups["hex"].Value.Chunk(4))
                .Select(hex => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToHashSet();
            if (glyphs.Contains(0)) yield return "6.2.11.8 never the glyph for nothing";
            if (!glyphs.IsSubsetOf(known)) yield return "6.2.11.4.1 every glyph that is shown";
            if (content.Count(c => c == 'q') - content.Count(c => c == 'Q') is not 0) yield return "q and Q in pairs";
        }
    }

    // 6.8: attached files with name, kind and relation, and all of them called by the document.
    IEnumerable<string> Files()
    {
        var associated = Root.TryGetProperty("/AF", out var list) ? list.GetArrayLength() : 0;
        if (associated != OfType("/Filespec").Count()) yield return "6.8 each file associated";
        foreach (var file in OfType("/Filespec"))
        {
            if (Said(file, "/F").Length == 0 || Said(file, "/F") != Said(file, "/UF")) yield return "6.8 /F and /UF";
            if (Said(file, "/AFRelationship") is not ("/Source" or "/Supplement" or "/Data"))
                yield return "6.8 a relation to the letter";
            var stream = file.TryGetProperty("/EF", out var ef) ? Follow(ef.GetProperty("/F")) : default;
            if (stream.ValueKind != JsonValueKind.Object || !MediaType().IsMatch(Said(stream, "/Subtype")))
                yield return "6.8 the kind of the file";
        }
    }

    [GeneratedRegex(@"^\d+ \d+ R$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();

    [GeneratedRegex(@"[\d.] (k|K|ri|sh)\s", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PressColour();

    [GeneratedRegex(@"<(?<hex>[0-9A-F]+)> Tj", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Glyphs();

    [GeneratedRegex(@"^/[\w.+-]+/[\w.+-]+$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex MediaType();
}
