using System.Collections.Immutable;
using System.Diagnostics;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Law;
using Inkassio.Domain.Tenants;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Debtors.DebtorEvent;

namespace Inkassio.Domain.Debtors;

public sealed partial record Debtor
{
    public ImmutableDictionary<DisputeId, Dispute> Disputes { get; init; } =
        ImmutableDictionary<DisputeId, Dispute>.Empty;

    public IEnumerable<Dispute> DisputesOf(InvoiceId invoice) =>
        Disputes.IsEmpty ? [] : Disputes.Values.Where(d => d.Invoice == invoice);

    /// <summary>What is in dispute of a claim, at most what is open; all of it where no part was named.</summary>
    public Money DisputedOf(Claim claim)
    {
        var open = DisputesOf(claim.Invoice).Where(d => d.IsOpen).ToArray();
        return open.Any(d => d.Amount is null) ? claim.Open
            : Money.Min(claim.Open, open.Sum(claim.Currency, d => d.Amount!.Value));
    }

    /// <summary>The claim as letters may ask for it: without the part in dispute, as if that had never been.</summary>
    // What a letter computes, it computes on this claim: principal, interest, lump sum and fee all leave the part out.
    public Claim Undisputed(Claim claim) => DisputedOf(claim) is { IsPositive: true } disputed
        ? claim with { CreditNotes = claim.CreditNotes.Add(new(claim.IssuedOn, disputed, FromBeginning: true)) }
        : claim;

    Decision Open(OpenDispute c, Terms terms)
    {
        if (Disputes.ContainsKey(c.Dispute)) return Decision.AlreadyDone;
        if (!Claims.TryGetValue(c.Invoice, out var claim)) return new Refusal.InvoiceUnknown(c.Invoice);
        if (!claim.IsOpen) return new Refusal.NothingOpen(c.Invoice);
        if (AgainstTexts(c.Says, c.Owner, c.Line) is { } why) return why;
        if (string.IsNullOrWhiteSpace(c.Says)) return new Refusal.TextMissing();
        if (c.Amount is { } part)
        {
            if (!part.IsPositive) return new Refusal.AmountNotPositive(part);
            if (part.Currency != claim.Currency)
                return new Refusal.DesignationInOtherCurrency(c.Invoice, claim.Currency);
            if (part > claim.Open - DisputedOf(claim))
                return new Refusal.MoreThanOpen(part, claim.Open - DisputedOf(claim));
        }
        if (DisputesOf(c.Invoice).Any(d => d is { IsOpen: true, Amount: null })) return new Refusal.DisputedAlready();
        if (c.AnswerBy < c.On) return new Refusal.DayNotAhead(c.AnswerBy.Value, c.On);
        return Decision.Of(
        [
            .. Stopping([c.Invoice], RecallReason.DisputeChanged, VoidReason.DisputeChanged),
            new DisputeOpened(
                c.Dispute, c.Invoice, c.Amount, c.Cause, c.On, c.AnswerBy ?? AnswerDay(c.On, terms)),
            new DisputeDescribed(c.Dispute, c.Says.Trim(), c.Owner.Trim(), c.Line.Trim()),
        ]);
    }

    static DateOnly AnswerDay(DateOnly on, Terms terms)
    {
        for (var i = 0; i < Dispute.AnswerDays; i++) on = terms.WorkingDayFrom(on.AddDays(1));
        return on;
    }

    static Refusal? AgainstTexts(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
            if (text.Length > Dispute.TypedMax) return new Refusal.TextTooLong(Dispute.TypedMax);
        return null;
    }

    Decision Describe(DescribeDispute c)
    {
        if (!Disputes.TryGetValue(c.Dispute, out var dispute)) return new Refusal.AgreementUnknown();
        if (AgainstTexts(c.Says, c.Owner, c.Line) is { } why) return why;
        if (string.IsNullOrWhiteSpace(c.Says)) return new Refusal.TextMissing();
        return (dispute.Says, dispute.Owner, dispute.Line) == (c.Says.Trim(), c.Owner.Trim(), c.Line.Trim())
            ? Decision.AlreadyDone
            : new DisputeDescribed(c.Dispute, c.Says.Trim(), c.Owner.Trim(), c.Line.Trim());
    }

    Decision File(FileDispute c)
    {
        if (!Disputes.TryGetValue(c.Dispute, out var dispute)) return new Refusal.AgreementUnknown();
        if (dispute.Files.Any(f => f.Id == c.File)) return Decision.AlreadyDone;
        return dispute.Files.Length >= Dispute.FilesMax
            ? new Refusal.TooManyFiles(Dispute.FilesMax)
            : new DisputeFiled(c.Dispute, c.File, c.Document);
    }

    Decision Offer(OfferSolutions c)
    {
        if (!Disputes.TryGetValue(c.Dispute, out var dispute)) return new Refusal.AgreementUnknown();
        if (!dispute.IsOpen) return new Refusal.DisputeClosed();
        if (c.Options.IsDefaultOrEmpty) return new Refusal.OptionMissing();
        ImmutableArray<ComplaintOption> options = [.. c.Options.Distinct()];
        return dispute.Offered.SequenceEqual(options)
            ? Decision.AlreadyDone : new SolutionsOffered(c.Dispute, options, c.On);
    }

    Decision Choose(ChooseSolution c)
    {
        if (!Disputes.TryGetValue(c.Dispute, out var dispute)) return new Refusal.AgreementUnknown();
        if (!dispute.IsOpen) return new Refusal.DisputeClosed();
        if (c.RepairOn < c.On) return new Refusal.DayNotAhead(c.RepairOn.Value, c.On);
        if (c.RepairOn > c.On.AddDays(WritingGate.DaysAheadMax)) return new Refusal.DayOutOfRange(c.RepairOn.Value);
        return (dispute.Chosen, dispute.RepairOn) == (c.Option, c.RepairOn)
            ? Decision.AlreadyDone
            : new SolutionChosen(c.Dispute, c.Option, c.RepairOn, c.On);
    }

    Decision Resolve(ResolveDispute c, Terms terms)
    {
        if (!Disputes.TryGetValue(c.Dispute, out var dispute)) return new Refusal.AgreementUnknown();
        if (!dispute.IsOpen) return Decision.AlreadyDone;
        if (c.On < dispute.OpenedOn) return new Refusal.BeforeInvoice(c.On, dispute.OpenedOn);
        var credited = Crediting(c, dispute);
        if (credited.Refusal is { } why) return why;
        var after = credited.Events.Aggregate(this, (d, e) => d.Evolve(e));
        DateOnly? grace = after.Claims[dispute.Invoice].IsOpen
            ? terms.WorkingDayFrom(c.On.AddDays(Dispute.GraceDays)) : null;
        return Decision.Of(
        [
            .. credited.Events,
            .. after.Stopping([dispute.Invoice], RecallReason.DisputeChanged, VoidReason.DisputeChanged),
            new DisputeResolved(c.Dispute, c.Outcome, c.On, grace),
        ]);
    }

    // A price reduction for a defect means that the claim never existed in that part.
    Decision Crediting(ResolveDispute c, Dispute dispute) => c.Credit is { } amount
        ? Record(new RecordCreditNote(c.CreditNote, dispute.Invoice, amount, c.On, FromBeginning: true))
        : Decision.AlreadyDone;

    Debtor Complained(Agreement happened) => happened switch
    {
        DisputeOpened e => With(new Dispute(e.Dispute, e.Invoice, e.Amount, e.Cause, e.On, e.AnswerBy)),
        SolutionsOffered e => With(Disputes[e.Dispute] with { Offered = e.Options }),
        SolutionChosen e => With(Disputes[e.Dispute] with { Chosen = e.Option, RepairOn = e.RepairOn }),
        DisputeResolved e => With(Disputes[e.Dispute] with
        {
            Outcome = e.Outcome, ResolvedOn = e.On, GraceUntil = e.GraceUntil,
        }),
        _ => throw new UnreachableException(happened.ToString()),
    };

    Debtor With(Dispute dispute) => this with { Disputes = Disputes.SetItem(dispute.Id, dispute) };
}
