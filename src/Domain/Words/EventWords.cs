using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using static Inkassio.Domain.Debtors.DebtorEvent;

namespace Inkassio.Domain.Words;

/// <summary>What happened, as one sentence of a customer's story.</summary>
public static class EventWords
{
    /// <param name="account">The account after all that happened; it knows the numbers that events point to.</param>
    public static string Sentence(this DebtorEvent happened, Debtor account, Country form) => happened switch
    {
        DebtorDescribed e => $"Stammdaten erfasst: {e.Party.Name}.",
        InvoiceDescribed e => $"Betreff zu {Number(account, e.Invoice)}: {e.Subject}.",
        InvoiceFiled e => $"Rechnung {Number(account, e.Invoice)} als Datei hinterlegt: {e.Document.Name}.",
        NoteAdded e => $"Notiz: {e.Text}",
        FactsErased => "Persönliche Angaben wurden gelöscht.",
        InvoiceRegistered e =>
            $"Rechnung {e.Number} vom {form.Day(e.IssuedOn)} über {form.Shown(e.Amount)} erfasst, "
            + $"fällig am {form.Day(e.DueOn)}.",
        DunnedBefore e =>
            $"{Number(account, e.Invoice)} kam mit dem Stand „{e.Kind.Word()}“ vom {form.Day(e.IssuedOn)} zu uns.",
        InvoiceCancelled e => $"Rechnung {Number(account, e.Invoice)} storniert.",
        CreditNoteRecorded e =>
            $"Gutschrift über {form.Shown(e.Amount)} auf Rechnung {Number(account, e.Invoice)} vom {form.Day(e.On)}.",
        LimitationActRecorded e => $"Verjährung der Rechnung {Number(account, e.Invoice)}: {e.Act.Words(form)}.",
        LimitationActWithdrawn e =>
            $"Eintrag zur Verjährung der Rechnung {Number(account, e.Invoice)} zurückgenommen.",
        ClaimWrittenOff e => $"{form.Shown(e.Amount)} auf Rechnung {Number(account, e.Invoice)} ausgebucht.",
        PaymentRecorded e => Paid(e, account, form),
        PaymentReversed e => account.Payments.TryGetValue(e.Payment, out var payment)
            ? $"Zahlung von {form.Shown(payment.Amount)} vom {form.Day(payment.ReceivedOn)} zurückgenommen."
            : "Zahlung zurückgenommen.",
        NoticeProposed { Instalment: { } instalment } e =>
            $"Erinnerung an die {instalment.Number}. Rate vorgeschlagen ({Numbers(account, e.Steps.Select(s => s.Invoice))}).",
        NoticeProposed { IsChosen: true } e =>
            $"{e.Steps.Max(s => s.Kind).Word()} gewählt ({Numbers(account, e.Steps.Select(s => s.Invoice))}).",
        NoticeProposed e =>
            $"{e.Steps.Max(s => s.Kind).Word()} vorgeschlagen ({Numbers(account, e.Steps.Select(s => s.Invoice))}).",
        NoticeApproved { Drafted.Words: not null } => "Brief mit eigenem Wortlaut freigegeben.",
        NoticeApproved => "Brief freigegeben.",
        NoticeIssued e =>
            $"{Issued(e, account)} über {form.Shown(e.Total)} vom {form.Day(e.IssuedOn)}, "
            + $"Frist {form.Day(e.DeadlineOn)}.",
        NoticeRejected e => $"Vorschlag abgelehnt, ruht bis {form.Day(e.RestUntil)}.",
        NoticeVoided e => $"Vorschlag aufgehoben: {e.Because.Word()}.",
        ErasureDecided e => $"Löschung der persönlichen Angaben angeordnet am {form.Day(e.On)}.",
        _ when DispatchWords.Sentence(happened, account, form) is { } said => said,
        _ when AgreementWords.Sentence(happened, account, form) is { } said => said,
        HoldPlaced { Until: { } until } e =>
            $"Mahnstopp {For(account, e.Invoice)} bis {form.Day(until)}: {e.Reason.Word()}.",
        HoldPlaced e => $"Mahnstopp {For(account, e.Invoice)}: {e.Reason.Word()}.",
        HoldLifted e => $"Mahnstopp {For(account, e.Invoice)} aufgehoben.",
        _ => throw new System.Diagnostics.UnreachableException(happened.ToString()),
    };

    static string Issued(NoticeIssued e, Debtor account) =>
        account.Notices.GetValueOrDefault(e.Notice)?.Word() ?? e.Items.Max(i => i.Kind).Word();

    static string Paid(PaymentRecorded e, Debtor account, Country form)
    {
        var on = e.Shares.IsEmpty ? "" : $" auf {Numbers(account, e.Shares.Select(s => s.Invoice))}";
        var credit = e.Credit.IsPositive ? $", davon {form.Shown(e.Credit)} Guthaben" : "";
        return $"{form.Shown(e.Amount)} eingegangen am {form.Day(e.ReceivedOn)}{on}{credit}.";
    }

    static string Stopped(HoldPlaced e, Debtor account, Country form)
    {
        var until = e.Until is { } day ? $" bis {form.Day(day)}" : "";
        return $"Mahnstopp {For(account, e.Invoice)}{until}: {e.Reason.Word()}.";
    }

    static string For(Debtor account, InvoiceId? invoice) =>
        invoice is { } one ? $"für Rechnung {Number(account, one)}" : "für alle Rechnungen";

    internal static string Numbers(Debtor account, IEnumerable<InvoiceId> invoices) =>
        string.Join(", ", invoices.Select(i => Number(account, i)));

    internal static string Number(Debtor account, InvoiceId invoice) =>
        account.Claims.TryGetValue(invoice, out var claim) ? claim.Number : "unbekannt";
}
