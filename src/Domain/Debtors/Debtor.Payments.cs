using System.Collections.Immutable;
using Inkassio.Domain.Law;
using Inkassio.Domain.Tenants;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Debtors.DebtorEvent;

namespace Inkassio.Domain.Debtors;

public sealed partial record Debtor
{
    Decision Record(RecordPayment c, Terms terms)
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
            if (c.ReceivedOn < claim.IssuedOn)
                return new Refusal.PaymentBeforeInvoice(
                    c.ReceivedOn, claim.IssuedOn, RulePack.Of(ClaimLaw.Of(this, claim, terms).Law).Sections.Payment);
        }
        // A letter that has not left is no longer true, nor is the fee that it would have claimed.
        var recalls = RecallingIn(c.Amount.Currency, RecallReason.PaymentRecorded);
        var (shares, credit) = recalls.Aggregate(this, (d, e) => d.Evolve(e)).Allocate(c, terms);
        return Decision.Of(
        [
            .. recalls,
            new PaymentRecorded(c.Payment, c.Amount, shares, credit, c.ReceivedOn) { Designation = c.Designation },
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
            .. RecallingIn(payment.Amount.Currency, RecallReason.PaymentReversed),
            new PaymentReversed(c.Payment, c.On),
            .. VoidingIn(payment.Amount.Currency, VoidReason.PaymentReversed),
        ]);
    }

    // By the law of the tenant's country: among claims § 366 BGB, within a claim costs, interest, principal.
    (ImmutableArray<Share> Shares, Money Credit) Allocate(RecordPayment c, Terms terms)
    {
        var plan = c.Designation is null ? PlanMeant(c) : null;
        ImmutableArray<OpenClaim> open = [.. Claims.Values
            .Where(claim => claim.Currency == c.Amount.Currency && claim.IsOpen)
            .Where(claim => plan is null || plan.Covers(claim.Invoice))
            .OrderBy(claim => claim.DueOn).ThenBy(claim => claim.Number, StringComparer.Ordinal)
            .Select(claim => ClaimLaw.Of(this, claim, terms).OpenFor(claim, c.ReceivedOn))];
        var designation = c.Designation is { } named ? new Designation(named) : null;
        var split = Allocation.Of(
            new AllocationQuestion(terms.Sender.Country, c.Amount, c.ReceivedOn, open, designation)).Required();
        return ([.. split.Shares.Select(s => Booked(s, Claims[s.Claim].OpenCostsOn(c.ReceivedOn)))], split.Credit);
    }

    // Whoever pays exactly the instalment that is due means the instalment, without a word: the amount is his word
    // (§ 366 Abs. 1 BGB, tacit designation). Two plans with the same amount say nothing.
    PaymentPlan? PlanMeant(RecordPayment c) => Plans.Values
        .Where(p => p.Holds(this, c.ReceivedOn) && p.NextDue(this)?.Open == c.Amount).Take(2).ToArray() is [var only]
            ? only : null;

    // A surplus on fees that are a threat pays costs first; what goes beyond them pays the threatened interest.
    static Share Booked(ClaimShare split, Money costs) =>
        Money.Min(split.Costs, costs) is var own && split.Costs > own
            ? new(split.Claim, own, split.Interest + (split.Costs - own), split.Principal)
            : new(split.Claim, split.Costs, split.Interest, split.Principal);

    Debtor Paid(PaymentRecorded e) => e.Shares
        .Aggregate(this, (d, share) => d.With(d.Claims[share.Invoice] with
        {
            Receipts = d.Claims[share.Invoice].Receipts.Add(
                new(e.Payment, e.ReceivedOn, share) { IsMeant = IsMeant(e, share.Invoice) }),
        })) with
    {
        Payments = Payments.SetItem(e.Payment, new(e.Payment, e.Amount, e.Shares, e.Credit, e.ReceivedOn)),
    };

    // Who pays without a word on one of several claims admits none of them: we count no new start then (§ 212 BGB).
    bool IsMeant(PaymentRecorded e, InvoiceId invoice) => e.Designation is { } named
        ? named == invoice
        : Claims.Values.Count(c => c.IsOpen && c.Currency == e.Amount.Currency) == 1;

    // Takes back the very shares that the payment was given, whatever has happened since.
    Debtor Unpaid(PaymentReversed e) => Payments[e.Payment].Shares
        .Aggregate(this, (d, share) => d.With(d.Claims[share.Invoice] with
        {
            Receipts = d.Claims[share.Invoice].Receipts.RemoveAll(r => r.Payment == e.Payment),
        })) with
    {
        Payments = Payments.SetItem(e.Payment, Payments[e.Payment] with { ReversedOn = e.On }),
    };

    ImmutableArray<DebtorEvent> RecallingIn(Currency currency, RecallReason because) =>
        [.. Recalling(Unsent(n => n.Currency == currency), because)];

    IEnumerable<DebtorEvent> VoidingIn(Currency currency, VoidReason because) =>
        Voiding(because, OpenProposals.Where(n => n.Currency == currency));
}
