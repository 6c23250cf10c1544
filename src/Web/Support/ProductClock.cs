namespace Inkassio.Web.Support;

/// <summary>The product's clock: the real one, or one that runs on from the same time of another day.</summary>
// So that a dunning run, a deadline or the turn of a year can be tried today. Signing in keeps to the real clock.
public sealed class ProductClock(TimeProvider real, DateOnly? today) : TimeProvider
{
    readonly TimeSpan ahead = today is { } day ? Ahead(real.GetLocalNow(), day, real.LocalTimeZone) : TimeSpan.Zero;

    // The same time on the wall, whether or not summer time holds on either day.
    static TimeSpan Ahead(DateTimeOffset now, DateOnly day, TimeZoneInfo zone)
    {
        var then = day.ToDateTime(TimeOnly.FromDateTime(now.DateTime));
        return new DateTimeOffset(then, zone.GetUtcOffset(then)) - now;
    }

    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    public override long TimestampFrequency => real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + ahead;

    public override long GetTimestamp() => real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);
}
