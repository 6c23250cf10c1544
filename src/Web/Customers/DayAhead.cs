using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using Inkassio.Domain.Words;
using Inkassio.Grains;
using Inkassio.Storage;
using Inkassio.Storage.Queries;
using Inkassio.Web.Parts;
using Inkassio.Web.Releasing;

namespace Inkassio.Web.Customers;

/// <summary>A proposed letter with the reason why it comes now.</summary>
public sealed record DueLetter(ProposalRow Row, string Why);

/// <summary>Something on the first page that waits for a person.</summary>
/// <param name="Big">How many of what.</param>
/// <param name="Then">The button's words, and where it leads.</param>
public sealed record Waiting(string Big, string Sentence, string Then, string To, IReadOnlyList<StuckDebtor> Named);

/// <summary>The day as the first page tells it: what waits, what is proposed, what is open, what happened.</summary>
public sealed record DayAhead(
    DateOnly Today, int Hour, bool IsNew, bool CanSend, ImmutableArray<Waiting> Waiting,
    IReadOnlyList<DueLetter> Letters, long LettersCount, IReadOnlyList<CurrencyOverview> Open,
    IReadOnlyList<ToldEvent> Lately)
{
    const int LettersShown = 6;

    public static async Task<DayAhead> Load(TenantDb db, EmbeddedHost host, CancellationToken stop)
    {
        var tenant = await host.Book.Look(db, stop);
        var (rows, count) = await Proposals.Load(db, "", 0, LettersShown, stop);
        var needs = await NeedsPerson.Load(db, db.Today, tenant.Ladder.Steps[^1].Kind, stop);
        var imports = await host.Imports.Newest(db, rowsMax: 5, stop);
        var runs = await host.Runs.Newest(db, rowsMax: 3, stop);
        var letters = new List<DueLetter>();
        foreach (var row in rows)
            letters.Add(new(row, Why(row, await host.Debtors.Look(db, row.Debtor, stop), tenant, db.Today)));
        return new(
            db.Today, TimeZoneInfo.ConvertTime(db.Now, db.Zone).Hour,
            IsNew: needs.Customers == 0 && imports.Count == 0, tenant.Profile.CanSend,
            [
                .. Work(imports, runs), .. Doubtful(await host.Runs.Doubtful(db, stop)),
                .. ForLetters(await WaitingLetters.Load(db, stop), tenant.Profile.Country),
                .. Sender(tenant, needs), .. Post(needs), .. await DayMatters.Load(db, stop), .. Stuck(needs),
                .. Limitation(await host.Limitation.Load(db, stop), tenant.Profile.Country),
            ],
            letters, count, Home(await Overview.Load(db, db.Today, stop), tenant),
            await ToldEvent.Since(db, host, db.Today.AddDays(-1), tenant.Profile.Country, stop));
    }

    /// <summary>The firm's own currency first.</summary>
    public static IReadOnlyList<CurrencyOverview> Home(IReadOnlyList<CurrencyOverview> lines, Tenant tenant) =>
    [
        .. lines.OrderBy(l => tenant.Profile.AccountFor(l.Open.Currency) is null ? 1 : 0).ThenBy(l => l.Open.Currency),
    ];

    static string Why(ProposalRow row, Debtor account, Tenant tenant, DateOnly today) => account.Notices
        .TryGetValue(row.Notice, out var notice)
        ? StepReasons.Of(account, notice, tenant.Terms, today).FirstOrDefault()?.Why.Short(tenant.Profile.Country) ?? ""
        : "";

    static IEnumerable<Waiting> ForLetters(IReadOnlyList<WaitingLetters> waiting, Country form)
    {
        var letters = waiting.Sum(w => w.Letters);
        if (letters == 0) yield break;
        var sums = string.Join(" und ", waiting.Select(w => MoneyText.Of(w.Open, form)));
        var customers = waiting.Max(w => w.Customers);
        yield return new(
            letters == 1 ? "1 Brief" : $"{letters:N0} Briefe",
            $"{(letters == 1 ? "wartet" : "warten")} auf Ihre Freigabe. Zusammen {sums}"
            + (waiting.Count == 1 ? $" bei {(customers == 1 ? "1 Kunden" : $"{customers:N0} Kunden")}." : "."),
            "Ansehen und freigeben", "/mahnlauf", []);
    }

    static IEnumerable<Waiting> Sender(Tenant tenant, NeedsPersonCount needs)
    {
        if (tenant.Profile.CanSend || needs.Customers == 0) yield break;
        yield return new("Absender fehlt", "Name, Anschrift, Konto und Kontakt Ihrer Firma stehen in jedem Brief. "
            + "Bis sie vollständig sind, geht keiner hinaus.", "Absender ergänzen", "/einstellungen", []);
    }

    static IEnumerable<Waiting> Post(NeedsPersonCount needs)
    {
        if (needs.Answered > 0)
            yield return new(needs.Answered == 1 ? "1 Antwort" : $"{needs.Answered:N0} Antworten",
                (needs.Answered == 1 ? "ist" : "sind") + " noch nicht gelesen. So lange ruht dort das Mahnen.",
                "Lesen", $"/kunden/{needs.AnsweredFirst[0].Debtor}#schriftverkehr", needs.AnsweredFirst);
        if (needs.Letters > 0)
            yield return new(needs.Letters == 1 ? "1 Sendung" : $"{needs.Letters:N0} Sendungen",
                (needs.Letters == 1 ? "hängt" : "hängen") + " fest: Der Versand ist angehalten oder die Ankunft unklar.",
                "Ansehen und entscheiden", "/post?fach=zu-tun", []);
    }

    static IEnumerable<Waiting> Stuck(NeedsPersonCount needs)
    {
        if (needs.Unreachable > 0)
            yield return new(needs.Unreachable == 1 ? "1 Anschrift" : $"{needs.Unreachable:N0} Anschriften",
                (needs.Unreachable == 1 ? "fehlt bei einem" : "fehlen bei")
                + " Kunden mit überfälligen Rechnungen. Ohne sie geht kein Brief hinaus.",
                "Anschrift ergänzen", $"/kunden/{needs.UnreachableFirst[0].Debtor}", needs.UnreachableFirst);
        if (needs.AtTheEnd > 0)
            yield return new(needs.AtTheEnd == 1 ? "1 Entscheidung" : $"{needs.AtTheEnd:N0} Entscheidungen",
                "Die Frist des letzten Briefs ist vorbei. Wie es weitergeht, bestimmen Sie.",
                "Ansehen", $"/kunden/{needs.AtTheEndFirst[0].Debtor}", needs.AtTheEndFirst);
    }

    static IEnumerable<Waiting> Limitation(IReadOnlyList<LimitationWarning> warnings, Country form)
    {
        if (warnings.FirstOrDefault(w => w.DaysAhead is not null) is not { } next) yield break;
        var count = warnings.Count(w => w.DaysAhead is not null);
        yield return new(
            count == 1 ? "1 Verjährung" : $"{count:N0} Verjährungen",
            $"rückt näher, {(count == 1 ? "" : "die erste ")}am {form.Day(next.EndsOn)}. Eine Mahnung hält sie nicht auf, "
            + "nur ein Gericht, eine Teilzahlung oder ein Anerkenntnis.",
            "Liste ansehen", "/verjaehrung", []);
    }

    static IEnumerable<Waiting> Doubtful(Run? run)
    {
        if (run is not { Doubt: { } doubt }) yield break;
        yield return new("Mahnlauf prüfen", doubt.Sentence(run.Proposed, run.Usual)
            + (run.Held > 0 ? " Bis Sie ihn bestätigen, geht davon nichts von selbst hinaus." : ""),
            "Lauf ansehen", "/mahnlauf", []);
    }

    static IEnumerable<Waiting> Work(IReadOnlyList<ImportJob> imports, IReadOnlyList<Run> runs)
    {
        foreach (var job in imports.Where(i => i.EndedAt is null))
            yield return new("Import läuft", $"{job.FileName}: {job.Done:N0} von {job.Rows:N0} Zeilen sind übernommen. "
                + "Sie können die Seite verlassen.", "Import ansehen", "/einlesen", []);
        if (imports is [{ Problem: not null } stopped, ..])
            yield return new("Import angehalten", $"{stopped.FileName} wurde nicht ganz übernommen. "
                + "Was übernommen ist, bleibt; noch einmal einlesen legt nichts doppelt an.",
                "Import ansehen", "/einlesen", []);
        if (runs is [{ EndedAt: null } run, ..])
            yield return new("Mahnlauf läuft", $"{run.Decided:N0} von {run.Debtors:N0} Kunden sind geprüft.",
                "Mahnlauf ansehen", "/mahnlauf", []);
    }
}
