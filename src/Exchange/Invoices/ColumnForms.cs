using Inkassio.Domain.Debtors;
using Inkassio.Exchange.Tables;

namespace Inkassio.Exchange.Invoices;

/// <summary>How the amounts and dates of each column are written, decided over all its values.</summary>
// Order of proof: a person's answer, the column itself, the file's other columns, the country. The last is said.
// A value that contradicts the decision becomes a problem of its row, never a silent second reading.
sealed class ColumnForms
{
    static readonly Column[] Amounts = [Column.Amount, Column.Open, Column.Credit];

    static readonly Column[] Dates =
        [Column.IssuedOn, Column.DueOn, Column.SettledOn, Column.LastNoticeOn, Column.ReceivedOn,
            Column.ServiceOn];

    readonly Dictionary<Column, bool> pointDecimals = [];
    readonly Dictionary<Column, bool> monthFirst = [];

    public ColumnForms(
        Table table, int[] places, ColumnMapping mapping, Country country, Action<ImportProblem> say)
    {
        Decide(table, places, Amounts, pointDecimals, AmountVote, mapping.Decimals is { } mark
            ? mark == DecimalMark.Point : null, country == Country.CH, (header, sample, point) =>
            say(new(ImportProblemKind.DecimalMarkAssumed, 0, header, sample,
                point ? "den Punkt als Dezimaltrennzeichen" : "das Komma als Dezimaltrennzeichen")));
        Decide(table, places, Dates, monthFirst, DayVote, mapping.Days is { } order
            ? order == DayOrder.MonthFirst : null, false, (header, sample, month) =>
            say(new(ImportProblemKind.DayOrderAssumed, 0, header, sample,
                month ? "Monat vor Tag" : "Tag vor Monat")));
    }

    public DecimalMark MarkOf(Column column) => pointDecimals[column] ? DecimalMark.Point : DecimalMark.Comma;

    public DayOrder OrderOf(Column column) => monthFirst[column] ? DayOrder.MonthFirst : DayOrder.DayFirst;

    /// <summary>What a column's values prove; yes means point, or month first.</summary>
    sealed record Votes(int Yes, int No, string Sample)
    {
        public bool? Winner => Yes == No ? null : Yes > No;
    }

    delegate (bool? Vote, bool IsAmbiguous) Vote(ReadOnlySpan<char> cell);

    static void Decide(
        Table table, int[] places, Column[] columns, Dictionary<Column, bool> decided, Vote vote,
        bool? answer, bool byCountry, Action<string, string, bool> assumed)
    {
        var votes = columns.Where(column => places[(int)column] >= 0)
            .ToDictionary(column => column, column => Count(table, places[(int)column], vote));
        var yes = votes.Values.Sum(v => v.Yes);
        var no = votes.Values.Sum(v => v.No);
        bool? byFile = yes == no ? null : yes > no;
        foreach (var (column, own) in votes)
        {
            decided[column] = answer ?? own.Winner ?? byFile ?? byCountry;
            if (answer is null && own.Winner is null && byFile is null && own.Sample.Length > 0)
                assumed(table.Headers[places[(int)column]], own.Sample, decided[column]);
        }
    }

    static Votes Count(Table table, int place, Vote vote)
    {
        var (yes, no, sample) = (0, 0, "");
        foreach (var row in table.Rows)
        {
            // Numbers and dates of a workbook need no reading.
            if (row.KindOf(place) != CellKind.Text) continue;
            var (proof, isAmbiguous) = vote(row[place]);
            if (proof == true) yes++;
            if (proof == false) no++;
            if (isAmbiguous && sample.Length == 0) sample = row[place].Trim().ToString();
        }
        return new(yes, no, sample);
    }

    static (bool?, bool) AmountVote(ReadOnlySpan<char> cell) => AmountText.Of(cell) is not { } amount ? (null, false)
        : (amount.Evidence is { } mark ? mark == DecimalMark.Point : null, amount.IsAmbiguous);

    static (bool?, bool) DayVote(ReadOnlySpan<char> cell) => DayText.Of(cell) is not { } day ? (null, false)
        : (day.Evidence is { } order ? order == DayOrder.MonthFirst : null, day.IsAmbiguous);
}
