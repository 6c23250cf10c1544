using System.Collections.Immutable;
using Inkassio.Domain;

namespace Inkassio.Assistant;

enum Bound { None, AtLeast, AtMost }

/// <summary>An amount that was said, with its currency if that was said too.</summary>
sealed record AmountPhrase(int From, int Count, decimal Value, Currency? Currency, Bound Bound);

/// <summary>A part of the whole, in percent with at most two places: "die Hälfte", "zwei Drittel", "30 %".</summary>
sealed record SharePhrase(int From, int Count, decimal Percent);

static class Amounts
{
    static readonly HashSet<string> NoMoney = new(StringComparer.Ordinal)
    {
        "tag", "tage", "tagen", "woche", "wochen", "monat", "monate", "monaten", "monatsraten", "raten", "rate", "prozent",
        "percent", "uhr", "mal", "kunden", "schuldner", "posten", "rechnungen", "jahr", "jahre", "jahren", "days",
        "weeks", "months", "instalments", "installments", "zahler", "debtors", "customers", "werktage", "werktagen",
        "teilzahlungen", "teilbetrage", "teilen", "mahnungen", "kw", "stuck", "raterl", "bankarbeitstage", "stufe",
    };

    public static ImmutableArray<AmountPhrase> Of(Sentence said)
    {
        var found = ImmutableArray.CreateBuilder<AmountPhrase>();
        for (var i = 0; i < said.Count; i++)
            if (!said.IsTaken(i) && At(said, i) is { } amount)
            {
                found.Add(amount);
                i = amount.From + amount.Count - 1;
            }
        return found.ToImmutable();
    }

    static AmountPhrase? At(Sentence said, int i)
    {
        var before = CurrencyAt(said, i);
        var start = before is null ? i : i + 1;
        var (value, count) = Number(said, start);
        if (count == 0) return null;
        var at = start + count;
        while (at < said.Count && said.Tokens[at].Raw is "." or "-" && at + 1 < said.Count
            && CurrencyAt(said, at + 1) is not null) at++;
        var after = CurrencyAt(said, at);
        if (after is not null) at++;
        var bound = BoundBefore(said, i);
        var isMoney = before is not null || after is not null;
        if (!isMoney && !LooksLikeMoney(said, start, at, bound, value)) return null;
        if (after is not null && at < said.Count && !said.IsTaken(at) && Number(said, at) is ({ } cents, 1)
            && cents < 100
            && CurrencyAt(said, at + 1) is null && (at + 1 >= said.Count || !NoMoney.Contains(said.Keys[at + 1])))
            (value, at) = (value + cents / 100, at + 1);
        return new(i, at - i, value, before ?? after, bound);
    }

    /// <summary>1.190,00 · 2k · 2 Tsd · zwei tausend drei hundert.</summary>
    static (decimal Value, int Count) Number(Sentence said, int i)
    {
        if (i >= said.Count || said.IsTaken(i)) return default;
        var token = said.Tokens[i];
        decimal? value = token.Kind == TokenKind.Number ? NumberWords.Figures(token.Raw)
            : token.IsWord && said.Keys[i] is not ("ein" or "eine" or "einen" or "einem" or "einer" or "null")
                ? NumberWords.Half(said.Keys[i]) ?? NumberWords.Of(said.Keys[i]) : null;
        if (value is not { } first) return default;
        var count = 1;
        for (; i + count < said.Count; count++)
            switch (said.Keys[i + count])
            {
                case "k" or "tsd" or "tausend" or "thousand" or "mille": first *= 1000; break;
                case "hundert" or "hundred": first *= 100; break;
                default:
                    return token.IsWord && said.Tokens[i + count].IsWord && first >= 100
                        && NumberWords.Of(said.Keys[i + count]) is { } more and > 1 && more < first
                        ? (first + more, count + 1) : (first, count);
            }
        return (first, count);
    }

    static Currency? CurrencyAt(Sentence said, int i) => i >= said.Count ? null : said.Tokens[i].Raw is "€"
        ? Currency.EUR
        : said.Keys[i] switch
        {
            "euro" or "eur" or "euros" or "euronen" => Currency.EUR,
            "chf" or "franken" or "fr" or "sfr" or "stutz" or "francs" or "frankn" => Currency.CHF,
            _ => null,
        };

    // Without a currency only what cannot be anything else: cents, or a bound without a unit of time behind.
    static bool LooksLikeMoney(Sentence said, int start, int end, Bound bound, decimal value)
    {
        if (end < said.Count && (NoMoney.Contains(said.Keys[end])
            || said.Tokens[end].Raw is "%" or "-" or "+")) return false;
        var raw = said.Tokens[start].Raw;
        if (value >= 10 && IsRegular(said, end)) return true;
        if (said.Tokens[start].Kind == TokenKind.Number && raw.Length > 3 && raw[^3] is ',' or '.') return true;
        if (raw.Contains('.', StringComparison.Ordinal) || raw.Contains('\'', StringComparison.Ordinal)) return true;
        var before = start > 0 ? said.Keys[start - 1] : "";
        return value >= 100 && bound != Bound.None || value >= 10 && before is "a" or "je" or "jeweils" && end - start == 1;
    }

    // "200 im Monat", "50 pro Woche", "100 monatlich".
    static bool IsRegular(Sentence said, int at) => at < said.Count && (said.Keys[at] is "monatlich" or "wochentlich" or "monthly" or "weekly"
        || at + 1 < said.Count && (said.Keys[at] is "im" or "pro" or "je" or "per" or "die" or "jeden" or "jede" or "a" or "every")
            && said.Keys[at + 1] is "monat" or "woche" or "month" or "week");

    public static Bound BoundBefore(Sentence said, int i)
    {
        string Key(int back) => i - back >= 0 ? said.Tokens[i - back].Kind == TokenKind.Sign
            ? said.Tokens[i - back].Raw : said.Keys[i - back] : "";
        var (one, two) = (Key(1), Key(2));
        if (one is "als" or "than" or "wie") one = two;
        else if (one is "zu" or "den" or "der" or "die" or "seit") one = two is "bis" ? two : one == "seit" ? one : two;
        return one switch
        {
            "zwischen" or "between" or "uber" or "mehr" or "ab" or "mindestens" or "grosser" or "hoher" or "alter" or "langer" or "over" or "above" or "least"
                or ">" or "oberhalb" or "more" or "older" or "wenigstens" or "exceeding" or "larger" or "greater"
                or "jenseits" or "ueber" => Bound.AtLeast,
            "unter" or "weniger" or "hochstens" or "maximal" or "kleiner" or "bis" or "below" or "under" or "less" or "<"
                or "unterhalb" or "max" or "niedriger" => Bound.AtMost,
            _ => Bound.None,
        };
    }

    public static SharePhrase? Share(Sentence said)
    {
        for (var i = 0; i < said.Count; i++)
        {
            decimal Times() => i > 0 && NumberWords.Of(said.Keys[i - 1]) is { } times and > 1 ? times : 1;
            var next = i + 1 < said.Count ? (said.Tokens[i + 1].Raw, said.Keys[i + 1]) : ("", "");
            decimal? percent = said.Keys[i] switch
            {
                "halfte" or "half" or "halbe" or "halben" => 50,
                "drittel" or "third" => Math.Round(100m / 3 * Times(), 2),
                "viertel" or "quarter" when next.Item2 != "jahr" => 25 * Times(),
                "dreiviertel" => 75,
                "zweidrittel" => 66.67m,
                "funftel" => 20 * Times(),
                "zehntel" => 10 * Times(),
                _ when next is ("%", _) or (_, "prozent" or "percent" or "prozente") =>
                    said.Tokens[i].Kind == TokenKind.Number ? NumberWords.Figures(said.Tokens[i].Raw)
                        : NumberWords.Of(said.Keys[i]),
                _ => null,
            };
            if (percent is { } part and > 0 and <= 100) return new(i, 1, part);
        }
        return null;
    }
}
