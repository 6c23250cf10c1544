using System.Collections.Immutable;
using System.Diagnostics;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Tenants;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Debtors.DebtorEvent;

namespace Inkassio.Domain.Debtors;

// Whatever is agreed stops the letters of its invoices in the same step: what was proposed falls, what has not left is
// taken back. When it ends, nothing has to be started again: the claim stands on the ladder where it stood.
public sealed partial record Debtor
{
    public ImmutableDictionary<PromiseId, Promise> Promises { get; init; } =
        ImmutableDictionary<PromiseId, Promise>.Empty;

    public ImmutableDictionary<PlanId, PaymentPlan> Plans { get; init; } =
        ImmutableDictionary<PlanId, PaymentPlan>.Empty;

    /// <summary>The promise that an invoice waits for on a day; the latest one, where there are several.</summary>
    public Promise? PromiseFor(InvoiceId invoice, DateOnly day) => Promises.IsEmpty ? null : Promises.Values
        .Where(p => p.Invoices.Contains(invoice) && p.StateOn(this, day) == PromiseState.Running)
        .MaxBy(p => p.LastOn);

    /// <summary>The plan that an invoice is paid by on a day.</summary>
    public PaymentPlan? PlanFor(InvoiceId invoice, DateOnly day) => Plans.IsEmpty ? null
        : Plans.Values.FirstOrDefault(p => p.Covers(invoice) && p.Holds(this, day));

    /// <summary>The letter that reminded of an instalment; null when none was issued.</summary>
    public Notice? ReminderOf(PlanId plan, int number) => Notices.Values.FirstOrDefault(n =>
        n.State == NoticeState.Issued && n.Instalment is { } i && i.Plan == plan && i.Number == number);

    Decision Decided(Agree command, Terms terms) => command switch
    {
        RecordPromise c => Record(c, terms),
        WithdrawPromise c => Withdraw(c),
        AgreePlan c => Agreed(c, terms),
        EndPlan c => Ended(c),
        OpenDispute c => Open(c, terms),
        DescribeDispute c => Describe(c),
        FileDispute c => File(c),
        OfferSolutions c => Offer(c),
        ChooseSolution c => Choose(c),
        ResolveDispute c => Resolve(c, terms),
        RecordCircumstance c => Record(c),
        EndCircumstance c => Ended(c),
        RecordCall c => Record(c, terms),
        ReviewSegment c => Review(c),
        SetSegment c => Set(c),
        FreeSegment c => Free(c),
        RecordCreditCheck c => Record(c),
        PlanReferral c => Plan(c, terms),
        DescribeHandOver c => Describe(c),
        ReferClaims c => Refer(c, terms),
        RecordProgress c => Record(c),
        ReportPayment c => Report(c),
        DebtorCommand.TakeBack c => TakenBack(c),
        _ => throw new UnreachableException(command.ToString()),
    };

    Debtor Evolved(Agreement happened) => happened switch
    {
        PromiseGiven e => this with
        {
            Promises = Promises.SetItem(e.Promise, new(e.Promise, e.Invoices, e.Amount, e.PayOn, e.On)),
        },
        PromiseWithdrawn e => this with
        {
            Promises = Promises.SetItem(e.Promise, Promises[e.Promise] with { WithdrawnOn = e.On }),
        },
        PlanAgreed e => this with
        {
            Plans = Plans.SetItem(
                e.Plan, new(e.Plan, e.Invoices, e.Instalments, e.Interest, e.AgreedOn, e.LateDays)),
        },
        PlanEnded e => this with { Plans = Plans.SetItem(e.Plan, Plans[e.Plan] with { EndedOn = e.On }) },
        DisputeOpened or SolutionsOffered or SolutionChosen or DisputeResolved => Complained(happened),
        CircumstanceRecorded or CircumstanceEnded => Befallen(happened),
        CallMade e => this with
        {
            Calls = Calls.SetItem(e.Call, new(e.Call, e.Invoices, e.Outcome, e.On) { Before = Calls.Count }),
        },
        SegmentReached e => this with { Standing = Standing with { Computed = e.Segment, Score = e.Score } },
        SegmentSet e => this with { Standing = Standing with { ByHand = e.Segment, Until = e.Until } },
        SegmentFreed => this with { Standing = Standing with { ByHand = null, Until = null } },
        ReferralPlanned or ClaimsReferred or ReferralProgressed or PaymentReported or ClaimsTakenBack =>
            Referred(happened),
        _ => throw new UnreachableException(happened.ToString()),
    };

    Debtor Told(Personal happened) => happened switch
    {
        DisputeDescribed e => With(Disputes[e.Dispute] with { Says = e.Says, Owner = e.Owner, Line = e.Line }),
        DisputeFiled e => With(Disputes[e.Dispute] with
        {
            Files = Disputes[e.Dispute].Files.Add(new(e.File, e.Document)),
        }),
        CircumstanceDescribed e => this with
        {
            Circumstances = Circumstances.SetItem(
                e.Circumstance, Circumstances[e.Circumstance] with { Details = e.Details }),
        },
        CallDescribed e => this with { Calls = Calls.SetItem(e.Call, Calls[e.Call] with { Details = e.Details }) },
        CreditChecked e => this with { CreditChecks = CreditChecks.SetItem(e.Check, e.Result) },
        HandOverDescribed e => this with
        {
            HandOverDetails = HandOverDetails with
            {
                Debtor = e.Debtor, AddressSource = e.AddressSource, Claims = HandOverDetails.Claims.SetItems(e.Claims),
            },
        },
        ReferralDescribed e => With(Referrals[e.Referral] with { Partner = e.Partner, Number = e.Number }),
        ReferralNoted e => With(Noted(Referrals[e.Referral], e)),
        _ => throw new UnreachableException(happened.ToString()),
    };

    Decision Record(RecordPromise c, Terms terms)
    {
        if (Promises.ContainsKey(c.Promise)) return Decision.AlreadyDone;
        if (AgainstInvoices(c.Invoices) is { } why) return why;
        if (!c.Amount.IsPositive) return new Refusal.AmountNotPositive(c.Amount);
        var owed = OwedOn(c.Invoices, terms, c.On);
        if (c.Amount.Currency != owed.Currency) return new Refusal.SeveralCurrencies();
        if (c.Amount > owed) return new Refusal.MoreThanOwed(c.Amount, owed);
        if (c.PayOn < c.On) return new Refusal.DayNotAhead(c.PayOn, c.On);
        if (c.PayOn > c.On.AddDays(WritingGate.DaysAheadMax)) return new Refusal.DayOutOfRange(c.PayOn);
        if (c.Invoices.Select(i => PlanFor(i, c.On)).OfType<PaymentPlan>().FirstOrDefault() is { } plan)
            return new Refusal.PlanRuns(plan.Id);
        return Decision.Of(
        [
            .. Stopping(c.Invoices, RecallReason.PromiseGiven, VoidReason.PromiseGiven),
            .. GivingWay(c),
            new PromiseGiven(c.Promise, c.Invoices, c.Amount, c.PayOn, c.On),
        ]);
    }

    // The newest word counts: an earlier promise for the same invoice is neither kept nor broken.
    IEnumerable<DebtorEvent> GivingWay(RecordPromise c) => Promises.Values
        .Where(p => p.Invoices.Any(c.Invoices.Contains) && p.StateOn(this, c.On) == PromiseState.Running)
        .OrderBy(p => p.Id.Value).Select(p => new PromiseWithdrawn(p.Id, c.On));

    Decision Withdraw(WithdrawPromise c)
    {
        if (!Promises.TryGetValue(c.Promise, out var promise)) return new Refusal.AgreementUnknown();
        return promise.WithdrawnOn is null ? new PromiseWithdrawn(c.Promise, c.On) : Decision.AlreadyDone;
    }

    Decision Agreed(AgreePlan c, Terms terms)
    {
        if (Plans.ContainsKey(c.Plan)) return Decision.AlreadyDone;
        if (AgainstInvoices(c.Invoices) is { } why) return why;
        if (c.Invoices.Select(i => PlanFor(i, c.On)).OfType<PaymentPlan>().FirstOrDefault() is { } running)
            return new Refusal.PlanRuns(running.Id);
        if (c.AgreedOn > c.On) return new Refusal.DayStillAhead(c.AgreedOn);
        if (PaymentPlan.AgainstLateDays(c.LateDays) is { } lateDays) return lateDays;
        var stops = Stopping(c.Invoices, RecallReason.PlanChanged, VoidReason.PlanChanged).ToImmutableArray();
        var request = new LetterRequest.InstalmentAgreement(c.Invoices, c.Instalments, c.Interest, c.AgreedOn);
        var before = stops.Aggregate(this, (d, e) => d.Evolve(e)).Before(c.AgreedOn, c.Invoices);
        if (WritingGate.AgainstPlan(before, request, c.Instalments, c.Interest, terms, c.AgreedOn) is { } wrong)
            return wrong;
        return Decision.Of(
        [
            .. stops, .. Withdrawing(c.Invoices, c.On),
            new PlanAgreed(c.Plan, c.Invoices, c.Instalments, c.Interest, c.AgreedOn, c.LateDays),
        ]);
    }

    // The plan pays off what was owed when it was agreed; what has come in since then counts towards its instalments.
    Debtor Before(DateOnly agreedOn, ImmutableArray<InvoiceId> invoices) => invoices.Aggregate(this, (d, i) =>
        d.With(d.Claims[i] with { Receipts = d.Claims[i].Receipts.RemoveAll(r => r.On >= agreedOn) }));

    IEnumerable<DebtorEvent> Withdrawing(ImmutableArray<InvoiceId> invoices, DateOnly on) => Promises.Values
        .Where(p => p.Invoices.Any(invoices.Contains) && p.StateOn(this, on) == PromiseState.Running)
        .OrderBy(p => p.Id.Value).Select(p => new PromiseWithdrawn(p.Id, on));

    Decision Ended(EndPlan c)
    {
        if (!Plans.TryGetValue(c.Plan, out var plan)) return new Refusal.AgreementUnknown();
        if (plan.EndedOn is not null) return Decision.AlreadyDone;
        return Decision.Of(
        [
            .. Stopping(plan.Invoices, RecallReason.PlanChanged, VoidReason.PlanChanged),
            new PlanEnded(c.Plan, c.On),
        ]);
    }

    Refusal? AgainstInvoices(ImmutableArray<InvoiceId> invoices)
    {
        if (invoices.IsDefaultOrEmpty) return new Refusal.NothingToWriteAbout();
        foreach (var invoice in invoices)
        {
            if (!Claims.TryGetValue(invoice, out var claim)) return new Refusal.InvoiceUnknown(invoice);
            if (!claim.IsOpen) return new Refusal.NothingOpen(invoice);
        }
        return invoices.Select(i => Claims[i].Currency).Distinct().Count() > 1 ? new Refusal.SeveralCurrencies() : null;
    }

    /// <summary>What is owed on some invoices of one currency and not in dispute: principal, and what letters have
    /// claimed on top.</summary>
    public Money OwedOn(ImmutableArray<InvoiceId> invoices, Terms terms, DateOnly on) => invoices.Sum(
        Claims[invoices[0]].Currency, i => FactSheet.AsItStands(this, Undisputed(Claims[i]), terms, on).Total);

    /// <summary>What may be asked for: what is owed, without the parts in dispute.</summary>
    public Money AskedOn(ImmutableArray<InvoiceId> invoices, Terms terms, DateOnly on) => invoices.Sum(
        Claims[invoices[0]].Currency, i => FactSheet.AsItStands(this, Undisputed(Claims[i]), terms, on).Total);

    IEnumerable<DebtorEvent> Stopping(
        IEnumerable<InvoiceId> invoices, RecallReason recalled, VoidReason voided) =>
    [
        .. Recalling(Unsent(n => invoices.Any(n.Names)), recalled),
        .. Voiding(voided, OpenProposals.Where(n => invoices.Any(n.Names))),
    ];
}
