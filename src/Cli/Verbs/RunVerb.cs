using System.CommandLine;
using System.Text.Json.Serialization;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using Inkassio.Domain.Words;
using Inkassio.Storage;

namespace Inkassio.Cli.Verbs;

/// <summary><c>run</c>: a day's dunning run; on demand every letter is released and written to a folder.</summary>
static class RunVerb
{
    /// <param name="Claims">How many overdue claims this reason holds back today.</param>
    sealed record HeldBack(string Blocker, int Claims);

    /// <param name="Debtors">How many were asked: those with something open and due.</param>
    /// <param name="Letters">How many letters were written to the folder.</param>
    sealed record Line(
        string Day, int Debtors, int Proposed, int Issued, int Letters, IReadOnlyList<HeldBack> HeldBack);

    public static Command Of(Func<ParseResult, Desk> at)
    {
        var day = Days.Option("--day", "Tag des Laufs; ohne Angabe heute");
        var approve = new Option<string?>("--approve") { Description = "all gibt alle wartenden Briefe frei" };
        approve.AcceptOnlyFromAmong("all");
        var letters = new Option<DirectoryInfo?>("--letters")
        {
            Description = "Ordner, in den die Briefe des Tages als PDF kommen, einzeln und in einer Datei",
        };
        var sender = new Option<FileInfo>("--sender") { Description = "Absenderdaten der Firma (JSON)" };
        sender.AcceptExistingOnly();
        var verb = new Command("run", "Mahnlauf eines Tages") { day, approve, letters, sender };
        verb.SetAction((parsed, stop) => Run(
            at(parsed).On(parsed.GetValue(day)), parsed.GetValue(day), parsed.GetValue(approve) is not null,
            parsed.GetValue(letters), parsed.GetValue(sender), stop));
        return verb;
    }

    static async Task<int> Run(
        Desk desk, DateOnly? said, bool approvesAll, DirectoryInfo? folder, FileInfo? sender, CancellationToken stop)
    {
        await using var premises = await Premises.Open(desk, stop);
        var (host, db) = (premises.Host, await Firm.Enter(premises, desk, stop));
        await Firm.Introduce(premises, db, sender, desk, stop);
        if (await host.Queue.IsOpen(db.Tenant, WorkKind.Import, stop))
            throw new RefusedException("Ein Import ist noch nicht fertig. Der Mahnlauf wartet, bis alles gebucht ist.");
        var day = said ?? db.Today;
        var (run, claimed) = await host.Runs.Start(db, day, stop);
        var progress = await host.Run.Go(db, run, claimed,
            p => desk.Say($"{p.Decided.Printed()} von {p.Debtors.Printed()} Kunden geprüft …"), stop);
        var outgoing = new Outgoing(host, db, desk);
        if (approvesAll) await outgoing.ApproveAll(stop);
        var written = folder is null ? 0 : await outgoing.Write(folder, stop);
        var terms = (await host.Book.Look(db, stop)).Terms;
        var held = new Dictionary<string, (Blocker Blocker, int Claims)>(StringComparer.Ordinal);
        await foreach (var debtor in DueAccounts.Load(host, db, day.AddDays(-1), stop)) Count(debtor, day, terms, held);
        var line = new Line(
            day.Iso(), progress.Debtors, progress.Proposed, progress.Issued + outgoing.Approved, written,
            [.. held.OrderByDescending(h => h.Value.Claims).Select(h => new HeldBack(h.Key, h.Value.Claims))]);
        desk.Print(line, Words(line, held.Values, terms.Sender.Country));
        return outgoing.Refused == 0 ? Terminal.Done : Terminal.Refused;
    }

    // Waiting for the ladder's own day is no obstacle; everything else is worth a word.
    static void Count(
        Debtor debtor, DateOnly day, Terms terms, Dictionary<string, (Blocker Blocker, int Claims)> held)
    {
        foreach (var answer in SendGate.Ask(debtor, day, terms).Where(a => a.Claim.IsOverdue(day)))
            foreach (var blocker in answer.Blockers.Where(b => b is not Blocker.NotYet))
            {
                var name = Stored(blocker);
                held[name] = (blocker, held.GetValueOrDefault(name).Claims + 1);
            }
    }

    /// <summary>A blocker's word as records carry it, for instance no-sender.</summary>
    public static string Stored(Blocker blocker) => BlockerWords[blocker.GetType()];

    static readonly Dictionary<Type, string> BlockerWords = typeof(Blocker)
        .GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false).Cast<JsonDerivedTypeAttribute>()
        .ToDictionary(a => a.DerivedType, a => (string)a.TypeDiscriminator!);

    static string Words(Line line, IEnumerable<(Blocker Blocker, int Claims)> held, Country form)
    {
        var lines = new List<string>
        {
            $"{line.Debtors.Printed()} Kunden geprüft, {line.Proposed.Printed()} Briefe vorgeschlagen, "
                + $"{line.Issued.Printed()} freigegeben, {line.Letters.Printed()} geschrieben.",
        };
        // One example speaks for all claims with the same reason; days and amounts differ from claim to claim.
        lines.AddRange(held.OrderByDescending(h => h.Claims)
            .Select(h => $"  {h.Claims.Printed().Right(7)} Rechnungen zurückgehalten, zum Beispiel: "
                + h.Blocker.Sentence(form)));
        return string.Join(Environment.NewLine, lines);
    }
}
