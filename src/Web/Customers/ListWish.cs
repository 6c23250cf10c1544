using Inkassio.Domain;
using Inkassio.Domain.Dunning;
using Inkassio.Storage.Queries;

namespace Inkassio.Web.Customers;

/// <summary>Which part of the customers' list an address asks for, so that pages can link into the list.</summary>
/// <param name="Age">ueberfaellig, 1-30, 31-60, 61-90, 90+ or empty for all.</param>
public sealed record ListWish(string Search, string Age, NoticeKind? Stage, Currency? Currency)
{
    public static readonly IReadOnlyList<(string Key, string Words)> Ages =
    [
        ("", "Alle"), ("ueberfaellig", "Überfällig"), ("1-30", "1–30 Tage"), ("31-60", "31–60 Tage"),
        ("61-90", "61–90 Tage"), ("90+", "Über 90 Tage"),
    ];

    /// <summary>Unknown words are passed over: an old link still shows a list.</summary>
    public static ListWish Of(string? search, string? age, string? stage, string? currency) => new(
        search?.Trim() is { } typed ? typed[..Math.Min(typed.Length, 80)] : "",
        Ages.Any(a => a.Key == age) ? age! : "",
        Enum.TryParse<NoticeKind>(stage, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null,
        Enum.TryParse<Currency>(currency, ignoreCase: true, out var one) && Enum.IsDefined(one) ? one : null);

    public static ListWish Of(IReadOnlyDictionary<string, string> query) => Of(
        query.GetValueOrDefault("suche"), query.GetValueOrDefault("tage"), query.GetValueOrDefault("stufe"),
        query.GetValueOrDefault("waehrung"));

    public bool IsNarrowed => this != new ListWish("", "", null, null);

    public AgingView View(int skip = 0, int take = 50) => new(skip, take)
    {
        Search = Search,
        Currency = Currency,
        Stage = Stage,
        OnlyOverdue = Age.Length > 0,
        DaysMin = Age switch { "1-30" => 1, "31-60" => 31, "61-90" => 61, "90+" => 91, _ => null },
        DaysMax = Age switch { "1-30" => 30, "31-60" => 60, "61-90" => 90, _ => null },
    };

    /// <summary>The same wish as the rest of an address, beginning with a question mark when there is any.</summary>
    public string Query()
    {
        (string Key, string Value)[] parts =
        [
            ("suche", Search), ("tage", Age), ("stufe", $"{Stage}"), ("waehrung", $"{Currency}"),
        ];
        var said = parts.Where(p => p.Value.Length > 0)
            .Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}").ToArray();
        return said.Length == 0 ? "" : "?" + string.Join('&', said);
    }
}
