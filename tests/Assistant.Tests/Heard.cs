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

    /// <summary>The lines of a file of cases: say | intent | slots | "leer" for a conversation that just
    /// begins.</summary>
    public static IEnumerable<Sentence> Cases(string file) =>
        System.IO.File.ReadLines(Path.Combine(AppContext.BaseDirectory, "cases", file))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(parts => new Sentence(parts[0], parts[1], parts.Length > 2 ? parts[2] : "", parts.Length > 3));

    public sealed record Sentence(string Say, string Intent, string Slots, bool IsFirst)
    {
        public Understood Understood => Understanding.Of(Say, IsFirst ? Context.Empty(Today) : Draft, Book);

        /// <summary>Every slot as said, and none besides; the question and a note's text are looked at
        /// elsewhere.</summary>
        public bool IsRight(Understood got)
        {
            var wanted = Slots.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('=', 2))
                .ToDictionary(s => s[0], s => s[1], StringComparer.Ordinal);
            return got.Intent == Intent
                && wanted.All(w => got.Slots.TryGetValue(w.Key, out var value) && Of(value) == w.Value)
                && got.Slots.Keys.All(k => k is "schuldner" or "frage" or "text" || wanted.ContainsKey(k));
        }

        public bool HasWrongDebtor(Understood got) => got.Text("schuldner") is { } named
            && Slots.Split(' ').FirstOrDefault(s => s.StartsWith("schuldner=", StringComparison.Ordinal)) is { } wanted
            && !wanted.Contains(named, StringComparison.Ordinal);
    }
}
