using System.Collections.Frozen;
using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;

namespace Inkassio.Assistant;

/// <summary>A debtor whom the user may mean.</summary>
public sealed record KnownDebtor(
    string Number, string Name, bool IsBusiness, Currency Currency, string Town, Country Country);

/// <summary>An invoice that the user may name, with its debtor's customer number.</summary>
public sealed record KnownInvoice(string Number, string Debtor);

/// <summary>Whom and what the tenant's book knows: pure, and the only names that the assistant can mean.</summary>
public sealed class Book
{
    readonly FrozenDictionary<string, ImmutableArray<int>> byWord;

    public Book(IEnumerable<KnownDebtor> debtors, IEnumerable<KnownInvoice> invoices, Place place)
    {
        Debtors = [.. debtors];
        Invoices = [.. invoices];
        Place = place;
        Names = [.. Debtors.Select(debtor => DebtorName.Of(debtor.Name))];
        byWord = Names.SelectMany((name, i) => name.Words.Select(word => (word.Loose, i)))
            .GroupBy(pair => pair.Loose, pair => pair.i, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group =>
                group.Distinct().ToImmutableArray(), StringComparer.Ordinal);
        Words = byWord.Keys.Order(StringComparer.Ordinal).ToImmutableArray();
        Towns = Debtors.Select((debtor, i) => (Town: Fold.Loose(debtor.Town.Split(' ')[0]), i))
            .Where(pair => pair.Town.Length > 2).ToLookup(pair => pair.Town, pair => pair.i, StringComparer.Ordinal);
    }

    public ImmutableArray<KnownDebtor> Debtors { get; }

    public ImmutableArray<KnownInvoice> Invoices { get; }

    /// <summary>Where the tenant is, as far as holidays go.</summary>
    public Place Place { get; }

    internal ImmutableArray<DebtorName> Names { get; }

    /// <summary>Every word of every name, for the search of mistyped ones.</summary>
    internal ImmutableArray<string> Words { get; }

    internal ILookup<string, int> Towns { get; }

    internal bool HasWord(string key) => byWord.ContainsKey(key);

    internal ImmutableArray<int> With(string word) => byWord.GetValueOrDefault(word, []);

    internal bool IsTown(string key, KnownDebtor debtor) =>
        key.Length > 2 && debtor.Town.Length > 0 && Fold.Loose(debtor.Town.Split(' ')[0]) == key;

    internal string? DebtorOf(string invoice) => Invoices.FirstOrDefault(i => i.Number == invoice)?.Debtor;

    public KnownDebtor? Debtor(string number) => Debtors.FirstOrDefault(d => d.Number == number);
}

/// <summary>A name without its legal form, and the form.</summary>
sealed record DebtorName(ImmutableArray<(string Tight, string Loose)> Words, string Form)
{
    static readonly FrozenSet<string> Forms = FrozenSet.Create(StringComparer.Ordinal,
        "gmbh", "mbh", "ag", "kg", "ohg", "eu", "ug", "se", "ev", "eg", "ek", "ekfr", "gbr", "co", "ltd", "limited", "sarl",
        "sa", "inc", "plc", "kgaa", "partg", "gesmbh", "gmb", "llc", "bv", "srl", "spa", "haftungsbeschrankt", "cokg");

    static readonly FrozenSet<string> Joints = FrozenSet.Create(StringComparer.Ordinal, "und", "and", "et", "der", "die", "fur", "von");

    public static bool IsForm(string key) => Forms.Contains(key);

    public static DebtorName Of(string name)
    {
        var words = Tokens.Of(name).Where(t => t.Kind != TokenKind.Sign).ToArray();
        var parts = words.Where(t => !IsForm(t.Key) && !Joints.Contains(t.Key)).ToArray();
        if (parts.Length == 0) parts = words; // A firm may be called nothing but "AG".
        return new(
            [.. parts.SelectMany(Parts).Distinct()],
            string.Concat(words.Where(t => IsForm(t.Key)).Select(t => t.Key)));
    }

    // "Müller-Lüdenscheidt" is found by either half, too.
    static IEnumerable<(string, string)> Parts(Token token) =>
        token.Raw.Split('-', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => (Fold.Tight(part), Fold.Loose(part))).Where(part => part.Item2.Length > 0);
}
