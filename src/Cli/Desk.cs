using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;

namespace Inkassio.Cli;

/// <summary>Where a verb works: what was said with it, the two outputs, and the clock.</summary>
sealed class Desk(Given given, TextWriter output, TextWriter messages, TimeProvider clock)
{
    static readonly JsonSerializerOptions Lines = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    public Given Given { get; } = given;

    public TimeProvider Clock { get; } = given.Today is { } day ? new DayClock(clock, day) : clock;

    /// <summary>The same desk on another day, unless the day was said already.</summary>
    public Desk On(DateOnly? day) =>
        day is null || Given.Today is not null ? this : new(Given with { Today = day }, output, messages, clock);

    /// <summary>A record for programs, or its words for people.</summary>
    public void Print<T>(T record, string words) =>
        output.WriteLine(Given.Json ? JsonSerializer.Serialize(record, Lines) : words);

    /// <summary>For people only: headings, sums.</summary>
    public void Words(string words)
    {
        if (!Given.Json) output.WriteLine(words);
    }

    /// <summary>An answer that is one document, as it stands.</summary>
    public void Raw(string text) => output.WriteLine(text);

    /// <summary>Progress and problems; never mixed with records.</summary>
    public void Say(string message) => messages.WriteLine(message);
}

/// <summary>The real clock, moved so that the call begins at noon (UTC) of another day.</summary>
// Noon is the same day in all zones that our tenants live in.
sealed class DayClock(TimeProvider real, DateOnly today) : TimeProvider
{
    readonly TimeSpan ahead = new DateTimeOffset(today, new TimeOnly(12, 0), TimeSpan.Zero) - real.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + ahead;

    public override long GetTimestamp() => real.GetTimestamp();

    public override long TimestampFrequency => real.TimestampFrequency;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);
}

/// <summary>How values look: exact for programs, German for people.</summary>
static class Shown
{
    public static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>147703.18</summary>
    public static string Exact(this Money money) => money.Amount.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>2026-03-12</summary>
    public static string Iso(this DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>147.703,18 €</summary>
    public static string Printed(this Money money) => Country.DE.Shown(money);

    /// <summary>12.03.2026</summary>
    public static string Printed(this DateOnly day) => Country.DE.Day(day);

    /// <summary>2.466</summary>
    public static string Printed(this int count) => count.ToString("N0", German);

    /// <summary>Cut or filled up to a width.</summary>
    public static string Wide(this string text, int width) =>
        text.Length > width ? text[..(width - 1)] + "…" : text.PadRight(width);

    public static string Right(this string text, int width) => text.PadLeft(width);
}
