using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Storage;
using Inkassio.Storage.Queries;
using static Inkassio.Domain.Debtors.DebtorCommand;

namespace Inkassio.Assistant.Talking.Answers;

/// <summary>Which invoice a payment belongs to: as it was booked, or as it could be.</summary>
static class Receipts
{
    public static async Task Match(Asked asked, Speech speech, CancellationToken stop)
    {
        if (asked.Cents("betrag") is not { } cents)
        {
            speech.Tell("Über welchen Betrag ging die Zahlung? Mit Betrag und Tag finde ich sie.")
                .Lead("Zahlungen", Paths.Payments);
            return;
        }
        var currency = asked.Word<Currency>("waehrung");
        var on = asked.Day("datum");
        speech.Heard("Zahlung", asked.Amount(new(cents, currency ?? Currency.EUR)), on is { } day ? asked.ShortDay(day)
            : null,
            asked.Slot("schuldner") is { } number ? asked.Named(number)?.Name : null);
        var booked = await PaymentsLike.Load(asked.Db, cents, currency, on, asked.Debtor, stop);
        if (booked.Count > 0) await TellBooked(asked, speech, booked, stop);
        else await ProposeBooking(asked, speech, cents, currency, on, stop);
    }

    static async Task TellBooked(Asked asked, Speech speech, IReadOnlyList<PaymentRow> booked, CancellationToken stop)
    {
        speech.Tell(booked is [{ ReversedOn: { } back }]
            ? $"Diese Zahlung war gebucht und ist am {asked.Days(back)} zurückgegangen:"
            : booked.Count == 1 ? "Diese Zahlung ist schon gebucht:" : $"{booked.Count} gebuchte Zahlungen passen:");
        var rows = new List<TableRow>();
        foreach (var row in booked)
        {
            speech.Name(row.Debtor);
            var account = await Accounts.Load(asked.Db, row.Debtor, stop);
            var shares = account.State.Payments.GetValueOrDefault(row.Payment)?.Shares ?? [];
            rows.Add(new(
                [
                    Cell.Of(row.ReceivedOn), Cell.Of(row.Name), Cell.Of(row.Amount),
                    Cell.Of(shares.IsEmpty ? "Guthaben" : string.Join(", ", shares.Select(s =>
                        $"{account.State.Claims[s.Invoice].Number} ({asked.Amount(s.Total)})"))),
                    Cell.Of(row.ReversedOn is null ? "gebucht" : "zurückgegangen"),
                ], Paths.Of(row.Debtor)));
        }
        speech.Show(new Card.TableCard(
            "Gebuchte Zahlungen", ["Eingang", "Kunde", "Betrag", "Angerechnet auf", "Stand"], [.. rows],
            "Angerechnet wird nach dem Gesetz: Bestimmung des Zahlers, sonst Kosten, Zinsen, Hauptforderung."));
    }

    static async Task ProposeBooking(
        Asked asked, Speech speech, long cents, Currency? currency, DateOnly? on, CancellationToken stop)
    {
        var number = asked.Slot("rechnung");
        // A named invoice is looked up by its number: a list that is cut off would lose it.
        var owner = number is null ? null : await Numbers.Invoice(asked.Db, number, stop);
        var found = await OpenItems.Load(
            asked.Db, asked.Today, new(ByDebtor: false, OpenSort.OldestFirst, Speech.RowsMax)
        {
            AmountMin = number is null ? cents : null, AmountMax = number is null ? cents : null,
            Currency = currency, Debtor = owner?.Debtor ?? asked.Debtor,
        }, stop);
        ImmutableArray<OpenItem> fitting = [.. found.Rows.Where(r => number is null || r.Number == number)];
        speech.Tell("Gebucht ist eine solche Zahlung noch nicht.");
        if (fitting.IsEmpty)
        {
            speech.Tell(number is null
                ? "Es gibt auch keine offene Rechnung mit genau diesem Betrag. Suchen Sie nach dem Kunden, vielleicht "
                    + "ist es eine Teilzahlung oder eine Summe."
                : $"Eine offene Rechnung {number} gibt es auch nicht.").Lead("Zahlungen", Paths.Payments);
            return;
        }
        foreach (var row in fitting) speech.Name(row.Debtor);
        if (fitting is not [var only])
        {
            speech.Tell($"{fitting.Length} offene Rechnungen haben genau diesen Betrag. Welche ist es?");
            foreach (var row in fitting.Take(Speech.ChipsMax))
                speech.Offer($"{row.Number}, {row.Name}", $"{asked.Say.TrimEnd('?', '.')} gehört zu {row.Number}");
            return;
        }
        var account = await Accounts.Load(asked.Db, only.Debtor, stop);
        var claim = account.State.Claims.Values.First(c => c.Number == only.Number);
        var receivedOn = on ?? asked.Today;
        (speech.Debtor, var amount) = (account.Id, new Money(cents, only.Open.Currency));
        speech.Tell($"Sie passt zu Rechnung {only.Number} von {only.Name}: Offen sind {asked.Amount(only.Open)}.");
        if (!await ProposalShelf.Propose(
            asked, speech, account,
                $"Zahlung von {only.Name}: {asked.Amount(amount)} am {asked.Days(receivedOn)} auf {only.Number}",
            [new RecordPayment(PaymentId.New(), amount, receivedOn, claim.Invoice)], stop)) return;
        speech.Tell("Buchen Sie nur, was auf dem Kontoauszug steht.");
    }
}
