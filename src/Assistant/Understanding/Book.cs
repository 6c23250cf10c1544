using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;

namespace Inkassio.Assistant;

/// <summary>A debtor whom the user may mean.</summary>
public sealed record KnownDebtor(
    string Number, string Name, bool IsBusiness, Currency Currency, string Town, Country Country);

/// <summary>An invoice that the user may name, with its debtor's customer number.</summary>
public sealed record KnownInvoice(string Number, string Debtor);

/// <summary>Whom and what the tenant's book knows: pure, and the only names that the assistant can mean. Built once;
/// then an utterance costs the same however many debtors there are.</summary>
public sealed class Book
{
    /// <summary>Short numbers ("Rechnung 142") are looked up by their last digits.</summary>
    const int EndingLength = 4;

    readonly Dictionary<string, ImmutableArray<int>> byWord;
    readonly Dictionary<string, int> byNumber = new(StringComparer.Ordinal);
    readonly ILookup<string, int> byDigits;
    readonly Dictionary<string, string> owners = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> invoiceByDigits = new(StringComparer.Ordinal);
    readonly ILookup<int, string> invoicesByEnding;
    readonly ImmutableArray<string> towns;
    readonly HashSet<string> townNames;
    readonly WordIndex near;

    public Book(IEnumerable<KnownDebtor> debtors, IEnumerable<KnownInvoice> invoices, Place place)
    {
        Debtors = [.. debtors];
        Invoices = [.. invoices];
        Place = place;
        Names = [.. Debtors.AsParallel().AsOrdered().Select(debtor => DebtorName.Of(debtor.Name))];
        byWord = Names.SelectMany((name, i) => name.Words.Select(word => (word.Loose, i)))
            .GroupBy(pair => pair.Loose, pair => pair.i, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Distinct().ToImmutableArray(), StringComparer.Ordinal);
        near = new(byWord.Keys);
        towns = [.. Debtors.Select(debtor => Fold.Loose(debtor.Town.Split(' ')[0]))];
        townNames = towns.Where(town => town.Length > 2).ToHashSet(StringComparer.Ordinal);
        foreach (var (i, debtor) in Debtors.Index()) byNumber.TryAdd(debtor.Number, i);
        byDigits = Debtors.Select((debtor, i) => (Digits: Digits(debtor.Number), i))
            .ToLookup(pair => pair.Digits, pair => pair.i, StringComparer.Ordinal);
        var digits = Invoices.AsParallel().AsOrdered().Select(invoice => Digits(invoice.Number)).ToArray();
        owners.EnsureCapacity(Invoices.Length);
        invoiceByDigits.EnsureCapacity(Invoices.Length);
        foreach (var (i, invoice) in Invoices.Index())
        {
            owners.TryAdd(invoice.Number, invoice.Debtor);
            invoiceByDigits.TryAdd(digits[i], invoice.Number);
        }
        invoicesByEnding = Enumerable.Range(0, Invoices.Length).Where(i => digits[i].Length >= EndingLength)
            .ToLookup(i => int.Parse(digits[i].AsSpan()[^EndingLength..], CultureInfo.InvariantCulture), i =>
                Invoices[i].Number);
    }

    public ImmutableArray<KnownDebtor> Debtors { get; }

    public ImmutableArray<KnownInvoice> Invoices { get; }

    /// <summary>Where the tenant is, as far as holidays go.</summary>
    public Place Place { get; }

    internal ImmutableArray<DebtorName> Names { get; }

    internal bool HasWord(string key) => byWord.ContainsKey(key);

    internal ImmutableArray<int> With(string word) => byWord.GetValueOrDefault(word, []);

    /// <summary>Words of names that are at most so many slips away.</summary>
    internal IEnumerable<string> Near(string key, int slipsMax) => near.Near(key, slipsMax);

    /// <summary>Words of names that sound the same.</summary>
    internal IEnumerable<string> Sounding(string key) => near.Sounding(key);

    /// <summary>The one word that begins so, and is clearly longer; null when there are more.</summary>
    internal string? Beginning(string key) => near.Beginning(key);

    internal bool IsTown(string key) => townNames.Contains(key);

    internal bool IsTown(string key, int debtor) => key.Length > 2 && towns[debtor] == key;

    internal bool IsTown(string key, KnownDebtor debtor) =>
        byNumber.TryGetValue(debtor.Number, out var i) && IsTown(key, i);

    public KnownDebtor? Debtor(string number) => byNumber.TryGetValue(number, out var i) ? Debtors[i] : null;

    internal ImmutableArray<int> DebtorsNumbered(string digits) => [.. byDigits[digits]];

    internal string? DebtorOf(string invoice) => owners.GetValueOrDefault(invoice);

    internal string? InvoiceWith(string digits) => invoiceByDigits.GetValueOrDefault(digits);

    /// <summary>Invoices whose number ends so: 142, 0142, 20260142.</summary>
    internal IEnumerable<string> InvoicesEnding(string digits)
    {
        var ending = digits.TrimStart('0').PadLeft(EndingLength, '0');
        return invoicesByEnding[int.Parse(ending.AsSpan()[^EndingLength..],
            CultureInfo.InvariantCulture)].Where(number => Digits(number).EndsWith(ending, StringComparison.Ordinal));
    }

    internal static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}

/// <summary>A name without its legal form, and the form.</summary>
sealed record DebtorName(string Name, ImmutableArray<(string Tight, string Loose)> Words, string Form)
{
    /// <summary>The word stands in the name exactly so, but for small and capital letters.</summary>
    public bool IsWritten(string raw)
    {
        var at = Name.IndexOf(raw, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && (at == 0 || !char.IsLetter(Name[at - 1]))
            && (at + raw.Length == Name.Length || !char.IsLetter(Name[at + raw.Length]));
    }

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
            name, [.. parts.SelectMany(Parts).Distinct()],
            string.Concat(words.Where(t => IsForm(t.Key)).Select(t => t.Key)));
    }

    // "Müller-Lüdenscheidt" is found by either half, too.
    static IEnumerable<(string, string)> Parts(Token token) =>
        token.Raw.Split('-', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => (Fold.Tight(part), Fold.Loose(part))).Where(part => part.Item2.Length > 0);
}
