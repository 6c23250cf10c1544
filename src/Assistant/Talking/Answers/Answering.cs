using System.Collections.Frozen;
using Inkassio.Storage;

namespace Inkassio.Assistant.Talking.Answers;

delegate Task Answer(Asked asked, Speech speech, CancellationToken stop);

/// <summary>Who answers what: one row for each intent.</summary>
static class Answering
{
    static readonly FrozenDictionary<string, Answer> ByIntent = new Dictionary<string, Answer>(StringComparer.Ordinal)
    {
        ["mahnung_entwerfen"] = Notices.Draft,
        ["antwort_entwerfen"] = Replies.Draft,
        ["entwurf_aendern"] = DraftChanges.Change,
        ["entwurf_senden"] = DraftChanges.Release,
        ["abbruch"] = DraftChanges.Drop,
        ["gespraechsleitfaden"] = CallGuides.Guide,
        ["einwand_behandeln"] = CallGuides.Objections,
        ["liste_offen"] = OpenLists.List,
        ["saldo"] = Balances.Balance,
        ["rechnung_status"] = Balances.Invoice,
        ["zinsen"] = Interests.Interest,
        ["historie"] = Stories.Story,
        ["kennzahl"] = KeyFigures.Figure,
        ["mahnlauf_vorschau"] = RunPreview.Preview,
        ["naechste_schritte"] = Workdays.Next,
        ["ratenplan"] = Agreements.Plan,
        ["stundung"] = Agreements.Defer,
        ["zusage_notieren"] = Agreements.Promise,
        ["mahnstopp"] = Stops.Place,
        ["mahnstopp_ende"] = Stops.Lift,
        ["notiz"] = Stops.Note,
        ["register_setzen"] = Stops.Register,
        ["zahlung_zuordnen"] = Receipts.Match,
        ["erklaeren"] = Explanations.Explain,
        ["hilfe"] = Explanations.Help,
        ["ablehnen"] = Declined.Decline,
        ["rueckfrage"] = Questions.Ask,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Intents => ByIntent.Keys;

    public static async Task Answer(Asked asked, Speech speech, CancellationToken stop)
    {
        if (WhatIf.Of(asked) is { } wish) await WhatIf.Answer(asked, speech, wish, stop);
        else if (Why.IsAsked(asked)) await Why.Answer(asked, speech, stop);
        else await ByIntent[asked.Heard.Intent](asked, speech, stop);
        OfferTheRest(asked, speech);
    }

    /// <summary>Of several wishes the first is done; what is left becomes a button, for a person to press.</summary>
    static void OfferTheRest(Asked asked, Speech speech)
    {
        if (asked.Several("weitere").IsEmpty) return;
        foreach (var clause in Understanding.Clauses(asked.Say).Skip(1))
            speech.Offer(clause, clause);
    }

    /// <summary>The account that is spoken of; says what is missing where there is none.</summary>
    public static async Task<Account?> Subject(Asked asked, Speech speech, CancellationToken stop)
    {
        if (await asked.Account(stop) is not { } account)
        {
            speech.Tell(asked.Debtor is null
                ? "Um welchen Kunden geht es? Nennen Sie mir den Namen oder die Kundennummer."
                : "Zu diesem Kunden gibt es keine Angaben mehr.");
            return null;
        }
        if (speech.Debtor != account.Id) speech.Draft = null; // A draft to somebody else is out of view.
        speech.Debtor = account.Id;
        speech.Name(account.Id);
        return account;
    }

    public static string NameOf(Account account) => account.State.Party?.Name ?? "";
}
