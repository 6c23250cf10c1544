using System.Collections.Immutable;
using System.Globalization;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using Inkassio.Domain.Words;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Assistant.Talking.Answers;

/// <summary>A dry run: what the dunning run of a day would propose, and what holds the rest back. It proposes nothing.
/// </summary>
static class RunPreview
{
    /// <summary>So many accounts are read in one answer; whatever is beyond is said.</summary>
    public const int AccountsMax = 3_000;

    const int PageSize = 500;

    static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    public static async Task Preview(Asked asked, Speech speech, CancellationToken stop)
    {
        var day = asked.Day("datum") ?? asked.Today;
        var stages = OpenLists.Stages(asked.Whole("stufe"));
        speech.Heard("Mahnlauf, Vorschau", asked.ShortDay(day), stages is [var kind, ..] ? kind.Word() : null,
            asked.Whole("minTage") is { } days ? $"seit mehr als {days} Tagen überfällig" : null);
        foreach (var number in asked.Several("ausser")) speech.Heard($"ohne {asked.Named(number)?.Name ?? number}");
        var tally = new Tally();
        var read = 0;
        await foreach (var account in Fitting(asked, day, stop))
        {
            read++;
            Count(asked, account.State, day, asked.Terms, stages, tally);
        }
        speech.Tell("Ohne Ihre Freigabe geht nichts hinaus: Das hier ist eine Vorschau.");
        Tell(asked, speech, tally, day);
        if (read >= AccountsMax)
            speech.Tell($"Angesehen sind {read.ToString("N0", German)} Konten. Der Mahnlauf selbst sieht alle an.");
        speech.Lead("Zum Mahnlauf", Paths.Run);
    }

    static void Tell(Asked asked, Speech speech, Tally tally, DateOnly day)
    {
        var letters = tally.Free.Values.Sum(f => f.Debtors.Count);
        speech.Tell(letters == 0 ? $"Am {asked.Days(day)} ist nach diesen Angaben kein Brief fällig."
            : $"Vorgeschlagen würden {letters.ToString("N0", German)} Briefe für "
                + $"{tally.Claims.ToString("N0", German)} Rechnungen.");
        if (tally.Free.Count > 0)
            speech.Show(new Card.TableCard(
                "Was vorgeschlagen würde", ["Stufe", "Kunden", "Rechnungen", "Offen"],
                [.. tally.Free.OrderBy(f => f.Key.Kind).ThenBy(f => f.Key.Currency).Select(f => new TableRow(
                    [
                        Cell.Of(f.Key.Kind.Word()), Cell.Of((decimal)f.Value.Debtors.Count),
                        Cell.Of((decimal)f.Value.Claims), Cell.Of(new Money(f.Value.Cents, f.Key.Currency)),
                    ], null))], $"Vorschau auf den {asked.Days(day)}."));
        if (tally.Held.Count > 0)
            speech.Show(new Card.TableCard(
                "Was jetzt nicht gemahnt würde", ["Grund", "Rechnungen"],
                [.. tally.Held.OrderByDescending(h => h.Value).ThenBy(h => h.Key, StringComparer.Ordinal)
                    .Select(h => new TableRow([Cell.Of(h.Key), Cell.Of((decimal)h.Value)], null))],
                "Eine Rechnung kann aus mehreren Gründen warten; gezählt ist jeder."));
    }

    public sealed class Tally
    {
        public Dictionary<(NoticeKind Kind, Currency Currency), Group> Free { get; } = [];

        public Dictionary<string, int> Held { get; } = new(StringComparer.Ordinal);

        public int Claims => Free.Values.Sum(f => f.Claims);

        public sealed class Group
        {
            public HashSet<Debtor> Debtors { get; } = new(ReferenceEqualityComparer.Instance);

            public int Claims { get; set; }

            public long Cents { get; set; }
        }
    }

    /// <summary>Everybody with something due, within the bounds of the sentence.</summary>
    public static async IAsyncEnumerable<Account> Fitting(
        Asked asked, DateOnly day, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var except = asked.Several("ausser").Select(asked.IdOf).OfType<DebtorId>().ToHashSet();
        // A pre-due note goes before the due date, so the sieve looks a little ahead.
        var dueBy = asked.Whole("minTage") is { } days ? day.AddDays(-days) : day.AddDays(Ladder.PreDueDaysMax);
        DebtorId? after = null;
        for (var read = 0; read < AccountsMax;)
        {
            var page = await DueDebtors.Load(asked.Db, dueBy, after, PageSize, stop);
            if (page.Count == 0) yield break;
            await foreach (var account in Accounts.LoadMany(asked.Db, [.. page.Where(d => !except.Contains(d))], stop))
                if (IsWanted(asked, account.State) && read++ < AccountsMax) yield return account;
            after = page[^1];
        }
    }

    static bool IsWanted(Asked asked, Debtor debtor) => !debtor.IsErased
        && asked.Slot("segment") switch
        {
            "business" => debtor.Party?.Kind == DebtorKind.Business,
            "private" => debtor.Party?.Kind != DebtorKind.Business,
            _ => true,
        }
        && (asked.Slot("land") is not { } land || debtor.Party?.Address?.Country == land);

    public static void Count(
        Asked asked, Debtor debtor, DateOnly day, Terms terms, IReadOnlyList<NoticeKind> stages, Tally tally)
    {
        foreach (var answer in SendGate.Ask(debtor, day, terms))
        {
            if (asked.Whole("minTage") is { } days && answer.Claim.DaysOverdue(day) < days) continue;
            if (asked.Cents("minBetrag") is { } cents && answer.Claim.Open.Cents < cents) continue;
            if (asked.Slot("kanal") is { } way && answer.Next is { } by
                && (way == "email") != (by.Step.Channel == Channel.Email)) continue;
            if (stages.Count > 0 && answer.Next is { } next && !stages.Contains(next.Step.Kind))
            {
                Hold(tally, $"Die nächste Stufe ist {next.Step.Kind.Word()}");
                continue;
            }
            if (answer is { IsFree: true, Next: { } step }) Free(tally, debtor, answer.Claim, step.Step.Kind);
            else foreach (var blocker in answer.Blockers) Hold(tally, Short(blocker));
        }
    }

    static void Free(Tally tally, Debtor debtor, Claim claim, NoticeKind kind)
    {
        if (!tally.Free.TryGetValue((kind, claim.Currency), out var group))
            tally.Free[(kind, claim.Currency)] = group = new();
        group.Debtors.Add(debtor);
        group.Claims++;
        group.Cents += claim.Open.Cents;
    }

    static void Hold(Tally tally, string reason) =>
        tally.Held[reason] = tally.Held.GetValueOrDefault(reason) + 1;

    /// <summary>A blocker in two or three words, without the figures of one case.</summary>
    public static string Short(Blocker blocker) => blocker switch
    {
        Blocker.NothingOpen => "nichts offen",
        Blocker.LadderFinished => "alle Stufen durchlaufen",
        Blocker.NotYet => "Stufe noch nicht dran",
        Blocker.OnHold => "Mahnstopp",
        Blocker.Deferred => "gestundet",
        Blocker.Resting => "Vorschlag ruht",
        Blocker.TooSoonAfterLetter => "letzter Brief zu frisch",
        Blocker.TooSoonAfterCall => "letztes Gespräch zu frisch",
        Blocker.CoveredByCredit => "durch Guthaben gedeckt",
        Blocker.LimitationPassed => "verjährt",
        Blocker.PromiseRuns => "Zusage läuft",
        Blocker.PlanRuns => "Ratenvereinbarung läuft",
        Blocker.Disputed => "beanstandet",
        Blocker.TimeToPay => "Zeit nach einer Klärung",
        Blocker.Insolvent => "Insolvenz",
        Blocker.Deceased => "verstorben",
        Blocker.AddressUnknown or Blocker.NoAddress => "keine Anschrift",
        Blocker.DirectDebitPending => "Lastschrift läuft",
        Blocker.HandedOver => "übergeben",
        Blocker.InCourt => "bei Gericht",
        Blocker.CallFirst => "erst anrufen",
        Blocker.NoWorkingDay => "kein Arbeitstag",
        Blocker.NoSender or Blocker.NoAccountInCurrency => "Absenderdaten unvollständig",
        _ => throw new System.Diagnostics.UnreachableException(blocker.ToString()),
    };
}
