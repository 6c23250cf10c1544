using System.Collections.Immutable;
using System.Text.Json;

namespace Inkassio.Domain.Law;

/// <summary>The tables of base rates, one per law that links its interest to one.</summary>
public enum BaseTable { DE, AT }

/// <summary>One row: the base rate of a half-year, with where it was read and who entered it.</summary>
/// <param name="Status">How well it is confirmed, in the words of whoever checked it.</param>
public sealed record BaseRate(DateOnly From, Rate Percent, string Source, string Status = "", string EnteredBy = "");

/// <summary>The base rates by half-year. Never changes; a new row makes a new version.</summary>
// Rows follow each other without a gap, so a day finds its row by counting half-years. An older version stays what
// it was: letters that name it can be computed again.
public sealed record BaseRateTable
{
    BaseRateTable(BaseTable name, int version, ImmutableArray<BaseRate> rows) =>
        (Name, Version, Rows) = (name, version, rows);

    public BaseTable Name { get; }

    /// <summary>One for the table as shipped, and one more for every row added or corrected since.</summary>
    public int Version { get; }

    public ImmutableArray<BaseRate> Rows { get; }

    public DateOnly FirstDay => Rows[0].From;

    /// <summary>The first day for which no rate is known.</summary>
    public DateOnly CoveredUntil => Rows[^1].From.AddMonths(6);

    string Section => Name == BaseTable.DE ? "§ 247 Abs. 1 BGB" : "§ 456 UGB";

    public static Ruling<BaseRateTable> Of(BaseTable name, IEnumerable<BaseRate> rows)
    {
        var table = new BaseRateTable(name, version: 0, []);
        foreach (var row in rows)
        {
            if (!table.With(row).Allows(out var longer, out var refusal)) return refusal;
            table = longer;
        }
        return new BaseRateTable(name, version: 1, table.Rows);
    }

    /// <summary>The row of a day, or null before the first and after the last half-year.</summary>
    public BaseRate? On(DateOnly day)
    {
        var index = HalfYear(day) - HalfYear(FirstDay);
        return index >= 0 && index < Rows.Length ? Rows[index] : null;
    }

    /// <summary>The next half-year, or a correction of a known one; both make a new version.</summary>
    public Ruling<BaseRateTable> With(BaseRate row)
    {
        if (row.From.Day != 1 || row.From.Month is not (1 or 7))
            return new LawRefusal.RateOffHalfYear(row.From, Section);
        if (string.IsNullOrWhiteSpace(row.Source)) return new LawRefusal.RateWithoutSource(row.From, Section);
        if (Rows.IsEmpty) return new BaseRateTable(Name, Version + 1, [row]);
        var index = HalfYear(row.From) - HalfYear(FirstDay);
        if (index < 0 || index > Rows.Length)
            return new LawRefusal.RateSkipsHalfYear(row.From, CoveredUntil, Section);
        var rows = index == Rows.Length ? Rows.Add(row) : Rows.SetItem(index, row);
        return new BaseRateTable(Name, Version + 1, rows);
    }

    static int HalfYear(DateOnly day) => day.Year * 2 + (day.Month >= 7 ? 1 : 0);
}

/// <summary>All tables together, as an interest calculation needs them.</summary>
public sealed record BaseRates(BaseRateTable Germany, BaseRateTable Austria)
{
    static readonly Lazy<BaseRates> FromFile = new(ReadShipped);

    /// <summary>The rates that the product ships with; support staff append to them.</summary>
    public static BaseRates Shipped => FromFile.Value;

    public BaseRateTable this[BaseTable table] => table == BaseTable.DE ? Germany : Austria;

    public Ruling<BaseRates> With(BaseTable table, BaseRate row) =>
        !this[table].With(row).Allows(out var longer, out var refusal) ? refusal
        : table == BaseTable.DE ? this with { Germany = longer }
        : this with { Austria = longer };

    static BaseRates ReadShipped()
    {
        using var stream = typeof(BaseRates).Assembly.GetManifestResourceStream("base-rates.json")
            ?? throw new InvalidOperationException("The base rates are missing from the build.");
        using var file = JsonDocument.Parse(stream);
        return new(Read(file.RootElement, BaseTable.DE), Read(file.RootElement, BaseTable.AT));
    }

    static BaseRateTable Read(JsonElement file, BaseTable table) =>
        BaseRateTable.Of(table, file.GetProperty(table.ToString()).EnumerateArray().Select(Row)).Required();

    static BaseRate Row(JsonElement row) => new(
        DateOnly.ParseExact(Text(row, "from"), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        new(decimal.Parse(Text(row, "percent"), System.Globalization.CultureInfo.InvariantCulture)),
        Text(row, "source"), Text(row, "status"), EnteredBy: "shipped");

    static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;
}
