using System.CommandLine;
using Inkassio.Domain;
using Inkassio.Exchange;
using Inkassio.Grains;
using Inkassio.Storage;

namespace Inkassio.Cli.Verbs;

/// <summary><c>import</c>: tables of open invoices into the books, whole or not at all.</summary>
static class ImportVerb
{
    /// <param name="Row">In the file, counted from 1; null when it is about the whole file.</param>
    sealed record Problem(int? Row, string? Column, string Severity, string Text);

    /// <param name="Amount">The sum of all invoices in the file, in the currency that most of it is in.</param>
    /// <param name="InvoicesNew">How many of them the books did not have.</param>
    sealed record Line(
        string File, string Kind, int Invoices, int InvoicesNew, int Debtors, int Payments, string? Amount,
        string? Currency, IReadOnlyList<Problem> Problems);

    static readonly string[] Kinds = ["invoices", "auto"];

    public static Command Of(Func<ParseResult, Desk> at)
    {
        var files = new Argument<FileInfo[]>("FILE")
        {
            Description = "CSV oder Excel", Arity = ArgumentArity.OneOrMore,
        };
        files.AcceptExistingOnly();
        var kind = new Option<string>("--as")
        {
            Description = "Was die Dateien sind", DefaultValueFactory = _ => "auto",
        };
        kind.AcceptOnlyFromAmong(Kinds);
        var sender = new Option<FileInfo>("--sender") { Description = "Absenderdaten der Firma (JSON)" };
        sender.AcceptExistingOnly();
        var verb = new Command("import", "Liest offene Rechnungen ein") { files, kind, sender };
        verb.SetAction((parsed, stop) =>
            Run(at(parsed), parsed.GetRequiredValue(files), parsed.GetValue(sender), stop));
        return verb;
    }

    static async Task<int> Run(Desk desk, FileInfo[] files, FileInfo? sender, CancellationToken stop)
    {
        await using var premises = await Premises.Open(desk, stop);
        var db = await Firm.EnterOrFound(premises, desk, stop);
        await Firm.Introduce(premises, db, sender, desk, stop);
        var isRefused = false;
        foreach (var file in files)
        {
            var (line, sum, refused) = await One(premises, db, file, desk, stop);
            foreach (var problem in line.Problems) desk.Say($"{line.File}: {problem.Text}");
            desk.Print(line, Words(line, sum, refused));
            isRefused |= refused;
        }
        return isRefused ? Terminal.Refused : Terminal.Done;
    }

    static async Task<(Line Line, Money? Sum, bool IsRefused)> One(
        Premises premises, TenantDb db, FileInfo file, Desk desk, CancellationToken stop)
    {
        var bytes = await File.ReadAllBytesAsync(file.FullName, stop);
        var import = premises.Host.Import;
        var (preview, unreadable) = await import.Preview(db, bytes, file.Name, mapping: null, defaults: null, stop);
        if (preview is null)
            return (new(file.Name, "invoices", 0, 0, 0, 0, null, null, [.. unreadable.Select(Of)]), null, true);
        var done = preview.IsBlocked ? null : await Apply(import, db, preview, bytes, file.Name, desk, stop);
        var sum = preview.Plan.Sums.OrderByDescending(s => s.Invoices).FirstOrDefault()?.Amount;
        return (LineOf(file.Name, preview, sum, done), sum, preview.IsBlocked);
    }

    static async Task<ImportResult> Apply(
        InvoiceImport import, TenantDb db, ImportPreview preview, byte[] bytes, string name, Desk desk,
        CancellationToken stop)
    {
        var (job, claimed) = await import.Confirm(db, preview, bytes, name, defaults: null, stop);
        var told = 0;
        return await import.Apply(db, job, claimed, rows =>
        {
            if (rows / 1_000 <= Interlocked.Exchange(ref told, Math.Max(told, rows / 1_000))) return;
            desk.Say($"{rows.Printed()} Zeilen …");
        }, stop);
    }

    static Line LineOf(string name, ImportPreview preview, Money? sum, ImportResult? done) => new(
        name, "invoices", preview.Plan.Rows.Length, done?.InvoicesNew ?? 0, preview.Plan.Customers.Length,
        done?.Payments ?? 0, sum?.Exact(), sum?.Currency.ToString(),
        [
            .. preview.Plan.Problems.Select(Of),
            .. preview.Elsewhere.Select(e => new Problem(e.Row, Column: null, "error",
                $"Zeile {e.Row}: Die Rechnung {e.InvoiceNumber} gehört schon dem Kunden {e.CustomerNumber}.")),
        ]);

    static Problem Of(ImportProblem problem) => new(
        problem.Row == 0 ? null : problem.Row, problem.Column.Length == 0 ? null : problem.Column,
        problem.Severity == Severity.Error ? "error" : "warning", ImportProblemText.For(problem));

    static string Words(Line line, Money? sum, bool isRefused) => isRefused
        ? $"{line.File}: nicht eingelesen, {line.Problems.Count.Printed()} Probleme."
        : $"{line.File}: {line.Invoices.Printed()} Rechnungen ({line.InvoicesNew.Printed()} neu) "
            + $"von {line.Debtors.Printed()} Kunden über {sum?.Printed()}, "
            + $"{line.Payments.Printed()} Zahlungen gebucht.";
}
