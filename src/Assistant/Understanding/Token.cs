using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Inkassio.Assistant;

enum TokenKind { Word, Number, Ordinal, Date, Invoice, Customer, Iban, Sign }

/// <summary>A word or figure of what was said, with its place in the text.</summary>
/// <param name="Key">The loose form, in which spellings are one (see <see cref="Fold"/>).</param>
sealed record Token(string Raw, int Start, TokenKind Kind, string Key)
{
    public int End => Start + Raw.Length;

    public bool IsCapital => char.IsUpper(Raw[0]);

    public bool IsWord => Kind == TokenKind.Word;
}

static partial class Tokens
{
    /// <summary>So much of one utterance is read; nobody says more in one breath.</summary>
    public const int LengthMax = 1000;

    public static ImmutableArray<Token> Of(string say)
    {
        var text = Clean(say);
        return
        [
            .. Parts().Matches(text).Select(m => new Token(m.Value, m.Index, KindOf(m), Fold.Loose(m.Value))),
        ];
    }

    /// <summary>Without hidden characters, hard spaces and curly apostrophes; never longer than the limit.</summary>
    public static string Clean(string say)
    {
        var text = say.Length > LengthMax ? say[..LengthMax] : say;
        return string.Concat(text.Select(c => c switch
        {
            '\u00A0' or '\u202F' or '\u2009' or '\t' or '\n' or '\r' => ' ',
            '’' or '‘' or '´' or '`' => '\'',
            '–' or '—' => '-',
            _ => c,
        }).Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c)
            is not (System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.Surrogate)));
    }

    static TokenKind KindOf(Match m)
    {
        foreach (var kind in (TokenKind[])
            [TokenKind.Iban, TokenKind.Invoice, TokenKind.Customer, TokenKind.Date, TokenKind.Ordinal,
                TokenKind.Number,
                TokenKind.Word])
            if (m.Groups[kind.ToString()].Success) return kind;
        return TokenKind.Sign;
    }

    const string Pattern =
        @"(?<Iban>\b[A-Za-z]{2}\d{2}(?:\s?\d{4})+(?:\s?\d{1,3}\b)?)"
        + @"|(?<Invoice>\b(?:RE|RG|RNr|INV|Re\.)[-\s/]{0,2}\d{4}[-\s/]{0,2}\d{3,6}\b|\b20\d{2}[-/]\d{4}\b)"
        + @"|(?<Customer>\bK[-\s]?\d{4,6}\b)"
        + @"|(?<Date>\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4}\b|\d{2}\b)?"
        + @"|(?<=\b(?:am|bis|zum|vom|ab|den|seit|auf)\s)\d{1,2}\.(?:0[1-9]|1[0-2]|[1-9])\b(?![.,']\d))"
        + @"|(?<Ordinal>\b\d{1,2}(?:\.(?=\s|$|,|\?|-)|(?:te|ste)[rnsm]?\b|(?:st|nd|rd|th)\b))"
        + @"|(?<Number>\b\d{1,3}(?:[.']\d{3})+(?:[.,]\d{1,2})?\b|\b\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?\b|\b\d+(?:[.,]\d+)?(?=k\b|\b)|\b\d+)"
        + @"|(?<Word>e\.\s?[UKGVukgv]\b\.?|\p{L}[\p{L}\p{M}\d]*(?:['\-](?=\p{L})[\p{L}\p{M}]+)*)"
        + @"|[^\s]";

    [GeneratedRegex(Pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Parts();
}
