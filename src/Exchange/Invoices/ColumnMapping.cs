using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Inkassio.Exchange.Tables;

namespace Inkassio.Exchange.Invoices;

/// <summary>How 03/04/2026 is read.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DayOrder>))]
public enum DayOrder { DayFirst, MonthFirst }

/// <summary>Whether 1.234 is a thousand (comma) or one and a bit (point).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DecimalMark>))]
public enum DecimalMark { Comma, Point }

public sealed record MappedColumn(string Header, Column Means);

/// <summary>What the columns of a table mean: guessed, corrected by hand, remembered for a tenant as JSON.</summary>
/// <param name="Columns">One entry per header. Headers are compared without case, umlauts and punctuation.</param>
public sealed record ColumnMapping(ImmutableArray<MappedColumn> Columns)
{
    /// <summary>A person's answer for all dates with slashes; without it each column decides.</summary>
    public DayOrder? Days { get; init; }

    /// <summary>A person's answer for all amounts; without it each column decides.</summary>
    public DecimalMark? Decimals { get; init; }

    /// <summary>The first remembered mapping that fits the table, else a guess.</summary>
    public static ColumnMapping For(Table table, IEnumerable<ColumnMapping> remembered) =>
        remembered.FirstOrDefault(mapping => mapping.Fits(table)) ?? Guess(table);

    /// <summary>Each meaning goes to the header with the surest name; every other header is ignored.</summary>
    public static ColumnMapping Guess(Table table)
    {
        var winners = table.Headers
            .Select((header, index) => (Index: index, Found: ColumnNames.Meaning(header)))
            .Where(h => h.Found is not null)
            .GroupBy(h => h.Found!.Value.Column)
            .ToDictionary(group => group.MinBy(h => h.Found!.Value.Rank).Index, group => group.Key);
        return new([.. table.Headers.Select((header, index) =>
            new MappedColumn(header, winners.GetValueOrDefault(index, Column.Ignored)))]);
    }

    /// <summary>Every column that this mapping reads is there.</summary>
    public bool Fits(Table table) =>
        Columns.All(column => column.Means == Column.Ignored || IndexOf(table, column.Header) >= 0);

    /// <summary>The same mapping with one header corrected; whoever had that meaning before loses it.</summary>
    public ColumnMapping With(string header, Column means)
    {
        var others = Columns.Where(column => !Same(column.Header, header)).Select(column =>
            column.Means == means ? column with { Means = Column.Ignored } : column);
        return this with { Columns = [.. others, new MappedColumn(header, means)] };
    }

    /// <summary>What keeps this mapping from reading that table; empty when all is there.</summary>
    public ImmutableArray<ImportProblem> Problems(Table table, int? termDays)
    {
        var problems = ImmutableArray.CreateBuilder<ImportProblem>();
        foreach (var column in Columns.Where(c => c.Means != Column.Ignored && IndexOf(table, c.Header) < 0))
            problems.Add(new(ImportProblemKind.MappedHeaderMissing, Column: column.Header));
        var meanings = Columns.Where(c => c.Means != Column.Ignored).GroupBy(c => c.Means);
        foreach (var twice in meanings.Where(group => group.Count() > 1))
            problems.Add(new(ImportProblemKind.ColumnTwice,
                Detail: $"{ColumnNames.German(twice.Key)} ({string.Join(", ", twice.Select(c => c.Header))})"));
        if (Missing(termDays) is [_, ..] missing)
            problems.Add(new(ImportProblemKind.ColumnMissing,
                Detail: string.Join("; ", missing), Value: string.Join(", ", table.Headers)));
        return problems.ToImmutable();
    }

    IReadOnlyList<string> Missing(int? termDays)
    {
        bool Has(Column means) => Columns.Any(column => column.Means == means);
        return
        [
            .. Has(Column.InvoiceNumber) ? [] : new[] { "Rechnungsnummer" },
            .. Has(Column.CustomerNumber) || Has(Column.CustomerName) ? [] : new[] { "Kundennummer oder Name" },
            .. Has(Column.Amount) || Has(Column.Open) ? [] : new[] { "Betrag oder offener Betrag" },
            .. Has(Column.DueOn) || (Has(Column.IssuedOn) && termDays is not null) ? []
                : new[] { "Fälligkeit (oder Rechnungsdatum und ein Zahlungsziel in Tagen)" },
        ];
    }

    /// <summary>Where each meaning stands in the table; -1 where it does not.</summary>
    internal int[] Places(Table table)
    {
        var places = new int[Enum.GetValues<Column>().Length];
        Array.Fill(places, -1);
        foreach (var column in Columns)
            if (column.Means != Column.Ignored) places[(int)column.Means] = IndexOf(table, column.Header);
        return places;
    }

    static int IndexOf(Table table, string header)
    {
        for (var i = 0; i < table.Headers.Length; i++)
            if (Same(table.Headers[i], header)) return i;
        return -1;
    }

    // Headers without any letter or digit ("#", "%") are only equal to themselves.
    static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase)
        || (ColumnNames.Plain(a) is { Length: > 0 } plain && plain == ColumnNames.Plain(b));
}
