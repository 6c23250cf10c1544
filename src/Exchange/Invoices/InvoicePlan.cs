using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;

namespace Inkassio.Exchange.Invoices;

/// <summary>What the tenant says about everything that a file leaves open.</summary>
/// <param name="ImportedOn">Today in the tenant's zone: the day of payments whose day the file does not tell.</param>
/// <param name="Country">Decides 03/04/2026 and 1.234 where nothing else does; also a missing country.</param>
/// <param name="TermDays">Days to pay for invoices without a due date; without it the due date is required.</param>
public sealed record InvoiceDefaults(
    DateOnly ImportedOn, Country Country = Country.DE, Currency Currency = Currency.EUR, int? TermDays = null);

/// <summary>What was already paid on an invoice.</summary>
/// <param name="DayKnown">False when the file does not tell the day, so that the day of the import stands here.</param>
public sealed record PaidPart(Money Amount, DateOnly On, bool DayKnown);

/// <summary>One invoice of the file, ready to be registered.</summary>
/// <param name="Row">The row in the file, counted from 1.</param>
/// <param name="CustomerNumber">Key into <see cref="InvoicePlan.Customers"/>.</param>
/// <param name="Amount">Gross and positive; the open amount where the file has no other.</param>
/// <param name="DueFromTerm">The due date was computed from the issue date and the tenant's usual term.</param>
/// <param name="Level">The dunning level as the other program counted it, 0 to 9.</param>
/// <param name="DueDateAgreed">§ 286 (2) BGB: a date agreed in the contract; null when the file does not say.</param>
/// <param name="ConsumerNotice">§ 286 (3) BGB: the invoice told a consumer of the 30 days; null: not said.</param>
/// <param name="ReceivedOn">When the customer received the invoice; null when the file does not say.</param>
public sealed record InvoiceRow(
    int Row, string CustomerNumber, string InvoiceNumber, string Subject, DateOnly? IssuedOn, DateOnly DueOn,
    bool DueFromTerm, Money Amount, PaidPart? Paid, bool Disputed, int? Level, DateOnly? LastNoticeOn,
    bool? DueDateAgreed, bool? ConsumerNotice, DateOnly? ReceivedOn)
{
    /// <summary>When goods or services were delivered; null when the file does not say.</summary>
    public DateOnly? ServiceOn { get; init; }

    /// <summary>The price of goods or services (Entgeltforderung); null when the file does not say.</summary>
    public bool? IsPrice { get; init; }

    /// <summary>The law that governs the claim; null leaves that of the tenant's country.</summary>
    public Country? Law { get; init; }

    /// <summary>The other program has asked for the lump sum already, so that nobody asks twice.</summary>
    public bool? LumpSumClaimed { get; init; }

    /// <summary>What is still owed; nothing when more than the amount was paid.</summary>
    [JsonIgnore]
    public Money Open => Paid is null ? Amount
        : Paid.Amount >= Amount ? Money.None(Amount.Currency) : Amount - Paid.Amount;
}

/// <summary>Why a row is no invoice.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SkipReason>))]
public enum SkipReason { TotalsLine, RepeatedHeader, Credit, Zero }

/// <param name="Text">The beginning of the row, for people.</param>
public sealed record SkippedRow(int Row, SkipReason Reason, string Text);

/// <summary>The totals of all rows in one currency, to compare with the other program.</summary>
public sealed record PlanSum(int Invoices, Money Amount, Money Paid, Money Open);

/// <summary>What an import would do. Nothing is saved while there is an error.</summary>
/// <param name="Rows">The rows without an error of their own, in the order of the file.</param>
/// <param name="Customers">One party per customer number, in the order of the file.</param>
/// <param name="Problems">At most 500, errors first; <paramref name="Errors"/> and
/// <paramref name="Warnings"/> count all.</param>
public sealed record InvoicePlan(
    ImmutableArray<InvoiceRow> Rows, ImmutableArray<Party> Customers, ImmutableArray<ImportProblem> Problems,
    int Errors, int Warnings, ImmutableArray<SkippedRow> Skipped, ImmutableArray<PlanSum> Sums)
{
    [JsonIgnore]
    public bool IsBlocked => Errors > 0;

    /// <summary>How many problems are not listed.</summary>
    [JsonIgnore]
    public int ProblemsUnlisted => Errors + Warnings - Problems.Length;

    public FrozenDictionary<string, Party> CustomersByNumber() =>
        Customers.ToFrozenDictionary(party => party.Number, StringComparer.Ordinal);
}
