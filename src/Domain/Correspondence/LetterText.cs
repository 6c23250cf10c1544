using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Inkassio.Domain.Correspondence;

/// <summary>One way to say a paragraph, and when it is said that way.</summary>
public sealed record Wording(ImmutableArray<string> When, string Text);

/// <summary>One paragraph of a letter in all its wordings; the first that fits is said.</summary>
public sealed record LetterPart(string Name, ImmutableArray<Wording> Wordings)
{
    public string? For(IReadOnlySet<string> conditions) =>
        Wordings.FirstOrDefault(w => w.When.All(conditions.Contains))?.Text;
}

/// <summary>The approved text of one kind of letter, as it stands in <c>prompts/letters</c>.</summary>
// The files are for people who do not program: a heading for each paragraph, below it one line for each wording,
// "- when, when: text". "immer" always fits.
public sealed record LetterText(ImmutableArray<LetterPart> Parts)
{
    public const string Always = "immer", Subject = "Betreff";

    static readonly FrozenDictionary<(LetterKind, Language), LetterText> Own = (
        from kind in Enum.GetValues<LetterKind>()
        from language in Enum.GetValues<Language>()
        select (kind, language))
        .ToFrozenDictionary(which => which, which => Parse(Shipped(which.kind, which.language)));

    /// <summary>The text that a tenant starts with.</summary>
    public static LetterText For(LetterKind kind, Language language = Language.De) => Own[(kind, language)];

    /// <summary>The shipped text as its file has it, without the title.</summary>
    public static string Shipped(LetterKind kind, Language language) =>
        Embedded($"letters.{KebabEnum<Language>.Word(language)}.{KebabEnum<LetterKind>.Word(kind)}.md");

    /// <exception cref="FormatException">A line is neither a heading nor a wording; the message names it.</exception>
    public static LetterText Parse(string file)
    {
        var parts = ImmutableArray.CreateBuilder<LetterPart>();
        foreach (var (line, number) in file.Split('\n').Select((line, i) => (line.TrimEnd(), i + 1)))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) parts.Add(new(line[3..].Trim(), []));
            else if (line.StartsWith("- ", StringComparison.Ordinal) && parts.Count > 0)
                parts[^1] = parts[^1] with { Wordings = parts[^1].Wordings.Add(WordingOf(line[2..], number)) };
            else if (line.Length > 0 && parts.Count > 0)
                throw new FormatException($"Line {number} is neither '## heading' nor '- when: text': {line}");
        }
        return new(parts.ToImmutable());
    }

    /// <summary>The text as a file has it: read again, it is the same.</summary>
    public override string ToString() => string.Join('\n', Parts.Select(part => $"## {part.Name}\n" + string.Concat(
        part.Wordings.Select(w => $"- {(w.When.IsEmpty ? Always : string.Join(", ", w.When))}: {w.Text}\n"))));

    /// <summary>The same text with other words in every wording.</summary>
    public LetterText Replaced(string words, string by) => new([.. Parts.Select(part => part with
    {
        Wordings = [.. part.Wordings.Select(w => w with { Text = w.Text.Replace(words, by,
            StringComparison.Ordinal) })],
    })]);

    static Wording WordingOf(string line, int number)
    {
        if (line.IndexOf(": ", StringComparison.Ordinal) is not (> 0 and var colon))
            throw new FormatException($"Line {number} has no 'when: ' before its text: {line}");
        var when = line[..colon].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new([.. when.Where(w => w != Always)], line[(colon + 2)..].Trim());
    }

    internal static string Embedded(string name)
    {
        using var stream = typeof(LetterText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The text {name} is missing from the build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
