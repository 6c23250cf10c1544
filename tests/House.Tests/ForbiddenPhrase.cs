using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Inkassio.Domain.Correspondence;

namespace Inkassio.House.Tests;

/// <summary>A line of forbidden-phrases.md, which people who do not program can read and add to.</summary>
public sealed record ForbiddenPhrase(ImmutableArray<string> Where, Regex Pattern)
{
    public static ImmutableArray<ForbiddenPhrase> All { get; } =
    [
        .. Repo.Read("tests/House.Tests/forbidden-phrases.md").Lines
            .Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(Parse),
    ];

    public bool IsForSubjects => Where.Contains("Betreff");

    public bool Speaks(LetterKind kind) => IsForSubjects || Where.Contains("alle") || Where.Contains(Letter(kind));

    static ForbiddenPhrase Parse(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        ImmutableArray<string> words = [.. line[2..colon].Split(", ")];
        var options = RegexOptions.ExplicitCapture;
        if (!words.Contains("genau")) options |= RegexOptions.IgnoreCase;
        return new(words, new Regex(line[(colon + 2)..], options, TimeSpan.FromSeconds(1)));
    }

    static string Letter(LetterKind kind) => kind switch
    {
        LetterKind.PreDue => "V",
        LetterKind.Reminder or LetterKind.InstalmentReminder => "E",
        LetterKind.Notice1 => "M1",
        LetterKind.Notice2 => "M2",
        LetterKind.LastNotice => "M3",
        LetterKind.Announcement => "I",
        LetterKind.InstalmentOffer or LetterKind.InstalmentAgreement => "R",
        LetterKind.ComplaintAnswer => "K",
        LetterKind.CallConfirmation or LetterKind.InvoiceCopy => "T",
        LetterKind.Thanks => "D",
        _ => throw new System.Diagnostics.UnreachableException(kind.ToString()),
    };
}
