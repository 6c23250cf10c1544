using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Law;
using Inkassio.Domain.Tenants;

namespace Inkassio.Domain.Debtors;

/// <summary>What the law makes of one claim: from what its invoice told, the letters that went out and the
/// terms.</summary>
/// <param name="Default">When default began, and why; null while the debtor is not in default.</param>
public sealed record ClaimLaw(
    Country Law, DebtorKind Kind, bool IsPrice, DefaultStart? Default, InterestRule Rule, DayCount DayCount,
        Terms Terms)
{
    /// <summary>Days that a letter is taken to need by post, on the safe side.</summary>
    public const int PostDays = 3;

    public static ClaimLaw Of(Debtor debtor, Claim claim, Terms terms)
    {
        var law = claim.Told?.Law ?? terms.Sender.Country;
        var kind = claim.Told?.Kind ?? debtor.Party?.Kind ?? DebtorKind.Unknown;
        var isPrice = claim.Told?.IsPrice ?? true;
        var pack = RulePack.Of(law);
        return new(
            law, kind, isPrice, DefaultStart.Of(Question(claim, law, kind, isPrice, terms)),
            pack.Interest(new InterestGround(kind) { IsPrice = isPrice }), terms.Legal.DayCount ?? pack.DayCount,
            terms) { Account = debtor };
    }

    /// <summary>The account that the claim is on: it knows the instalments that were agreed.</summary>
    Debtor Account { get; init; } = Debtor.New;

    static DefaultQuestion Question(Claim claim, Country law, DebtorKind kind, bool isPrice, Terms terms) =>
        new(law, kind, claim.DueOn)
        {
            DueDateAgreed = claim.Told?.DueDateAgreed switch
            {
                true => YesNo.Yes,
                false => YesNo.No,
                null => YesNo.Unknown,
            },
            ConsumerNotice30Days = claim.Told?.ConsumerNotice == true,
            IsPrice = isPrice,
            InvoiceReceivedOn = claim.Told?.ReceivedOn,
            ServiceReceivedOn = claim.Told?.ServiceOn,
            Reminders = [.. claim.Steps.Where(s => s.Kind != NoticeKind.PreDue).Select(s => new Reminder(
                s.IssuedOn.AddDays(PostDays), s.DeadlineOn,
                IsDemand: s.Kind > NoticeKind.Reminder || terms.Legal.ReminderDemands))],
            Place = law == terms.Sender.Country ? terms.Place : new Place(law),
        };

    /// <summary>Default interest from its first day until before <paramref name="end"/>, with its working.</summary>
    public CalculationSheet Interest(Claim claim, DateOnly end) => Bearing(claim, end).Aggregate(
        CalculationSheet.Empty(claim.Currency), (sheet, span) => sheet.Then(Interest(claim, span)));

    CalculationSheet Interest(Claim claim, Period span) =>
        DefaultInterest.Of(new InterestQuestion(claim.Amount, span, Rule, DayCount)
        {
            Rates = Terms.Rates,
            Changes = Changes(claim),
            PastTable = Terms.Legal.AssumesMissingRate ? PastTable.AssumeLastRate : PastTable.Stop,
        }).Value ?? CalculationSheet.Empty(claim.Currency); // From before the table: no rate, no interest.

    // Who was granted more time is not late while it lasts: those days bear no default interest.
    IEnumerable<Period> Bearing(Claim claim, DateOnly end)
    {
        if (Default is not { } start) yield break;
        var from = start.FirstInterestDay;
        foreach (var (deferredOn, last) in Deferrals(claim, end).OrderBy(d => d.From))
        {
            var to = deferredOn < end ? deferredOn : end;
            if (from < to) yield return new(from, to);
            if (last >= from) from = last.AddDays(1);
        }
        if (from < end) yield return new(from, end);
    }

    // More time that was granted, and instalments for which no interest was agreed: a plan that broke grants nothing,
    // from its first day on, for the promise was "no interest if you pay in time". The sum of the plan counts interest
    // up to and including the day of the agreement; it rests from the next day on.
    IEnumerable<(DateOnly From, DateOnly LastOn)> Deferrals(Claim claim, DateOnly end) =>
    [
        .. claim.Acts.Where(a => a is { Kind: LimitationActKind.Deferred, LastOn: not null })
            .Select(a => (a.From, a.LastOn!.Value)),
        .. Account.Plans.Values
            .Where(p => p.Covers(claim.Invoice) && p.Interest == PlanInterest.None
                && p.StandingOn(Account, end).State != PlanState.Broken)
            .Select(p => (p.AgreedOn.AddDays(1), EndOf(p))),
    ];

    // What was agreed suspends the limitation while it holds (§ 205 BGB); a plan that broke, until that day.
    IEnumerable<Suspension> PlanSuspensions(Claim claim) => Account.Plans.Values
        .Where(p => p.Covers(claim.Invoice))
        .Select(p => new Suspension(p.AgreedOn, LastOn(p), SuspensionGround.Deferral))
        .Where(s => s.LastOn >= s.From);

    static DateOnly EndOf(PaymentPlan plan) =>
        plan.EndedOn is { } ended && ended <= plan.LastDueOn ? ended.AddDays(-1) : plan.LastDueOn;

    DateOnly LastOn(PaymentPlan plan) =>
        plan.BreaksOn(Account) is { } broken && broken <= EndOf(plan) ? broken.AddDays(-1) : EndOf(plan);

    /// <summary>Interest that is owed and not yet paid, including <paramref name="on"/> itself.</summary>
    // As a threat it ends with the principal, like the fees.
    public Money OpenInterest(Claim claim, DateOnly on) => IsThreat(claim) && !claim.IsOpen
        ? Money.None(claim.Currency)
        : Money.Max(Money.None(claim.Currency), Interest(claim, on.AddDays(1)).Total - claim.InterestPaid);

    /// <summary>What one more day costs at present; nothing before default.</summary>
    public Money PerDay(Claim claim, DateOnly on) =>
        Default?.HasBegun(on) != true || !claim.IsOpen || IsDeferred(claim, on) ? Money.None(claim.Currency)
        : Interest(claim, on.AddDays(1)).Segments is [.., var last]
            ? DefaultInterest.PerDay(claim.Open, last.Rate, on, DayCount)
            : Money.None(claim.Currency);

    bool IsDeferred(Claim claim, DateOnly on) => Deferrals(claim, on).Any(d => d.From <= on && on <= d.LastOn);

    static ImmutableArray<PrincipalChange> Changes(Claim claim) =>
    [
        .. claim.Receipts.Select(r => new PrincipalChange(r.On, -r.Share.Principal)),
        .. claim.CreditNotes.Select(n => new PrincipalChange(n.On, -n.Amount, n.FromBeginning)),
        .. claim.WriteOffs.Select(w => new PrincipalChange(w.On, -w.Amount)),
    ];

    /// <summary>What a payment of that day meets. Interest counts once a letter has asked for it.</summary>
    public OpenClaim OpenFor(Claim claim, DateOnly receivedOn)
    {
        var none = Money.None(claim.Currency);
        // The day of payment bears no interest on what is paid.
        var interest = claim.IsInterestClaimed ? OpenInterest(claim, receivedOn.AddDays(-1)) : none;
        var threat = IsThreat(claim);
        var costs = claim.OpenCostsOn(receivedOn);
        return new(claim.Invoice, claim.DueOn, threat ? none : costs, threat ? none : interest, claim.Open)
        {
            Rate = Default?.HasBegun(receivedOn) == true ? Rule.Points : Rate.Zero,
            IsDemanded = claim.Steps.Any(s => s.Kind != NoticeKind.PreDue),
            ThreatenedFees = threat ? costs + interest : null,
            Parts = RulePack.Of(Law).Parts,
        };
    }

    bool IsThreat(Claim claim) => FeeTreatment.Threat ==
        (claim.Charges.Length > 0 ? claim.Charges[^1].Treatment : Terms.Legal.Fees);

    /// <summary>What a letter of that day may claim for the first time: the lump sum, and a fee for the
    /// letter.</summary>
    /// <param name="feeBy">How the letter goes; null asks for no fee. One letter costs one postage, however many
    /// claims it names.</param>
    public ImmutableArray<Charge> NewCharges(Claim claim, DateOnly on, Channel? feeBy)
    {
        var charges = ImmutableArray.CreateBuilder<Charge>();
        if (Terms.Legal.ClaimsLumpSum && claim.Currency == RulePack.Of(Law).Currency
            && LumpSum.Of(new LumpSumQuestion(Law, Kind, Default, on)
            {
                IsPrice = IsPrice,
                IsAlreadyClaimed = claim.Told?.LumpSumClaimed == true
                    || claim.Charges.Any(c => c.Kind == ChargeKind.LumpSum),
            }).Allows(out var sum, out _))
            charges.Add(new(ChargeKind.LumpSum, sum.Amount, on, sum.Section, Terms.Legal.Fees));
        if (feeBy is { } by && FeeOf(claim, on, by, charges.Sum(c => c.Amount.Cents)) is { } fee) charges.Add(fee);
        return charges.DrainToImmutable();
    }

    Charge? FeeOf(Claim claim, DateOnly on, Channel by, long lumpSumCents)
    {
        Money In(long cents) => new(cents, claim.Currency);
        var earlier = claim.Charges.Where(c => c.Kind == ChargeKind.LumpSum).Sum(c => c.Amount.Cents);
        var question = new FeeQuestion(
            Law, Kind, In(0), by == Channel.Email ? LetterChannel.Email : LetterChannel.Post, Default, on)
        {
            EarlierReminders = claim.Steps.Count(s => s.Kind != NoticeKind.PreDue),
            Principal = claim.Open,
            EarlierCosts = In(claim.Charges.Where(c => c.Kind == ChargeKind.ReminderFee).Sum(c => c.Amount.Cents)),
            LumpSum = In(lumpSumCents + earlier),
            Cap = Terms.Legal.FeeCents is { } cap ? In(cap) : null,
            Agreed = Terms.Legal.FeeAgreedCents is { } agreed ? In(agreed) : null,
        };
        var proposed = ReminderFee.Proposed(question);
        return proposed.IsPositive && ReminderFee.Of(question with { Fee = proposed }).Allows(out var fee, out _)
            ? new(ChargeKind.ReminderFee, fee.Amount, on, fee.Section, Terms.Legal.Fees)
            : null;
    }

    /// <summary>When the claim can no longer be enforced, by all that starts the period anew or suspends it.</summary>
    // A payment on one of several claims that the debtor did not name counts as no acknowledgement: the earlier date
    // is the safe one.
    public LimitationEnd Limitation(Claim claim) => Domain.Law.Limitation.Of(new LimitationQuestion(Law, claim.DueOn)
    {
        PerformedOn = claim.Told?.ServiceOn,
        NewStarts = 
        [
            .. claim.Receipts.Where(r => r.IsMeant).Select(r => new NewStart(r.On, NewStartGround.PartPayment)),
            .. claim.Acts.Where(a => a.Suspension is null)
                .Select(a => new NewStart(a.From, NewStartGround.Acknowledgement)),
        ],
        Suspensions = [.. claim.Acts.Select(a => a.Suspension).OfType<Suspension>(), .. PlanSuspensions(claim)],
        Place = Law == Terms.Sender.Country ? Terms.Place : null,
    });
}
