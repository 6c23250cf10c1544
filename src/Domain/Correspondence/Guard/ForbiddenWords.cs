using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Inkassio.Domain.Correspondence.Guard;

/// <summary>A line of prompts/letters/forbidden.md.</summary>
/// <param name="Why">The heading above it, without the rule's number.</param>
public sealed record ForbiddenWord(string Rule, string Why, ImmutableArray<string> Where, string Pattern)
{
    // Without backtracking, so that no text can hold the guard up.
    const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    Regex? compiled;

    public bool IsForSubjects => Where.Contains("Betreff");

    public Regex Regex => compiled ??= new(Inline, Options);

    /// <summary>The pattern with its own case rule, to stand among others.</summary>
    public string Inline => Where.Contains("genau") ? $"(?:{Pattern})" : $"(?i:{Pattern})";

    public bool IsFor(LetterKind kind) => Where.Contains("alle") || Where.Contains(ForbiddenWords.Sign(kind));

    public static Regex AnyOf(IEnumerable<ForbiddenWord> words) =>
        new(string.Join('|', words.Select(w => w.Inline)), Options);
}

/// <summary>What no letter may say, whoever wrote it (tone.md, "Verbotene Formulierungen").</summary>
public static class ForbiddenWords
{
    /// <summary>The product itself is named in no letter: the firm is the sender (law-rules.md § 6).</summary>
    static readonly ForbiddenWord Product = new(
        "G9", "Absender ist nur Ihre Firma", ["alle"], typeof(ForbiddenWords).Namespace!.Split('.')[0]);

    public static ImmutableArray<ForbiddenWord> All { get; } =
        [.. Parse(LetterText.Embedded("letters.forbidden.md")), Product];

    static readonly FrozenDictionary<LetterKind, ImmutableArray<ForbiddenWord>> ByKind =
        Enum.GetValues<LetterKind>().ToFrozenDictionary(
            kind => kind, kind => All.Where(w => !w.IsForSubjects && w.IsFor(kind)).ToImmutableArray());

    // One automaton asks for all of a kind's words at once; only a hit is looked at word by word.
    static readonly FrozenDictionary<LetterKind, Regex> Any =
        ByKind.ToFrozenDictionary(p => p.Key, p => ForbiddenWord.AnyOf(p.Value));

    static readonly ImmutableArray<ForbiddenWord> OfSubjects = [.. All.Where(w => w.IsForSubjects)];

    public static IEnumerable<Finding> Find(GuardedLetter letter)
    {
        foreach (var word in OfSubjects)
            foreach (Match match in word.Regex.Matches(letter.Letter.Subject))
                yield return letter.At(word.Rule, Fault.ForbiddenWords, match.Index, match.Length) with
                {
                    Instead = word.Why,
                };
        if (!Any[letter.Facts.Kind].IsMatch(letter.Masked)) yield break;
        foreach (var word in ByKind[letter.Facts.Kind])
            foreach (Match match in word.Regex.Matches(letter.Masked))
                yield return letter.At(word.Rule, Fault.ForbiddenWords, match.Index, match.Length) with
                {
                    Instead = word.Why,
                };
    }

    /// <summary>Where a text says what this kind of letter must not say. One automaton finds the place, and only then
    /// is asked which word it was.</summary>
    internal static IEnumerable<(string Rule, Match Place)> In(string text, LetterKind kind, bool isSubject)
    {
        foreach (Match match in Any[kind].Matches(text))
            yield return (ByKind[kind].FirstOrDefault(w => w.Regex.IsMatch(match.Value))?.Rule ?? "G9", match);
        if (!isSubject) yield break;
        foreach (var word in OfSubjects)
            foreach (Match match in word.Regex.Matches(text)) yield return (word.Rule, match);
    }

    /// <summary>The letter kinds' short signs, as tone.md and the file have them.</summary>
    public static string Sign(LetterKind kind) => kind switch
    {
        LetterKind.PreDue => "V",
        LetterKind.Reminder or LetterKind.InstalmentReminder => "E",
        LetterKind.Notice1 => "M1",
        LetterKind.Notice2 => "M2",
        LetterKind.LastNotice => "M3",
        LetterKind.Announcement => "I",
        LetterKind.InstalmentOffer or LetterKind.InstalmentAgreement => "R",
        LetterKind.CallConfirmation or LetterKind.InvoiceCopy => "T",
        LetterKind.ComplaintAnswer => "K",
        LetterKind.Thanks => "D",
        _ => throw new System.Diagnostics.UnreachableException(kind.ToString()),
    };

    static IEnumerable<ForbiddenWord> Parse(string file)
    {
        var (rule, why) = ("", "");
        foreach (var line in file.Split('\n').Select(l => l.TrimEnd()))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                (rule, why) = line[3..].Split(' ', 2) is [var id, var words] ? (id, words) : (line[3..], "");
            else if (line.StartsWith("- ", StringComparison.Ordinal))
            {
                var colon = line.IndexOf(": ", StringComparison.Ordinal);
                yield return new(rule, why, [.. line[2..colon].Split(", ")], line[(colon + 2)..]);
            }
        }
    }
}
