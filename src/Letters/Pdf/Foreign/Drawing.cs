using System.Collections.Frozen;

namespace Inkassio.Letters.Pdf.Foreign;

/// <summary>What a page or a form draws, checked operator by operator. Marks that draw nothing are left out.</summary>
static class Drawing
{
    const int OperandsMax = 64;
    const int SavedMax = 28;          // How deep PDF/A lets states be kept.

    // ISO 32000-1, annex A, without what paints with press colours (k, K) and what marks (see below).
    static readonly FrozenSet<string> Known = ("b B b* B* BT BX c cm CS cs d d0 d1 Do ET EX f F f* G g gs h i j J l m "
        + "M n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // Structure and layers mean nothing outside of their own file.
    static readonly FrozenSet<string> Marks = FrozenSet.Create(StringComparer.Ordinal, "BMC", "BDC", "EMC", "MP", "DP");

    static readonly FrozenDictionary<string, string> Named = new Dictionary<string, string>
    {
        ["Do"] = "XObject", ["gs"] = "ExtGState", ["Tf"] = "Font", ["sh"] = "Shading",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenSet<string> Spaces =
        FrozenSet.Create(StringComparer.Ordinal, "DeviceGray", "DeviceRGB", "Pattern");

    static readonly FrozenSet<string> Intents = FrozenSet.Create(
        StringComparer.Ordinal, "RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation");

    /// <summary>The same drawing without its marks.</summary>
    /// <param name="has">Whether the resources know a name, for instance ("Font", "F1").</param>
    public static byte[] Checked(byte[] content, Func<string, string, bool> has)
    {
        var reader = new PartReader(content);
        var kept = new MemoryStream(content.Length);
        var operands = new List<Part>();
        var (start, saved) = (0, 0);
        while (!reader.IsAtEnd)
        {
            var part = reader.Next() ?? throw Damaged();
            if (part is not Part.Word(var act) || act is "true" or "false" or "null")
            {
                operands.Add(part);
                if (operands.Count > OperandsMax) throw Damaged();
                continue;
            }
            if (act == "BI") Small(content, reader, has);
            else if (!Marks.Contains(act)) Check(act, operands, has);
            saved += act switch { "q" => 1, "Q" => -1, _ => 0 };
            if (saved is < 0 or > SavedMax) throw Damaged();
            if (!Marks.Contains(act)) kept.Write(content, start, reader.At - start);
            else kept.WriteByte((byte)'\n');
            start = reader.At;
            operands.Clear();
        }
        // What was saved is given back, so that a letter's own ink never depends on this.
        for (; saved > 0; saved--) kept.Write("\nQ"u8);
        return operands.Count == 0 ? kept.ToArray() : throw Damaged();
    }

    static void Check(string act, List<Part> operands, Func<string, string, bool> has)
    {
        if (act is "k" or "K") throw new StationeryException(StationeryFault.PressColours);
        if (!Known.Contains(act)) throw Damaged();
        var name = operands.OfType<Part.Name>().FirstOrDefault()?.Spelled;
        if (Named.TryGetValue(act, out var kind) && (name is null || !has(kind, name))) throw Damaged();
        if (act is "scn" or "SCN" && name is not null && !has("Pattern", name)) throw Damaged();
        if (act is "cs" or "CS") Space(name, has);
        if (act == "ri" && (name is null || !Intents.Contains(name)))
            throw new StationeryException(StationeryFault.Unusual);
    }

    static void Space(string? name, Func<string, string, bool> has)
    {
        if (name == "DeviceCMYK") throw new StationeryException(StationeryFault.PressColours);
        if (name is null || (!Spaces.Contains(name) && !has("ColorSpace", name))) throw Damaged();
    }

    // A small picture between the operators. Its end is a word that may also occur inside, so a wrong guess is likely
    // to read on in the middle of a picture; that is no drawing, and the file is refused.
    static void Small(byte[] content, PartReader reader, Func<string, string, bool> has)
    {
        string? key = null;
        while (reader.Next() is { } part and not Part.Word { Spelled: "ID" })
        {
            if (key is null)
            {
                key = part is Part.Name(var spelled) ? spelled : throw Damaged();
                continue;
            }
            Small(key, part, has);
            key = null;
        }
        var at = reader.At;
        while (content.AsSpan(at).IndexOf("EI"u8) is >= 0 and var found)
        {
            at += found;
            if (at > reader.At && PartReader.IsBlank(content[at - 1])
                && (at + 2 >= content.Length || PartReader.IsBlank(content[at + 2])))
            {
                reader.Go(at + 2);
                return;
            }
            at += 2;
        }
        throw Damaged();
    }

    static void Small(string key, Part value, Func<string, string, bool> has)
    {
        if (key is "I" or "Interpolate" && value is not Part.Word { Spelled: "false" }
            || key is "F" or "Filter" && value is not Part.Name { Spelled: "Fl" or "FlateDecode" or "DCT" or "CCF" or "RL" })
            throw new StationeryException(StationeryFault.Unusual);
        if (key is not ("CS" or "ColorSpace") || value is Part.List) return;
        var name = (value as Part.Name)?.Spelled;
        Space(name switch { "G" => "DeviceGray", "RGB" => "DeviceRGB", "CMYK" => "DeviceCMYK", _ => name }, has);
    }

    static StationeryException Damaged() => new(StationeryFault.Damaged);
}
