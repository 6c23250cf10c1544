using System.CommandLine;
using Inkassio.Storage;

namespace Inkassio.Cli.Verbs;

/// <summary><c>verify</c>: whether the journal is what was written.</summary>
static class VerifyVerb
{
    sealed record Fault(Guid Stream, long Version, string Kind);

    sealed record Line(bool Valid, IReadOnlyList<Fault> Faults);

    public static Command Of(Func<ParseResult, Desk> at)
    {
        var seal = new Option<FileInfo>("--seal") { Description = "Ein früher gezogenes Siegel als Vergleich" };
        seal.AcceptExistingOnly();
        var verb = new Command("verify", "Prüft die Kette des Journals") { seal };
        verb.SetAction((parsed, stop) => Run(at(parsed), parsed.GetValue(seal), stop));
        return verb;
    }

    static async Task<int> Run(Desk desk, FileInfo? sealFile, CancellationToken stop)
    {
        await using var premises = await Premises.Open(desk, stop);
        var db = await Firm.Enter(premises, desk, stop);
        var seal = sealFile is null ? null : Read(db, sealFile);
        var faults = await Seals.Verify(db, seal, stop);
        foreach (var fault in faults) desk.Say($"{fault.Stream}, Version {fault.Version}: {Words(fault.Kind)}");
        desk.Print(
            new Line(faults.Count == 0, [.. faults.Select(f => new Fault(f.Stream, f.Version, $"{f.Kind}"))]),
            faults.Count == 0 ? "Das Journal ist unverändert." : $"{faults.Count.Printed()} Stellen stimmen nicht.");
        return faults.Count == 0 ? Terminal.Done : Terminal.Refused;
    }

    static Seal Read(TenantDb db, FileInfo file)
    {
        try
        {
            return Seals.Read(db, File.ReadAllBytes(file.FullName));
        }
        catch (InvalidDataException)
        {
            throw new RefusedException($"{file.Name} ist kein Siegel dieser Firma.");
        }
    }

    static string Words(ChainFaultKind kind) => kind switch
    {
        ChainFaultKind.Missing => "ein Eintrag fehlt.",
        ChainFaultKind.Changed => "der Eintrag wurde verändert.",
        ChainFaultKind.HeadDiffers => "das Ende der Kette stimmt nicht.",
        ChainFaultKind.OlderThanSeal => "es fehlt, was das Siegel noch kannte.",
        ChainFaultKind.OtherThanSealed => "die Geschichte ist eine andere als die gesiegelte.",
        _ => throw new System.Diagnostics.UnreachableException(kind.ToString()),
    };
}
