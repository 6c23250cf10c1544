using System.Collections.Immutable;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.HandOver;

namespace Inkassio.Domain.Debtors;

/// <summary>Why a command was turned down: a fact that the user can act on, never a fault of ours.</summary>
public abstract record Refusal
{
    Refusal() { }

    public sealed record InvoiceUnknown(InvoiceId Invoice) : Refusal;

    public sealed record InvoiceNumberTaken(string Number) : Refusal;

    public sealed record AmountNotPositive(Money Amount) : Refusal;

    public sealed record AmountTooLarge(Money Amount) : Refusal;

    public sealed record DueBeforeIssued(DateOnly IssuedOn, DateOnly DueOn) : Refusal;

    public sealed record DayOutOfRange(DateOnly Day) : Refusal;

    public sealed record TextTooLong(int LengthMax) : Refusal;

    public sealed record TextMissing : Refusal;

    public sealed record CustomerNumberTaken(string Number) : Refusal;

    /// <summary>A credit note can only take back what is still open.</summary>
    public sealed record MoreThanOpen(Money Amount, Money Open) : Refusal;

    /// <summary>Before the invoice there is nothing to pay on our books.</summary>
    public sealed record PaymentBeforeInvoice(DateOnly ReceivedOn, DateOnly IssuedOn, string Section) : Refusal;

    /// <summary>A credit note, an acknowledgement or the like from before the invoice that it is for.</summary>
    public sealed record BeforeInvoice(DateOnly On, DateOnly IssuedOn) : Refusal;

    public sealed record EndBeforeBeginning(DateOnly From, DateOnly LastOn) : Refusal;

    /// <summary>More time to pay has a last day; without one it is a hold.</summary>
    public sealed record DeferralWithoutEnd : Refusal;

    public sealed record TooManyLimitationActs(int CountMax) : Refusal;

    public sealed record NothingOpen(InvoiceId Invoice) : Refusal;

    public sealed record DesignationInOtherCurrency(InvoiceId Invoice, Currency Currency) : Refusal;

    public sealed record PaymentUnknown(PaymentId Payment) : Refusal;

    public sealed record ReversedBeforeReceived(DateOnly ReceivedOn) : Refusal;

    public sealed record NoticeUnknown(NoticeId Notice) : Refusal;

    public sealed record NoticeNoLongerOpen(NoticeState State, VoidReason? Because) : Refusal;

    /// <summary>What the letter says is not what the user saw any more.</summary>
    public sealed record FactsChanged : Refusal;

    /// <summary>The send gate holds the letter back.</summary>
    public sealed record HeldBack(ImmutableArray<Blocker> Blockers) : Refusal;

    public sealed record DebtorErased : Refusal;

    public sealed record NoSuchHold : Refusal;

    /// <summary>Personal facts may not be erased yet.</summary>
    public sealed record StillKept(ImmutableArray<Retention.ErasureBlock> Blocks) : Refusal;

    public sealed record LetterUnknown(LetterId Letter) : Refusal;

    public sealed record DispatchUnknown(DispatchId Dispatch) : Refusal;

    /// <summary>What was asked for does not fit where the letter stands.</summary>
    public sealed record NotWaiting(DispatchState State) : Refusal;

    /// <summary>An earlier way of the letter may still arrive: only a copy, named as such, can follow it.</summary>
    public sealed record StillOnItsWay(DispatchState State) : Refusal;

    /// <summary>No invoice was chosen, or the payment went to none.</summary>
    public sealed record NothingToWriteAbout : Refusal;

    public sealed record SeveralCurrencies : Refusal;

    public sealed record InstalmentCount(int Min, int Max) : Refusal;

    public sealed record InstalmentsOutOfOrder(DateOnly DueOn) : Refusal;

    public sealed record PlanDoesNotAddUp(Money Planned, Money Owed) : Refusal;

    public sealed record InterestFromConsumer : Refusal;

    /// <summary>The debtor would have to pay before he has agreed.</summary>
    public sealed record AcceptedTooLate(DateOnly AcceptBy, DateOnly FirstDueOn) : Refusal;

    public sealed record DayNotAhead(DateOnly Day, DateOnly LetterOn) : Refusal;

    public sealed record DayStillAhead(DateOnly Day) : Refusal;

    public sealed record NotAWorkingDay(DateOnly Day, DateOnly Next) : Refusal;

    public sealed record MoreThanOwed(Money Amount, Money Owed) : Refusal;

    public sealed record OptionMissing : Refusal;

    public sealed record CreditNoteUnknown : Refusal;

    /// <summary>A letter that asks for nothing has no deadline.</summary>
    public sealed record NoDeadlineHere(Correspondence.LetterKind Kind) : Refusal;

    /// <summary>The law and fairness leave the debtor more days for this kind of letter.</summary>
    public sealed record DeadlineTooSoon(DateOnly Day, DateOnly First) : Refusal;

    /// <summary>A note before the due date comes too late.</summary>
    public sealed record DueAlready(DateOnly DueOn) : Refusal;

    /// <summary>Nothing can be asked for before it is due.</summary>
    public sealed record NotDueYet(DateOnly DueOn) : Refusal;

    /// <summary>The claim has had this step, or a sharper one.</summary>
    public sealed record StepTaken(Dunning.NoticeKind Last) : Refusal;

    public sealed record StepNotOnLadder(Dunning.NoticeKind Kind) : Refusal;

    /// <summary>The guard found something in the letter that must not leave the house.</summary>
    public sealed record LetterStopped(ImmutableArray<Correspondence.Guard.Finding> Findings) : Refusal;

    public sealed record AgreementUnknown : Refusal;

    /// <summary>Instalments for one of the invoices run already.</summary>
    public sealed record PlanRuns(PlanId Plan) : Refusal;

    public sealed record LateDaysOutOfRange(int Min, int Max) : Refusal;

    /// <summary>All of the invoice is in dispute already.</summary>
    public sealed record DisputedAlready : Refusal;

    public sealed record DisputeClosed : Refusal;

    public sealed record TooManyFiles(int Max) : Refusal;

    public sealed record CallEndsBeforeItBegins : Refusal;

    /// <summary>Nobody made sure who was speaking before the claim was named.</summary>
    public sealed record NotIdentified : Refusal;

    /// <summary>The outcome of the call needs an arrangement that fits it.</summary>
    public sealed record ArrangementMissing(CallOutcome Outcome) : Refusal;

    /// <summary>The claims cannot be handed over yet.</summary>
    public sealed record NotReferable(ImmutableArray<ReferralBlocker> Blockers) : Refusal;

    /// <summary>Whoever takes the claims has to be told more than we know (§ 13a RDG, § 690 ZPO).</summary>
    public sealed record PackageIncomplete(ImmutableArray<Gap> Gaps) : Refusal;
}
