using System.CommandLine;
using Inkassio.Storage;

namespace Inkassio.Cli.Verbs;

/// <summary><c>rebuild</c>: the read tables made again from the journal.</summary>
static class RebuildVerb
{
    sealed record Line(long Debtors);

    public static Command Of(Func<ParseResult, Desk> at)
    {
        var verb = new Command("rebuild", "Baut alle Listen aus dem Journal neu auf");
        verb.SetAction((parsed, stop) => Run(at(parsed), stop));
        return verb;
    }

    static async Task<int> Run(Desk desk, CancellationToken stop)
    {
        await using var premises = await Premises.Open(desk, stop);
        var db = await Firm.Enter(premises, desk, stop);
        var debtors = await new Rebuild(premises.Host.Journal).Run(db, stop);
        desk.Print(new Line(debtors), $"{((int)debtors).Printed()} Kunden neu aufgebaut.");
        return Terminal.Done;
    }
}
