using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Inkassio.Letters.Pdf.Foreign;

/// <summary>Reads values one after the other, each byte once, nested only so deep.</summary>
sealed class PartReader(ReadOnlyMemory<byte> bytes, int at = 0)
{
    const int DepthMax = 40;
    const int NameMax = 127;      // What PDF/A allows.
    const int TextMax = 32_767;

    int depth;

    public int At { get; private set; } = at;

    public bool IsAtEnd
    {
        get
        {
            SkipBlanks();
            return At >= bytes.Length;
        }
    }

    ReadOnlySpan<byte> Rest => bytes.Span[At..];

    /// <summary>The next value; null where a closing bracket or the end stands.</summary>
    public Part? Next()
    {
        if (IsAtEnd) return null;
        switch (Rest)
        {
            case [(byte)'<', (byte)'<', ..]:
                At += 2;
                return Book();
            case [(byte)'<', ..]:
                At++;
                return HexText();
            case [(byte)'(', ..]:
                At++;
                return Text();
            case [(byte)'[', ..]:
                At++;
                return new Part.List([.. Until("]"u8)]);
            case [(byte)'/', ..]:
                At++;
                return new Part.Name(Name());
            case [(byte)']', ..] or [(byte)'>', ..]:
                return null;
            case [(byte)'{' or (byte)'}' or (byte)')', ..]:
                throw Damaged();
            default:
                return WordOrNumber();
        }
    }

    /// <summary>The value of an object, up to the word that ends it or begins its stream.</summary>
    public (Part Value, string Then) Object()
    {
        var parts = new List<Part>();
        while (Next() is { } part)
        {
            if (part is Part.Word { Spelled: "endobj" or "stream" } end)
                return (parts is [var only] ? only : throw Damaged(), end.Spelled);
            Take(parts, part);
            if (parts.Count > 3) throw Damaged();
        }
        return (parts is [var last] ? last : throw Damaged(), "");
    }

    /// <summary>Moves on to a place that was found by other means.</summary>
    public void Go(int to) => At = to;

    IEnumerable<Part> Until(ReadOnlySpan<byte> end)
    {
        if (++depth > DepthMax) throw new StationeryException(StationeryFault.TooComplex);
        var parts = new List<Part>();
        while (Next() is { } part) Take(parts, part);
        if (!Rest.StartsWith(end)) throw Damaged();
        At += end.Length;
        depth--;
        return parts;
    }

    // "12 0 R" is one value that is known only by its end.
    static void Take(List<Part> parts, Part part)
    {
        if (part is not Part.Word { Spelled: "R" })
        {
            parts.Add(part);
            return;
        }
        if (parts is not [.., Part.Number to, Part.Number] || to.Value is < 1 or > int.MaxValue) throw Damaged();
        parts.RemoveRange(parts.Count - 2, 2);
        parts.Add(new Part.Pointer((int)to.Value));
    }

    Part.Book Book()
    {
        var entries = ImmutableDictionary.CreateBuilder<string, Part>(StringComparer.Ordinal);
        var parts = Until(">>"u8).ToArray();
        if (parts.Length % 2 != 0) throw Damaged();
        for (var i = 0; i < parts.Length; i += 2)
            entries[parts[i] is Part.Name key ? key.Spelled : throw Damaged()] = parts[i + 1];
        return new(entries.ToImmutable());
    }

    string Name()
    {
        var name = new StringBuilder();
        while (At < bytes.Length && IsRegular(bytes.Span[At]))
        {
            var sign = bytes.Span[At++];
            if (sign == '#' && Rest.Length >= 2 && byte.TryParse(
                    Rest[..2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var meant))
            {
                sign = meant;
                At += 2;
            }
            name.Append((char)sign);
            if (name.Length > NameMax) throw Damaged();
        }
        return name.ToString();
    }

    Part WordOrNumber()
    {
        var start = At;
        while (At < bytes.Length && IsRegular(bytes.Span[At])) At++;
        var spelled = Encoding.Latin1.GetString(bytes.Span[start..Math.Min(At, start + NameMax)]);
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(spelled, Plain, CultureInfo.InvariantCulture, out var value)
            ? new Part.Number(value) : new Part.Word(spelled);
    }

    Part.Text HexText()
    {
        var end = Rest.IndexOf((byte)'>');
        if (end is < 0 or > 2 * TextMax) throw Damaged();
        var digits = Encoding.Latin1.GetString(Rest[..end]).Where(c => !char.IsWhiteSpace(c)).ToArray();
        At += end + 1;
        if (!digits.All(char.IsAsciiHexDigit)) throw Damaged();
        return new(Convert.FromHexString(digits.Length % 2 == 0 ? digits : [.. digits, '0']));
    }

    Part.Text Text()
    {
        var text = new List<byte>();
        for (var open = 1; ;)
        {
            if (At >= bytes.Length || text.Count > TextMax) throw Damaged();
            var sign = bytes.Span[At++];
            if (sign == '\\') Escaped(text);
            else if (sign == ')' && --open == 0) return new([.. text]);
            else
            {
                if (sign == '(') open++;
                text.Add(sign);
            }
        }
    }

    void Escaped(List<byte> text)
    {
        if (At >= bytes.Length) throw Damaged();
        var sign = bytes.Span[At++];
        switch (sign)
        {
            case (byte)'\r' when Rest is [(byte)'\n', ..]:
                At++;
                return;
            case (byte)'\r' or (byte)'\n':
                return;
            case >= (byte)'0' and <= (byte)'7':
                var code = sign - '0';
                for (var i = 0; i < 2 && Rest is [>= (byte)'0' and <= (byte)'7', ..]; i++)
                    code = 8 * code + bytes.Span[At++] - '0';
                text.Add((byte)code);
                return;
            default:
                text.Add(sign switch
                {
                    (byte)'n' => 10, (byte)'r' => 13, (byte)'t' => 9, (byte)'b' => 8, (byte)'f' => 12, _ => sign,
                });
                return;
        }
    }

    void SkipBlanks()
    {
        while (At < bytes.Length)
        {
            if (IsBlank(bytes.Span[At])) At++;
            else if (bytes.Span[At] == '%')
                At = Rest.IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var line ? At + line : bytes.Length;
            else return;
        }
    }

    public static bool IsBlank(byte sign) => sign is 0 or 9 or 10 or 12 or 13 or 32;

    public static bool IsRegular(byte sign) => !IsBlank(sign) && !"()<>[]{}/%"u8.Contains(sign);

    static StationeryException Damaged() => new(StationeryFault.Damaged);
}
