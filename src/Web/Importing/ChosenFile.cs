using Inkassio.Exchange;
using Inkassio.Exchange.Invoices;
using Inkassio.Grains;

namespace Inkassio.Web.Importing;

/// <summary>A file that somebody chose, and what confirming it would do. Nothing of it is saved.</summary>
public sealed record ChosenFile(
    string Name, ReadOnlyMemory<byte> Bytes, ImportPreview Preview, InvoiceDefaults Defaults)
{
    public ColumnMapping Mapping => Preview.Mapping;

    bool Reads(Column means) => Mapping.Columns.Any(column => column.Means == means);

    /// <summary>No column tells the currency, so a person may.</summary>
    public bool AsksCurrency => !Reads(Column.Currency);

    /// <summary>No column tells the due date, or it is not filled in everywhere.</summary>
    public bool AsksTerm => !Reads(Column.DueOn) || Defaults.TermDays is not null;

    public bool AsksDays => Mapping.Days is not null || Warns(ImportProblemKind.DayOrderAssumed);

    public bool AsksDecimals => Mapping.Decimals is not null || Warns(ImportProblemKind.DecimalMarkAssumed);

    bool Warns(ImportProblemKind kind) => Preview.Plan.Problems.Any(problem => problem.Kind == kind);

    /// <summary>What must be put right first, with the way out. Empty when the file may be read in.</summary>
    public IEnumerable<string> Blockers()
    {
        var plan = Preview.Plan;
        if (plan.Errors > 0)
            yield return $"{Places(plan.Errors)}. "
                + "Berichtigen Sie die Tabelle und wählen Sie die Datei neu, oder ordnen Sie die Spalten anders zu.";
        if (!Preview.Elsewhere.IsEmpty)
            yield return $"{Numbers(Preview.Elsewhere.Length)} schon zu anderen Kunden. "
                + "Prüfen Sie Kundennummer und Rechnungsnummer.";
        if (plan.Errors == 0 && plan.Rows.IsEmpty) yield return "In dieser Tabelle steht keine Rechnung.";
    }

    static string Places(int count) =>
        count == 1 ? "1 Stelle stimmt noch nicht" : $"{count} Stellen stimmen noch nicht";

    static string Numbers(int count) => count == 1 ? "1 Rechnungsnummer gehört" : $"{count} Rechnungsnummern gehören";

    static string Invoices(int count) => count == 1 ? "1 Rechnung" : $"{count} Rechnungen";
}
