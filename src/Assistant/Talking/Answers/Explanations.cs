using System.Collections.Immutable;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Words;
using Inkassio.Storage;

namespace Inkassio.Assistant.Talking.Answers;

/// <summary>Terms of the trade in plain German; with a debtor, the figures of his case.</summary>
static class Explanations
{
    public static async Task Explain(Asked asked, Speech speech, CancellationToken stop)
    {
        var theme = asked.Slot("thema") ?? "herkunft";
        var (text, source) = ExplainedTexts.Of(theme, asked.Form);
        speech.Heard("Erklärung").Tell(text);
        if (source is not null) speech.Tell($"Quelle: {source}.");
        if (await asked.Account(stop) is { } account) OfCase(asked, speech, account, theme);
        else if (asked.Debtor is null && theme is "herkunft" && speech.Debtor is { } inView)
            OfCase(asked, speech, await Accounts.Load(asked.Db, inView, stop), theme);
        speech.Tell(source is null ? "" : "Das ist eine Erläuterung, keine Rechtsberatung im Einzelfall.");
    }

    static void OfCase(Asked asked, Speech speech, Account account, string theme)
    {
        if (account.Version == 0 || account.State.IsErased) return;
        speech.Debtor = account.Id;
        speech.Name(account.Id);
        var open = account.State.Claims.Values.Where(c => c.IsOpen).OrderBy(c => c.DueOn).ToArray();
        if (open.Length == 0) return;
        ImmutableArray<string> reasons = theme switch
        {
            "verzug" => [.. open.Select(c => ClaimLaw.Of(account.State, c, asked.Terms).Default is { } start
                ? $"Rechnung {c.Number}: {start.Sentence(asked.Form)}"
                : $"Rechnung {c.Number}: noch kein Verzug. Es fehlt eine Mahnung oder ein vereinbarter Zahltag.")],
            "stufe" => [.. SendGate.Ask(account.State, asked.Today, asked.Terms).Select(a => a.Next is { } next
                ? $"Rechnung {a.Claim.Number}: als Nächstes {next.Step.Kind.Word()}. {next.Why.Sentence(asked.Form)}"
                : $"Rechnung {a.Claim.Number}: alle Stufen sind durchlaufen.")],
            "verzugspauschale" or "mahngebuehr" => [.. open.Select(c => c.Charges.IsEmpty
                ? $"Rechnung {c.Number}: bisher nichts gefordert."
                : $"Rechnung {c.Number}: "
                    + string.Join(", ", c.Charges.Select(x => $"{asked.Amount(x.Amount)} ({x.Section})")) + ".")],
            "verjaehrung" => [.. open.Select(c => ClaimLaw.Of(account.State, c, asked.Terms).Limitation(c)).Zip(open)
                .Select(x => x.First.NominalOn is { } last
                    ? $"Rechnung {x.Second.Number}: der letzte Tag ist der {asked.Days(last)} ({x.First.Section})."
                    : $"Rechnung {x.Second.Number}: die Frist ruht zurzeit.")],
            "verzugszinsen" or "basiszinssatz" or "herkunft" => Why.Sums(asked, account.State, open),
            _ => [],
        };
        if (!reasons.IsEmpty)
            speech.Show(new Card.ReasonsCard($"Bei {Answering.NameOf(account)}", reasons, Source: null));
    }

    public static Task Help(Asked asked, Speech speech, CancellationToken stop)
    {
        speech.Tell("Ich beantworte Fragen zu Ihren offenen Rechnungen, entwerfe Briefe und bereite Anrufe vor. "
            + "Ich buche nichts und sende nichts: Das tun Sie mit einem Klick.")
            .Show(new Card.TableCard(
                "Was Sie sagen können", ["Wofür", "Zum Beispiel"],
                [
                    Row("Briefe", "Schreib der Müller GmbH eine zweite Mahnung, Frist 7 Tage"),
                    Row("Antworten", "Antworte Weiß, dass wir Raten anbieten"),
                    Row("Anrufe", "Gesprächsleitfaden für Huber Bau"),
                    Row("Einwände", "Was, wenn der Kunde sagt, er hat schon bezahlt?"),
                    Row("Listen", "Welche Rechnungen sind älter als 90 Tage und über 1.000 €?"),
                    Row("Zahlen", "Wie ist unser DSO?"),
                    Row("Planen", "Was steht diese Woche an?"),
                    Row("Vereinbaren", "Huber Bau zahlt am 20. die Hälfte"),
                    Row("Verstehen", "Was ist ein Mahnbescheid?"),
                ], "Sagen Sie es in Ihren Worten."))
            .Offer("Was steht heute an?", "Was steht heute an?")
            .Offer("Wer schuldet uns am meisten?", "Wer schuldet uns am meisten?");
        return Task.CompletedTask;
    }

    static TableRow Row(string what, string say) => new([Cell.Of(what), Cell.Of(say)], null);
}
