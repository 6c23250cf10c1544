using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Inkassio.Domain.Correspondence.Guard.Prose;

/// <summary>Signs that hide words from a check: invisible ones, letters of other alphabets, broken halves.</summary>
static partial class HiddenRule
{
    const string Id = "G5";

    public static IEnumerable<ProseFinding> Find(ProseReading said)
    {
        foreach (var (from, to, what) in said.Plain.Oddities)
            yield return new(Id, Fault(what), from, to, said.Plain.Original[from..to]);
        foreach (Match match in Spaced().Matches(said.Text.Text))
            yield return said.At(Id, ProseFault.DisguisedLetter, match.Index, match.Index + match.Length);
    }

    static ProseFault Fault(Oddity what) => what switch
    {
        Oddity.Hidden => ProseFault.HiddenSign,
        Oddity.Lookalike => ProseFault.DisguisedLetter,
        _ => ProseFault.BrokenText,
    };

    // "S c h u f a": words of single letters.
    [GeneratedRegex(@"\b\p{L}([ .\-_·*]\p{L}){3,}\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Spaced();
}

/// <summary>G1: no digit of any kind, and no Roman number.</summary>
static partial class DigitRule
{
    const string Id = "G1";

    public static IEnumerable<ProseFinding> Find(ProseReading said)
    {
        var text = said.Text.Text;
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsNumber(text, at)) continue;
            var from = at;
            while (at + 1 < text.Length && (IsNumber(text, at + 1) || IsBetween(text, at + 1))) at++;
            yield return said.At(Id, ProseFault.Digit, from, at + 1);
        }
        foreach (Match roman in Roman().Matches(text))
            yield return said.At(Id, ProseFault.RomanNumber, roman.Index, roman.Index + roman.Length);
    }

    static bool IsNumber(string text, int at) => char.GetUnicodeCategory(text, at)
        is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    static bool IsBetween(string text, int at) =>
        text[at] is '.' or ',' or ':' or '/' or '-' or '’' or '\'' && at + 1 < text.Length && IsNumber(text, at + 1);

    [GeneratedRegex(@"\b(II|III|IV|VI|VII|VIII|IX|XI|XII|XIII|XIV|XV|XVI|XVII|XVIII|XIX|XX)\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Roman();
}

/// <summary>G5: no address, no markup, nothing but words and their punctuation.</summary>
static partial class MarkupRule
{
    const string Id = "G5";

    public static IEnumerable<ProseFinding> Find(ProseReading said)
    {
        var text = said.Text.Text;
        foreach (Match match in Address().Matches(text))
            if (said.In != SpokenIn.FileName || !IsFileEnd(text, match))
                yield return said.At(Id, ProseFault.Address, match.Index, match.Index + match.Length);
        var (at, odd) = (0, -1);
        foreach (var rune in text.EnumerateRunes())
        {
            var isProse = IsProse(rune, said.In);
            if (isProse && odd >= 0) yield return said.At(Id, ProseFault.Markup, odd, at);
            odd = isProse ? -1 : odd >= 0 ? odd : at;
            at += rune.Utf16SequenceLength;
        }
        if (odd >= 0) yield return said.At(Id, ProseFault.Markup, odd, text.Length);
    }

    static bool IsFileEnd(string text, Match match) =>
        match.Value.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) && match.Index + match.Length == text.Length;

    // Other alphabets are no German, so they cannot be read here; a lookalike was folded before.
    static bool IsProse(Rune rune, SpokenIn place) => rune.Value switch
    {
        ProseText.Blot or '\n' or ' ' => true,
        < 0x80 => Rune.IsLetterOrDigit(rune) || ".,;:?!-()'\"/&".Contains((char)rune.Value, StringComparison.Ordinal)
            || "€$£%§+".Contains((char)rune.Value, StringComparison.Ordinal) // Other rules speak of these.
            || place == SpokenIn.FileName && rune.Value == '_',
        < 0x250 => Rune.IsLetter(rune) || rune.Value is '«' or '»' or '£' or '§',
        '–' or '—' or '„' or '“' or '”' or '‚' or '‘' or '’' or '›' or '‹' or '…' or 'ẞ' or '€' => true,
        _ => false,
    };

    // An address has no blank after its point; "z.B." and "d.h." are single letters.
    [GeneratedRegex(@"[\p{L}\p{N}_-]{2,}(\.[\p{L}\p{N}_-]{2,})+|\bwww\b|://|\w@|@\w|\b[A-Z]{4}(DE|AT|CH)[A-Z0-9]{2,5}\b"
        + @"|\bDE ?[0-9]{2}|&[a-z]+;|\b\p{L}{2,} ?[\[({](at|dot|punkt|ät|aet|ad|klammeraffe)[\])}] ?\p{L}{2,}",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
