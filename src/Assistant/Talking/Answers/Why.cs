using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Words;
using Inkassio.Storage;

namespace Inkassio.Assistant.Talking.Answers;

/// <summary>"Warum noch keine Mahnung an …?", "Warum 2.443,44 €?": the rule's own reasons, and the sheet.</summary>
static partial class Why
{
    /// <summary>Asks for reasons of one debtor's case.</summary>
    public static bool IsAsked(Asked asked) =>
        Starts().IsMatch(asked.Say) && (NotYet().IsMatch(asked.Say) || Sum().IsMatch(asked.Say))
        && Number(asked) is not null && asked.Heard.Intent switch
        {
            "ablehnen" => asked.Slot("grund") == "sachfremd",
            "rueckfrage" => asked.Slot("frage") == "absicht",
            _ => true,
        };

    // Who is named, else who is in view; nobody where several could be meant.
    static string? Number(Asked asked) => asked.Several("schuldner") switch
    {
        [var only] => only,
        [] => asked.View.Debtor is { } inView ? asked.NumberOf(inView) : null,
        _ => null,
    };

    public static async Task Answer(Asked asked, Speech speech, CancellationToken stop)
    {
        asked.Heard = asked.Heard with
        {
            Intent = "erklaeren", Reaction = "antwort", Questions = [],
            Slots = asked.Heard.Slots.Clear().SetItem("schuldner", Number(asked)!)
                .SetItem("thema", NotYet().IsMatch(asked.Say) ? "stufe" : "herkunft"),
        };
        if (await Answering.Subject(asked, speech, stop) is not { } account) return;
        if (NotYet().IsMatch(asked.Say)) Gate(asked, speech, account);
        else Amounts(asked, speech, account);
    }

    static void Gate(Asked asked, Speech speech, Account account)
    {
        var name = Answering.NameOf(account);
        speech.Heard("Warum noch kein Brief?", name);
        var answers = SendGate.Ask(account.State, asked.Today, asked.Terms);
        if (answers.IsEmpty) speech.Tell($"Bei {name} ist nichts offen.");
        foreach (var open in account.State.OpenProposals)
            speech.Tell($"Vorgeschlagen ist schon: {open.Word()}. Der Brief wartet auf Ihre Freigabe.");
        foreach (var answer in answers.Take(5))
        {
            var title = answer.Next is { } next ? $"Rechnung {answer.Claim.Number}, {next.Step.Kind.Word()}"
                : $"Rechnung {answer.Claim.Number}";
            speech.Show(new Card.ReasonsCard(
                title,
                [
                    .. answer.Blockers.Select(b => b.Sentence(asked.Form)),
                    answer.IsFree ? "Heute spricht nichts dagegen."
                        : answer.FirstPossibleOn is { } on ? $"Der erste mögliche Tag ist {asked.ShortDay(on)}."
                        : "Von selbst fällt das nicht weg: Erst muss jemand entscheiden.",
                ], Source: null));
        }
        if (answers.Select(a => a.FirstPossibleOn).Min() is { } first)
            speech.Tell($"Frühestens am {asked.ShortDay(first)} kann der nächste Brief hinausgehen.");
    }

    static void Amounts(Asked asked, Speech speech, Account account)
    {
        var open = account.State.Claims.Values.Where(c => c.IsOpen).OrderBy(c => c.DueOn)
            .ThenBy(c => c.Number, StringComparer.Ordinal).ToArray();
        speech.Heard("Woher kommt der Betrag?", Answering.NameOf(account));
        if (open.Length == 0)
        {
            speech.Tell("Bei diesem Kunden ist nichts offen.");
            return;
        }
        foreach (var group in open.GroupBy(c => c.Currency).OrderBy(g => g.Key))
        {
            ImmutableArray<ClaimSheet> sheets = [.. group
                .Select(c => ClaimSheet.Of(account.State, c, asked.Terms, asked.Today)).OfType<ClaimSheet>()];
            var total = sheets.Sum(group.Key, s => s.Open);
            speech.Tell($"{asked.Amount(total)} sind {asked.Amount(sheets.Sum(group.Key, s => s.Claim.Open))} "
                + $"Hauptforderung, "
                + $"{asked.Amount(sheets.Sum(group.Key, s => s.OpenInterest))} Zinsen bis heute und "
                + $"{asked.Amount(sheets.Sum(group.Key, s => s.Claim.OpenCosts))} Kosten.");
            speech.Show(new Card.ReasonsCard(
                "Rechnung für Rechnung", Sums(asked, account.State, [.. group]),
                "Rechnungen und Zahlungen des Kontos"));
            ImmutableArray<(string, Domain.Law.InterestSegment)> parts =
                [.. sheets.SelectMany(s => s.Interest.Segments.Select(p => (s.Claim.Number, p)))];
            if (!parts.IsEmpty) speech.Show(Interests.Sheet(asked, parts, asked.Today));
        }
    }

    /// <summary>Each claim as one line of addition.</summary>
    public static ImmutableArray<string> Sums(Asked asked, Debtor account, Claim[] claims) =>
    [
        .. claims.Select(c => ClaimSheet.Of(account, c, asked.Terms, asked.Today)).OfType<ClaimSheet>().Select(s =>
            $"{s.Claim.Number}: Rechnung {asked.Amount(s.Claim.Amount)}"
            + Less(asked, " − gezahlt ", s.Claim.Paid) + Less(asked, " − gutgeschrieben ", s.Claim.Credited)
            + Less(asked, " − ausgebucht ", s.Claim.WrittenOff) + Less(asked, " + Zinsen ", s.OpenInterest)
            + Less(asked, " + Kosten ", s.Claim.OpenCosts) + $" = {asked.Amount(s.Open)}"),
    ];

    static string Less(Asked asked, string sign, Money money) => money.IsPositive ? sign + asked.Amount(money) : "";

    [GeneratedRegex(
        @"^\s*(und\s+)?(warum|wieso|weshalb|why)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Starts();

    [GeneratedRegex(
        @"\b(kein\w*|nicht)\b.*(mahn|brief|erinner|schreib|letter|stufe|vorschlag)|(mahn|erinner)\w*.*\b(nicht|kein)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NotYet();

    [GeneratedRegex(
        @"\d[\d.,']*\s*(€|euro|eur|chf|franken)|betrag|summe|so\s+viel|so\s+hoch",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sum();
}
