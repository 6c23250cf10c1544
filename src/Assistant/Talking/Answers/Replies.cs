using System.Collections.Immutable;
using Inkassio.Assistant.Drafting;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Words;
using Inkassio.Storage;

namespace Inkassio.Assistant.Talking.Answers;

/// <summary>Letters by hand: answers to what a debtor says. A concession is an object with sums and days that code has
/// computed, never a promise in prose.</summary>
static class Replies
{
    public const int InstalmentsUsual = 3;

    public static async Task Draft(Asked asked, Speech speech, CancellationToken stop)
    {
        if (await Answering.Subject(asked, speech, stop) is not { } account || !Notices.MayDraft(asked, speech)) return;
        var received = ReceivedMail.Of(asked, account.State);
        if (received is not null) ReceivedMail.Show(asked, speech, received);
        var einwand = asked.Slot("einwand") ?? received?.Objection;
        var offer = asked.Slot("angebot") ?? OfferFor(einwand);
        speech.Heard("Antwort", Answering.NameOf(account), offer is null ? null : Word(offer),
            asked.Slot("kanal") == "email" ? "per E-Mail" : null);
        if (offer is null)
        {
            if (received is not null) await GuessedReply.Tell(asked, speech, account, received, stop);
            WhatFor(asked, speech, account, received);
            return;
        }
        if (offer == "stundung")
        {
            await Deferral(asked, speech, account, stop);
            return;
        }
        if (Request(asked, account.State, offer, einwand) is not { } request)
        {
            speech.Tell("Dafür fehlt in diesem Konto eine offene Rechnung oder ein Gespräch, auf das sich der Brief "
                + "bezieht.");
            return;
        }
        if (Paid(account.State, einwand, offer) is { } known) speech.Tell(known(asked));
        var wish = Wishes.Of(asked, DraftWish.None);
        if (await Notices.Written(
            asked, speech, account, new DraftAim.ByHand(request), wish, previous: null, stop,
            einwand is null ? null : Objections24.Of(einwand)?.Name))
            Tell(asked, speech, request);
    }

    static string? OfferFor(string? objection) => objection switch
    {
        "kein_geld" or "raten" => "raten",
        "nicht_erhalten" => "rechnungskopie",
        "gutschrift_offen" => "gutschrift",
        "mangel" or "nie_bestellt" or "falscher_betrag" or "preis_nicht_vereinbart" or "leistung_unvollstaendig"
            or "rechnung_formal_falsch" or "zahlungsziel_anders" or "aufrechnung" or "widerruf" => "pruefung",
        "schon_bezahlt" => "dank",
        _ => null,
    };

    static string Word(string offer) => offer switch
    {
        "raten" => "Ratenangebot", "stundung" => "Stundung", "teilzahlung" => "Teilzahlung in zwei Raten",
        "rechnungskopie" => "Rechnungskopie", "pruefung" => "wir prüfen", "gutschrift" => "Gutschrift",
        "gespraech" => "Gesprächsbestätigung", "dank" => "Dank für die Zahlung", _ => "ohne Zugeständnis",
    };

    static void WhatFor(Asked asked, Speech speech, Account account, ReceivedMail? received)
    {
        var name = Answering.NameOf(account);
        speech.Tell(received is null
            ? "Was soll die Antwort sagen? Ohne Anlass schreibe ich keine."
            : "Woran es dem Kunden liegt, konnte ich nicht sicher erkennen. Was soll die Antwort sagen?");
        speech.Offer("Raten anbieten", $"Antworte {name}, dass wir Raten anbieten")
            .Offer("Wir prüfen es", $"Antworte {name}, dass wir seine Reklamation prüfen")
            .Offer("Rechnungskopie", $"Antworte {name} mit einer Rechnungskopie")
            .Offer("Leitfaden für einen Anruf", $"Gesprächsleitfaden für {name}");
    }

    static async Task Deferral(Asked asked, Speech speech, Account account, CancellationToken stop)
    {
        speech.Tell("Mehr Zeit ist ein Zugeständnis: Erst wenn sie eingetragen ist, ruht das Mahnen.");
        await Agreements.Defer(asked, speech, stop);
    }

    /// <summary>The letter that an offer stands for, with every sum computed; null where the account has no case for
    /// it.</summary>
    static LetterRequest? Request(Asked asked, Debtor account, string offer, string? einwand)
    {
        if (offer == "dank")
            return account.Payments.Values.Where(p => p.Counts && !p.Shares.IsEmpty)
                .MaxBy(p => p.ReceivedOn) is { } paid
                ? new LetterRequest.Thanks(paid.Id) : null;
        if (Picked.Invoices(asked, account, alsoFuture: true) is not { IsEmpty: false } invoices) return null;
        var on = asked.Terms.WorkingDayFrom(asked.Today);
        var until = asked.Day("datum") is { } day && day > on
            ? asked.Terms.WorkingDayFrom(day) : asked.Terms.WorkingDayFrom(on.AddDays(14));
        return offer switch
        {
            "raten" or "teilzahlung" => Offer(asked, account, invoices, offer == "raten" ? InstalmentsUsual : 2, on),
            "rechnungskopie" => new LetterRequest.InvoiceCopy(invoices, until),
            "gespraech" => Confirmation(account, on, asked),
            "pruefung" or "gutschrift" or "keines" => new LetterRequest.ComplaintAnswer(
                invoices, Says(einwand), until, [OptionFor(offer, einwand)], Result: null),
            _ => null,
        };
    }

    static LetterRequest.InstalmentOffer? Offer(
        Asked asked, Debtor account, ImmutableArray<InvoiceId> invoices, int usual, DateOnly on)
    {
        if (PlanSums.Of(asked, account, invoices, usual, on) is not { IsEmpty: false } plan) return null;
        var accept = asked.Terms.WorkingDayFrom(on.AddDays(7));
        while (accept >= plan[0].DueOn && accept > on) accept = accept.AddDays(-1);
        while (!asked.Terms.IsWorkingDay(accept) && accept > on) accept = accept.AddDays(-1);
        return new(invoices, plan, PlanInterest.None, accept);
    }

    static LetterRequest.CallConfirmation? Confirmation(Debtor account, DateOnly on, Asked asked) =>
        account.Promises.Values.Where(p => p.StateOn(account, asked.Today) == PromiseState.Running)
            .MaxBy(p => p.GivenOn) is { } promise
        && account.Calls.Values.Where(c => c.WasReached && c.Details is not null)
            .MaxBy(c => (c.On, c.Before)) is { } call
            ? new(promise.Invoices, call.On, call.Details!.Person, promise.Amount,
                asked.Terms.WorkingDayFrom(promise.PayOn))
            : null;

    static string Says(string? objection) =>
        objection is { } key && Objections24.Of(key) is { } card ? card.Name : "Sie beanstanden die Rechnung";

    static ComplaintOption OptionFor(string offer, string? objection) => (offer, objection) switch
    {
        ("gutschrift", _) => ComplaintOption.Credit,
        (_, "mangel") => ComplaintOption.Repair,
        (_, "leistung_unvollstaendig") => ComplaintOption.Redeliver,
        (_, "gutschrift_offen" or "aufrechnung" or "widerruf") => ComplaintOption.Credit,
        _ => ComplaintOption.CorrectInvoice,
    };

    static Func<Asked, string>? Paid(Debtor account, string? objection, string offer) =>
        objection == "schon_bezahlt" && offer == "dank"
        && account.Payments.Values.Where(p => p.Counts).MaxBy(p => p.ReceivedOn) is { } paid
            ? asked => $"Die letzte Zahlung kam am {asked.Days(paid.ReceivedOn)}: {asked.Amount(paid.Amount)}." : null;

    static void Tell(Asked asked, Speech speech, LetterRequest request)
    {
        switch (request)
        {
            case LetterRequest.InstalmentOffer offer:
                speech.Tell($"Das Angebot: {offer.Instalments.Length} Raten, zusammen "
                    + $"{asked.Amount(offer.Instalments.Sum(offer.Instalments[0].Amount.Currency, i => i.Amount))}, "
                    + $"die erste am {asked.Days(offer.Instalments[0].DueOn)}. Gültig wird es erst, wenn der Kunde "
                    + $"zusagt.")
                    .Show(PlanSums.Table(asked, offer.Instalments));
                break;
            case LetterRequest.ComplaintAnswer answer:
                speech.Tell($"Der Brief sagt zu: {string.Join(", ", answer.Options.Select(o => o.Word()))}. "
                    + $"Bis {asked.Days(answer.RestsUntil)} ruht die Sache. Er bittet nicht um Zahlung.");
                break;
            case LetterRequest.InvoiceCopy copy:
                speech.Tell($"Der Brief schickt die Rechnung noch einmal und bittet um Zahlung bis "
                    + $"{asked.Days(copy.PayOn)}.");
                break;
            default:
                speech.Tell("Prüfen Sie den Entwurf und geben Sie ihn dann frei.");
                break;
        }
    }
}
