using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;

namespace Inkassio.Cli.Law;

/// <summary>The fields of one entry of the verb <c>law</c>. Amounts and rates may be strings or numbers.</summary>
/// <remarks>A field that is missing or unreadable throws a <see cref="FormatException"/> that names it.</remarks>
readonly record struct EntryFields(JsonObject Entry)
{
    public Country Law => Text("law") is { } law
        ? Enum.TryParse<Country>(law, out var country) && Enum.IsDefined(country) ? country : throw Wrong("law")
        : Country.DE;

    // "any" and everything that is not B2B is a consumer to the law, and so is a missing kind.
    public DebtorKind Debtor => Text("debtor") switch
    {
        "B2B" => DebtorKind.Business,
        "B2C" => DebtorKind.Consumer,
        _ => DebtorKind.Unknown,
    };

    /// <summary>Only these two are kept here; another code is for the law to refuse.</summary>
    public Currency? Currency => Text("currency") switch
    {
        null => RulePack.Of(Law).Currency,
        "EUR" => Domain.Currency.EUR,
        "CHF" => Domain.Currency.CHF,
        _ => null,
    };

    public DayCount DayCount => Text("dayCount") switch
    {
        null => RulePack.Of(Law).DayCount,
        "actact" => DayCount.ActAct,
        "act365" => DayCount.Act365,
        "30e360" => DayCount.ThirtyE360,
        _ => throw Wrong("dayCount"),
    };

    public bool Has(string name) => Entry.ContainsKey(name);

    public string? Text(string name) => Entry[name] is not { } node ? null : node.GetValueKind() switch
    {
        JsonValueKind.String => node.GetValue<string>(),
        JsonValueKind.Number => node.ToJsonString(),
        _ => throw Wrong(name),
    };

    public bool Flag(string name, bool otherwise) => Entry[name] is not { } node ? otherwise
        : node.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Wrong(name),
        };

    public DateOnly Day(string name) => DayOrNull(name) ?? throw Missing(name);

    public DateOnly? DayOrNull(string name) => Text(name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Wrong(name);

    /// <summary>One day or a list of days.</summary>
    public IEnumerable<DateOnly> Days(string name)
    {
        if (Entry[name] is not JsonArray list) return DayOrNull(name) is { } day ? [day] : [];
        return list.Select(item => new EntryFields(new() { [name] = item?.DeepClone() }).Day(name)).ToList();
    }

    public Money Amount(string name, Currency currency) => AmountOrNull(name, currency) ?? throw Missing(name);

    public Money? AmountOrNull(string name, Currency currency)
    {
        if (Text(name) is not { } text) return null;
        if (Number(text) is not { } amount || Math.Abs(amount) > Money.CentsMax / 100m) throw Wrong(name);
        return decimal.Round(amount, 2) == amount ? Money.Exact(amount, currency) : throw Wrong(name);
    }

    public Rate? RateOrNull(string name) => Text(name) is not { } text ? null
        : Number(text) is { } percent && Rate.IsExact(percent) ? new Rate(percent)
        : throw Wrong(name);

    public IEnumerable<EntryFields> List(string name) => Entry[name] is JsonArray list
        ? list.Select(item => new EntryFields(item as JsonObject ?? throw Wrong(name))).ToList()
        : throw Missing(name);

    static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static FormatException Wrong(string name) => new($"'{name}' cannot be read.");

    public static FormatException Missing(string name) => new($"'{name}' is missing.");
}
