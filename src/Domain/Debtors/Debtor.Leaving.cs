using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Debtors.DebtorEvent;

namespace Inkassio.Domain.Debtors;

// The last question before a letter leaves the house: is it still true? A posting takes back what waits; but what
// a mail server had in its hands when it was booked can come back hours later, and would go on as paper.
public sealed partial record Debtor
{
    Decision Begin(BeginHandOver c, Terms terms)
    {
        if (!Dispatches.TryGetValue(c.Dispatch, out var dispatch)) return new Refusal.DispatchUnknown(c.Dispatch);
        if (dispatch.State != DispatchState.Planned) return new Refusal.NotWaiting(dispatch.State);
        if (!dispatch.IsCopy && WhyUntrue(dispatch, c.On, terms) is { } why)
            return Decision.Of([.. Recalling([dispatch], why)]);
        return new HandOverBegun(c.Dispatch, c.On) { Try = c.Try };
    }

    RecallReason? WhyUntrue(Dispatch dispatch, DateOnly on, Terms terms)
    {
        if (Letters.TryGetValue(dispatch.Letter, out var written))
            return written.Kind.HasDeadline() && on.DayNumber - written.On.DayNumber > LeavesWithinDays
                ? RecallReason.TooOld : null;
        if (Notices.GetValueOrDefault(dispatch.Letter.Notice) is not { IssuedOn: { } dated, Facts: { } told } notice)
            return null;
        if (on.DayNumber - dated.DayNumber > LeavesWithinDays) return RecallReason.TooOld;
        // As it was before this letter: no step of it, and no address that is dead because of it.
        var before = Evolve(new NoticeRecalled(notice.Id, RecallReason.ByHand)) with
        {
            Dispatches = Dispatches.RemoveRange(WaysOf(dispatch.Letter).Select(d => d.Id)),
        };
        if (before.StopOf(notice, dispatch, dated, on, terms) is { } stop) return Because(stop);
        var isTrue = before.IsNext(notice, dated, terms)
            && FactSheet.Of(before, notice, terms, dated, WaysOf(dispatch.Letter).First().Channel).Version == told;
        return isTrue ? null
            : HasMovedSince(dispatch.Letter) ? RecallReason.InvoiceChanged : RecallReason.SenderChanged;
    }

    // On the letter's own day the whole gate; on the day that it leaves, what stops every letter. What came back as
    // paper a person may try by e-mail, though the address is unknown since.
    Blocker? StopOf(Notice notice, Dispatch dispatch, DateOnly dated, DateOnly on, Terms terms) =>
        Against(notice, dated, terms)
            .Concat(notice.Steps.SelectMany(s => SendGate.Stops(this, Claims[s.Invoice], on, terms))
                .Where(b => notice.Instalment is null || b is not Blocker.PlanRuns))
            .FirstOrDefault(b => b is not Blocker.AddressUnknown || !IsSecondTry(dispatch));

    static bool IsSecondTry(Dispatch dispatch) =>
        dispatch.Channel == Channel.Email && dispatch.Id != DispatchId.Of(dispatch.Letter, way: 1);

    static RecallReason Because(Blocker stop) => stop switch
    {
        Blocker.NothingOpen or Blocker.CoveredByCredit => RecallReason.PaymentRecorded,
        Blocker.OnHold => RecallReason.HoldPlaced,
        Blocker.PromiseRuns => RecallReason.PromiseGiven,
        Blocker.PlanRuns => RecallReason.PlanChanged,
        Blocker.Disputed or Blocker.TimeToPay => RecallReason.DisputeChanged,
        Blocker.Insolvent or Blocker.Deceased or Blocker.AddressUnknown or Blocker.DirectDebitPending =>
            RecallReason.CircumstanceChanged,
        Blocker.HandedOver => RecallReason.Referred,
        Blocker.Deferred or Blocker.InCourt or Blocker.LimitationPassed => RecallReason.InvoiceChanged,
        _ => RecallReason.SenderChanged,
    };
}
