using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Inkassio.Domain.Correspondence;

/// <summary>A legal text that somebody has approved, as it stands in <c>prompts/clauses</c>.</summary>
// Law is spoken in clauses alone: whoever writes a draft may choose one, and never its words.
/// <param name="Owner">The role that answers for it.</param>
/// <param name="Statute">What it rests on, for each country.</param>
/// <param name="ValidUntil">The last day on which it may be used without being looked at again.</param>
/// <param name="Only">Conditions of LetterConditions that must all hold.</param>
/// <param name="Never">Conditions of which none may hold.</param>
public sealed record Clause(
    string Name, string Title, int Version, string Owner, string Statute, DateOnly ValidUntil,
    ImmutableArray<string> Kinds, ImmutableArray<string> Only, ImmutableArray<string> Never, LetterPart Wording)
{
    const string Folder = "clauses.";

    public static ImmutableArray<Clause> All { get; } =
    [
        .. typeof(Clause).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => Parse(name[Folder.Length..^".md".Length], LetterText.Embedded(name))),
    ];

    static readonly FrozenDictionary<string, Clause> ByName = All.ToFrozenDictionary(c => c.Name,
        StringComparer.Ordinal);

    public static Clause? Named(string name) => ByName.GetValueOrDefault(name);

    /// <summary>It may stand in this letter, of this day.</summary>
    public bool Holds(FactSheet facts) => Holds(facts.On, LetterConditions.Of(facts));

    public bool Holds(DateOnly on, IReadOnlySet<string> conditions) => on <= ValidUntil && Fits(conditions);

    /// <summary>As <see cref="Holds(FactSheet)"/>, where only the situation is known.</summary>
    public bool Fits(IReadOnlySet<string> conditions) =>
        Kinds.Any(conditions.Contains) && Only.All(conditions.Contains) && !Never.Any(conditions.Contains)
        && Wording.For(conditions) is not null;

    /// <summary>There are letters of this kind in this country that may have it.</summary>
    public bool CanStandIn(LetterKind kind, Debtors.Country country) =>
        Kinds.Contains(LetterConditions.Word(kind))
        && Enum.GetNames<Debtors.Country>().Where(Only.Contains).All(c => c == country.ToString());

    /// <exception cref="FormatException">A line is missing or cannot be read; the message names it.</exception>
    public static Clause Parse(string name, string file)
    {
        var head = file.Split('\n').TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal))
            .Select(l => l.Split(": ", 2, StringSplitOptions.TrimEntries)).Where(l => l.Length == 2)
            .ToDictionary(l => l[0], l => l[1], StringComparer.Ordinal);
        string Line(string label) => head.TryGetValue(label, out var said) && said.Length > 0 ? said
            : throw new FormatException($"The clause {name} lacks the line '{label}: '.");
        ImmutableArray<string> List(string label) =>
            head.TryGetValue(label, out var said) ? [.. said.Split(',', StringSplitOptions.TrimEntries)] : [];

        return new(
            name, file.Split('\n')[0].TrimStart('#', ' ').Trim(),
            int.Parse(Line("Fassung"), CultureInfo.InvariantCulture), Line("Verantwortlich"), Line("Grundlage"),
            DateOnly.ParseExact(Line("Gültig bis"), "yyyy-MM-dd", CultureInfo.InvariantCulture),
            [.. Line("Briefe").Split(',', StringSplitOptions.TrimEntries)], List("Nur wenn"), List("Nie wenn"),
            LetterText.Parse(file).Parts.SingleOrDefault(p => p.Name == "Wortlaut")
                ?? throw new FormatException($"The clause {name} has no wording."));
    }
}
