using System.CommandLine;
using System.Text;
using System.Text.Json;
using Inkassio.Cli.Law;

namespace Inkassio.Cli.Verbs;

/// <summary><c>law</c>: reads questions of law as JSON and prints the answers, to the cent.</summary>
static class LawVerb
{
    public static Command Of(Func<ParseResult, Desk> at)
    {
        var file = new Option<FileInfo>("--file") { Description = "Die Fragen; ohne Angabe von der Standardeingabe" };
        file.AcceptExistingOnly();
        var verb = new Command("law", "Rechnet Zinsen, Verrechnung, Verzug und Verjährung nach") { file };
        verb.SetAction(parsed => Run(at(parsed), parsed.GetValue(file)));
        return verb;
    }

    static int Run(Desk desk, FileInfo? file)
    {
        using var questions = file?.OpenRead() ?? Console.OpenStandardInput();
        using var answers = new MemoryStream();
        try
        {
            var refused = OracleEntry.Answer(questions, answers);
            desk.Raw(Encoding.UTF8.GetString(answers.GetBuffer(), 0, (int)answers.Length));
            if (refused > 0) desk.Say($"{refused.Printed()} Fragen wurden abgelehnt, siehe „refused“.");
            return refused == 0 ? Terminal.Done : Terminal.Refused;
        }
        catch (JsonException e)
        {
            throw new RefusedException($"Die Eingabe ist kein JSON mit Fragen: {e.Message}");
        }
    }
}
