namespace Inkassio.Domain.Debtors;

public enum HoldReason { Asked, Disputed, Goodwill, Other, Replied, Grace }

/// <summary>A stop of dunning ("Mahnstopp"), for one claim or for the whole account.</summary>
/// <param name="Invoice">Null stops the whole account.</param>
/// <param name="Until">The last day of the hold; null until a person lifts it.</param>
public sealed record Hold(InvoiceId? Invoice, HoldReason Reason, DateOnly? Until)
{
    public bool Covers(InvoiceId invoice, DateOnly on) =>
        (Invoice is null || Invoice == invoice) && (Until is null || on <= Until);
}
