namespace Inkassio.Cli.Segments;

/// <summary>How well a figure tells the delayed invoices from the others.</summary>
public static class Ranking
{
    /// <summary>The chance that a delayed invoice had the higher risk than one in time; equal risks count half.
    /// Null when there are none of one sort.</summary>
    // The rank statistic of Mann and Whitney, which is the area under the ROC curve.
    public static double? Auc(IEnumerable<(decimal Risk, bool Delayed)> rows)
    {
        var (delayed, inTime, won) = (0L, 0L, 0m);
        foreach (var same in rows.GroupBy(r => r.Risk).OrderBy(g => g.Key))
        {
            var (bad, good) = (same.LongCount(r => r.Delayed), same.LongCount(r => !r.Delayed));
            won += bad * inTime + bad * good / 2m;
            (delayed, inTime) = (delayed + bad, inTime + good);
        }
        return delayed == 0 || inTime == 0 ? null : (double)(won / ((decimal)delayed * inTime));
    }
}
