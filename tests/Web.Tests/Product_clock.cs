using Inkassio.Web.Support;

namespace Inkassio.Web.Tests;

public sealed class Product_clock
{
    sealed class Still(DateTimeOffset now, TimeZoneInfo? zone = null) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;

        public override TimeZoneInfo LocalTimeZone => zone ?? TimeZoneInfo.Utc;
    }

    static Still Real() => new(new(2026, 11, 21, 22, 15, 0, TimeSpan.Zero));

    [Fact]
    public void is_the_real_one_unless_told_a_day() =>
        Assert.Equal(Real().Now, new ProductClock(Real(), today: null).GetUtcNow());

    [Fact]
    public void starts_on_the_day_it_was_told_and_runs_on_from_there()
    {
        var real = Real();
        var clock = new ProductClock(real, new(2026, 3, 12));
        Assert.Equal(new(2026, 3, 12, 22, 15, 0, TimeSpan.Zero), clock.GetUtcNow());
        real.Now += TimeSpan.FromHours(2);
        Assert.Equal(new(2026, 3, 13, 0, 15, 0, TimeSpan.Zero), clock.GetUtcNow());
    }

    [Fact]
    public void keeps_the_time_on_the_wall_across_summer_time()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var july = new Still(new(2026, 7, 1, 22, 15, 0, TimeSpan.Zero), berlin); // A quarter past midnight there.
        Assert.Equal(new(2026, 3, 12, 0, 15, 0), new ProductClock(july, new(2026, 3, 12)).GetLocalNow().DateTime);
    }
}
