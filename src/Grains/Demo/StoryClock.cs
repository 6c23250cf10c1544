namespace Inkassio.Grains.Demo;

/// <summary>The clock of a story: it stands where the story stands.</summary>
// Timers and stopwatches go on by the real time, so whoever waits does not wait for the story.
sealed class StoryClock(TimeProvider real) : TimeProvider
{
    DateTimeOffset now = real.GetUtcNow();

    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    public override long TimestampFrequency => real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);

    public void Set(DateTimeOffset to) => now = to;

    public void Pass(TimeSpan time) => now += time;

    /// <summary>From here on the real time counts.</summary>
    public void CatchUp() => now = real.GetUtcNow();
}
