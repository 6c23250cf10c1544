using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Segments;
using Inkassio.Domain.Tenants;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Tests.Made_up_accounts;

namespace Inkassio.Domain.Tests;

/// <summary>Promises, plans, complaints, calls, circumstances, segments and hand-overs, made up from a seed.</summary>
// Mostly such as would be accepted; some are not, for what is refused must leave no trace either.
static class Made_up_agreements
{
    public static readonly Guid[] Names = [.. Enumerable.Range(1, 3).Select(i => Id(600 + i))];

    public static DebtorCommand AnyAgreement(Random random, Debtor debtor, DateOnly on, Terms terms)
    {
        var open = debtor.Claims.Values.Where(c => c.IsOpen).OrderBy(c => c.Invoice).ToArray();
        var claim = open.Length == 0 ? null : open[random.Next(open.Length)];
        var name = Names[random.Next(Names.Length)];
        return random.Next(12) switch
        {
            0 or 1 when claim is not null => Promise(random, debtor, claim, name, on, terms),
            2 or 3 when claim is not null => Plan(random, debtor, open, claim, name, on, terms),
            4 when claim is not null => Dispute(random, claim, name, on),
            5 => OfDispute(random, name, on),
            6 => OfCircumstance(random, claim, name, on),
            7 when claim is not null => Call(random, debtor, claim, name, on, terms),
            8 => OfSegment(random, name, on),
            9 or 10 when claim is not null => OfReferral(random, debtor, claim, name, on),
            _ => random.Next(3) switch
            {
                0 => new WithdrawPromise(new(name), on),
                1 => new EndPlan(new(name), on),
                _ => new EndCircumstance(name, on),
            },
        };
    }

    static Money Part(Random random, Money of) => of with { Cents = 1 + random.NextInt64(of.Cents) };

    public static RecordPromise Promise(
        Random random, Debtor debtor, Claim claim, Guid name, DateOnly on, Terms terms) => new(
            new(name), [claim.Invoice], Part(random, debtor.OwedOn([claim.Invoice], terms, on)),
            on.AddDays(random.Next(20)), on);

    public static AgreePlan Plan(
        Random random, Debtor debtor, Claim[] open, Claim claim, Guid name, DateOnly on, Terms terms)
    {
        ImmutableArray<InvoiceId> invoices = random.Next(3) == 0
            ? [.. open.Where(c => c.Currency == claim.Currency).Select(c => c.Invoice)] : [claim.Invoice];
        var first = on.AddDays(random.Next(1, 20));
        return new(
            new(name), invoices,
            [.. debtor.OwedOn(invoices, terms, on).Split(random.Next(2, 4))
                .Select((amount, i) => new Instalment(first.AddDays(14 * i), amount))],
            random.Next(3) == 0 ? PlanInterest.Statutory : PlanInterest.None, on, on)
        {
            LateDays = random.Next(10, 16),
        };
    }

    public static OpenDispute Dispute(Random random, Claim claim, Guid name, DateOnly on) => new(
        new(name), claim.Invoice, random.Next(2) == 0 ? null : Part(random, claim.Open),
        (DisputeCause)random.Next(7), "die Ware fehlt", "", "", AnswerBy: null, on);

    static DebtorCommand OfDispute(Random random, Guid name, DateOnly on) => random.Next(4) switch
    {
        0 => new OfferSolutions(new(name), [ComplaintOption.Repair, (ComplaintOption)random.Next(4)], on),
        1 => new ChooseSolution(new(name), ComplaintOption.Repair, on.AddDays(random.Next(20)), on),
        2 => new DescribeDispute(new(name), "es fehlt etwas", "Frau Weber", ""),
        _ => new ResolveDispute(
            new(name), (ComplaintOutcome)random.Next(3), on,
            random.Next(2) == 0 ? null : new Money(random.Next(1, 100), Currency.EUR), DerivedId.Of(name, "credit")),
    };

    static DebtorCommand OfCircumstance(Random random, Claim? claim, Guid name, DateOnly on)
    {
        var kind = (CircumstanceKind)random.Next(4);
        return random.Next(2) == 0 ? new EndCircumstance(name, on) : new RecordCircumstance(
            name, kind, kind == CircumstanceKind.DirectDebit ? claim?.Invoice : null, on,
            random.Next(2) == 0 ? null : on.AddDays(random.Next(10)), random.Next(2) == 0 ? "" : "Amtsgericht");
    }

    public static RecordCall Call(
        Random random, Debtor debtor, Claim claim, Guid name, DateOnly on, Terms terms)
    {
        var outcome = (CallOutcome)random.Next(9);
        CallArrangement? agreed = outcome switch
        {
            CallOutcome.Promised => new CallArrangement.Pays(
                new(name), Part(random, debtor.OwedOn([claim.Invoice], terms, on)), on.AddDays(random.Next(10))),
            CallOutcome.Dissatisfied => new CallArrangement.Complains(
                new(name), claim.Invoice, random.Next(2) == 0 ? null : Part(random, claim.Open), DisputeCause.Defect,
                random.Next(2) == 0 ? null : on.AddDays(random.Next(10))),
            _ => null,
        };
        var details = new CallDetails("0221 4711", "Frau Müller", "sie sagt es", null, null, random.Next(9) > 0);
        return new(new(Id(700 + random.Next(9))), [claim.Invoice], outcome, agreed, details, on);
    }

    static DebtorCommand OfSegment(Random random, Guid name, DateOnly on) => random.Next(4) switch
    {
        0 => new ReviewSegment(on),
        1 => new FreeSegment(on),
        2 => new RecordCreditCheck(
            name, new("Auskunft", on, on.AddDays(90), (CreditRating)random.Next(4), "300", LimitCents: null)),
        _ => new SetSegment(
            (Segment)random.Next(4), on, random.Next(2) == 0 ? null : on.AddDays(random.Next(30)),
            DerivedId.Of(name, $"{on:O}"), "kennt ihn"),
    };

    static DebtorCommand OfReferral(Random random, Debtor debtor, Claim claim, Guid name, DateOnly on) =>
        random.Next(7) switch
        {
            0 or 1 => new PlanReferral([claim.Invoice], on),
            2 or 3 => new ReferClaims(
                new(name), [claim.Invoice], (ReferralTarget)random.Next(3), "Kanzlei Recht", "4711", on)
                { OwnPapers = random.Next(4) > 0 },
            4 => new RecordProgress(
                new(name), Id(800 + random.Next(3)), (ReferralStatus)random.Next(11),
                new Money(random.Next(-1, 50), Currency.EUR), random.Next(2) == 0 ? "" : "angeschrieben", on),
            5 when debtor.Payments.Keys.OrderBy(p => p.Value).FirstOrDefault() is var paid =>
                new ReportPayment(new(name), paid, on),
            _ => new TakeBack(new(name), on),
        };
}
