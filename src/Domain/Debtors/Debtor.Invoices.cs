using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Debtors.DebtorEvent;

namespace Inkassio.Domain.Debtors;

public sealed partial record Debtor
{
    Decision Register(RegisterInvoice c, Terms terms)
    {
        if (Claims.ContainsKey(c.Invoice)) return Decision.AlreadyDone;
        if (string.IsNullOrWhiteSpace(c.Number)) return new Refusal.TextMissing();
        if (c.Number.Length > Limits.NumberMax) return new Refusal.TextTooLong(Limits.NumberMax);
        if (Claims.Values.Any(claim => claim.Number == c.Number)) return new Refusal.InvoiceNumberTaken(c.Number);
        if (!c.Amount.IsPositive) return new Refusal.AmountNotPositive(c.Amount);
        if (c.Amount.Cents > Money.CentsMax) return new Refusal.AmountTooLarge(c.Amount);
        if (!Limits.Covers(c.IssuedOn)) return new Refusal.DayOutOfRange(c.IssuedOn);
        if (!Limits.Covers(c.DueOn)) return new Refusal.DayOutOfRange(c.DueOn);
        if (c.DueOn < c.IssuedOn) return new Refusal.DueBeforeIssued(c.IssuedOn, c.DueOn);
        return Decision.Of(
        [
            new InvoiceRegistered(c.Invoice, c.Number, c.Amount, c.IssuedOn, c.DueOn, c.Told),
            .. c.Subject.Length > 0 ? new[] { new InvoiceDescribed(c.Invoice, c.Subject) } : [],
            .. Before(c, terms),
        ]);
    }

    // Another program's "Mahnstufe 2" is the second demanding step of this ladder; the claim goes on from there.
    static IEnumerable<DebtorEvent> Before(RegisterInvoice c, Terms terms)
    {
        if (c.DunnedBefore is not ({ } level and > 0, var lastOn)) yield break;
        var steps = terms.Ladder.Steps.Where(s => s.Kind != NoticeKind.PreDue).ToArray();
        if (steps.Length == 0) yield break;
        var step = steps[Math.Min(level, steps.Length) - 1];
        yield return new DunnedBefore(c.Invoice, step.Kind, lastOn, terms.Deadline(lastOn, step));
    }

    Decision File(FileInvoice c)
    {
        if (!Claims.TryGetValue(c.Invoice, out var claim)) return new Refusal.InvoiceUnknown(c.Invoice);
        if (claim.Document == c.Document) return Decision.AlreadyDone;
        return new InvoiceFiled(c.Invoice, c.Document);
    }

    Decision Cancel(CancelInvoice c)
    {
        if (!Claims.TryGetValue(c.Invoice, out var claim)) return new Refusal.InvoiceUnknown(c.Invoice);
        if (claim.End == ClaimEnd.Cancelled) return Decision.AlreadyDone;
        return Decision.Of(
        [
            .. RecallingFor(claim), new InvoiceCancelled(c.Invoice, c.On),
            .. VoidingFor(claim, VoidReason.InvoiceChanged),
        ]);
    }

    Decision Record(RecordCreditNote c)
    {
        if (!Claims.TryGetValue(c.Invoice, out var claim)) return new Refusal.InvoiceUnknown(c.Invoice);
        if (claim.CreditNotes.Any(n => n.Id == c.CreditNote)) return Decision.AlreadyDone;
        if (!c.Amount.IsPositive) return new Refusal.AmountNotPositive(c.Amount);
        if (c.Amount.Currency != claim.Currency)
            return new Refusal.DesignationInOtherCurrency(c.Invoice, claim.Currency);
        if (!Limits.Covers(c.On)) return new Refusal.DayOutOfRange(c.On);
        if (c.On < claim.IssuedOn) return new Refusal.BeforeInvoice(c.On, claim.IssuedOn);
        if (c.Amount > claim.Open) return new Refusal.MoreThanOpen(c.Amount, claim.Open);
        return Decision.Of(
        [
            .. RecallingFor(claim),
            new CreditNoteRecorded(c.CreditNote, c.Invoice, c.Amount, c.On, c.FromBeginning),
            .. VoidingFor(claim, VoidReason.InvoiceChanged),
        ]);
    }

    Decision GiveUp(DebtorCommand.WriteOff c)
    {
        if (!Claims.TryGetValue(c.Invoice, out var claim)) return new Refusal.InvoiceUnknown(c.Invoice);
        if (claim.End == ClaimEnd.WrittenOff && !claim.IsOpen) return Decision.AlreadyDone;
        if (!claim.IsOpen) return new Refusal.NothingOpen(c.Invoice);
        return Decision.Of(
        [
            .. RecallingFor(claim), new ClaimWrittenOff(c.Invoice, claim.Open, c.On),
            .. VoidingFor(claim, VoidReason.InvoiceChanged),
        ]);
    }

    Debtor WrittenOff(ClaimWrittenOff e) => With(Claims[e.Invoice] with
    {
        WriteOffs = Claims[e.Invoice].WriteOffs.Add(new(e.On, e.Amount)),
        End = ClaimEnd.WrittenOff,
        EndedOn = e.On,
    });

    IEnumerable<DebtorEvent> VoidingFor(Claim claim, VoidReason because) =>
        Voiding(because, OpenProposals.Where(n => n.Names(claim.Invoice)));

    IEnumerable<DebtorEvent> RecallingFor(Claim claim) =>
        Recalling(Unsent(n => n.Names(claim.Invoice)), RecallReason.InvoiceChanged);
}
