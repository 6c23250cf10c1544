using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;

namespace Inkassio.Assistant.Tests;

/// <summary>The book and the sentences that the assistant is tried on.</summary>
static class Heard
{
    public static readonly DateOnly Today = new(2026, 3, 12);

    public static readonly JsonElement File =
        JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "utterances.json"))).RootElement;

    public static readonly Book Book = new(
        File.GetProperty("debtors").EnumerateArray().Select(d => new KnownDebtor(
            Text(d, "number"), Text(d, "name"), Text(d, "kind") == "business", Enum.Parse<Currency>(Text(d, "currency")),
            Text(d, "town"), Enum.Parse<Country>(Text(d, "country")))),
        File.GetProperty("invoices").EnumerateArray().Select(i => new KnownInvoice(Text(i, "number"), Text(i, "debtor"))),
        new Place(Country.DE, "BY"));

    /// <summary>A draft for the Müller GmbH is open.</summary>
    public static readonly Context Draft = new(Today, "K-1001", HasDraft: true, []);

    public static Understood Say(string say, params string[] before) =>
        Understanding.Of(say, before.Length == 0 ? Draft : Context.Empty(Today) with { Before = [.. before] }, Book);

    public static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static string Of(object value) => value switch
    {
        ImmutableArray<string> list => string.Join(',', list.Order(StringComparer.Ordinal)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    /// <summary>The lines of a file of cases: say | intent | slots | what the conversation holds. "leer" is a conversation
    /// that just begins, "nach: … / …" the sentences before; without it a draft for K-1001 is open. A slot with "?" may be
    /// absent, and _ stands for a space in a text.</summary>
    public static IEnumerable<Sentence> Cases(string file) =>
        System.IO.File.ReadLines(Path.Combine(AppContext.BaseDirectory, "cases", file))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(parts => new Sentence(parts[0], parts[1], parts.Length > 2 ? parts[2] : "", parts.Length > 3
                ? parts[3] : ""));

    public sealed record Sentence(string Say, string Intent, string Slots, string Before = "")
    {
        public Understood Understood => Understanding.Of(Say, Before switch
        {
            "" => Draft,
            "leer" => Context.Empty(Today),
            _ => Context.Empty(Today) with { Before = [.. Before["nach:".Length..].Split(" / ",
                StringSplitOptions.TrimEntries)] },
        }, Book);

        /// <summary>Every slot as said, and none besides.</summary>
        public bool IsRight(Understood got)
        {
            var wanted = Slots.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('=', 2))
                .ToDictionary(s => s[0].TrimEnd('?'), s =>
                    (Value: s[1], MayMiss: s[0].EndsWith('?')), StringComparer.Ordinal);
            return got.Intent == Intent
                && wanted.All(w => got.Slots.TryGetValue(w.Key, out var value) ? IsSame(w.Key, w.Value.Value, value)
                    : w.Value.MayMiss)
                && got.Slots.Keys.All(k => wanted.ContainsKey(k) || IsFree(k));
        }

        // A question may carry along what was said; a draft names its debtor; a note's text is looked at where it is
        // given.
        bool IsFree(string slot) => slot == "frage" || slot == "text" || slot == "schuldner"
            && Intent.StartsWith("entwurf", StringComparison.Ordinal)
            || Intent == "rueckfrage" && slot is "stufe" or "betrag" or "datum" or "register";

        // Of candidates more may be offered, up to five.
        bool IsSame(string slot, string wanted, object got) => slot switch
        {
            "text" => wanted.Replace('_', ' ') == Of(got).TrimEnd('.'),
            "schuldner" when got is ImmutableArray<string> offered =>
                offered.Length <= 5 && wanted.Split(',').All(offered.Contains),
            _ => wanted == Of(got),
        };

        public bool HasWrongDebtor(Understood got) => got.Text("schuldner") is { } named
            && Slots.Split(' ').FirstOrDefault(s => s.StartsWith("schuldner", StringComparison.Ordinal)) is { } wanted
            && !wanted.Contains(named, StringComparison.Ordinal);
    }
}
