using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Inkassio.Domain.Dunning;

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

    public bool Speaks(NoticeKind kind) => IsForSubjects || Where.Contains("alle") || Where.Contains(Letter(kind));

    static ForbiddenPhrase Parse(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        ImmutableArray<string> words = [.. line[2..colon].Split(", ")];
        var options = RegexOptions.ExplicitCapture;
        if (!words.Contains("genau")) options |= RegexOptions.IgnoreCase;
        return new(words, new Regex(line[(colon + 2)..], options, TimeSpan.FromSeconds(1)));
    }

    static string Letter(NoticeKind kind) => kind switch
    {
        NoticeKind.PreDue => "V",
        NoticeKind.Reminder => "E",
        NoticeKind.Notice1 => "M1",
        NoticeKind.Notice2 => "M2",
        NoticeKind.LastNotice => "M3",
        NoticeKind.Announcement => "I",
        _ => throw new System.Diagnostics.UnreachableException(kind.ToString()),
    };
}
