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
        _ => throw new System.Diagnostics.UnreachableException(Acts[act].ToString()),
    };

    public DebtorCommand Registration => new DebtorCommand.RegisterInvoice(
        Id, Number, Subject, Amount, IssuedOn, DueOn,
        new PaymentTermsTold(DueDateAgreed: true, ConsumerNotice: true, IssuedOn));
}
