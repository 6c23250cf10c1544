using System.Collections.Immutable;
using Inkassio.Domain.HandOver;

namespace Inkassio.Web.HandingOver;

/// <summary>What a party is before a court, as it is typed: its representatives one a line, "Name, Funktion".</summary>
public sealed class TypedLegal(LegalFacts known)
{
    public PartyNature Nature { get; set; } = known.Nature;
    public string? LegalForm { get; set; } = known.LegalForm;
    public string? RegisterCourt { get; set; } = known.RegisterCourt;
    public string? RegisterNumber { get; set; } = known.RegisterNumber;
    public string? Salutation { get; set; } = known.Salutation;

    public string? Persons { get; set; } = string.Join('\n', known.Representatives.Select(
        r => r.Function.Length > 0 ? $"{r.Name}, {r.Function}" : r.Name));

    public bool IsPerson => Nature == PartyNature.NaturalPerson;

    public LegalFacts Facts => new()
    {
        Nature = Nature, LegalForm = IsPerson ? "" : Bare(LegalForm),
        RegisterCourt = IsPerson ? "" : Bare(RegisterCourt),
        RegisterNumber = IsPerson ? "" : Bare(RegisterNumber), Salutation = IsPerson ? Bare(Salutation) : "",
        Representatives = IsPerson ? [] : [.. Lines().Select(Person)],
    };

    IEnumerable<string> Lines() => (Persons ?? "").Split('\n', StringSplitOptions.TrimEntries)
        .Where(line => line.Length > 0).Take(LegalFacts.RepresentativesMax);

    static Representative Person(string line) =>
        line.Split(',', 2, StringSplitOptions.TrimEntries) is [var name, var function]
            ? new(name, function) : new(line, "");

    static string Bare(string? typed) => (typed ?? "").Trim();

    public static string Word(PartyNature nature) => nature switch
    {
        PartyNature.NaturalPerson => "Person, auch Betrieb unter eigenem Namen",
        PartyNature.SoleTrader => "eingetragener Kaufmann (e. K., e. U.)",
        PartyNature.Company => "Gesellschaft, Verein oder Körperschaft",
        _ => "noch nicht gesagt",
    };
}
