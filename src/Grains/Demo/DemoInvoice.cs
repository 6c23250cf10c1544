using System.Collections.Immutable;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;

namespace Inkassio.Grains.Demo;

/// <summary>When something happens to an invoice: on a day, or so many days after a letter of a kind.</summary>
readonly record struct Moment(DateOnly On, NoticeKind? After, int Days)
{
    public static Moment Day(DateOnly on) => new(on, After: null, 0);

    public static Moment Later(NoticeKind kind, int days) => new(default, kind, days);
}

/// <summary>What happens to an invoice of the demo firm.</summary>
abstract record Deed
{
    Deed() { }

    /// <param name="Percent">Of the invoice's amount.</param>
    public sealed record Pay(int Percent) : Deed;

    /// <summary>Takes back the payment of an earlier act, as a bank does with a direct debit.</summary>
    public sealed record Bounce(int Act) : Deed;

    public sealed record Cancel : Deed;

    public sealed record GiveUp : Deed;

    public sealed record Stop(HoldReason Reason, DateOnly? Until) : Deed;

    public sealed record GoOn : Deed;

    /// <summary>The customer writes back.</summary>
    public sealed record Answer : Deed;

    /// <summary>Ms Weber calls; the customer names a day so many days later.</summary>
    public sealed record Promise(int Days) : Deed;

    public sealed record Call(CallOutcome Outcome, string Said) : Deed;

    /// <param name="Percent">Of the amount; null for all of it.</param>
    /// <param name="RepairDays">Told on the telephone, with a day for the repair so many days later.</param>
    public sealed record Complain(int? Percent, DisputeCause Cause, string Says, int? RepairDays = null) : Deed;

    /// <summary>The complaint of an earlier act was without ground.</summary>
    public sealed record Settle(int Act) : Deed;

    /// <param name="Days">How long it lasts; null until somebody ends it.</param>
    public sealed record Befall(CircumstanceKind Kind, string Details, int? Days) : Deed;

    /// <summary>Both agree on equal instalments, so many days later each.</summary>
    public sealed record Agree(params ImmutableArray<int> Days) : Deed;

    /// <summary>The newest letter on paper comes back.</summary>
    public sealed record LetterBack : Deed;

    public sealed record Announce : Deed;

    /// <summary>What an agency has to know beside the account is typed in.</summary>
    public sealed record Describe : Deed;

    public sealed record Refer(string Partner, string Number) : Deed;

    /// <param name="Act">The act by which it was handed over.</param>
    public sealed record Progress(int Act, ReferralStatus Status, int Costs, string Text) : Deed;
}

sealed record Act(Moment When, Deed What);

/// <summary>What Ms Weber does with a proposal of the last run.</summary>
enum Verdict { Approve, Leave, Reject }

/// <summary>What becomes of the invoice's newest letter; most simply go out.</summary>
enum Fate { GoesOut, StaysToday, Parked, Unknown, Returned }

/// <summary>An invoice of the demo firm with everything that will happen to it.</summary>
sealed record DemoInvoice(
    DemoCustomer Customer, string Subject, Money Amount, DateOnly IssuedOn, DateOnly DueOn, ImmutableArray<Act> Acts)
{
    public Verdict LastRun { get; init; }

    public Fate Fate { get; init; }

    /// <summary>The kind of the letter that its fate meets.</summary>
    public NoticeKind FateAt { get; init; }

    /// <summary>As printed, for instance RE-2026-0042; given when all invoices stand in their order.</summary>
    public string Number { get; init; } = "";

    /// <summary>The law of the claim, where it is not that of the firm's country.</summary>
    public Country? Law { get; init; }

    public InvoiceId Id => InvoiceId.Of(DerivedId.Of(DemoTenant.Id.Value, "invoice", Number));

    public PaymentId PaymentOf(int act) => PaymentId.Of(DerivedId.Of(Id.Value, "payment", $"{act}"));

    public DebtorCommand Command(int act, DateOnly on) => Acts[act].What switch
    {
        Deed.Pay p => new DebtorCommand.RecordPayment(
            PaymentOf(act), Money.Round(Amount.Amount * p.Percent / 100m, Amount.Currency), on, Id),
        Deed.Bounce b => new DebtorCommand.ReversePayment(PaymentOf(b.Act), on),
        Deed.Cancel => new DebtorCommand.CancelInvoice(Id, on),
        Deed.GiveUp => new DebtorCommand.WriteOff(Id, on),
        Deed.Stop s => new DebtorCommand.PlaceHold(Id, s.Reason, s.Until),
        Deed.GoOn => new DebtorCommand.LiftHold(Id),
        Deed.Answer => new DebtorCommand.RecordReply(
            DerivedId.Of(Id.Value, "reply"), Letter: null, Customer.Party.Email, $"AW: Rechnung {Number}",
            "Guten Tag,\n\ndie Rechnung liegt bei uns zur Freigabe. Unser Kassenwart ist bis Montag im Urlaub, danach "
            + "überweisen wir sofort.\n\nMit freundlichen Grüßen", on, IsAutomatic: false),
        var deed => DemoDealings.Command(this, act, deed, on),
    };

    public DebtorCommand Registration => new DebtorCommand.RegisterInvoice(
        Id, Number, Subject, Amount, IssuedOn, DueOn,
        new PaymentTermsTold(DueDateAgreed: true, ConsumerNotice: true, IssuedOn) { Law = Law });
}
