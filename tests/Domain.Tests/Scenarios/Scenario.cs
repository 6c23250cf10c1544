using System.Collections.Immutable;

namespace Inkassio.Domain.Tests.Scenarios;

enum Part { Given, When, Then }

/// <summary>One story of a claim as a lawyer can read it: what was given, what was done on which day, and then what
/// must have come of it.</summary>
// The words are explained in the README beside this file. Amounts and days were
// derived by hand from the law that stands beside
// them, before the product was asked.
sealed record Scenario(string File, string Name, ImmutableArray<(Part Part, int Number, string Text)> Lines)
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Scenarios", "cases");

    public static ImmutableArray<Scenario> All { get; } =
        [.. Directory.GetFiles(Folder, "*.txt").Order(StringComparer.Ordinal).SelectMany(Read)];

    public IEnumerable<ScenarioLine> Of(Part part) =>
        Lines.Where(l => l.Part == part).Select(l => new ScenarioLine(File, l.Number, l.Text));

    static IEnumerable<Scenario> Read(string path)
    {
        var file = Path.GetFileName(path);
        return Parse(file, System.IO.File.ReadAllLines(path));
    }

    public static IEnumerable<Scenario> Parse(string file, string[] lines)
    {
        string? name = null;
        Part? part = null;
        var body = new List<(Part, int, string)>();
        foreach (var (index, text) in lines.Index())
        {
            var line = text.Split('#')[0].Trim();
            if (line.Length == 0) continue;
            if (line.StartsWith("scenario ", StringComparison.Ordinal))
            {
                if (name is not null) yield return new(file, name, [.. body]);
                (name, part) = (line["scenario ".Length..], null);
                body.Clear();
            }
            else if (PartOf(line) is { } begins) part = begins;
            else if (name is null || part is null)
                throw new InvalidDataException($"{file}:{index + 1}: a line outside of any part: {line}");
            else body.Add((part.Value, index + 1, text));
        }
        if (name is not null) yield return new(file, name, [.. body]);
    }

    static Part? PartOf(string line) => line switch
    {
        "given" => Part.Given,
        "when" => Part.When,
        "then" => Part.Then,
        _ => null,
    };

    public override string ToString() => $"{File}: {Name}";
}
