using System.Text.Json.Serialization;

namespace Inkassio.Exchange;

/// <summary>Whether a problem stops the whole import or is only said.</summary>
public enum Severity { Error, Warning }

/// <summary>Everything that may be wrong with an imported table. Words: <see cref="ImportProblemText"/>.</summary>
// Stored with the import job as words, so names are never changed.
[JsonConverter(typeof(JsonStringEnumConverter<ImportProblemKind>))]
public enum ImportProblemKind
{
    // The file as a whole: there is no table to show.
    FileEmpty, FileTooLarge, TooManyRows, TooManyColumns, TooManyCells, TooMuchText, NotText, QuoteNotClosed,
    OldExcel, BinaryExcel, EncryptedWorkbook, OpenDocument, NotATable, Damaged, InflatesTooMuch, ForeignMarkup,
    NoSheet, NoHeader, NoRows,

    // The columns: a person can answer these by correcting the mapping.
    ColumnMissing, ColumnTwice, MappedHeaderMissing,

    // A cell or a row that cannot be taken as it stands.
    ValueMissing, DayImpossible, DayOutOfRange, AmountUnreadable, AmountFraction, AmountTooLarge, CurrencyUnknown,
    CurrencyContradicts, YesNoUnknown, SignUnknown, CellTooLong, InvoiceTwice, OpenAboveAmount, DueBeforeIssue,
    LawUnknown, LumpSumUnknownToLaw, LumpSumFromConsumer, LumpSumWithoutPrice,

    // Said, but the import may go on.
    DayOrderAssumed, DecimalMarkAssumed, AmountRounded, PaidInFuture, LevelUnknown, KindUnknown,
    CountryUnknown, EmailUnreadable, FormulaLike, SumsDisagree, CustomerNamesDiffer, CreditOffset, CreditSkipped,
    ZeroSkipped,
}

/// <summary>One problem as a fact: where it is, and what stands there.</summary>
/// <param name="Row">The row or line in the file, counted from 1; 0 when the file as a whole is meant.</param>
/// <param name="Column">The header of the column; empty when the row as a whole is meant.</param>
/// <param name="Value">What stands in the cell, shortened and without control characters.</param>
/// <param name="Detail">What else the sentence needs: a limit, another row, what was assumed.</param>
public sealed record ImportProblem(
    ImportProblemKind Kind, int Row = 0, string Column = "", string Value = "", string Detail = "")
{
    [JsonIgnore]
    public Severity Severity => Kind >= ImportProblemKind.DayOrderAssumed ? Severity.Warning : Severity.Error;
}

/// <summary>Collects problems and keeps only so many, errors before warnings; the rest is counted.</summary>
sealed class ProblemList
{
    /// <summary>A person reads the first few; more only cost memory.</summary>
    public const int ListedMax = 500;

    const int ValueLengthMax = 80;

    readonly List<ImportProblem> errors = [];
    readonly List<ImportProblem> warnings = [];

    public int Errors { get; private set; }

    public int Warnings { get; private set; }

    public IEnumerable<ImportProblem> Listed => errors.Concat(warnings).Take(ListedMax);

    public void Add(ImportProblem problem)
    {
        var isError = problem.Severity == Severity.Error;
        var list = isError ? errors : warnings;
        if (isError) Errors++;
        else Warnings++;
        if (list.Count < ListedMax) list.Add(problem with { Value = Shown(problem.Value) });
    }

    /// <summary>A value as a sentence may show it.</summary>
    public static string Shown(ReadOnlySpan<char> value)
    {
        var shown = new string(value.Length > ValueLengthMax ? value[..ValueLengthMax] : value).ToCharArray();
        for (var i = 0; i < shown.Length; i++)
            if (char.IsControl(shown[i]) || char.IsSurrogate(shown[i])) shown[i] = ' ';
        return value.Length > ValueLengthMax ? new string(shown) + "…" : new string(shown);
    }
}
