using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Web.Customers;
using Inkassio.Web.Parts;

namespace Inkassio.Web.Paying;

/// <summary>A payment as it is typed. Its id is made once, so that saving twice books once.</summary>
public sealed class TypedPayment(DateOnly today, Currency currency)
{
    readonly PaymentId id = PaymentId.New();

    public string? Amount { get; set; }
    public Currency Currency { get; set; } = currency;
    public DateOnly? ReceivedOn { get; set; } = today;

    /// <summary>The invoice that the customer named; empty when he named none.</summary>
    public string Designation { get; set; } = "";

    public IEnumerable<(string Field, string Sentence)> Problems()
    {
        if (TypedAmount.Problem(Amount, Currency) is { } wrong) yield return (nameof(Amount), wrong);
        if (ReceivedOn is null) yield return (nameof(ReceivedOn), "Bitte nennen Sie den Tag, an dem das Geld kam.");
        else if (ReceivedOn > today) yield return (nameof(ReceivedOn), "Dieser Tag liegt in der Zukunft.");
    }

    public DebtorCommand.RecordPayment Command() => new(
        id, TypedAmount.Of(Amount, Currency)!.Value, ReceivedOn!.Value,
        Guid.TryParse(Designation, out var invoice) ? new InvoiceId(invoice) : null);

    /// <summary>What saving would do, or why it would be refused, decided on the account as looked up; neither
    /// while something is missing.</summary>
    public (ForeseenPayment? Payment, Refusal? Refusal) Foresee(CustomerFile file)
    {
        if (Problems().Any()) return default;
        var decision = file.Account.Decide(Command(), file.Terms);
        return (Foreseen(file, decision), decision.Refusal);
    }

    ForeseenPayment? Foreseen(CustomerFile file, Decision decision)
    {
        if (decision.Events.OfType<DebtorEvent.PaymentRecorded>().FirstOrDefault() is not { } paid) return null;
        var after = decision.Events.Aggregate(file.Account, (d, e) => d.Evolve(e));
        return new(
            [
                .. paid.Shares.Select(s => new ForeseenShare(
                    file.Account.Claims[s.Invoice], s, after.Claims[s.Invoice].Open)),
            ],
            paid.Credit, after.Open(Currency), decision.Events.OfType<DebtorEvent.NoticeVoided>().Count(),
            NextLetter.Of(file with { Account = after }).Statement);
    }
}

/// <summary>The part of a payment that one claim would take, and what would be left of it.</summary>
public sealed record ForeseenShare(Claim Claim, Share Share, Money Left);

/// <param name="Voided">How many proposed letters would fall away.</param>
/// <param name="Next">What would come next for the customer.</param>
public sealed record ForeseenPayment(
    ImmutableArray<ForeseenShare> Shares, Money Credit, Money OpenAfter, int Voided, string Next);
