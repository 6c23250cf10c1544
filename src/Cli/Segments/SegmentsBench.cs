using System.Text.Json.Nodes;
using Inkassio.Domain;
using Inkassio.Domain.Segments;

namespace Inkassio.Cli.Segments;

/// <summary><c>bench segments</c>: whether the payer score knows better than two simple rules.</summary>
static class SegmentsBench
{
    /// <summary>The first figures are rolling; those of the frozen judgement stand below "frozen".</summary>
    public static JsonObject Run(IReadOnlyList<Customer> customers)
    {
        var test = new BackTest(customers);
        var (rolling, frozen) = (test.Rolling(), test.Frozen());
        var figures = Figures(rolling);
        var all = new JsonObject
        {
            ["bench"] = "segments",
            ["auc"] = figures.Auc,
            ["baselineShare"] = figures.Share,
            ["baselineLast"] = figures.Last,
            ["split"] = test.SplitOn.Iso(),
            ["train"] = test.Train,
            ["test"] = rolling.Count,
            ["delayed"] = rolling.Count(f => f.Delayed),
            ["mode"] = "rolling",
        };
        var still = Figures(frozen);
        all["frozen"] = new JsonObject
        {
            ["auc"] = still.Auc, ["baselineShare"] = still.Share, ["baselineLast"] = still.Last,
        };
        all["segments"] = new JsonArray([.. Enum.GetValues<Segment>().Select(s => Of(s, rolling))]);
        return all;
    }

    static (double? Auc, double? Share, double? Last) Figures(IReadOnlyList<Forecast> forecasts) => (
        Auc(forecasts, f => -f.Score), Auc(forecasts, f => f.Share), Auc(forecasts, f => f.Last));

    static double? Auc(IEnumerable<Forecast> forecasts, Func<Forecast, decimal> risk) =>
        Ranking.Auc(forecasts.Select(f => (risk(f), f.Delayed))) is { } auc ? Math.Round(auc, 4) : null;

    // What the segments were worth: how many of their invoices came late, and how many were said to.
    static JsonObject Of(Segment segment, IReadOnlyList<Forecast> forecasts)
    {
        var own = forecasts.Where(f => f.Segment == segment).ToList();
        return new()
        {
            ["segment"] = KebabEnum<Segment>.Word(segment),
            ["invoices"] = own.Count,
            ["delayedShare"] = own.Count == 0 ? null : Math.Round(own.Count(f => f.Delayed) / (double)own.Count, 3),
            ["delayedShareSaid"] = own.Count == 0 ? null : Math.Round((double)own.Average(f => f.Risk), 3),
        };
    }
}
