using System.Collections.Immutable;
using Inkassio.Domain.Tenants;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Debtors.DebtorEvent;

namespace Inkassio.Domain.Debtors;

// The outcome of a call does what was agreed, in one step with its record: a promise, a complaint, a pause.
public sealed partial record Debtor
{
    public ImmutableDictionary<CallId, Call> Calls { get; init; } = ImmutableDictionary<CallId, Call>.Empty;

    /// <summary>The last day on which somebody spoke to the debtor; null when nobody did.</summary>
    public DateOnly? LastTalkOn => Calls.IsEmpty ? null
        : Calls.Values.Where(c => c.WasReached).Max(c => (DateOnly?)c.On);

    /// <summary>Whoever answered there does not know the debtor.</summary>
    public bool IsWrongNumber(string phone) => Calls.Values.Any(c =>
        c.Outcome == CallOutcome.WrongNumber && c.Details?.Phone is { Length: > 0 } wrong && wrong == phone);

    Decision Record(RecordCall c, Terms terms)
    {
        if (Calls.ContainsKey(c.Call)) return Decision.AlreadyDone;
        if (AgainstInvoices(c.Invoices) is { } why) return why;
        if (AgainstTexts(c.Details.Person, c.Details.Phone) is { } long1) return long1;
        if (c.Details.Said.Length > Limits.NoteMax) return new Refusal.TextTooLong(Limits.NoteMax);
        if (c.Details.EndedAt < c.Details.StartedAt) return new Refusal.CallEndsBeforeItBegins();
        // No amount, no invoice before it is sure who is speaking (GDPR Art. 5, tone.md T 1).
        if (!c.Details.IsIdentified && c.Outcome is not (CallOutcome.NotReached or CallOutcome.WrongNumber))
            return new Refusal.NotIdentified();
        var called = new CallMade(c.Call, c.Invoices, c.Outcome, c.On);
        var follows = Following(c, terms);
        if (follows.Refusal is not null) return follows;
        return Decision.Of([called, new CallDescribed(c.Call, c.Details), .. follows.Events]);
    }

    Decision Following(RecordCall c, Terms terms) => (c.Outcome, c.Arrangement) switch
    {
        (CallOutcome.Forgotten, null) => Record(
            new RecordPromise(
                new(DerivedId.Of(c.Call.Value, "promise")), c.Invoices, AskedOn(c.Invoices, terms, c.On),
                terms.WorkingDayFrom(c.On.AddDays(Promise.ForgottenDays)), c.On), terms),
        (CallOutcome.Promised or CallOutcome.Forgotten, CallArrangement.Pays a) =>
            Record(new RecordPromise(a.Promise, c.Invoices, a.Amount, a.PayOn, c.On), terms),
        (CallOutcome.Dissatisfied, CallArrangement.Complains a) => Complaining(c, a, terms),
        (CallOutcome.InvoiceLost or CallOutcome.PaidAlready, null) =>
            Pausing(c, HoldReason.Grace, terms.WorkingDayFrom(c.On.AddDays(Call.GraceDays))),
        (CallOutcome.Hardship, null) => Pausing(c, HoldReason.Asked, c.On.AddDays(Call.OfferDays)),
        (CallOutcome.Refused or CallOutcome.WrongNumber or CallOutcome.NotReached, null) => Decision.AlreadyDone,
        _ => new Refusal.ArrangementMissing(c.Outcome),
    };

    Decision Complaining(RecordCall c, CallArrangement.Complains a, Terms terms)
    {
        var opened = Open(
            new OpenDispute(
                a.Dispute, a.Invoice, a.Amount, a.Cause, c.Details.Said, Owner: "", Line: "", AnswerBy: null, c.On),
            terms);
        if (opened.IsRefused || a.RepairOn is not { } repair) return opened;
        var chosen = opened.Events.Aggregate(this, (d, e) => d.Evolve(e))
            .Choose(new ChooseSolution(a.Dispute, Correspondence.ComplaintOption.Repair, repair, c.On));
        return chosen.IsRefused ? chosen : Decision.Of([.. opened.Events, .. chosen.Events]);
    }

    // A longer hold that a person placed is not cut short by a call.
    Decision Pausing(RecordCall c, HoldReason reason, DateOnly until) => Decision.Of(
    [
        .. c.Invoices.Where(i => !Holds.Any(h => h.Covers(i, until)))
            .SelectMany(i => Place(new PlaceHold(i, reason, until)).Events).Distinct(),
    ]);
}
