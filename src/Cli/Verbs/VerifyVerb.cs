using System.CommandLine;
using Inkassio.Grains;
using Inkassio.Storage;

namespace Inkassio.Cli.Verbs;

/// <summary><c>verify</c>: whether the journal is what was written, compared with every checkpoint.</summary>
static class VerifyVerb
{
    sealed record Fault(Guid Stream, long Version, long? Until, string Kind, string? Event, string Words);

    sealed record Line(
        bool Valid, long Events, int Streams, int? Checkpoint, DateTimeOffset? CheckpointAt, int Restores,
        IReadOnlyList<Fault> Faults);

    public static Command Of(Func<ParseResult, Desk> at)
    {
        var make = new Option<bool>("--checkpoint") { Description = "Zieht danach einen neuen Prüfpunkt" };
        var verb = new Command("verify", "Prüft die Kette des Journals gegen alle Prüfpunkte") { make };
        verb.SetAction((parsed, stop) => Run(at(parsed), parsed.GetValue(make), stop));
        return verb;
    }

    static async Task<int> Run(Desk desk, bool makes, CancellationToken stop)
    {
        await using var premises = await Premises.Open(desk, stop);
        var db = await Firm.Enter(premises, desk, stop);
        var check = await premises.Host.Checkpoints.Verify(db, stop);
        foreach (var fault in check.Faults) desk.Say(fault.Sentence(db.Zone));
        foreach (var restore in check.Restores)
            desk.Say($"{ChainWords.At(restore.At, db.Zone)}: Nach einer Wiederherstellung ging es von hier aus weiter.");
        desk.Print(
            new Line(
                check.IsSound, check.Events, check.Streams, check.Newest?.Number, check.Newest?.At,
                check.Restores.Count, [.. check.Faults.Select(f => new Fault(
                    f.Stream, f.Version, f.Until, $"{f.Kind}", f.Event, f.Sentence(db.Zone)))]),
            Words(check, db));
        if (check.IsSound && makes && await premises.Host.Checkpoints.Make(db, stop) is CheckpointMade.Written made)
            desk.Say($"Prüfpunkt {made.Checkpoint.Number} ist gezogen.");
        return check.IsSound ? Terminal.Done : Terminal.Refused;
    }

    static string Words(JournalCheck check, TenantDb db)
    {
        var against = check.Newest is { } newest
            ? $"Verglichen mit {((int)newest.Number).Printed()} Prüfpunkten, zuletzt vom "
                + $"{ChainWords.At(newest.At, db.Zone)}."
            : "Es gibt noch keinen Prüfpunkt: Ein abgeschnittenes Ende fiele so nicht auf.";
        return check.IsSound
            ? $"Das Journal ist unverändert: {((int)check.Events).Printed()} Einträge auf "
                + $"{check.Streams.Printed()} Konten. {against}"
            : $"{check.Faults.Count.Printed()} Konten stimmen nicht. {against}";
    }
}
