using System.Collections.Immutable;
using System.Diagnostics;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.HandOver;
using Inkassio.Domain.Tenants;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Debtors.DebtorEvent;

namespace Inkassio.Domain.Debtors;

// While others collect a claim, no letter of ours goes out for it, and what is paid to us is told to them.
public sealed partial record Debtor
{
    public ImmutableDictionary<ReferralId, Referral> Referrals { get; init; } =
        ImmutableDictionary<ReferralId, Referral>.Empty;

    /// <summary>What people know for a hand-over and the account does not.</summary>
    public HandOverDetails HandOverDetails { get; init; } = HandOverDetails.None;

    /// <summary>Who collects a claim now; null when we do.</summary>
    public Referral? ReferralOf(InvoiceId invoice) => Referrals.IsEmpty ? null
        : Referrals.Values.FirstOrDefault(r => r.IsRunning && r.Invoices.Contains(invoice));

    Decision Plan(PlanReferral c, Terms terms)
    {
        if (AgainstInvoices(c.Invoices) is { } why) return why;
        var blockers = ReferralGate.Against(this, c.Invoices, ReferralTarget.Agency, terms, c.On)
            .Where(b => b is not (ReferralBlocker.NotAnnounced or ReferralBlocker.DeadlineRuns)).ToImmutableArray();
        if (!blockers.IsEmpty) return new Refusal.NotReferable(blockers);
        return c.Invoices.All(i => Claims[i].IsReferralPlanned)
            ? Decision.AlreadyDone
            : new ReferralPlanned(c.Invoices, c.On);
    }

    Decision Describe(DescribeHandOver c)
    {
        foreach (var (invoice, told) in c.Claims)
        {
            if (!Claims.ContainsKey(invoice)) return new Refusal.InvoiceUnknown(invoice);
            foreach (var day in new[] { told.ContractOn, told.ServiceUntil })
                if (day is { } typed && !Limits.Covers(typed)) return new Refusal.DayOutOfRange(typed);
        }
        var long1 = c.Debtor.Texts.Append(c.AddressSource).Concat(c.Claims.Values.Select(t => t.Ground?.Words ?? ""))
            .FirstOrDefault(text => text.Length > LegalFacts.TypedMax);
        if (long1 is not null || c.Debtor.Representatives.Length > LegalFacts.RepresentativesMax)
            return new Refusal.TextTooLong(LegalFacts.TypedMax);
        return new HandOverDescribed(c.Debtor, c.AddressSource, c.Claims);
    }

    Decision Refer(ReferClaims c, Terms terms)
    {
        if (Referrals.ContainsKey(c.Referral)) return Decision.AlreadyDone;
        if (AgainstInvoices(c.Invoices) is { } why) return why;
        if (string.IsNullOrWhiteSpace(c.Partner)) return new Refusal.TextMissing();
        if (AgainstTexts(c.Partner, c.Number) is { } wrong) return wrong;
        // A letter that has not left is taken back by this, so it has announced nothing.
        ImmutableArray<DebtorEvent> stops = [.. Stopping(c.Invoices, RecallReason.Referred, VoidReason.Referred)];
        var after = stops.Aggregate(this, (d, e) => d.Evolve(e));
        if (ReferralGate.Against(after, c.Invoices, c.Target, terms, c.On) is { IsEmpty: false } blockers)
            return new Refusal.NotReferable(blockers);
        var package = HandOverPackage.Of(this, c.Invoices, terms, c.On);
        if (!c.OwnPapers && Completeness.Of(package, c.Target.FormFor(package)) is { IsComplete: false } lacking)
            return new Refusal.PackageIncomplete(lacking.Blocking);
        return Decision.Of(
        [
            .. stops,
            new ClaimsReferred(c.Referral, c.Invoices, c.Target, c.On, after.OwedOn(c.Invoices, terms, c.On)),
            new ReferralDescribed(c.Referral, c.Partner.Trim(), c.Number.Trim()),
        ]);
    }

    Decision Record(RecordProgress c)
    {
        if (!Referrals.TryGetValue(c.Referral, out var referral)) return new Refusal.AgreementUnknown();
        if (referral.Progress.Any(p => p.Id == c.Progress)) return Decision.AlreadyDone;
        if (c.Costs is { } costs && costs.Currency != referral.Total.Currency) return new Refusal.SeveralCurrencies();
        if (c.Costs is { Cents: < 0 } negative) return new Refusal.AmountNotPositive(negative);
        if (AgainstTexts(c.Text) is { } wrong) return wrong;
        return Decision.Of(
        [
            new ReferralProgressed(c.Referral, c.Progress, c.Status, c.Costs, c.On),
            .. c.Text.Length > 0 ? new[] { new ReferralNoted(c.Referral, c.Progress, c.Text) } : [],
        ]);
    }

    Decision Report(ReportPayment c)
    {
        if (!Referrals.TryGetValue(c.Referral, out var referral)) return new Refusal.AgreementUnknown();
        if (referral.Reported.Contains(c.Payment)) return Decision.AlreadyDone;
        return referral.ToReport(this).Any(p => p.Id == c.Payment)
            ? new PaymentReported(c.Referral, c.Payment, c.On)
            : new Refusal.PaymentUnknown(c.Payment);
    }

    Decision TakenBack(DebtorCommand.TakeBack c)
    {
        if (!Referrals.TryGetValue(c.Referral, out var referral)) return new Refusal.AgreementUnknown();
        return referral.IsRunning ? new ClaimsTakenBack(c.Referral, c.On) : Decision.AlreadyDone;
    }

    Debtor Referred(Agreement happened) => happened switch
    {
        ReferralPlanned e => e.Invoices.Aggregate(this, (d, i) =>
            d.With(d.Claims[i] with { IsReferralPlanned = true })),
        ClaimsReferred e => With(new Referral(e.Referral, e.Invoices, e.Target, e.On, e.Total)),
        ReferralProgressed e => With(Referrals[e.Referral] with
        {
            Progress = Referrals[e.Referral].Progress.Add(new(e.Progress, e.On, e.Status, e.Costs, Text: "")),
        }),
        PaymentReported e => With(Referrals[e.Referral] with
        {
            Reported = Referrals[e.Referral].Reported.Add(e.Payment),
        }),
        ClaimsTakenBack e => With(Referrals[e.Referral] with { TakenBackOn = e.On }),
        _ => throw new UnreachableException(happened.ToString()),
    };

    static Referral Noted(Referral referral, ReferralNoted e) => referral with
    {
        Progress = [.. referral.Progress.Select(p => p.Id == e.Progress ? p with { Text = e.Text } : p)],
    };

    Debtor With(Referral referral) => this with { Referrals = Referrals.SetItem(referral.Id, referral) };
}
