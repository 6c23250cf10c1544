using System.Collections.Immutable;
using System.Diagnostics;
using Inkassio.Domain.Tenants;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Debtors.DebtorEvent;

namespace Inkassio.Domain.Debtors;

/// <summary>One debtor's account, as the events so far have made it.</summary>
// Decide asks every question and changes nothing; Evolve asks none. The decisions stand by topic in the files
// Debtor.Invoices, Debtor.Limitation, Debtor.Payments and Debtor.Dunning.
public sealed partial record Debtor
{
    public static Debtor New { get; } = new();

    /// <summary>Who the debtor is; null before the first description and after an erasure.</summary>
    public Party? Party { get; init; }

    public bool IsErased { get; init; }

    public ImmutableDictionary<InvoiceId, Claim> Claims { get; init; } = ImmutableDictionary<InvoiceId, Claim>.Empty;

    public ImmutableDictionary<PaymentId, Payment> Payments { get; init; } =
        ImmutableDictionary<PaymentId, Payment>.Empty;

    public ImmutableDictionary<NoticeId, Notice> Notices { get; init; } = ImmutableDictionary<NoticeId, Notice>.Empty;

    public ImmutableArray<Hold> Holds { get; init; } = [];

    public ImmutableHashSet<Guid> Notes { get; init; } = [];

    public Decision Decide(DebtorCommand command, Terms terms) =>
        WithPlansRecalled(command, Decided(command, terms));

    Decision Decided(DebtorCommand command, Terms terms) => command switch
    {
        EraseDebtor c => Erase(c, terms),
        _ when IsErased => new Refusal.DebtorErased(),
        DescribeDebtor c => Describe(c),
        AddNote c => Add(c),
        RegisterInvoice c => Register(c, terms),
        FileInvoice c => File(c),
        CancelInvoice c => Cancel(c),
        DebtorCommand.WriteOff c => GiveUp(c),
        RecordCreditNote c => Record(c),
        RecordLimitationAct c => Record(c),
        WithdrawLimitationAct c => Withdraw(c),
        RecordPayment c => Record(c, terms),
        ReversePayment c => Reverse(c),
        AdvanceDunning c => Advance(c, terms),
        ChooseStep c => Choose(c, terms),
        ApproveNotice c => Approve(c, terms),
        RejectNotice c => Reject(c),
        WriteLetter c => Write(c, terms),
        PlanDispatch c => Plan(c),
        BeginHandOver c => Begin(c, terms),
        RecordHandOver c => End(c),
        ResumeDispatch c => Resume(c),
        RecordReturn c => Return(c),
        CancelDispatch c => Cancel(c),
        SendOnPaper c => OnPaper(c),
        RecordReply c => Record(c),
        PlaceHold c => Place(c),
        LiftHold c => Lift(c),
        Agree c => Decided(c, terms),
        _ => throw new UnreachableException(command.ToString()),
    };

    public Debtor Evolve(DebtorEvent happened) => happened switch
    {
        DebtorDescribed e => this with { Party = e.Party },
        InvoiceDescribed e => With(Claims[e.Invoice] with { Subject = e.Subject }),
        InvoiceFiled e => With(Claims[e.Invoice] with { Document = e.Document }),
        NoteAdded e => this with { Notes = Notes.Add(e.Note) },
        FactsErased => this with { IsErased = true, Party = null },
        ErasureDecided => WithoutPerson(),
        InvoiceRegistered e => With(new Claim(e.Invoice, e.Number, e.Amount, e.IssuedOn, e.DueOn) { Told = e.Told }),
        DunnedBefore e => With(Claims[e.Invoice] with
        {
            Steps = Claims[e.Invoice].Steps.Add(new(Notice: null, e.Kind, e.IssuedOn, e.DeadlineOn)),
        }),
        InvoiceCancelled e => With(Claims[e.Invoice] with { End = ClaimEnd.Cancelled, EndedOn = e.On }),
        CreditNoteRecorded e => With(Claims[e.Invoice] with
        {
            CreditNotes = Claims[e.Invoice].CreditNotes.Add(new(e.On, e.Amount, e.FromBeginning) { Id = e.CreditNote }),
        }),
        LimitationActRecorded e => Acted(e),
        LimitationActWithdrawn e => With(Claims[e.Invoice] with
        {
            Acts = Claims[e.Invoice].Acts.RemoveAll(a => a.Id == e.Act),
        }),
        ClaimWrittenOff e => WrittenOff(e),
        PaymentRecorded e => Paid(e),
        PaymentReversed e => Unpaid(e),
        NoticeProposed e => With(new Notice(e.Notice, e.Currency, e.Steps, e.ProposedOn)
        {
            Instalment = e.Instalment, IsChosen = e.IsChosen,
        }),
        NoticeApproved e => With(Notices[e.Notice] with { Letter = e.Letter, Facts = e.Facts, Drafted = e.Drafted }),
        NoticeIssued e => Issued(e),
        NoticeRejected e => With(Notices[e.Notice] with { State = NoticeState.Rejected, RestUntil = e.RestUntil }),
        NoticeVoided e => With(Notices[e.Notice] with { State = NoticeState.Voided, VoidedBecause = e.Because }),
        NoticeRecalled e => Recalled(e),
        LetterWritten e => With(new WrittenLetter(e.Letter, e.Kind, e.Invoices, e.Facts, e.Bytes, e.On)),
        LetterDescribed e => With(Letters[e.Letter] with { Request = e.Request }),
        _ when OnItsWay(happened) is { } moved => moved,
        ReplyReceived e => Answered(e),
        HoldPlaced e => this with { Holds = Without(e.Invoice).Holds.Add(new(e.Invoice, e.Reason, e.Until)) },
        HoldLifted e => Without(e.Invoice),
        Agreement e => Evolved(e),
        Personal e => Told(e),
        _ => throw new UnreachableException(happened.ToString()),
    };

    /// <summary>What is open and past its due date, in one currency.</summary>
    public Money Overdue(Currency currency, DateOnly on) =>
        Claims.Values.Where(c => c.Currency == currency && c.IsOverdue(on)).Sum(currency, c => c.Open);

    public Money Open(Currency currency) =>
        Claims.Values.Where(c => c.Currency == currency).Sum(currency, c => c.Open);

    /// <summary>Money that the debtor paid and that no claim took; also what was paid on a cancelled invoice.</summary>
    public Money Credit(Currency currency) =>
        Payments.Values.Where(p => p.Counts && p.Amount.Currency == currency).Sum(currency, p => p.Credit)
        + Claims.Values.Where(c => c.Currency == currency && c.End == ClaimEnd.Cancelled).Sum(currency, c =>
            c.Receipts.Sum(currency, r => r.Share.Total));

    /// <summary>What the debtor owes in the end: open claims less his credit.</summary>
    public Money Balance(Currency currency) => Open(currency) - Credit(currency);

    public IEnumerable<Currency> Currencies => Claims.Values.Select(c => c.Currency)
        .Concat(Payments.Values.Select(p => p.Amount.Currency)).Distinct().Order();

    /// <summary>The date of the newest letter in a currency; null when none was issued.</summary>
    public DateOnly? LastLetterOn(Currency currency) => Notices.Values
        .Where(n => n.State == NoticeState.Issued && n.Currency == currency).Max(n => n.IssuedOn);

    public IEnumerable<Notice> OpenProposals => Notices.Values.Where(n => n.IsOpen);

    Debtor With(Claim claim) => this with { Claims = Claims.SetItem(claim.Invoice, claim) };

    Debtor Without(InvoiceId? held) => this with { Holds = Holds.RemoveAll(h => h.Invoice == held) };

    Debtor With(Notice notice) => this with { Notices = Notices.SetItem(notice.Id, notice) };

    Decision Describe(DescribeDebtor c)
    {
        if (c.Party == Party) return Decision.AlreadyDone;
        return Decision.Of(
        [
            .. Recalling(Unsent(_ => true), RecallReason.DebtorChanged),
            .. RecallingByHand(_ => true, RecallReason.DebtorChanged),
            new DebtorDescribed(c.Party), .. AddressFound(c.Party), .. Voiding(VoidReason.DebtorChanged, OpenProposals),
        ]);
    }

    Decision Add(AddNote c)
    {
        if (Notes.Contains(c.Note)) return Decision.AlreadyDone;
        if (string.IsNullOrWhiteSpace(c.Text)) return new Refusal.TextMissing();
        if (c.Text.Length > Limits.NoteMax) return new Refusal.TextTooLong(Limits.NoteMax);
        return new NoteAdded(c.Note, c.Text, Notice: null);
    }

    // A posting or a change makes a proposal untrue: it falls, and the next run proposes what is right then.
    static IEnumerable<DebtorEvent> Voiding(VoidReason because, IEnumerable<Notice> proposals) =>
        proposals.Select(n => new NoticeVoided(n.Id, because));
}
