using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Words;
using Inkassio.Storage;
using static Inkassio.Domain.Debtors.DebtorCommand;

namespace Inkassio.Assistant.Talking.Answers;

/// <summary>Stops of dunning, notes, and how a debtor is addressed: all of them proposals.</summary>
static class Stops
{
    public static async Task Place(Asked asked, Speech speech, CancellationToken stop)
    {
        if (await Answering.Subject(asked, speech, stop) is not { } account) return;
        var (name, until) = (Answering.NameOf(account), asked.Day("datum"));
        var reason = asked.Slot("grund");
        if (!InvoiceSaid(asked, account.State, out var invoice))
        {
            speech.Tell($"Eine Rechnung {asked.Slot("rechnung")} gibt es bei {name} nicht.");
            return;
        }
        speech.Heard("Mahnstopp", name, invoice is { } one ? account.State.Claims[one].Number : "alle Rechnungen",
            reason is null ? null : Word(reason), until is { } last ? $"bis {asked.ShortDay(last)}" : "ohne Enddatum");
        if (!await ProposalShelf.Propose(
            asked, speech, account, $"Mahnstopp für {name}", [Command(asked, reason, invoice, until)], stop)) return;
        speech.Tell(reason switch
        {
            "bestritten" => "Solange die Forderung bestritten ist, kündigt kein Brief Folgen an.",
            "insolvenz" => "Im Insolvenzverfahren melden Sie die Forderung beim Verwalter an, Briefe ruhen.",
            "nachlass" => "Klären Sie, wer erbt, bevor wieder geschrieben wird.",
            _ => until is null ? "Der Stopp gilt, bis Sie ihn aufheben." : "",
        });
        if (reason == "bestritten") speech.Lead("Beanstandung aufnehmen", Paths.Of(account.Id));
    }

    static bool InvoiceSaid(Asked asked, Debtor account, out InvoiceId? invoice)
    {
        invoice = asked.Slot("rechnung") is { } number
            ? account.Claims.Values.FirstOrDefault(c => c.Number == number)?.Invoice : null;
        return asked.Slot("rechnung") is null || invoice is not null;
    }

    // Insolvency and death are facts about the debtor with effects of their own, and no mere pause.
    static DebtorCommand Command(Asked asked, string? reason, InvoiceId? invoice, DateOnly? until)
    {
        var id = Guid.CreateVersion7(asked.Db.Now);
        return reason switch
        {
            "insolvenz" => new RecordCircumstance(id, CircumstanceKind.Insolvent, null, asked.Today, until, ""),
            "nachlass" => new RecordCircumstance(id, CircumstanceKind.Deceased, null, asked.Today, until, ""),
            "bestritten" => new PlaceHold(invoice, HoldReason.Disputed, until),
            "kulanz" => new PlaceHold(invoice, HoldReason.Goodwill, until),
            "zusage" or "ratenplan" => new PlaceHold(invoice, HoldReason.Asked, until),
            _ => new PlaceHold(invoice, HoldReason.Other, until),
        };
    }

    static string Word(string reason) => reason switch
    {
        "pruefung" => "Prüfung", "ratenplan" => "Ratenplan", _ => reason,
    };

    public static async Task Lift(Asked asked, Speech speech, CancellationToken stop)
    {
        if (await Answering.Subject(asked, speech, stop) is not { } account) return;
        var name = Answering.NameOf(account);
        speech.Heard("Mahnstopp aufheben", name, asked.Slot("rechnung"));
        if (!InvoiceSaid(asked, account.State, out var invoice))
        {
            speech.Tell($"Eine Rechnung {asked.Slot("rechnung")} gibt es bei {name} nicht.");
            return;
        }
        ImmutableArray<DebtorCommand> lifts = [.. account.State.Holds
            .Where(h => invoice is null || h.Invoice == invoice).Select(h => new LiftHold(h.Invoice))];
        if (lifts.IsEmpty) speech.Tell(new Refusal.NoSuchHold().Sentence(asked.Form));
        else if (!await ProposalShelf.Propose(
            asked, speech, account, $"Mahnstopp für {name} aufheben", lifts, stop)) return;
        else if (asked.Day("datum") is { } day && day > asked.Today)
            speech.Tell($"Aufgehoben würde sofort. Für den {asked.ShortDay(day)} setzen Sie besser einen Stopp mit "
                + $"Enddatum.");
        speech.Offer("Was steht dann an?", $"Was sind die nächsten Schritte bei {name}?");
    }

    public static async Task Note(Asked asked, Speech speech, CancellationToken stop)
    {
        if (await Answering.Subject(asked, speech, stop) is not { } account) return;
        var name = Answering.NameOf(account);
        if (asked.Slot("text") is not { Length: > 0 } text)
        {
            speech.Tell($"Was soll ich zu {name} notieren? Schreiben Sie zum Beispiel: „Notiz zu {name}: ruft "
                + $"zurück“.");
            return;
        }
        speech.Heard("Notiz", name, $"„{text}“");
        await ProposalShelf.Propose(asked, speech, account, $"Notiz zu {name}",
            [new AddNote(Guid.CreateVersion7(asked.Db.Now), text)], stop);
    }

    public static async Task Register(Asked asked, Speech speech, CancellationToken stop)
    {
        if (await Answering.Subject(asked, speech, stop) is not { } account) return;
        var (name, party) = (Answering.NameOf(account), account.State.Party!);
        if (asked.Slot("register") is not { } said)
        {
            speech.Tell(party.Register == Domain.Debtors.Register.Du ? $"Mit {name} sind wir per Du."
                : $"Mit {name} sind wir per Sie.");
            return;
        }
        var register = said == "du" ? Domain.Debtors.Register.Du : Domain.Debtors.Register.Sie;
        speech.Heard("Anrede", name, said == "du" ? "per Du" : "per Sie");
        if (party.Register == register)
        {
            speech.Tell(said == "du" ? $"Mit {name} sind wir schon per Du." : $"Mit {name} sind wir schon per Sie.");
            return;
        }
        if (await ProposalShelf.Propose(
            asked, speech, account, said == "du" ? $"{name} künftig duzen" : $"{name} künftig siezen",
            [new DescribeDebtor(party with { Register = register })], stop) && said == "du")
            speech.Tell("Ab der 2. Mahnung schreiben wir trotzdem per Sie.");
    }
}
