using System.Collections.Frozen;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard.Prose;
using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Tests.Guard;

/// <summary>The files of clean prose and of lies, and drafts made of them.</summary>
static class ProseCases
{
    public static readonly LetterKind[] Kinds = [.. Enum.GetValues<LetterKind>().Where(k => k.Notice() is not null)];

    public static ILookup<string, string> Lines(string file)
    {
        var heading = "";
        var lines = new List<(string, string)>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Guard", "cases", file)))
            if (line.StartsWith("## ", StringComparison.Ordinal)) heading = line[3..];
            else if (line.StartsWith("- ", StringComparison.Ordinal)) lines.Add((heading, line[2..]));
        return lines.ToLookup(l => l.Item1, l => l.Item2, StringComparer.Ordinal);
    }

    static readonly ILookup<string, string> Clean = Lines("prose.md");

    /// <summary>What each kind may truthfully claim.</summary>
    public static ProseCase Case(LetterKind kind, Register register = Register.Sie) => new(
        kind, register,
        (kind >= LetterKind.Notice1 ? (string[])["erinnerung-gesendet"] : []).ToFrozenSet(StringComparer.Ordinal),
        ["Zarnekow Holzbau KG", "Nordlicht GmbH", "Frau Dr. Lindqvist", "Pfefferkorn"]) { IsWhole = true };

    public static string[] Of(LetterKind kind, Register register, string part) =>
    [
        .. Clean[KebabEnum<LetterKind>.Word(kind)].Where(l => l.StartsWith(part + ": ", StringComparison.Ordinal))
            .Select(l => l[(part.Length + 2)..].Split(" | "))
            .Where(l => register == Register.Sie || l.Length > 1).Select(l => l[register == Register.Du ? 1 : 0]),
    ];

    /// <summary>A whole draft with its slots; the number picks the wordings.</summary>
    public static string Draft(LetterKind kind, Register register, int number)
    {
        string One(string part) => Of(kind, register, part) is { Length: > 0 } all ? all[number++ % all.Length] : "";
        var frist = kind is LetterKind.PreDue ? "" : "{{satz:frist}}\n";
        var paid = kind is LetterKind.PreDue ? "" : "{{satz:bezahlt}}\n";
        var clause = kind is LetterKind.Notice1 ? "{{klausel:verzug}}\n"
            : kind is LetterKind.LastNotice or LetterKind.Announcement ? "{{klausel:uebergabe}}\n" : "";
        return $"{One("Einleitung")}\n{{{{satz:forderung}}}}\n{{{{block:rechnungen}}}}\n{One("Brücke")}\n{frist}{clause}{paid}"
            + $"{{{{block:zahlung}}}}\n{{{{satz:kontakt}}}}\n{One("Schluss")}";
    }

    public static int Count(string name, int usual) => int.TryParse(Environment.GetEnvironmentVariable(name),
        System.Globalization.CultureInfo.InvariantCulture, out var count) ? count : usual;
}
