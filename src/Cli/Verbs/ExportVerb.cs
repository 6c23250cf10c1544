using System.CommandLine;
using Inkassio.Domain;
using Inkassio.Grains.CaseFile;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Cli.Verbs;

/// <summary><c>export case DEBTOR --to ZIP</c>: the evidence bundle of one debtor.</summary>
static class ExportVerb
{
    sealed record Line(string Debtor, string File, int Bytes);

    public static Command Of(Func<ParseResult, Desk> at)
    {
        var debtor = new Argument<string>("DEBTOR") { Description = "Kundennummer oder Kennung des Kunden" };
        var to = new Option<FileInfo>("--to")
        {
            Description = "ZIP-Datei, die geschrieben wird; eine vorhandene bleibt stehen", Required = true,
        };
        var @case = new Command("case", "Die Beweismappe eines Kunden") { debtor, to };
        @case.SetAction((parsed, stop) => Run(
            at(parsed), parsed.GetRequiredValue(debtor), parsed.GetRequiredValue(to), stop));
        return new Command("export", "Gibt heraus, was ein Gericht oder ein Prüfer braucht") { @case };
    }

    static async Task<int> Run(Desk desk, string debtor, FileInfo to, CancellationToken stop)
    {
        if (to.Exists) throw new RefusedException($"{to.Name} gibt es schon. Wählen Sie einen anderen Namen.");
        await using var premises = await Premises.Open(desk, stop);
        var db = await Firm.Enter(premises, desk, stop);
        var bytes = await Find(db, debtor, stop) is { } id
            ? await premises.Host.Bundle.Write(db, id, AuthorWords.Word, stop)
            : null;
        if (bytes is null) throw new RefusedException($"Einen Kunden „{debtor}“ gibt es hier nicht.");
        await using (var file = new FileStream(to.FullName, FileMode.CreateNew, FileAccess.Write))
            await file.WriteAsync(bytes, stop);
        desk.Print(
            new Line(debtor, to.FullName, bytes.Length),
            $"{to.Name} ist geschrieben. Die Anleitung zum Prüfen steht darin in LIESMICH.txt.");
        return Terminal.Done;
    }

    static async Task<DebtorId?> Find(TenantDb db, string said, CancellationToken stop)
    {
        var found = await Numbers.Debtors(db, [said], stop);
        if (found.TryGetValue(said, out var id)) return id;
        return Guid.TryParse(said, out var known) ? new DebtorId(known) : null;
    }
}
