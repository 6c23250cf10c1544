using System.Text.Json.Serialization;

namespace Inkassio.Domain.Debtors;

/// <summary>What makes every letter wrong, whatever is owed.</summary>
[JsonConverter(typeof(KebabEnum<CircumstanceKind>))]
public enum CircumstanceKind
{
    /// <summary>Proceedings are open: claims are filed with the administrator (§ 87 InsO, § 174 InsO).</summary>
    Insolvent,

    /// <summary>The heirs have to be found first (§ 1967 BGB).</summary>
    Deceased,

    AddressUnknown,

    /// <summary>We collect ourselves: the money is on its way.</summary>
    DirectDebit,
}

/// <param name="Invoice">Only a direct debit may be for one invoice; everything else is for the whole account.</param>
/// <param name="Until">The last day; null until a person ends it.</param>
public sealed record Circumstance(
    Guid Id, CircumstanceKind Kind, InvoiceId? Invoice, DateOnly From, DateOnly? Until)
{
    /// <summary>Days in which a bank may return a direct debit for want of money (SEPA: 5 bank days).</summary>
    public const int ReturnDays = 7;

    public DateOnly? EndedOn { get; init; }

    /// <summary>For instance the court and its file number; a personal fact.</summary>
    public string Details { get; init; } = "";

    public bool Covers(InvoiceId invoice, DateOnly day) =>
        (Invoice is null || Invoice == invoice) && EndedOn is null && (Until is null || day <= Until);
}
