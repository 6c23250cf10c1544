using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Inkassio.Domain.Debtors;

/// <summary>To whom claims are handed over.</summary>
[JsonConverter(typeof(KebabEnum<ReferralTarget>))]
public enum ReferralTarget { Agency, Lawyer, Court }

/// <summary>How far an agency, a lawyer or the court has come.</summary>
[JsonConverter(typeof(KebabEnum<ReferralStatus>))]
public enum ReferralStatus
{
    HandedOver, Accepted, DebtorWritten, Instalments, Objected, OrderApplied, OrderServed, Enforceable, Enforcement,
    Collected, Unrecoverable,
}

/// <param name="Costs">What it cost us: fees, court costs, the agency's share. Null when nothing.</param>
public sealed record ReferralProgress(Guid Id, DateOnly On, ReferralStatus Status, Money? Costs, string Text);

/// <summary>Claims that others collect now: our own dunning is frozen until they come back.</summary>
/// <param name="Total">What was owed on the day, as the package told it.</param>
public sealed record Referral(
    ReferralId Id, ImmutableArray<InvoiceId> Invoices, ReferralTarget Target, DateOnly On, Money Total)
{
    /// <summary>Who has them and under which number; they may name people.</summary>
    public string Partner { get; init; } = "";

    public string Number { get; init; } = "";

    public ImmutableArray<ReferralProgress> Progress { get; init; } = [];

    public DateOnly? TakenBackOn { get; init; }

    /// <summary>Payments to us that the partner has been told of.</summary>
    public ImmutableHashSet<PaymentId> Reported { get; init; } = [];

    public bool IsRunning => TakenBackOn is null;

    public ReferralStatus Status => Progress.IsEmpty ? ReferralStatus.HandedOver : Progress[^1].Status;

    public Money Costs => Progress.Where(p => p.Costs is not null).Sum(Total.Currency, p => p.Costs!.Value);

    /// <summary>What came in on its claims since then, and what is left of it after costs.</summary>
    public Money Recovered(Debtor debtor) => Invoices.Sum(Total.Currency, i => debtor.Claims[i].Receipts
        .Where(r => r.On >= On && !(TakenBackOn < r.On)).Sum(Total.Currency, r => r.Share.Total));

    public Money Margin(Debtor debtor) => Recovered(debtor) - Costs;

    /// <summary>Payments to us that the partner still has to be told of, or he would go on asking.</summary>
    public IEnumerable<Payment> ToReport(Debtor debtor) => !IsRunning ? [] : debtor.Payments.Values
        .Where(p => p.Counts && p.ReceivedOn >= On && !Reported.Contains(p.Id)
            && p.Shares.Any(s => Invoices.Contains(s.Invoice)))
        .OrderBy(p => p.ReceivedOn).ThenBy(p => p.Id.Value);
}
