using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Words;
using Inkassio.Storage;
using Inkassio.Storage.Queries;
using static Inkassio.Domain.Debtors.DebtorEvent;

namespace Inkassio.Assistant.Talking.Answers;

/// <summary>What happened with a debtor, and how he stands in a few lines.</summary>
static class Stories
{
    /// <summary>So many events are looked through for those that fit.</summary>
    const int ReadMax = 1_000;

    const int Usual = 15;

    public static async Task Story(Asked asked, Speech speech, CancellationToken stop)
    {
        if (await Answering.Subject(asked, speech, stop) is not { } account) return;
        var filter = asked.Slot("filter") ?? "alles";
        speech.Heard(Word(filter), Answering.NameOf(account), asked.Slot("rechnung"));
        var all = await DebtorStory.Load(asked.Db, account.Id, before: null, ReadMax, stop);
        var fitting = all.Where(e => Fits(e.Event, filter) && InSpan(asked, e) && About(asked, account.State, e.Event));
        ImmutableArray<Recorded> shown = [.. fitting.Take(Math.Clamp(asked.Whole("top") ?? Usual, 1, Speech.RowsMax))];
        if (filter == "alles" && asked.Whole("top") is null) Summary(asked, speech, account);
        if (shown.IsEmpty)
        {
            speech.Tell(filter == "mahnungen" ? "Gemahnt wurde dieser Kunde hier noch nicht."
                : "Dazu ist nichts verzeichnet.");
            return;
        }
        if (filter != "alles")
            speech.Tell($"Zuletzt am {asked.Days(DayOf(asked, shown[0]))}: "
                + $"{shown[0].Event.Sentence(account.State, asked.Form)}");
        speech.Show(new Card.TableCard(
            $"{Word(filter)}: {Answering.NameOf(account)}", ["Tag", "Was geschah"],
            [.. shown.Select(e => new TableRow(
                [Cell.Of(DayOf(asked, e)), Cell.Of(e.Event.Sentence(account.State, asked.Form))], null))],
            $"Das Neueste zuerst, Stand {asked.Days(asked.Today)}."));
        speech.Lead("Zum Kunden", Paths.Of(account.Id));
    }

    static DateOnly DayOf(Asked asked, Recorded recorded) => recorded.Event switch
    {
        NoticeIssued e => e.IssuedOn,
        PaymentRecorded e => e.ReceivedOn,
        CallMade e => e.On,
        ReplyReceived e => e.On,
        _ => asked.Db.DayOf(recorded.At),
    };

    static bool InSpan(Asked asked, Recorded recorded) =>
        asked.Span is not { } span || DayOf(asked, recorded) is var on && on >= span.From && on <= span.To;

    static bool About(Asked asked, Debtor account, DebtorEvent happened) => asked.Slot("rechnung") is not { } number
        || happened.Sentence(account, asked.Form).Contains(number, StringComparison.Ordinal)
        || happened is NoticeIssued e && e.Items.Any(i => account.Claims[i.Invoice].Number == number);

    static bool Fits(DebtorEvent happened, string filter) => filter switch
    {
        "mahnungen" => happened is NoticeIssued or DunnedBefore,
        "zahlungen" => happened is PaymentRecorded or PaymentReversed,
        "anrufe" => happened is CallMade or CallDescribed,
        "zusagen" => happened is PromiseGiven or PromiseWithdrawn or PlanAgreed or PlanEnded,
        "notizen" => happened is NoteAdded,
        _ => happened is not (DebtorDescribed or InvoiceDescribed),
    };

    static string Word(string filter) => filter switch
    {
        "mahnungen" => "Mahnungen", "zahlungen" => "Zahlungen", "anrufe" => "Anrufe", "zusagen" => "Zusagen",
        "notizen" => "Notizen", _ => "Verlauf",
    };

    /// <summary>A debtor's story in a few lines: what somebody has to know before he calls.</summary>
    public static void Summary(Asked asked, Speech speech, Account account)
    {
        var (debtor, party) = (account.State, account.State.Party!);
        speech.Show(new Card.DebtorCard(
            account.Id, party.Name, party.Number, string.Join(' ', Told(asked, debtor)),
            [
                .. debtor.Currencies.Where(c => debtor.Open(c).IsPositive).SelectMany(c => (Labelled[])
                [
                    new("Offen", Cell.Of(debtor.Open(c))),
                    new("Überfällig", Cell.Of(debtor.Overdue(c, asked.Today))),
                ]),
                .. debtor.Currencies.Where(c => debtor.Credit(c).IsPositive)
                    .Select(c => new Labelled("Guthaben", Cell.Of(debtor.Credit(c)))),
                new("Zahlungsverhalten", Cell.Of(debtor.Standing.On(asked.Today).Payer())),
                .. party.Phone.Length > 0 ? [new Labelled("Telefon", Cell.Of(party.Phone))] : Array.Empty<Labelled>(),
                .. party.Contact.Length > 0 ? [new Labelled("Ansprechperson", Cell.Of(party.Contact))]
                    : Array.Empty<Labelled>(),
            ]));
    }

    static IEnumerable<string> Told(Asked asked, Debtor debtor)
    {
        var open = debtor.Claims.Values.Where(c => c.IsOpen).OrderBy(c => c.DueOn).ToArray();
        yield return open.Length == 0 ? "Nichts ist offen."
            : open.Length == 1 ? $"Offen ist die Rechnung {open[0].Number}, fällig {asked.Days(open[0].DueOn)}."
            : $"{open.Length} Rechnungen sind offen, die älteste war am {asked.Days(open[0].DueOn)} fällig.";
        if (debtor.Notices.Values.Where(n => n.State == NoticeState.Issued).MaxBy(n => n.IssuedOn) is { } letter)
            yield return $"Letzter Brief: {letter.Word()} vom {asked.Days(letter.IssuedOn!.Value)}.";
        if (debtor.Calls.Values.MaxBy(c => (c.On, c.Before)) is { } call)
            yield return $"Letzter Anruf am {asked.Days(call.On)}: {call.Outcome.Word()}.";
        if (debtor.Payments.Values.Where(p => p.Counts).MaxBy(p => p.ReceivedOn) is { } paid)
            yield return $"Letzte Zahlung am {asked.Days(paid.ReceivedOn)}: {asked.Amount(paid.Amount)}.";
        if (debtor.Promises.Values.MaxBy(p => (p.GivenOn, p.Id.Value)) is { } promise)
            yield return $"Zusage über {asked.Amount(promise.Amount)} bis {asked.Days(promise.PayOn)}: "
                + $"{promise.StateOn(debtor, asked.Today).Word()}.";
        foreach (var hold in debtor.Holds)
            yield return hold.Until is { } until ? $"Mahnstopp bis {asked.Days(until)} ({hold.Reason.Word()})."
                : $"Mahnstopp ({hold.Reason.Word()}).";
        if (debtor.Disputes.Values.FirstOrDefault(d => d.IsOpen) is { } dispute)
            yield return $"Er beanstandet etwas seit {asked.Days(dispute.OpenedOn)}: {dispute.Cause.Word()}.";
    }
}
