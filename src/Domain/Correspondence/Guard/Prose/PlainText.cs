using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Inkassio.Domain.Correspondence.Guard.Prose;

/// <summary>Why a sign is not read as it stands.</summary>
public enum Oddity { Hidden, Lookalike, Broken }

/// <summary>A text as a reader sees it: compatibility forms unfolded, invisible signs taken out, lookalikes Latin; and
/// for each letter the place in the original that it came from.</summary>
// What was taken out is told, for a letter has no use for it: it only hides words from a check.
public sealed class PlainText
{
    /// <summary>No letter is longer; what lies behind is not read, and the text is refused for its length.</summary>
    public const int ReadMax = 8_000;

    /// <summary>More accents than this on one letter are ornament or an attack on the reader.</summary>
    const int MarksMax = 4;

    readonly StringBuilder text = new();
    readonly List<int> from = [], to = [];
    readonly List<(int From, int To, Oddity What)> oddities = [];

    public PlainText(string original)
    {
        Original = original;
        IsCut = original.Length > ReadMax;
        var end = Math.Min(original.Length, ReadMax);
        for (var at = 0; at < end;) at += Read(at, end);
        Text = text.ToString();
        Oddities = [.. oddities];
    }

    public string Original { get; }

    public string Text { get; }

    public bool IsCut { get; }

    public ImmutableArray<(int From, int To, Oddity What)> Oddities { get; }

    /// <summary>Where a part of <see cref="Text"/> stands in the original.</summary>
    public (int From, int To) Place(int start, int end) =>
        start >= from.Count ? (Original.Length, Original.Length)
        : end <= start ? (from[start], from[start]) : (from[start], to[Math.Min(end, to.Count) - 1]);

    int Read(int at, int end)
    {
        var sign = Original[at];
        var isPlain = sign is >= ' ' and < '\u007f' or '\n' or (>= '\u00c0' and < '\u0180');
        if (isPlain && Lookalikes.LatinFor(sign) is null && (at + 1 >= end || Original[at + 1] < '\u0300'))
            return Add(sign, at, at + 1);
        if (Rune.DecodeFromUtf16(Original.AsSpan(at, end - at), out var rune, out var length)
            != System.Buffers.OperationStatus.Done)
        {
            oddities.Add((at, at + length, Oddity.Broken));
            Add('\uFFFD', at, at + length);
            return length;
        }
        if (Space(rune) is { } space)
        {
            Add(space, at, at + length);
            return length;
        }
        if (IsHidden(rune))
        {
            if (rune.Value != '\r') oddities.Add((at, at + length, Oddity.Hidden));
            return length;
        }
        return Letter(rune, at, at + length, end);
    }

    // A letter with its accents: only together do they become one.
    int Letter(Rune rune, int at, int next, int end)
    {
        if (rune.IsBmp && (next >= end || Original[next] < '\u0300')
            && rune.ToString().IsNormalized(NormalizationForm.FormKC))
        {
            Add(rune, at, next);
            return next - at;
        }
        var letter = new StringBuilder(rune.ToString());
        var marks = 0;
        while (next < end && Rune.DecodeFromUtf16(Original.AsSpan(next, end - next), out var mark, out var length)
            == System.Buffers.OperationStatus.Done && (IsMark(mark) || IsHiddenMark(mark)))
        {
            if (++marks > MarksMax || IsHiddenMark(mark)) oddities.Add((next, next + length, Oddity.Hidden));
            else letter.Append(mark.ToString());
            next += length;
        }
        if (IsDressed(rune)) oddities.Add((at, next, Oddity.Lookalike));
        foreach (var plain in letter.ToString().Normalize(NormalizationForm.FormKC).EnumerateRunes())
            Add(plain, at, next);
        return next - at;
    }

    // Full width, mathematical, in circles: a plain letter or digit in a costume. Ligatures are typesetting.
    static bool IsDressed(Rune rune) => rune.Value is (>= 0xFF10 and <= 0xFF5A) or (>= 0x1D400 and <= 0x1D7FF)
        or (>= 0x2460 and <= 0x24FF) or (>= 0x1F100 and <= 0x1F189) or (>= 0x2100 and <= 0x214F and not 0x2116);

    void Add(Rune rune, int start, int end)
    {
        if (IsMark(rune) || IsHidden(rune)) oddities.Add((start, end, Oddity.Hidden));
        else if (Space(rune) is { } space) Add(space, start, end);
        else if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
            Add((char)('0' + (int)Rune.GetNumericValue(rune)), start, end);
        else if (rune.IsBmp && Lookalikes.LatinFor((char)rune.Value) is { } latin)
        {
            oddities.Add((start, end, Oddity.Lookalike));
            Add(latin, start, end);
        }
        else
            foreach (var unit in rune.ToString()) Add(unit, start, end);
    }

    int Add(char sign, int start, int end)
    {
        text.Append(sign);
        from.Add(start);
        to.Add(end);
        return 1;
    }

    static char? Space(Rune rune) => rune.Value is '\t' ? ' ' : Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.SpaceSeparator => ' ',
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => '\n',
        _ => null,
    };

    static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    // The grapheme joiner and variation selectors count as accents and show nothing.
    static bool IsHiddenMark(Rune rune) =>
        rune.Value is 0x034F or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF)
        || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;

    // Direction marks, zero widths, tags, fillers that look like nothing, and what no font shows.
    static bool IsHidden(Rune rune) =>
        IsHiddenMark(rune) || rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned && rune.Value is not '\n';
}
