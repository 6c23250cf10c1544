using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Calling;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Words;
using Inkassio.Storage;

namespace Inkassio.Assistant.Talking.Answers;

/// <summary>What to say on the telephone, and what to answer.</summary>
static class CallGuides
{
    public static async Task Guide(Asked asked, Speech speech, CancellationToken stop)
    {
        if (await Answering.Subject(asked, speech, stop) is not { } account) return;
        speech.Heard("Gesprächsleitfaden", Answering.NameOf(account), Occasion(asked.Slot("anlass")));
        Stories.Summary(asked, speech, account);
        var gate = CallGate.Ask(account.State, asked.Today, asked.Terms);
        ImmutableArray<Claim> claims = [.. gate.Claims
            .Where(c => asked.Slot("rechnung") is not { } number || c.Number == number)
            .GroupBy(c => c.Currency).OrderByDescending(g => g.Count()).FirstOrDefault() ?? Enumerable.Empty<Claim>()];
        if (!gate.Blockers.IsEmpty)
            speech.Tell("Bevor Sie wählen:").Show(new Card.ReasonsCard(
                "Was gegen einen Anruf spricht", [.. gate.Blockers.Select(b => b.Sentence(asked.Form))], Source: null));
        if (claims.IsEmpty)
        {
            speech.Tell("Ohne eine offene, fällige Rechnung gibt es keinen Leitfaden.");
            return;
        }
        var facts = new CallFacts(account.State, claims, gate, asked.Terms, asked.Today);
        var script = CallScript.Shipped;
        speech.Show(new Card.ScriptCard(
            account.Id, Answering.NameOf(account), Occasion(asked.Slot("anlass")) ?? "Erster Anruf",
            [.. script.Opening(facts).Select(p => new Passage(p.Name, p.Text))],
            [.. script.Conversation(facts).Select(p => new Passage(p.Name, p.Text))]));
        foreach (var key in Likely(asked, account.State)) Show(speech, key, account.Id);
        speech.Tell("Nennen Sie Rechnung und Betrag erst, wenn feststeht, wer spricht.")
            .Lead("Zum Anruf", Paths.Calls);
    }

    static string? Occasion(string? said) => said switch
    {
        "erstanruf" => "Erster Anruf",
        "nachfassen" => "Nachfassen",
        "gebrochene_zusage" => "Gebrochene Zusage",
        "ratengespraech" => "Gespräch über Raten",
        "reklamation" => "Reklamation",
        "rueckruf" => "Rückruf",
        _ => null,
    };

    // The objections that this case makes likely; more than three nobody reads before a call.
    static IEnumerable<string> Likely(Asked asked, Debtor account) =>
        ((IEnumerable<string>)[
            .. asked.Slot("einwand") is { } said ? [said] : Array.Empty<string>(),
            .. asked.Slot("anlass") switch
            {
                "ratengespraech" => ["raten", "kein_geld"],
                "reklamation" => ["mangel", "falscher_betrag"],
                "gebrochene_zusage" => ["kein_geld", "schweigen"],
                _ => Array.Empty<string>(),
            },
            .. account.Disputes.Values.Any(d => d.IsOpen) ? ["mangel"] : Array.Empty<string>(),
            "schon_bezahlt", "nicht_erhalten", "kein_geld",
        ]).Distinct(StringComparer.Ordinal).Take(3);

    public static async Task Objections(Asked asked, Speech speech, CancellationToken stop)
    {
        var account = await asked.Account(stop);
        if (account is not null)
        {
            speech.Debtor = account.Id;
            speech.Name(account.Id);
        }
        if (asked.Slot("einwand") is not { } key || Objections24.Of(key) is not { } card)
        {
            speech.Tell("Welchen Einwand meinen Sie? Ich kenne 24, zum Beispiel diese:")
                .Offer("Mangelhafte Ware", "Was, wenn der Kunde sagt, die Ware war mangelhaft?")
                .Offer("Schon bezahlt", "Was, wenn der Kunde sagt, er hat schon bezahlt?")
                .Offer("Kein Geld", "Was, wenn der Kunde sagt, er hat kein Geld?");
            return;
        }
        speech.Heard("Einwand", $"„{card.Name}“", account is null ? null : Answering.NameOf(account));
        Show(speech, key, account?.Id);
        if (key == "verjaehrung") Limitation(asked, speech, account);
        if (account is not null) Offer(speech, key, Answering.NameOf(account));
    }

    static void Show(Speech speech, string key, DebtorId? debtor)
    {
        if (Objections24.Of(key) is { } card)
            speech.Show(new Card.ObjectionCard(
                debtor, card.Name, card.Means, card.Proof, card.Answer, card.Step, Objections24.Effect(card)));
    }

    // The real day, where a debtor is known: nothing may be claimed that does not stand in the account.
    static void Limitation(Asked asked, Speech speech, Account? account)
    {
        if (account is null)
        {
            speech.Tell(ExplainedTexts.Of("verjaehrung", asked.Form).Text);
            return;
        }
        var reasons = account.State.Claims.Values.Where(c => c.IsOpen).OrderBy(c => c.DueOn).Select(claim =>
        {
            var end = ClaimLaw.Of(account.State, claim, asked.Terms).Limitation(claim);
            return end.NominalOn is not { } last
                ? $"Rechnung {claim.Number}: Die Frist ruht zurzeit ({end.Section})."
                : end.IsOver(asked.Today)
                    ? $"Rechnung {claim.Number}: seit {asked.Days(last)} verjährt ({end.Section}). Der Kunde darf "
                        + $"die Zahlung verweigern."
                    : $"Rechnung {claim.Number}: nicht verjährt, der letzte Tag ist der {asked.Days(last)} "
                        + $"({end.Section}).";
        });
        speech.Show(new Card.ReasonsCard("Verjährung in diesem Konto", [.. reasons], "Verjährungskalender"))
            .Tell("Eine private Mahnung hält die Verjährung nicht auf. Rechtlich beraten dürfen wir den Kunden nicht.");
    }

    static void Offer(Speech speech, string key, string name)
    {
        switch (key)
        {
            case "nicht_erhalten":
                speech.Offer("Rechnungskopie entwerfen", $"Antworte {name} mit einer Rechnungskopie");
                break;
            case "kein_geld" or "raten":
                speech.Offer("Raten anbieten", $"Antworte {name}, dass wir Raten anbieten");
                break;
            case "insolvenz":
                speech.Offer("Mahnstopp vorschlagen", $"Mahnstopp für {name} wegen Insolvenz");
                break;
            case "schon_bezahlt":
                speech.Offer("Zahlungen ansehen", $"Welche Zahlungen hat {name} geleistet?");
                break;
            default:
                speech.Offer("Mahnstopp vorschlagen", $"{name} bestreitet die Rechnung, bitte Mahnstopp");
                break;
        }
    }
}
