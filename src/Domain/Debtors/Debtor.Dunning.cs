using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Debtors.DebtorEvent;

namespace Inkassio.Domain.Debtors;

public sealed partial record Debtor
{
    // The segment first, for it chooses the ladder; then one letter for each currency, with every claim whose step is
    // due and free, and one for each plan that is behind.
    Decision Advance(AdvanceDunning c, Terms terms)
    {
        if (!Claims.Values.Any(claim => claim.IsOpen)) return Decision.AlreadyDone;
        ImmutableArray<DebtorEvent> reviewed = [.. Reviewed(c.Day)];
        var now = reviewed.Aggregate(this, (d, e) => d.Evolve(e));
        return Decision.Of([.. reviewed, .. now.Advancing(c, terms)]);
    }

    IEnumerable<DebtorEvent> Advancing(AdvanceDunning c, Terms terms)
    {
        var due = SendGate.Ask(this, c.Day, terms).Where(answer => answer.IsFree).ToLookup(a => a.Claim.Currency);
        var overtaken = OpenProposals.Where(n =>
            (n.Instalment is not null || !due.Contains(n.Currency)) && !IsNext(n, c.Day, terms));
        return
        [
            .. Voiding(VoidReason.Superseded, overtaken),
            .. due.OrderBy(g => g.Key).SelectMany(g => Propose(c, g.Key, g, terms)),
            .. Plans.Values.OrderBy(p => p.Id.Value).SelectMany(p => Remind(c, p, terms)),
        ];
    }

    IEnumerable<DebtorEvent> Remind(AdvanceDunning c, PaymentPlan plan, Terms terms)
    {
        if (SendGate.Ask(this, plan, c.Day, terms) is not { IsFree: true } answer) yield break;
        var instalment = new InstalmentRef(plan.Id, answer.Due.Number);
        var id = new NoticeId(DerivedId.Of(c.Notice.Value, "instalment", plan.Id.ToString()));
        if (Notices.ContainsKey(id) || OpenProposals.Any(n => n.Instalment == instalment)) yield break;
        ImmutableArray<NoticeStep> steps = [.. plan.Invoices.Select(i => Claims[i]).Where(claim => claim.IsOpen)
            .Select(claim => new NoticeStep(claim.Invoice, NoticeKind.Reminder))];
        yield return new NoticeProposed(id, plan.Currency, steps, c.Day) { Instalment = instalment };
    }

    IEnumerable<DebtorEvent> Propose(AdvanceDunning c, Currency currency, IEnumerable<GateAnswer> due, Terms terms)
    {
        var steps = due.Select(a => new NoticeStep(a.Claim.Invoice, a.Next!.Step.Kind)).ToImmutableArray();
        if (Notices.ContainsKey(c.Notice.In(currency))) yield break; // The same command, sent again.
        var pending = OpenProposals.FirstOrDefault(n => n.Currency == currency && n.Instalment is null);
        if (pending is not null && pending.Steps.SequenceEqual(steps)) yield break;
        if (pending is { IsChosen: true } && IsNext(pending, c.Day, terms)) yield break; // A person's wish comes first.
        if (pending is not null) yield return new NoticeVoided(pending.Id, VoidReason.Superseded);
        yield return new NoticeProposed(c.Notice.In(currency), currency, steps, c.Day);
    }

    Decision Approve(ApproveNotice c, Terms terms)
    {
        if (!Notices.TryGetValue(c.Notice, out var notice)) return new Refusal.NoticeUnknown(c.Notice);
        if (notice.State == NoticeState.Issued && notice.Letter == c.Letter) return Decision.AlreadyDone;
        if (!notice.IsOpen) return new Refusal.NoticeNoLongerOpen(notice.State, notice.VoidedBecause);
        if (Against(notice, c.On, terms) is { IsEmpty: false } blockers) return new Refusal.HeldBack(blockers);
        if (!IsNext(notice, c.On, terms)) return new Refusal.FactsChanged();
        if (c.Drafted?.Against(notice.Kind.Letter(), c.On, terms) is { } badDay) return badDay;
        if (AgainstReason(c.Because) is { } badReason) return badReason;
        var facts = FactSheet.Of(this, notice with { Drafted = c.Drafted }, terms, c.On, c.Channel);
        if (facts.Version != c.Seen || (facts.Channel == Channel.Email && c.Mail is null))
            return new Refusal.FactsChanged();
        return Decision.Of(
        [
            new NoticeApproved(c.Notice, c.Seen, c.Letter, facts.Channel) { Drafted = c.Drafted },
            .. Noted(c.Notice.Value, c.Because, c.Notice),
            new NoticeIssued(
                c.Notice, [.. facts.Claims.Select(ItemOf)],
                facts.Instalment?.Open ?? facts.Total, c.On, facts.DeadlineOn),
            .. Planning(
                DispatchId.Of(LetterId.Of(c.Notice), way: 1), LetterId.Of(c.Notice), c.Mail ?? c.Letter,
                facts.Channel, facts.To,
                isCopy: false, c.On),
        ]);
    }

    static Refusal? AgainstReason(string? because) => because is null ? null
        : string.IsNullOrWhiteSpace(because) ? new Refusal.TextMissing()
        : because.Length > Limits.NoteMax ? new Refusal.TextTooLong(Limits.NoteMax) : null;

    static IEnumerable<DebtorEvent> Noted(Guid letter, string? because, NoticeId? notice) =>
        because is null ? [] : [new NoteAdded(DerivedId.Of(letter, "because"), because.Trim(), notice)];

    /// <summary>Every reason against a proposal on a day; empty when it may go out.</summary>
    public ImmutableArray<Blocker> Against(Notice notice, DateOnly day, Terms terms) => notice.Instalment is { } i
        // No answer: the instalment was paid or reminded of since; IsNext says so.
        ? SendGate.Ask(this, Plans[i.Plan], day, terms)?.Blockers ?? []
        : [.. notice.Steps.SelectMany(s => notice.IsChosen
            ? SendGate.AskChosen(this, Claims[s.Invoice], day, terms).Blockers
            : SendGate.Ask(this, Claims[s.Invoice], day, terms).Blockers).Distinct()];

    static NoticeItem ItemOf(ClaimFact fact) => new(fact.Invoice, fact.Kind!.Value, fact.Open)
    {
        Interest = fact.Sheet is null ? null : fact.Interest,
        DefaultSince = fact.DefaultSince,
        RatesVersion = fact.Sheet?.TableVersion,
        Charges = fact.NewCharges,
    };

    /// <summary>Each claim in a proposal still stands before the step that the letter is for it.</summary>
    internal bool StandsBefore(Notice notice, DateOnly day, Terms terms) => IsNext(notice, day, terms);

    // Each claim in the letter still stands before the very step that the letter is for it.
    bool IsNext(Notice notice, DateOnly day, Terms terms) => notice.Instalment is { } i
        ? SendGate.Ask(this, Plans[i.Plan], day, terms)?.Due.Number == i.Number
        : terms.For(Standing.On(day)) is var mine && notice.Steps.All(s =>
            StepOf(notice, Claims[s.Invoice], mine, day)?.Kind == s.Kind);

    Decision Reject(RejectNotice c)
    {
        if (!Notices.TryGetValue(c.Notice, out var notice)) return new Refusal.NoticeUnknown(c.Notice);
        if (notice.State == NoticeState.Rejected) return Decision.AlreadyDone;
        if (!notice.IsOpen) return new Refusal.NoticeNoLongerOpen(notice.State, notice.VoidedBecause);
        if (string.IsNullOrWhiteSpace(c.Why)) return new Refusal.TextMissing();
        if (c.Why.Length > Limits.NoteMax) return new Refusal.TextTooLong(Limits.NoteMax);
        return Decision.Of(
            [new NoticeRejected(c.Notice, c.RestUntil), new NoteAdded(c.Notice.Value, c.Why, c.Notice)]);
    }

    Decision Place(PlaceHold c)
    {
        if (c.Invoice is { } invoice && !Claims.ContainsKey(invoice)) return new Refusal.InvoiceUnknown(invoice);
        if (Holds.Contains(new Hold(c.Invoice, c.Reason, c.Until))) return Decision.AlreadyDone;
        var affected = OpenProposals.Where(n => c.Invoice is null || n.Names(c.Invoice.Value));
        return Decision.Of(
        [
            .. Recalling(Unsent(n => c.Invoice is null || n.Names(c.Invoice.Value)), RecallReason.HoldPlaced),
            new HoldPlaced(c.Invoice, c.Reason, c.Until), .. Voiding(VoidReason.HoldPlaced, affected),
        ]);
    }

    Decision Lift(LiftHold c) => Holds.Any(h => h.Invoice == c.Invoice)
        ? new HoldLifted(c.Invoice)
        : new Refusal.NoSuchHold();

    Debtor Issued(NoticeIssued e)
    {
        var notice = Notices[e.Notice] with
        {
            State = NoticeState.Issued,
            IssuedOn = e.IssuedOn,
            DeadlineOn = e.DeadlineOn,
            Total = e.Total,
            Items = e.Items,
            FirstToAskInterest = [.. e.Items
                .Where(i => i.Interest is { IsPositive: true } && !Claims[i.Invoice].IsInterestClaimed)
                .Select(i => i.Invoice)],
        };
        // The reminder of an instalment is no step of the ladder: the invoice stays where it stood.
        if (notice.Instalment is not null) return With(notice);
        return e.Items.Aggregate(With(notice), (d, item) => d.With(d.Claims[item.Invoice] with
        {
            Steps = d.Claims[item.Invoice].Steps.Add(new(e.Notice, item.Kind, e.IssuedOn, e.DeadlineOn)),
            Charges = d.Claims[item.Invoice].Charges.AddRange(item.Charges),
            IsInterestClaimed = d.Claims[item.Invoice].IsInterestClaimed || item.Interest is { IsPositive: true },
        }));
    }

    /// <summary>The day before which the claim's next step is not proposed again, after a person rejected it.</summary>
    public DateOnly? RestUntil(Claim claim) => Notices.Values
        .Where(n => n is { State: NoticeState.Rejected, Instalment: null }
            && n.Steps.Any(s => s.Invoice == claim.Invoice))
        .Max(n => n.RestUntil);
}
