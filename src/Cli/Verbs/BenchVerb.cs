using System.CommandLine;
using Inkassio.Bench;
using Inkassio.Cli.Asking;
using Inkassio.Cli.Guard;
using Inkassio.Cli.Law;

namespace Inkassio.Cli.Verbs;

/// <summary><c>bench run|letters|law|verify|guard|segments|assistant</c>: how fast and how well we work.</summary>
static class BenchVerb
{
    public static Command Of(Func<ParseResult, Desk> at) => new("bench", "Misst, wie schnell und wie gut gearbeitet wird")
    {
        OfRun(at), OfLetters(at), OfLaw(at), OfVerify(at), OfGuard(at), SegmentsVerb.OfBench(at),
        OfAssistant(at),
    };

    static Command OfRun(Func<ParseResult, Desk> at)
    {
        var debtors = Count("--debtors", 100_000, "Kunden");
        var claims = Count("--claims", 300_000, "offene Rechnungen im Ganzen");
        var verb = new Command("run", "Ein Mahnlauf. --db postgres:scratch startet dafür einen eigenen Server")
        {
            debtors, claims,
        };
        verb.Validators.Add(said =>
        {
            if (said.GetValue(claims) < said.GetValue(debtors)) said.AddError("--claims ist mindestens --debtors.");
        });
        verb.SetAction(async (parsed, stop) =>
        {
            var desk = at(parsed);
            var f = await RunBench.Run(
                desk.Given.Db, parsed.GetValue(debtors), parsed.GetValue(claims), desk.Say, stop);
            desk.Print(f, string.Create(Shown.German, $"""
                {f.Engine}: {f.DebtorsPerSecond:N0} Kunden/s, {f.RatioToEngineLimit:P0} der Grenze der Datenbank
                je Kunde {f.MicrosPerDebtor:N0} µs, bei 10.000 Kunden {f.MicrosPerDebtorAt10k:N0} µs
                """));
            return Terminal.Done;
        });
        return verb;
    }

    static Command OfLetters(Func<ParseResult, Desk> at)
    {
        var letters = Count("--letters", 2_000, "Briefe");
        var verb = new Command("letters", "Briefe als PDF, auf einem Kern") { letters };
        verb.SetAction(parsed =>
        {
            var f = LetterBench.Run(parsed.GetValue(letters));
            at(parsed).Print(f, string.Create(Shown.German, $"""
                {f.LettersPerSecond:N0} Briefe/s, {f.LettersPerCpuSecond:N0} je Sekunde Rechenzeit
                das bloße Schreiben der Bytes wären {f.RatioToBaseline:P0} der Zeit
                """));
            return Terminal.Done;
        });
        return verb;
    }

    static Command OfLaw(Func<ParseResult, Desk> at)
    {
        var calculations = Count("--calculations", 2_000_000, "Zinsrechnungen mit vier Abschnitten");
        var verb = new Command("law", "Zinsrechnungen, auf einem Kern") { calculations };
        verb.SetAction(parsed =>
        {
            var desk = at(parsed);
            var f = LawBench.Run(desk.Clock, parsed.GetValue(calculations));
            desk.Print(f, $"{f["calculationsPerSecond"]} Zinsrechnungen/s");
            return Terminal.Done;
        });
        return verb;
    }

    static Command OfVerify(Func<ParseResult, Desk> at)
    {
        var events = Count("--events", 200_000, "Einträge im Journal");
        var verb = new Command("verify", "Die Prüfung der Kette gegen einen Prüfpunkt") { events };
        verb.SetAction(async (parsed, stop) =>
        {
            var desk = at(parsed);
            var f = await VerifyBench.Run(desk.Given.Db, parsed.GetValue(events), desk.Say, stop);
            desk.Print(f, string.Create(Shown.German,
                $"{f.Engine}: {f.EventsPerSecond:N0} Einträge/s, {f.EventsPerCpuSecond:N0} je Sekunde Rechenzeit"));
            return Terminal.Done;
        });
        return verb;
    }

    static Command OfGuard(Func<ParseResult, Desk> at)
    {
        var letters = Count("--letters", 2_000, "Briefe");
        var verb = new Command("guard", "Die Prüfung eines Briefs, auf einem Kern") { letters };
        verb.SetAction(parsed =>
        {
            var desk = at(parsed);
            var f = GuardBench.Run(desk.Clock, parsed.GetValue(letters));
            desk.Print(f, $"je Brief {f["p50Ms"]} ms, 95 von 100 in {f["p95Ms"]} ms, 99 in {f["p99Ms"]} ms");
            return Terminal.Done;
        });
        return verb;
    }

    static Command OfAssistant(Func<ParseResult, Desk> at)
    {
        var debtors = Count("--debtors", 100_000, "Kunden");
        var rounds = Count("--rounds", 20, "Durchgänge durch die Sätze");
        var verb = new Command("assistant", "Antworten des Assistenten bei vielen Kunden, und die Prüfung eines Briefs")
        {
            debtors, rounds,
        };
        verb.SetAction(async (parsed, stop) =>
        {
            var desk = at(parsed);
            var f = await AssistantBench.Run(
                desk.Clock, parsed.GetValue(debtors), parsed.GetValue(rounds), desk.Say, stop);
            desk.Print(f, $"je Antwort {f["answerP50Ms"]} ms, 95 von 100 in {f["answerP95Ms"]} ms; "
                + $"über das ganze Buch {f["wholeBookP95Ms"]} ms; Prüfung {f["guardP95Ms"]} ms");
            return Terminal.Done;
        });
        return verb;
    }

    static Option<int> Count(string name, int usual, string description)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(said =>
        {
            if (said.GetValueOrDefault<int>() < 1) said.AddError($"{name} ist mindestens 1.");
        });
        return option;
    }
}
