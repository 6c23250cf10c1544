using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;

namespace Inkassio.Domain.Debtors;

public enum PlanState { Running, InArrears, Broken, Fulfilled, Ended }

/// <summary>One instalment as it stands.</summary>
/// <param name="Number">Counted from 1.</param>
public sealed record InstalmentDue(int Number, DateOnly DueOn, Money Amount, Money Paid)
{
    public Money Open => Amount - Paid;
}

/// <param name="Due">The first instalment that is not met; null when all are.</param>
/// <param name="BrokenOn">The first day on which the rest is owed at once; null while the plan holds.</param>
public sealed record PlanStanding(PlanState State, InstalmentDue? Due, DateOnly? BrokenOn);

/// <summary>Instalments that both sides agreed on. Their days count for dunning, not the invoice's.</summary>
/// <param name="LateDays">Who is later than this with one instalment owes the rest at once, by agreement.</param>
// Payments from the day of the agreement on meet the instalments in their order. The plan breaks only after its own
// reminder: an outage of ours must not cost the debtor his instalments.
public sealed record PaymentPlan(
    PlanId Id, ImmutableArray<InvoiceId> Invoices, ImmutableArray<Instalment> Instalments, PlanInterest Interest,
    DateOnly AgreedOn, int LateDays)
{
    /// <summary>An instalment that is so late is reminded of.</summary>
    public const int RemindAfterDays = 3;

    /// <summary>A plan that forgives more than this is none.</summary>
    public const int LateDaysMax = 60;

    /// <summary>The time that the reminder gives; it ends before the rest falls due.</summary>
    public const int DaysToPay = 7;

    /// <summary>The rest falls due only after the reminder and its time to pay.</summary>
    public const int LateDaysMin = RemindAfterDays + DaysToPay;

    internal static Refusal? AgainstLateDays(int? days) => days is < LateDaysMin or > LateDaysMax
        ? new Refusal.LateDaysOutOfRange(LateDaysMin, LateDaysMax) : null;

    public DateOnly? EndedOn { get; init; }

    public Money Total => Instalments.Sum(Currency, i => i.Amount);

    public Currency Currency => Instalments[0].Amount.Currency;

    public DateOnly LastDueOn => Instalments[^1].DueOn;

    public bool Covers(InvoiceId invoice) => Invoices.Contains(invoice);

    public Money PaidBy(Debtor debtor, DateOnly day) => Invoices.Sum(Currency, i => debtor.Claims[i].Receipts
        .Where(r => r.On >= AgreedOn && r.On <= day).Sum(Currency, r => r.Share.Total));

    /// <summary>What the debtor still owes on the plan's invoices.</summary>
    public Money Open(Debtor debtor) => Invoices.Sum(Currency, i => debtor.Claims[i].Open);

    public PlanStanding StandingOn(Debtor debtor, DateOnly day)
    {
        if (!Open(debtor).IsPositive) return new(PlanState.Fulfilled, Due: null, BrokenOn: null);
        var due = DueOf(debtor, PaidBy(debtor, day));
        if (EndedOn is { } ended && ended <= day) return new(PlanState.Ended, due, BrokenOn: null);
        if (BrokenOn(debtor, day) is { } broken) return new(PlanState.Broken, due, broken);
        // All instalments met and still something open, for instance interest: the ladder may ask for it.
        if (due is null) return new(PlanState.Fulfilled, Due: null, BrokenOn: null);
        return new(day > due.DueOn ? PlanState.InArrears : PlanState.Running, due, BrokenOn: null);
    }

    /// <summary>Every instalment with what has come in for it by a day.</summary>
    public IEnumerable<InstalmentDue> Course(Debtor debtor, DateOnly day)
    {
        var paid = PaidBy(debtor, day);
        for (var i = 0; i < Instalments.Length; i++)
        {
            var (due, amount) = Instalments[i];
            var share = Money.Min(paid, amount);
            yield return new(i + 1, due, amount, share);
            paid -= share;
        }
    }

    /// <summary>The first instalment that is not met by all that came in; null when all are, or nothing is open.
    /// </summary>
    public InstalmentDue? NextDue(Debtor debtor) =>
        Open(debtor).IsPositive ? DueOf(debtor, PaidBy(debtor, DateOnly.MaxValue)) : null;

    /// <summary>The first day on which the rest will be owed at once, as the books stand; null while none is set.
    /// </summary>
    public DateOnly? BreaksOn(Debtor debtor) => Open(debtor).IsPositive ? BrokenOn(debtor, DateOnly.MaxValue) : null;

    /// <summary>Whether dunning of the plan's invoices waits for it on a day.</summary>
    public bool Holds(Debtor debtor, DateOnly day) =>
        StandingOn(debtor, day).State is PlanState.Running or PlanState.InArrears;

    InstalmentDue? DueOf(Debtor debtor, Money paid)
    {
        for (var i = 0; i < Instalments.Length; i++)
        {
            var (due, amount) = Instalments[i];
            if (paid < amount)
                return new(i + 1, due, amount, Money.Max(paid, amount - Open(debtor)));
            paid -= amount;
        }
        return null;
    }

    DateOnly? BrokenOn(Debtor debtor, DateOnly day)
    {
        var planned = Money.None(Currency);
        for (var i = 0; i < Instalments.Length; i++)
        {
            planned += Instalments[i].Amount;
            if (debtor.ReminderOf(Id, i + 1)?.DeadlineOn is not { } deadline) continue;
            var late = Instalments[i].DueOn.AddDays(LateDays);
            var last = deadline > late ? deadline : late;
            if (last < day && PaidBy(debtor, last) < planned) return last.AddDays(1);
        }
        return null;
    }
}
