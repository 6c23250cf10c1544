using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;

namespace Inkassio.Assistant.Tests;

public sealed class Debtors_with_names_alike(ITestOutputHelper output)
{
    const int Seed = 4711, Count = 2000, Queries = 1000;

    static readonly string[] Surnames =
    [
        "Schmid", "Schmidt", "Schmitt", "Schmied", "Müller", "Mueller", "Möller", "Miller", "Huber", "Hubert", "Hueber", "Meier",
        "Maier", "Mayer", "Meyer", "Bauer", "Baur", "Fischer", "Fisher", "Weber", "Wöber", "Wagner", "Wegner", "Becker", "Bäcker",
        "Hoffmann", "Hofmann", "Hofman", "Krüger", "Kröger", "Groß", "Grosse", "Weiß", "Weis", "Neumann", "Naumann", "Lang", "Lange",
    ];

    static readonly string[] First = ["Josef", "Anna", "Peter", "Petra", "Karl", "Karla", "Max", "Eva", "Hans", "Johann", "Paul", "Paula"];

    static readonly string[] Trades = ["Bau", "Logistik", "Elektrotechnik", "Metallbau", "Holzbau", "Gartenbau", "Spedition", "Reisen", "Immobilien", "Sanitär"];

    static readonly string[] Forms = ["GmbH", "AG", "KG", "e.K.", "OHG", "GmbH & Co. KG"];

    /// <summary>Every name once, so that a whole name means one debtor only.</summary>
    static KnownDebtor[] Debtors(Random random)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (names.Count < Count)
        {
            var surname = Surnames[random.Next(Surnames.Length)];
            names.Add(random.Next(5) switch
            {
                0 => $"{First[random.Next(First.Length)]} {surname}",
                1 => $"{surname} {Forms[random.Next(Forms.Length)]}",
                2 => $"{surname} & {Surnames[random.Next(Surnames.Length)]} {Forms[random.Next(Forms.Length)]}",
                _ => $"{surname} {Trades[random.Next(Trades.Length)]} {Forms[random.Next(Forms.Length)]}",
            });
        }
        return [.. names.Select((name, i) => new KnownDebtor($"K-{10000 + i}", name, true, Currency.EUR, "", Country.DE))];
    }

    [Fact]
    public void are_never_taken_for_one_another()
    {
        var random = new Random(Seed);
        var debtors = Debtors(random);
        var book = new Book(debtors, [], new Place(Country.DE, "BY"));
        int right = 0, asked = 0;
        var wrong = new List<string>();
        for (var i = 0; i < Queries; i++)
        {
            var meant = debtors[random.Next(debtors.Length)];
            var name = Said(meant.Name, random);
            // Shortened, it may be another one's whole name; then that one is meant.
            meant = debtors.FirstOrDefault(d => d.Name == name) ?? meant;
            var say = $"Zweite Mahnung an {name}, Frist 14 Tage";
            var got = Understanding.Of(say, Context.Empty(Heard.Today), book);
            if (got.Intent == "rueckfrage") asked++;
            else if (got.Text("schuldner") == meant.Number) right++;
            else wrong.Add($"{say} ({meant.Name}): {got.ToJson()} {book.Debtor(got.Text("schuldner") ?? "")?.Name}");
        }
        output.WriteLine(string.Join("\n", wrong));
        output.WriteLine($"{Count} debtors, {Queries} queries, seed {Seed}: right {right}, asked {asked}, wrong {wrong.Count}");
        Assert.Equal("", string.Join("\n", wrong));
    }

    [Fact]
    public void are_known_by_their_whole_name()
    {
        var debtors = Debtors(new Random(Seed));
        var book = new Book(debtors, [], new Place(Country.DE, "BY"));
        var asked = debtors.Take(500).Where(d => Understanding.Of($"Mahnung für {d.Name}", Context.Empty(Heard.Today), book)
            .Text("schuldner") != d.Number).Select(d => d.Name).ToArray();
        output.WriteLine($"500 whole names: {500 - asked.Length} known at once; asked: {string.Join("; ", asked.Take(20))}");
        Assert.True(asked.Length <= 40, $"{asked.Length} of 500 were asked back.");
    }

    // The whole name, a part of it, without its form, in small letters, or with a slip of the finger.
    static string Said(string name, Random random)
    {
        var words = name.Split(' ');
        return random.Next(6) switch
        {
            0 => name,
            1 => name.ToLowerInvariant().Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss",
                StringComparison.Ordinal),
            2 => words[0],
            3 => string.Join(' ', words.Take(2)),
            4 => Slip(name, random),
            _ => words[^1].Length > 4 ? words[^1] : name,
        };
    }

    static string Slip(string name, Random random)
    {
        var at = random.Next(1, Math.Max(2, name.IndexOf(' ', StringComparison.Ordinal) - 1));
        return random.Next(3) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, name[at].ToString()),
            _ => name[..at] + name[at + 1] + name[at] + name[(at + 2)..],
        };
    }
}
