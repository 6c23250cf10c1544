using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Inkassio.Cli.Guard;

namespace Inkassio.Cli.Verbs;

/// <summary><c>guard</c>: reads texts as JSON, one object or one a line, and tells what must not be said.</summary>
static class GuardVerb
{
    public static Command Of(Func<ParseResult, Desk> at)
    {
        var file = new Option<FileInfo>("--file") { Description = "Die Texte; ohne Angabe von der Standardeingabe" };
        file.AcceptExistingOnly();
        var verb = new Command("guard", "Prüft Texte, bevor sie jemand liest: Werte, Namen, Recht, Ton") { file };
        verb.SetAction(parsed => Run(at(parsed), parsed.GetValue(file)));
        return verb;
    }

    static int Run(Desk desk, FileInfo? file)
    {
        using var input = file?.OpenRead() ?? Console.OpenStandardInput();
        using var reader = new StreamReader(input);
        var stopped = 0;
        try
        {
            foreach (var entry in Entries(reader.ReadToEnd()))
            {
                var (line, isOk) = GuardEntry.Answer(entry);
                desk.Raw(line);
                if (!isOk) stopped++;
            }
        }
        catch (JsonException e)
        {
            throw new RefusedException($"Die Eingabe ist kein JSON mit Texten: {e.Message}");
        }
        if (stopped > 0) desk.Say($"{stopped.Printed()} Texte dürfen so nicht stehen bleiben.");
        return stopped == 0 ? Terminal.Done : Terminal.Refused;
    }

    // An object over several lines, an array of them, or one object a line.
    static IEnumerable<JsonNode?> Entries(string text)
    {
        var reader = new Utf8JsonReader(
            System.Text.Encoding.UTF8.GetBytes(text), new() { AllowMultipleValues = true });
        var entries = new List<JsonNode?>();
        while (reader.Read())
            if (JsonNode.Parse(ref reader) is var entry && entry is JsonArray many) entries.AddRange(many);
            else entries.Add(entry);
        return entries;
    }
}
