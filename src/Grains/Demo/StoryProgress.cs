using Inkassio.Storage;

namespace Inkassio.Grains.Demo;

/// <summary>For which today the story is told, and the day on which to go on.</summary>
readonly record struct StoryProgress(DateOnly Today, DateOnly GoOnFrom)
{
    /// <summary>Read from the journal: its first row lies a known number of days before the story's today.</summary>
    public static async Task<StoryProgress> Of(TenantDb db, Journal journal, CancellationToken stop)
    {
        DateOnly? first = null, last = null;
        await foreach (var happened in journal.History(db, [.. DemoCustomer.All.Select(c => c.Id)], stop))
        {
            var day = db.DayOf(happened.At);
            if (first is null || day < first) first = day;
            if (last is null || day > last) last = day;
        }
        var begin = first ?? db.Today.AddDays(-DemoBooks.DaysTold);
        var today = begin.AddDays(DemoBooks.DaysTold);
        // What the real today's run wrote in between is not the story's.
        return new(today, last is { } reached && reached < today ? reached : begin);
    }
}
