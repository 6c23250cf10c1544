using System.Collections.Immutable;
using System.Globalization;
using Inkassio.Assistant.Drafting;
using Inkassio.Assistant.Models;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;
using Inkassio.Storage;

namespace Inkassio.Assistant.Talking;

/// <summary>One understood sentence with everything that an answer may look at.</summary>
sealed class Asked(TenantDb db, Known known, Understood heard, InView view, string say)
{
    Account? account;

    /// <summary>What the user pasted below his wish: a debtor's words, never his own.</summary>
    public string Pasted { get; init; } = "";

    /// <summary>Whoever writes the prose of a draft, in their order.</summary>
    public ImmutableArray<IDrafter> Drafters { get; init; } = [];

    /// <summary>Guesses what a debtor's words mean; null without a model that may read them.</summary>
    public ReplyReader? Reader { get; init; }

    public TenantDb Db => db;

    public Book Book => known.Book;

    public Understood Heard { get; set; } = heard;

    public InView View => view;

    public string Say => say;

    public Terms Terms { get; } = known.Terms;

    public Tenant Tenant => known.Tenant;

    public Country Form => Terms.Sender.Country;

    public DateOnly Today => db.Today;

    /// <summary>Text of a debtor's was read in this turn: nothing is proposed any more until the user speaks again.
    /// </summary>
    public bool HasReadForeignText { get; set; }

    public string? Slot(string name) => Heard.Text(name);

    public int? Whole(string name) => Heard.Slots.GetValueOrDefault(name) is int number ? number : null;

    public decimal? Number(string name) => Heard.Slots.GetValueOrDefault(name) switch
    {
        int whole => whole,
        decimal number => number,
        string text when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var read) =>
            read,
        _ => null,
    };

    /// <summary>Whole cents; null where no amount was said.</summary>
    public long? Cents(string name) => Number(name) is { } amount && Math.Abs(amount) <= Money.CentsMax / 100m
        ? Money.Round(amount, Currency.EUR).Cents : null;

    public DateOnly? Day(string name) => Slot(name) is { } text
        && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day : null;

    public ImmutableArray<string> Several(string name) => Heard.Slots.GetValueOrDefault(name) switch
    {
        ImmutableArray<string> list => list,
        string one => [one],
        _ => [],
    };

    public T? Word<T>(string name) where T : struct, Enum =>
        Slot(name) is { } text && Enum.TryParse<T>(text, ignoreCase: true, out var value) ? value : null;

    /// <summary>The day span that was said; null where none was.</summary>
    public SaidSpan? Span => Slot("zeitraum") is { } text ? SaidSpan.Of(text) : null;

    public DebtorId? IdOf(string number) => known.Names.Ids.TryGetValue(number, out var id) ? id : null;

    public KnownDebtor? Named(string number) => Book.Debtor(number);

    public string? NumberOf(DebtorId debtor) => known.Names.Numbers.GetValueOrDefault(debtor);

    /// <summary>The debtor that the sentence names or points to.</summary>
    public DebtorId? Debtor => Slot("schuldner") is { } number ? IdOf(number) : null;

    /// <summary>The account of that debtor; null where there is none, or his data were erased.</summary>
    public async Task<Account?> Account(CancellationToken stop)
    {
        if (account is not null || Debtor is not { } id) return account;
        var loaded = await Accounts.Load(db, id, stop);
        return account = loaded.Version == 0 || loaded.State.IsErased ? null : loaded;
    }

    public CultureInfo German { get; } = CultureInfo.GetCultureInfo("de-DE");

    public string Amount(Money money) => Form.Shown(money).Replace(' ', '\u00A0');

    public string Days(DateOnly day) => Form.Day(day);

    /// <summary>Do 19.03.2026</summary>
    public string ShortDay(DateOnly day) =>
        German.DateTimeFormat.GetAbbreviatedDayName(day.DayOfWeek) + " " + Form.Day(day);

    public string Sums(IEnumerable<Money> sums) =>
        new Notation(Form, Language.De).Joined([.. sums.Select(Amount)]) is { Length: > 0 } all ? all : "nichts";
}

/// <summary>A span of days as people say it: a year, a quarter, a month, a week or two days. Both days count.</summary>
sealed record SaidSpan(DateOnly From, DateOnly To)
{
    public int Length => To.DayNumber - From.DayNumber + 1;

    /// <summary>Null where the text is no span.</summary>
    public static SaidSpan? Of(string text)
    {
        var parts = text.Split('/');
        if (parts.Length == 2) return Day(parts[0]) is { } from && Day(parts[1]) is { } to ? new(from, to) : null;
        if (!int.TryParse(text.AsSpan(0, Math.Min(4, text.Length)), CultureInfo.InvariantCulture, out var year)
            || year is < 1990 or > 2099) return null;
        return text[4..] switch
        {
            "" => new(new(year, 1, 1), new(year, 12, 31)),
            ['-', 'Q', var q and >= '1' and <= '4'] => Months(year, ((q - '1') * 3) + 1, 3),
            ['-', 'W', .. var week] when int.TryParse(week, CultureInfo.InvariantCulture, out var n)
                && n is > 0 and < 54 =>
                DateOnly.FromDateTime(ISOWeek.ToDateTime(year, n, DayOfWeek.Monday)) is var monday
                    ? new(monday, monday.AddDays(6)) : null,
            ['-', .. var month] when int.TryParse(month, CultureInfo.InvariantCulture, out var n)
                && n is > 0 and < 13 =>
                Months(year, n, 1),
            _ => Day(text) is { } day ? new(day, day) : null,
        };
    }

    static SaidSpan Months(int year, int month, int count) =>
        new(new(year, month, 1), new DateOnly(year, month, 1).AddMonths(count).AddDays(-1));

    static DateOnly? Day(string text) => DateOnly.TryParseExact(
        text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
