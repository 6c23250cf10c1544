using System.Text.RegularExpressions;

namespace Inkassio.Domain.Correspondence.Guard;

/// <summary>People and firms are called as the master data spell them, and the greeting is the one they give.</summary>
static partial class NameRule
{
    const string Id = "G6";
    const int LettersMin = 5;

    public static IEnumerable<Finding> Find(GuardedLetter letter)
    {
        var facts = letter.Facts;
        if (letter.Letter.Salutation != letter.Greeting)
            yield return GuardedLetter.Missing(Id, Fault.WrongSalutation, letter.Letter.Salutation);
        if (letter.Letter.Signature != facts.Sender.Contact)
            yield return GuardedLetter.Missing(Id, Fault.UnknownName, letter.Letter.Signature);
        var known = Words(letter);
        foreach (Match match in Called().Matches(letter.Text))
            if (match.Groups["name"] is var name && !known.Contains(name.Value))
                yield return letter.At(Id, Fault.UnknownName, name.Index, name.Length);
        foreach (var finding in Misspelled(letter, known)) yield return finding;
    }

    static HashSet<string> Words(GuardedLetter letter) =>
        [.. letter.Names.Concat(letter.Typed).Append(letter.Facts.Debtor.Number)
            .SelectMany(name => name.Split([' ', ',', '.', '&', '-'], StringSplitOptions.RemoveEmptyEntries))];

    // One letter away from a name is rather a slip than another word; but it may be another word, so it only warns.
    static IEnumerable<Finding> Misspelled(GuardedLetter letter, HashSet<string> known)
    {
        var names = known.Where(n => n.Length >= LettersMin && char.IsUpper(n[0])).ToArray();
        foreach (Match word in Capitalised().Matches(letter.Masked))
            if (names.Any(n => IsOneSlipAway(n, word.ValueSpan)))
                yield return letter.At(Id, Fault.NameMisspelled, word.Index, word.Length, Severity.Warns);
    }

    /// <summary>One letter is wrong, missing, too many, or two are swapped.</summary>
    static bool IsOneSlipAway(string name, ReadOnlySpan<char> word)
    {
        if (Math.Abs(name.Length - word.Length) > 1 || word.SequenceEqual(name)) return false;
        var same = word.CommonPrefixLength(name);
        var n = name.AsSpan(same);
        var w = word[same..];
        if (n.Length == w.Length)
            return n[1..].SequenceEqual(w[1..])
                || (n.Length > 1 && n[0] == w[1] && n[1] == w[0] && n[2..].SequenceEqual(w[2..]));
        return n.Length > w.Length ? n[1..].SequenceEqual(w) : n.SequenceEqual(w[1..]);
    }

    const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(Frau|Herrn?|Ms|Mrs|Mr)\s((Dr|Prof|Mag|Ing|Dipl-Ing|DI)\.?\s)*(?<name>\p{Lu}\p{L}+)"
        + @"|(?<name>\p{Lu}[\p{L}&]+)\s(GmbH|AG|KG|OHG|UG|SE|Ltd|e\.U\.|eG)\b", Options)]
    private static partial Regex Called();

    [GeneratedRegex(@"\b\p{Lu}\p{L}{4,}\b", Options)]
    private static partial Regex Capitalised();
}
