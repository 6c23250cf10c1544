using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Dunning;

namespace Inkassio.Domain.Debtors;

/// <summary>Everything that can be asked of a debtor's account, in the imperative.</summary>
// Each command that creates something carries that thing's id, made once by the caller: sent twice, it happens once.
public abstract partial record DebtorCommand
{
    DebtorCommand() { } // Closed: every case stands in this file.

    /// <summary>Who the debtor is; replaces what was known before.</summary>
    public sealed record DescribeDebtor(Party Party) : DebtorCommand;

    public sealed record RegisterInvoice(
        InvoiceId Invoice, string Number, string Subject, Money Amount, DateOnly IssuedOn, DateOnly DueOn,
        PaymentTermsTold? Told) : DebtorCommand
    {
        /// <summary>Letters that another program sent for it, counted as levels; the newest on this day.</summary>
        public (int Level, DateOnly LastOn)? DunnedBefore { get; init; }
    }

    /// <summary>Keeps the invoice itself with its claim, in place of an earlier file.</summary>
    public sealed record FileInvoice(InvoiceId Invoice, InvoiceDocument Document) : DebtorCommand;

    public sealed record CancelInvoice(InvoiceId Invoice, DateOnly On) : DebtorCommand;

    /// <param name="FromBeginning">For a defect: the claim never existed in that part, and bore no interest.</param>
    public sealed record RecordCreditNote(
        Guid CreditNote, InvoiceId Invoice, Money Amount, DateOnly On, bool FromBeginning) : DebtorCommand;

    /// <summary>Something that moves the end of the limitation; under a known id it replaces what was said of it.
    /// </summary>
    public sealed record RecordLimitationAct(InvoiceId Invoice, LimitationAct Act) : DebtorCommand;

    /// <summary>It was recorded by mistake: the limitation runs as if it had never been.</summary>
    public sealed record WithdrawLimitationAct(InvoiceId Invoice, Guid Act) : DebtorCommand;

    /// <summary>Gives up what is still open on an invoice.</summary>
    public sealed record WriteOff(InvoiceId Invoice, DateOnly On) : DebtorCommand;

    /// <param name="Designation">The invoice that the debtor named (§ 366 Abs. 1 BGB); null when he named none.</param>
    public sealed record RecordPayment(
        PaymentId Payment, Money Amount, DateOnly ReceivedOn, InvoiceId? Designation) : DebtorCommand;

    /// <summary>The money went back, or was booked by mistake: the account stands as if it had never come.</summary>
    public sealed record ReversePayment(PaymentId Payment, DateOnly On) : DebtorCommand;

    /// <summary>Proposes the letters that are due on <paramref name="Day"/>: one for each currency.</summary>
    public sealed record AdvanceDunning(DateOnly Day, NoticeId Notice) : DebtorCommand;

    /// <summary>Proposes a letter that a person wants, for a step that the ladder has still ahead.</summary>
    /// <param name="Invoices">All of one currency; what was proposed in it before falls.</param>
    public sealed record ChooseStep(
        NoticeId Notice, ImmutableArray<InvoiceId> Invoices, NoticeKind Kind, DateOnly Day) : DebtorCommand;

    /// <summary>Releases a letter as it was seen: these facts, these bytes, this way.</summary>
    /// <param name="Seen">The version of the fact sheet that was approved; another one refuses.</param>
    /// <param name="On">The date of the letter, a working day.</param>
    public sealed record ApproveNotice(
        NoticeId Notice, FactsVersion Seen, LetterHash Letter, DateOnly On, Channel Channel) : DebtorCommand
    {
        /// <summary>The whole e-mail as it will be sent, with the pages in it; null on paper.</summary>
        public LetterHash? Mail { get; init; }

        /// <summary>Words and days of its own; null for the approved text and the ladder's day.</summary>
        public Drafted? Drafted { get; init; }

        /// <summary>Why a value in it is no fact of the account, in the user's words; kept as a note.</summary>
        public string? Because { get; init; }
    }

    /// <summary>Writes and releases a letter by hand, as it was seen: these facts, these bytes, this way.</summary>
    /// <param name="Seen">The version of the fact sheet that was approved; another one refuses.</param>
    /// <param name="On">The date of the letter, a working day.</param>
    public sealed record WriteLetter(
        LetterId Letter, LetterRequest Request, FactsVersion Seen, LetterHash Bytes, DateOnly On, Channel Channel)
        : DebtorCommand
    {
        /// <summary>The whole e-mail as it will be sent, with the pages in it; null on paper.</summary>
        public LetterHash? Mail { get; init; }

        /// <summary>Words and days of its own; null for the approved text and the ladder's day.</summary>
        public Drafted? Drafted { get; init; }

        /// <summary>Why a value in it is no fact of the account, in the user's words; kept as a note.</summary>
        public string? Because { get; init; }
    }

    /// <summary>Sends a letter another way, or once more as a copy.</summary>
    /// <param name="To">The e-mail address; null on paper.</param>
    public sealed record PlanDispatch(
        DispatchId Dispatch, LetterId Letter, Channel Channel, string? To, bool IsCopy, DateOnly On) : DebtorCommand
    {
        /// <summary>The whole e-mail as it will be sent; null on paper.</summary>
        public LetterHash? Mail { get; init; }
    }

    /// <summary>Asks for leave to hand a letter over: granted once, and only while the letter is still true.</summary>
    /// <param name="Try">Made up for each try, so that a try which was put off can be made again.</param>
    public sealed record BeginHandOver(DispatchId Dispatch, Guid Try, DateOnly On) : DebtorCommand;

    /// <summary>How a hand-over ended.</summary>
    public sealed record RecordHandOver(DispatchId Dispatch, HandOverEnd End, DateOnly On) : DebtorCommand
    {
        /// <summary>The try that had leave; null for a person's word, for a refusal before any leave, and for a worker
        /// that died.</summary>
        public Guid? Try { get; init; }
    }

    /// <summary>A person has mended what stopped it.</summary>
    public sealed record ResumeDispatch(DispatchId Dispatch, DateOnly On) : DebtorCommand;

    /// <summary>A letter came back after it had been accepted.</summary>
    public sealed record RecordReturn(DispatchId Dispatch, string Code, DateOnly On) : DebtorCommand;

    /// <summary>Takes a letter back that has not left yet, or that was printed and not posted.</summary>
    public sealed record CancelDispatch(DispatchId Dispatch, RecallReason Because) : DebtorCommand;

    /// <summary>The same letter on paper, in place of a way by which it has not left yet.</summary>
    public sealed record SendOnPaper(DispatchId Dispatch, DateOnly On) : DebtorCommand;

    /// <summary>The debtor wrote back; unless a machine wrote, dunning rests until a person has read it.</summary>
    public sealed record RecordReply(
        Guid Reply, LetterId? Letter, string From, string Subject, string Text, DateOnly On, bool IsAutomatic)
        : DebtorCommand;

    /// <param name="RestUntil">The step is not proposed again before this day.</param>
    /// <param name="Why">In the user's words; kept as a note.</param>
    public sealed record RejectNotice(NoticeId Notice, DateOnly RestUntil, string Why) : DebtorCommand;

    /// <param name="Invoice">Null stops the whole account.</param>
    public sealed record PlaceHold(InvoiceId? Invoice, HoldReason Reason, DateOnly? Until) : DebtorCommand;

    public sealed record LiftHold(InvoiceId? Invoice) : DebtorCommand;

    /// <summary>Erases what is known of the person, once nothing has to be kept any more.</summary>
    public sealed record EraseDebtor(DateOnly On) : DebtorCommand;

    public sealed record AddNote(Guid Note, string Text) : DebtorCommand;
}
