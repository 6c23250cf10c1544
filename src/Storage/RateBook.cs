using System.Globalization;
using Inkassio.Domain.Law;

namespace Inkassio.Storage;

/// <summary>A base rate that support staff entered.</summary>
public sealed record EnteredRate(long Version, BaseTable Law, BaseRate Rate, DateTimeOffset EnteredAt);

/// <summary>The base rates of the whole product: those that were shipped, and every row that was entered
/// since.</summary>
public sealed class RateBook(Database database)
{
    /// <summary>The longest source or author, in characters.</summary>
    public const int TextMax = 500;

    /// <summary>How often a row is tried that somebody else was quicker with.</summary>
    const int TriesMax = 5;

    public async Task<IReadOnlyList<EnteredRate>> Entered(CancellationToken stop)
    {
        await using var transaction = await database.Read(stop);
        return await transaction.Query(
            $"select version, law, from_on, percent, source, author, entered_at from base_rates order by version",
                Read, stop);
    }

    /// <summary>The tables with every entered row, in the order of entry; each row is one version.</summary>
    public async Task<BaseRates> Load(CancellationToken stop) => (await Entered(stop))
        .Aggregate(BaseRates.Shipped, (rates, row) => rates.With(row.Law, row.Rate).Required());

    /// <summary>Adds a row; the law refuses one that does not start a half-year, leaves a gap or has no
    /// source.</summary>
    public async Task<Ruling<BaseRates>> Add(BaseTable law, BaseRate rate, CancellationToken stop)
    {
        if (rate.Source.Length > TextMax || rate.EnteredBy.Length > TextMax)
            throw new ArgumentException($"A source and an author have at most {TextMax} characters.", nameof(rate));
        for (var tries = 1; ; tries++)
        {
            var entered = await Entered(stop);
            var ruling = (await Load(stop)).With(law, rate);
            if (ruling.Refusal is not null) return ruling;
            if (await Add(entered.Count + 1, law, rate, stop)) return ruling;
            if (tries == TriesMax) throw new JournalUnavailableException("Others kept entering base rates.",
                inner: null);
        }
    }

    async Task<bool> Add(long version, BaseTable law, BaseRate rate, CancellationToken stop)
    {
        await using var transaction = await database.Begin(stop);
        var added = await transaction.Run($"""
            insert into base_rates (version, law, from_on, percent, source, author, entered_at)
            values ({version}, {law}, {rate.From}, {rate.Percent.ToString()}, {rate.Source}, {rate.EnteredBy}, {database.Now})
            on conflict (version) do nothing
            """, stop);
        await transaction.Commit(stop);
        return added == 1;
    }

    static EnteredRate Read(Row row) => new(
        row.Long(0), row.Word<BaseTable>(1),
        new BaseRate(row.Day(2), new Rate(decimal.Parse(row.Text(3), CultureInfo.InvariantCulture)), row.Text(4),
            Status: "entered", EnteredBy: row.Text(5)),
        row.Instant(6));
}
