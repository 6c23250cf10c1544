using System.Text.RegularExpressions;
using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Correspondence.Guard;

/// <summary>A letter has one currency.</summary>
static partial class CurrencyRule
{
    public static IEnumerable<Finding> Find(GuardedLetter letter)
    {
        foreach (Match match in Signs().Matches(letter.Masked))
            if (match.Groups["sign"] is var sign && CurrencyOf(sign.Value) != letter.Facts.Total.Currency.ToString())
                yield return letter.At("G16", Fault.OtherCurrency, sign.Index, sign.Length);
    }

    static string CurrencyOf(string sign) => sign switch
    {
        "€" or "EUR" or "Euro" => nameof(Currency.EUR),
        "CHF" or "Franken" or "Fr." => nameof(Currency.CHF),
        _ => sign,
    };

    [GeneratedRegex(@"(?<sign>€|\$|£|\b(EUR|Euro|CHF|Franken|USD|Dollar|GBP)\b|\bFr\.)",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Signs();
}

/// <summary>Sie or du, never both (assistant.md 3.2). English has no such trap.</summary>
static partial class RegisterRule
{
    public static IEnumerable<Finding> Find(GuardedLetter letter)
    {
        if (letter.Facts.Form.IsEnglish) yield break;
        var wrong = letter.Facts.Register == Register.Du ? SaysSie() : SaysDu();
        foreach (Match match in wrong.Matches(letter.Masked))
            yield return letter.At("G10", Fault.MixedRegister, match.Groups["word"].Index, match.Groups["word"].Length);
    }

    const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(?<word>(?i:du|dich|dir|dein\w*|euch|euer\w*|eure\w*)|(?i:bitte) (überweise|zahle|melde|ruf"
        + @"|schreib|sprich|betrachte)|[Mm]elde dich|[Rr]uf uns|[Ss]chreib uns|[Ss]prich uns)\b", Options)]
    private static partial Regex SaysDu();

    // At the start of a sentence "Sie" may be the invoice.
    [GeneratedRegex(@"\b(?<word>Ihr|Ihre[mnrs]?|Ihnen)\b|[^.?!:\s]\s+(?<word>Sie)\b", Options)]
    private static partial Regex SaysSie();
}

/// <summary>Switzerland writes no ß.</summary>
static class SpellingRule
{
    public static IEnumerable<Finding> Find(GuardedLetter letter)
    {
        if (letter.Facts.Country != Country.CH || letter.Facts.Form.IsEnglish) yield break;
        for (var at = letter.Text.IndexOf('ß'); at >= 0; at = letter.Text.IndexOf('ß', at + 1))
            yield return letter.At("G13", Fault.SharpS, at, length: 1) with { Instead = "ss" };
    }
}

/// <summary>Long sentences are read twice, long letters not at all.</summary>
static partial class LengthRule
{
    public const int SentenceWordsMax = 32, MailWordsMax = 180, PaperWordsMax = 260;

    public static IEnumerable<Finding> Find(GuardedLetter letter)
    {
        var (text, words, inSentence, from) = (letter.Text, 0, 0, 0);
        for (var at = 1; at < text.Length; at++)
        {
            if (char.IsWhiteSpace(text[at]) && !char.IsWhiteSpace(text[at - 1]))
                (words, inSentence) = (words + 1, inSentence + 1);
            if (text[at] != '\n' && !IsEnd(text, at)) continue;
            if (inSentence > SentenceWordsMax)
                yield return letter.At("G13", Fault.SentenceTooLong, from, at - from, Severity.Warns);
            (inSentence, from) = (0, at + 1);
        }
        var max = letter.Facts.Channel == Channel.Email ? MailWordsMax : PaperWordsMax;
        if (words > max)
            yield return GuardedLetter.Missing("G13", Fault.LetterTooLong, $"{words}") with
            {
                Severity = Severity.Warns, Instead = $"{max}",
            };
    }

    static bool IsEnd(string text, int at) => text[at] == ' ' && text[at - 1] is '.' or '?' or ':'
        && at + 1 < text.Length && char.IsUpper(text[at + 1]);
}
