using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Inkassio.Assistant.Models;
using Inkassio.Assistant.Talking;
using Inkassio.Cli.Guard;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;
using Inkassio.Grains;
using Inkassio.Storage;

namespace Inkassio.Cli.Asking;

/// <summary><c>bench assistant</c>: how long an answer takes where a firm has very many debtors, and the guard for one
/// letter.</summary>
// Answers are measured with everything that belongs to them: hearing, looking up, computing, and storing the turn.
public static class AssistantBench
{
    static readonly DateOnly Today = new(2026, 3, 12);

    // One of each kind, as a firm asks them through a day; {0} is somebody's name, {1} an invoice.
    static readonly ImmutableArray<string> Mix =
    [
        "Was hat {0} noch offen?", "Mahnung an {0}", "Ist {1} schon bezahlt?", "Letzte Mahnung an {0}, Frist 10 Tage",
        "Wie hoch sind die Verzugszinsen für {0} bis heute?", "Gesprächsleitfaden für {0}",
            "{0} zahlt am 20. die Hälfte",
        "Vereinbare mit {0} sechs Raten ab 1. April", "Notiz zu {0}: ruft nächste Woche zurück", "Mahnstopp für {0}",
        "Wann haben wir {0} zuletzt gemahnt?", "Was, wenn der Kunde sagt, die Ware war mangelhaft?",
        "Was ist ein Mahnbescheid?", "Antworte {0}, dass wir Raten anbieten können", "Warum noch keine Mahnung an {0}?",
        "Wie wird morgen das Wetter?",
    ];

    // These look at the whole book and are told apart: nobody says them all day.
    static readonly ImmutableArray<string> Whole =
    [
        "Wer schuldet uns am meisten?", "Welche Rechnungen sind älter als 90 Tage und über 1.000 €?",
            "Wie ist unser DSO?",
        "Was steht heute an?",
    ];

    public static async Task<JsonObject> Run(
        TimeProvider clock, int debtors, int rounds, Action<string> tell, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("inkassio-bench-");
        try
        {
            await using var host = new EmbeddedHost(Database.Open(
                "sqlite:" + Path.Combine(folder.FullName, "bench.db"),
                MasterKey.FromFile(Path.Combine(folder.FullName, "master.key")), new DayClock(clock, Today)));
            await host.Database.Migrate(stop: stop);
            tell(string.Create(CultureInfo.InvariantCulture, $"{debtors} debtors are made …"));
            var db = await Fill(host, debtors, stop);
            return await Measure(host, db, clock, debtors, rounds, stop);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Names of the last half minute are read anew for each answer, and here all of them are that new: these rounds, in
    // which the program is compiled too, are told by themselves.
    const int WarmRounds = 30;

    static async Task<JsonObject> Measure(
        EmbeddedHost host, TenantDb db, TimeProvider clock, int debtors, int rounds, CancellationToken stop)
    {
        var cases = new CaseBook(new RateBook(host.Database));
        var talk = new Conversation(cases, ModelOffice.Closed);
        var started = clock.GetTimestamp();
        await Say(talk, db, Mix[0], 0, stop); // Reads the whole book once.
        var first = clock.GetElapsedTime(started).TotalMilliseconds;
        var (mix, whole, early) = (new List<double>(), new List<double>(), new List<double>());
        foreach (var say in Whole) await Say(talk, db, say, 1, stop);
        for (var round = 0; round < WarmRounds; round++)
            foreach (var say in Mix)
            {
                started = clock.GetTimestamp();
                await Say(talk, db, say, round + 1, stop);
                early.Add(clock.GetElapsedTime(started).TotalMilliseconds);
            }
        for (var round = 0; round < rounds; round++)
            foreach (var say in Mix.Concat(Whole))
            {
                started = clock.GetTimestamp();
                await Say(talk, db, say, (round * 7_919) % debtors, stop);
                (Whole.Contains(say) ? whole : mix).Add(clock.GetElapsedTime(started).TotalMilliseconds);
            }
        var guard = GuardBench.Run(clock, 500);
        return new()
        {
            ["bench"] = "assistant", ["engine"] = "SQLite", ["debtors"] = debtors, ["answers"] = mix.Count
                + whole.Count,
            ["answerP50Ms"] = At(mix, 50), ["answerP95Ms"] = At(mix, 95),
            ["warmingP50Ms"] = At(early, 50), ["warmingP95Ms"] = At(early, 95), ["wholeBookP95Ms"] = At(whole, 95),
            ["firstAnswerMs"] = Math.Round(first, 1), ["guardP95Ms"] = guard["p95Ms"]!.DeepClone(),
        };
    }

    static double At(List<double> times, int percent)
    {
        times.Sort();
        return Math.Round(times[Math.Min(times.Count - 1, times.Count * percent / 100)], 2);
    }

    static Task Say(Conversation talk, TenantDb db, string say, int who, CancellationToken stop) => talk.Answer(
        db, Guid.CreateVersion7(), string.Format(CultureInfo.InvariantCulture, say, NameOf(who), NumberOf(who)),
        new(null, null, MayPropose: true), stop);

    static readonly string[] First = ["Adler", "Birke", "Castor", "Distel", "Elster", "Falke", "Ginster", "Habicht"];

    // Made of syllables, so that no two of a hundred thousand are the same and many are alike.
    static string NameOf(int n) => $"{First[n % First.Length]} {Syllables(n)} GmbH";

    static string Syllables(int n)
    {
        const string consonants = "bdfgklmnprstvw", vowels = "aeiou";
        var word = "";
        for (var i = 0; i < 4; i++, n /= 14)
            word += $"{consonants[n % 14]}{vowels[(n + i) % 5]}";
        return char.ToUpperInvariant(word[0]) + word[1..];
    }

    static string NumberOf(int n) => string.Create(CultureInfo.InvariantCulture, $"RE-2026-{n:000000}");

    static async Task<TenantDb> Fill(EmbeddedHost host, int debtors, CancellationToken stop)
    {
        var profile = new Profile(
            "Musterbau Handwerks GmbH", new("Werkstraße 12", "80331", "München", "DE"), Country.DE, "BY",
            [new("DE89370400440532013000", "COBADEFFXXX", "Musterbank", Currency.EUR)], "Anna Weber", "089 4710800",
            "rechnung@musterbau.example");
        var id = TenantId.New();
        await host.Tenants.Create(id, profile.Name, profile.Zone, $"{profile.Country}", stop);
        var db = (await host.Tenants.Enter(id, Author.Machine("bench"), reason: "", stop))!;
        await host.Book.Change(db, CommandId.New(), _ => [new TenantEvent.TenantFounded(profile)], stop);
        await Parallel.ForAsync(
            0, debtors, new ParallelOptions { MaxDegreeOfParallelism = 1_000, CancellationToken = stop },
            async (n, stopping) =>
            {
                ImmutableArray<DebtorEvent> past =
                    [Described(n), .. Enumerable.Range(0, 2).Select(i => Invoice(n, i, debtors))];
                var account = past.Aggregate(Debtor.New, (d, e) => d.Evolve(e));
                await host.Journal.Append(db, DebtorId.New(), 0, CommandId.New(), past, Debtor.New, account, stopping);
            });
        return db;
    }

    static DebtorEvent Described(int n) => new DebtorEvent.DebtorDescribed(new(
        string.Create(CultureInfo.InvariantCulture, $"K-{n:000000}"), NameOf(n), DebtorKind.Business, "",
        new("Ringstraße 1", "50667", "Köln", "DE"), "kunde@kunde.example", "0221 1"));

    static DebtorEvent Invoice(int n, int i, int debtors) => new DebtorEvent.InvoiceRegistered(
        InvoiceId.New(), NumberOf(n + (i * debtors)), new(10_000 + n, Currency.EUR), Today.AddDays(-40 - (n % 90)),
        Today.AddDays(-10 - (n % 90)), new(DueDateAgreed: true, ConsumerNotice: null, ReceivedOn: null));
}
