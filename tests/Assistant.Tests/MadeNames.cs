using Inkassio.Domain;
using Inkassio.Domain.Debtors;

namespace Inkassio.Assistant.Tests;

/// <summary>Debtors as a German book has them, pairs of names alike, and the ways in which people say a name.</summary>
static class MadeNames
{
    static readonly string[] Starts =
    [
        "Albrecht", "Bach", "Berg", "Birn", "Brand", "Braun", "Buch", "Dorn", "Eber", "Eich", "Engel", "Feld", "Fell", "Fink", "Frank",
        "Fried", "Gold", "Grab", "Grün", "Haber", "Hag", "Hart", "Hasel", "Heid", "Hirsch", "Hohen", "Holz", "Kalt", "Kirch", "Klein",
        "Kron", "Laub", "Lehn", "Linden", "Loh", "Mittel", "Moos", "Neu", "Nieder", "Ober", "Ost", "Pfeif", "Quell", "Rein", "Rosen",
        "Roth", "Sand", "Schach", "Schön", "Silber", "Sonn", "Stein", "Stern", "Tann", "Thal", "Unter", "Vogel", "Wald", "Weiden", "Winter",
    ];

    static readonly string[] Ends =
    [
        "auer", "bacher", "bauer", "berger", "brunner", "dorfer", "eder", "egger", "felder", "gruber", "hammer", "hofer", "huber", "inger",
        "kofler", "leitner", "maier", "meister", "müller", "reiter", "schmid", "stätter", "thaler", "wanger", "weber", "wieser", "ziegler",
    ];

    static readonly string[] Given =
    [
        "Josef", "Johann", "Georg", "Anton", "Friedrich", "Sebastian", "Katharina", "Michael", "Andreas", "Elisabeth", "Anna", "Peter",
        "Karl", "Eva", "Paul", "Maria", "Stefanie", "Rudolf", "Wolfgang", "Ulrich",
    ];

    static readonly Dictionary<string, string> Called = new(StringComparer.Ordinal)
    {
        ["Josef"] = "Sepp", ["Johann"] = "Hans", ["Georg"] = "Schorsch", ["Anton"] = "Toni", ["Friedrich"] = "Fritz",
        ["Sebastian"] = "Wast", ["Katharina"] = "Kathi", ["Michael"] = "Michi", ["Andreas"] = "Andi", ["Elisabeth"] = "Lisl",
    };

    static readonly string[] Trades =
    [
        "Bau", "Logistik", "Elektrotechnik", "Metallbau", "Holzbau", "Gartenbau", "Spedition", "Reisen", "Immobilien", "Sanitär",
        "Dachdeckerei", "Autohaus", "Druckerei", "Küchen", "Möbel", "Solar", "Catering", "Software", "Verpackungen", "Maschinen",
    ];

    static readonly string[] Forms = ["GmbH", "AG", "KG", "e.K.", "OHG", "GmbH & Co. KG", "UG"];

    static readonly (string One, string Other)[] Alike =
    [
        ("Schmid", "Schmidt"), ("Müller", "Möller"), ("Huber", "Hubert"), ("Meier", "Maier"), ("Bauer", "Baur"), ("Fischer", "Fischler"),
        ("Hoffmann", "Hofmann"), ("Krüger", "Kröger"), ("Neumann", "Naumann"), ("Lang", "Lange"), ("Weber", "Wöber"), ("Wagner", "Wegner"),
        ("Becker", "Bäcker"), ("Groß", "Grosse"), ("Weiß", "Weis"), ("Kurz", "Kurtz"), ("Jäger", "Jaeger"), ("Peters", "Petersen"),
        ("Jansen", "Janssen"), ("Schulz", "Schulze"),
    ];

    public static KnownDebtor[] Debtors(Random random, int count, int pairs)
    {
        var names = new List<string>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        void Add(string name)
        {
            if (taken.Add(name)) names.Add(name);
        }
        while (names.Count < 2 * pairs)
        {
            var (one, other) = Alike[random.Next(Alike.Length)];
            var (trade, form) = (Pick(Trades, random), Pick(Forms, random));
            Add($"{one} {trade} {form}");
            Add($"{other} {trade} {form}");
        }
        while (names.Count < count) Add(Name(random));
        return [.. names.Select((name, i) => new KnownDebtor($"K-{10000 + i}", name, true, Currency.EUR, "", Country.DE))];
    }

    static string Name(Random random)
    {
        var surname = Surname(random);
        return random.Next(4) switch
        {
            0 => $"{Pick(Given, random)} {surname}",
            1 => $"{surname} & {Surname(random)} {Pick(Forms, random)}",
            _ => $"{surname} {Pick(Trades, random)} {Pick(Forms, random)}",
        };
    }

    static string Surname(Random random) => Pick(Starts, random) + Pick(Ends, random);

    static string Pick(string[] words, Random random) => words[random.Next(words.Length)];

    /// <summary>How somebody says the name, and whether that may need a question back.</summary>
    public static (string Said, bool MayAsk) Said(string name, Random random)
    {
        var words = name.Split(' ');
        var bare = string.Join(' ', words.Where(w => !Forms.Contains(w) && w is not ("Co.")));
        bare = bare.EndsWith(" &", StringComparison.Ordinal) ? bare[..^2] : bare;
        return random.Next(9) switch
        {
            0 => (name, false),
            1 => (bare, false),
            2 => (Plain(name), false),
            3 => (Plain(bare).ToLowerInvariant(), false),
            4 => (string.Join(' ', bare.Split(' ').Reverse()), false),
            5 => (Slip(bare, random), false),
            6 => (Slip(name, random), false),
            7 when Called.TryGetValue(words[0], out var called) => ($"{words[^1]} {called}", true),
            7 => (bare + "s", false),
            _ => (words.Length == 2 && Called.ContainsKey(words[0]) ? $"Herr {words[1]}" : words[0], true),
        };
    }

    static string Plain(string say) => say.Replace("ü", "ue", StringComparison.Ordinal).Replace("ö", "oe",
        StringComparison.Ordinal)
        .Replace("ä", "ae", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal);

    /// <summary>Mistyped, it may be another one's name to the letter; then that one is meant.</summary>
    public static bool IsSaid(string said, string name) => Known(name).Spellings.Contains(Fold.Loose(Split(said).Bare));

    /// <summary>Whether the words leave a doubt: another name is as near, or but one slip further off.</summary>
    public static bool IsDoubtful(string said, (string Name, string Form, string[] Spellings)[] known)
    {
        var (bare, form) = Split(said);
        var typed = Fold.Loose(bare);
        var distances = known.Where(k => form.Length == 0 || k.Form == form)
            .Select(k => k.Spellings.Min(spelling => Likeness.Slips(typed, spelling, 4))).Order().Take(2).ToArray();
        return distances.Length == 2 && distances[1] <= (distances[0] == 0 ? 0 : distances[0] + 1);
    }

    public static (string Name, string Form, string[] Spellings) Known(string name)
    {
        var (bare, form) = Split(name);
        var turned = string.Join(' ', bare.Split(' ').Reverse());
        return (name, form, [Fold.Loose(bare), Fold.Loose(turned), Fold.Loose(bare + "s")]);
    }

    static (string Bare, string Form) Split(string name)
    {
        var form = Forms.OrderByDescending(f => f.Length).FirstOrDefault(f =>
            name.EndsWith($" {f}", StringComparison.OrdinalIgnoreCase)) ?? "";
        return (name[..^(form.Length == 0 ? 0 : form.Length + 1)], form);
    }

    /// <summary>A letter left out, doubled, swapped with its neighbour, or hit beside.</summary>
    static string Slip(string name, Random random)
    {
        var at = random.Next(1, Math.Max(2, name.IndexOf(' ', StringComparison.Ordinal) - 1));
        return random.Next(4) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, name[at].ToString()),
            2 => name[..at] + (name[at] is 'n' ? 'm' : 'n') + name[(at + 1)..],
            _ => name[..at] + name[at + 1] + name[at] + name[(at + 2)..],
        };
    }
}
