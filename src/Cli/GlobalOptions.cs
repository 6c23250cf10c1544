using System.CommandLine;
using System.Globalization;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;

namespace Inkassio.Cli;

/// <summary>What was said before or after the verb.</summary>
/// <param name="Db"><c>sqlite:FILE</c> or <c>postgres:CONNECTION</c>; null for the web application's own.</param>
/// <param name="Today">The day that the call believes to be today; null for the real one.</param>
/// <param name="Key">The file of the master key; null for the one that belongs to the database.</param>
sealed record Given(
    string? Db, string? Tenant, Country Country, string Land, DateOnly? Today, bool Json, string? Key);

/// <summary>The options that every verb has.</summary>
sealed class GlobalOptions
{
    readonly Option<string?> db = new("--db")
    {
        Description = "sqlite:DATEI oder postgres:VERBINDUNG; ohne Angabe die Datenbank der Webanwendung",
        Recursive = true,
    };

    readonly Option<string?> tenant = new("--tenant")
    {
        Description = "Name der Firma; ohne Angabe die einzige, die es gibt", Recursive = true,
    };

    readonly Option<Country> country = new("--country")
    {
        Description = "Land einer Firma, die angelegt wird", Recursive = true,
        DefaultValueFactory = _ => Country.DE,
    };

    readonly Option<string> land = new("--land")
    {
        Description = "Bundesland oder Kanton, zum Beispiel BY", Recursive = true, DefaultValueFactory = _ => "",
    };

    readonly Option<DateOnly?> today = Days.Option("--today", "Tag, der als heute gilt, zum Beispiel 2026-03-12");

    readonly Option<bool> json = new("--json")
    {
        Description = "Datensätze als JSON-Zeilen; Meldungen gehen auf die Fehlerausgabe", Recursive = true,
    };

    readonly Option<string?> key = new("--key")
    {
        Description = "Datei mit dem Hauptschlüssel; ohne Angabe keys/master.key neben der Datenbank",
        Recursive = true,
    };

    public GlobalOptions()
    {
        today.Recursive = true;
        country.AcceptOnlyFromAmong(Enum.GetNames<Country>());
        db.Validators.Add(said =>
        {
            if (said.GetValueOrDefault<string?>() is { } address
                && address.Split(':', 2) is not ["sqlite" or "postgres", { Length: > 0 }])
                said.AddError("--db ist sqlite:DATEI oder postgres:VERBINDUNG.");
        });
    }

    public void AddTo(Command root)
    {
        foreach (var option in (Option[])[db, tenant, country, land, today, json, key]) root.Add(option);
    }

    public Given Read(ParseResult parsed) => new(
        parsed.GetValue(db), parsed.GetValue(tenant), parsed.GetValue(country), parsed.GetValue(land)!,
        parsed.GetValue(today), parsed.GetValue(json), parsed.GetValue(key));
}

/// <summary>Days as they are typed in a terminal: 2026-03-12.</summary>
static class Days
{
    public static Option<DateOnly?> Option(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = said =>
        {
            if (DateOnly.TryParseExact(
                    said.Tokens[^1].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                && Limits.Covers(day)) return day;
            said.AddError($"{name} ist ein Tag wie 2026-03-12.");
            return null;
        },
    };
}
