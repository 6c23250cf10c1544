using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Debtors.DebtorEvent;

namespace Inkassio.Domain.Debtors;

public sealed partial record Debtor
{
    Decision Record(RecordPayment c)
    {
        if (Payments.ContainsKey(c.Payment)) return Decision.AlreadyDone; // Banks resend statement lines.
        if (!c.Amount.IsPositive) return new Refusal.AmountNotPositive(c.Amount);
        if (c.Amount.Cents > Money.CentsMax) return new Refusal.AmountTooLarge(c.Amount);
        if (!Limits.Covers(c.ReceivedOn)) return new Refusal.DayOutOfRange(c.ReceivedOn);
        if (c.Designation is { } named)
        {
            if (!Claims.TryGetValue(named, out var claim)) return new Refusal.InvoiceUnknown(named);
            if (claim.Currency != c.Amount.Currency)
                return new Refusal.DesignationInOtherCurrency(named, claim.Currency);
        }
        var (shares, credit) = Allocation.Of(c.Amount, Claims.Values, c.Designation, c.ReceivedOn);
        return Decision.Of(
        [
            new PaymentRecorded(c.Payment, c.Amount, shares, credit, c.ReceivedOn),
            .. VoidingIn(c.Amount.Currency, VoidReason.PaymentRecorded),
        ]);
    }

    Decision Reverse(ReversePayment c)
    {
        if (!Payments.TryGetValue(c.Payment, out var payment)) return new Refusal.PaymentUnknown(c.Payment);
        if (!payment.Counts) return Decision.AlreadyDone;
        if (c.On < payment.ReceivedOn) return new Refusal.ReversedBeforeReceived(payment.ReceivedOn);
        return Decision.Of(
        [
            new PaymentReversed(c.Payment, c.On),
            .. VoidingIn(payment.Amount.Currency, VoidReason.PaymentReversed),
        ]);
    }

    Debtor Paid(PaymentRecorded e) => e.Shares
        .Aggregate(this, (d, share) => d.With(d.Claims[share.Invoice] with
        {
            Paid = d.Claims[share.Invoice].Paid + share.Principal,
        })) with
    {
        Payments = Payments.SetItem(e.Payment, new(e.Payment, e.Amount, e.Shares, e.Credit, e.ReceivedOn)),
    };

    // Undoes the very shares that the payment was given, whatever has happened since.
    Debtor Unpaid(PaymentReversed e)
    {
        var payment = Payments[e.Payment];
        return payment.Shares.Aggregate(this, (d, share) => d.With(d.Claims[share.Invoice] with
        {
            Paid = d.Claims[share.Invoice].Paid - share.Principal,
        })) with
        {
            Payments = Payments.SetItem(e.Payment, payment with { ReversedOn = e.On }),
        };
    }

    IEnumerable<DebtorEvent> VoidingIn(Currency currency, VoidReason because) =>
        Voiding(because, OpenProposals.Where(n => n.Currency == currency));
}
