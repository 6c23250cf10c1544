using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.HandOver;
using Inkassio.Domain.Tenants;

namespace Inkassio.Grains.Demo;

/// <summary>What people of the demo firm agree, hear and decide, beside invoices, money and letters.</summary>
static class DemoDealings
{
    /// <summary>What a deed asks of the account; its ids follow from the invoice and the act.</summary>
    public static DebtorCommand Command(DemoInvoice invoice, int act, Deed what, DateOnly on)
    {
        Guid Own(string word) => IdOf(invoice, act, word);
        ImmutableArray<InvoiceId> one = [invoice.Id];
        return what switch
        {
            Deed.Promise p => Called(invoice, Own("call"), CallOutcome.Promised, on,
                "Zahlt, sobald die eigenen Kunden gezahlt haben.",
                new CallArrangement.Pays(new(Own("promise")), invoice.Amount, on.AddDays(p.Days))),
            Deed.Call c => Called(invoice, Own("call"), c.Outcome, on, c.Said),
            Deed.Complain { RepairDays: { } days } c => Called(
                invoice, Own("call"), CallOutcome.Dissatisfied, on, c.Says, new CallArrangement.Complains(
                    new(Own("dispute")), invoice.Id, Part(invoice, c), c.Cause, on.AddDays(days))),
            Deed.Complain c => new DebtorCommand.OpenDispute(
                new(Own("dispute")), invoice.Id, Part(invoice, c), c.Cause, c.Says, "Anna Weber", Line: "",
                AnswerBy: null, on),
            Deed.Settle s => new DebtorCommand.ResolveDispute(
                new(IdOf(invoice, s.Act, "dispute")), ComplaintOutcome.NotRight, on, Credit: null, Own("credit")),
            Deed.Befall b => new DebtorCommand.RecordCircumstance(
                Own("circumstance"), b.Kind, b.Kind == CircumstanceKind.DirectDebit ? invoice.Id : null, on,
                b.Days is { } days ? on.AddDays(days) : null, b.Details),
            Deed.Announce => new DebtorCommand.PlanReferral(one, on),
            Deed.Describe => new DebtorCommand.DescribeHandOver(
                new LegalFacts
                {
                    Nature = PartyNature.Company, LegalForm = "GmbH",
                    Representatives = [new("Uwe Färber", "Geschäftsführer")],
                },
                AddressSource: "",
                ImmutableDictionary<InvoiceId, ClaimDetails>.Empty.Add(invoice.Id, new()
                {
                    ContractOn = invoice.IssuedOn.AddDays(-21), Ground = ClaimCatalogue.Of(8),
                    CounterPerformance = CounterPerformance.Rendered,
                })),
            Deed.Refer r => new DebtorCommand.ReferClaims(
                new(Own("referral")), one, ReferralTarget.Agency, r.Partner, r.Number, on),
            Deed.Progress p => new DebtorCommand.RecordProgress(
                new(IdOf(invoice, p.Act, "referral")), Own("progress"), p.Status,
                p.Costs > 0 ? Money.Round(p.Costs, invoice.Amount.Currency) : null, p.Text, on),
            _ => throw new System.Diagnostics.UnreachableException(what.ToString()),
        };
    }

    /// <summary>Equal instalments of what is owed on the day, the last with what is left over.</summary>
    public static DebtorCommand Plan(
        DemoInvoice invoice, int act, Deed.Agree agreed, Debtor account, Terms terms, DateOnly on)
    {
        var (owed, count) = (account.OwedOn([invoice.Id], terms, on), agreed.Days.Length);
        var part = owed.Cents / count;
        return new DebtorCommand.AgreePlan(
            new(IdOf(invoice, act, "plan")), [invoice.Id],
            [
                .. agreed.Days.Select((days, i) => new Instalment(on.AddDays(days), new(
                    i < count - 1 ? part : owed.Cents - (part * (count - 1)), owed.Currency))),
            ],
            PlanInterest.None, on, on);
    }

    /// <summary>Null when nothing on paper can come back.</summary>
    public static DebtorCommand? LetterBack(DemoInvoice invoice, Debtor account, DateOnly on) =>
        account.Claims[invoice.Id].Steps.Select(s => s.Notice).OfType<NoticeId>()
            .SelectMany(notice => account.WaysOf(LetterId.Of(notice)))
            .LastOrDefault(way => way is { Channel: not Channel.Email, State: DispatchState.Accepted }) is { } way
            ? new DebtorCommand.RecordReturn(way.Id, HandOverEnd.NotArrived, on) : null;

    static DebtorCommand.RecordCall Called(
        DemoInvoice invoice, Guid call, CallOutcome outcome, DateOnly on, string said,
        CallArrangement? arrangement = null)
    {
        var party = invoice.Customer.Party;
        var talked = outcome is not (CallOutcome.NotReached or CallOutcome.WrongNumber);
        return new(new(call), [invoice.Id], outcome, arrangement, new(
            party.Phone, talked ? party.Contact : "", said, StartedAt: null, EndedAt: null, IsIdentified: talked), on);
    }

    static Money? Part(DemoInvoice invoice, Deed.Complain c) => c.Percent is { } percent
        ? Money.Round(invoice.Amount.Amount * percent / 100m, invoice.Amount.Currency) : null;

    static Guid IdOf(DemoInvoice invoice, int act, string word) =>
        DerivedId.Of(invoice.Id.Value, word, act.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
