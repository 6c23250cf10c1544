using System.CommandLine;
using System.Globalization;
using Inkassio.Bench;

namespace Inkassio.Cli.Verbs;

/// <summary><c>bench hosts</c>: both hosts, and a grain that keeps its whole state in one row, in one run.</summary>
static class HostsVerb
{
    public static Command Of(Func<ParseResult, Desk> at)
    {
        var debtors = Count("--debtors", 2_000, "Kunden");
        var calls = Count("--calls", 50_000, "Blicke auf Konten");
        var commands = Count("--commands", 20_000, "Zahlungen");
        var run = Count("--run", 10_000, "Kunden des Mahnlaufs");
        var atOnce = Count("--at-once", 64, "gleichzeitig");
        var verb = new Command("hosts", "Aufrufe und Zahlungen je Sekunde, im Prozess und im Cluster")
        {
            debtors, calls, commands, run, atOnce,
        };
        verb.SetAction(async (parsed, stop) =>
        {
            var desk = at(parsed);
            var f = await HostsBench.Run(desk.Given.Db, parsed.GetValue(debtors), parsed.GetValue(calls),
                parsed.GetValue(commands), parsed.GetValue(run), parsed.GetValue(atOnce), desk.Say, stop);
            desk.Print(f, string.Join('\n', f.Hosts.Select(host => Line(f.Engine, host))));
            return Terminal.Done;
        });
        return verb;
    }

    static string Line(string engine, HostFigures host) => string.Create(CultureInfo.GetCultureInfo("de-DE"),
        $"{engine}, {host.Host}: {host.CallsPerSecond:N0} Aufrufe/s, {host.CommandsPerSecond:N0} Zahlungen/s, 95 von "
        + $"100 in {host.CommandP95Ms:N1} ms, Mahnlauf {host.RunDebtorsPerSecond ?? 0:N0} Kunden/s");

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
