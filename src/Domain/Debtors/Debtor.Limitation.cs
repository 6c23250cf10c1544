using System.Collections.Immutable;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Debtors.DebtorEvent;

namespace Inkassio.Domain.Debtors;

public sealed partial record Debtor
{
    Decision Record(RecordLimitationAct c)
    {
        if (!Claims.TryGetValue(c.Invoice, out var claim)) return new Refusal.InvoiceUnknown(c.Invoice);
        var act = c.Act.Kind == LimitationActKind.Acknowledged ? c.Act with { LastOn = null } : c.Act;
        if (claim.Acts.Contains(act)) return Decision.AlreadyDone;
        if (Against(claim, act) is { } why) return why;
        return Of(new LimitationActRecorded(c.Invoice, act), claim, act);
    }

    static Refusal? Against(Claim claim, LimitationAct act)
    {
        if (!Limits.Covers(act.From)) return new Refusal.DayOutOfRange(act.From);
        if (act.LastOn is { } last && !Limits.Covers(last)) return new Refusal.DayOutOfRange(last);
        if (act.From < claim.IssuedOn) return new Refusal.BeforeInvoice(act.From, claim.IssuedOn);
        if (act.LastOn < act.From) return new Refusal.EndBeforeBeginning(act.From, act.LastOn.Value);
        if (act is { Kind: LimitationActKind.Deferred, LastOn: null }) return new Refusal.DeferralWithoutEnd();
        return claim.Acts.Length >= Limits.LimitationActsMax && claim.Acts.All(a => a.Id != act.Id)
            ? new Refusal.TooManyLimitationActs(Limits.LimitationActsMax)
            : null;
    }

    Decision Withdraw(WithdrawLimitationAct c)
    {
        if (!Claims.TryGetValue(c.Invoice, out var claim)) return new Refusal.InvoiceUnknown(c.Invoice);
        if (claim.Acts.FirstOrDefault(a => a.Id == c.Act) is not { } act) return Decision.AlreadyDone;
        return Of(new LimitationActWithdrawn(c.Invoice, c.Act), claim, act);
    }

    // More time to pay changes what a letter may ask for, and what lies before a court is asked for by no letter; the
    // rest moves the end of the limitation alone.
    Decision Of(DebtorEvent happened, Claim claim, LimitationAct act) =>
        claim.Acts.Append(act).Any(a => a.Id == act.Id
            && a.Kind is LimitationActKind.Deferred or LimitationActKind.CourtStep)
            ? Decision.Of(
                [.. RecallingFor(claim), happened, .. VoidingFor(claim, VoidReason.InvoiceChanged)])
            : happened;

    Debtor Acted(LimitationActRecorded e)
    {
        var acts = Claims[e.Invoice].Acts;
        var known = acts.Select(a => a.Id).ToImmutableArray().IndexOf(e.Act.Id);
        return With(Claims[e.Invoice] with { Acts = known < 0 ? acts.Add(e.Act) : acts.SetItem(known, e.Act) });
    }
}
