using System.Collections.Immutable;

namespace Inkassio.Domain.Debtors;

public enum PromiseState { Running, Kept, Broken, Withdrawn }

/// <summary>What the debtor said he would pay, and by when. While it runs, its invoices are left alone.</summary>
// Whether it was kept follows from the payments as they stand: one that is booked late or goes back changes the answer,
// and no clock has to come by for a promise to break.
public sealed record Promise(
    PromiseId Id, ImmutableArray<InvoiceId> Invoices, Money Amount, DateOnly PayOn, DateOnly GivenOn)
{
    /// <summary>A transfer made on the promised day needs so long until we have read it on a statement.</summary>
    public const int TransferDays = 3;

    /// <summary>Somebody who forgot gets so many days (call script, tone.md T).</summary>
    public const int ForgottenDays = 5;

    public DateOnly? WithdrawnOn { get; init; }

    /// <summary>The last day on which a payment still keeps it.</summary>
    public DateOnly LastOn => PayOn.AddDays(TransferDays);

    public Money Received(Debtor debtor) => Invoices.Sum(Amount.Currency, i => debtor.Claims[i].Receipts
        .Where(r => r.On >= GivenOn && r.On <= LastOn).Sum(Amount.Currency, r => r.Share.Total));

    public PromiseState StateOn(Debtor debtor, DateOnly day)
    {
        if (Received(debtor) >= Amount || Invoices.All(i => !debtor.Claims[i].IsOpen)) return PromiseState.Kept;
        if (WithdrawnOn is not null) return PromiseState.Withdrawn;
        return day <= LastOn ? PromiseState.Running : PromiseState.Broken;
    }
}
