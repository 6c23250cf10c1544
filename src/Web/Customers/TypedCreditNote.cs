using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Web.Parts;

namespace Inkassio.Web.Customers;

/// <summary>A credit note as it is typed. Its id is made once, so that saving twice books once.</summary>
public sealed class TypedCreditNote(Claim claim, DateOnly today)
{
    readonly Guid id = Guid.CreateVersion7();

    public string? Amount { get; set; }
    public DateOnly? On { get; set; } = today;

    /// <summary>For a defect: the claim never existed in that part. Goodwill takes effect from its day on.</summary>
    public bool FromBeginning { get; set; }

    public IEnumerable<(string Field, string Sentence)> Problems()
    {
        if (TypedAmount.Problem(Amount, claim.Currency) is { } wrong) yield return (nameof(Amount), wrong);
        if (On is null) yield return (nameof(On), "Bitte nennen Sie den Tag der Gutschrift.");
        else if (On > today) yield return (nameof(On), "Dieser Tag liegt in der Zukunft.");
    }

    public DebtorCommand.RecordCreditNote Command() => new(
        id, claim.Invoice, TypedAmount.Of(Amount, claim.Currency)!.Value, On!.Value, FromBeginning);

    /// <summary>What saving would leave of the claim, or why it would be refused; null while something is missing.
    /// </summary>
    public (Debtor? After, Refusal? Refusal)? Foresee(CustomerFile file)
    {
        if (Problems().Any()) return null;
        var decision = file.Account.Decide(Command(), file.Terms);
        return decision.Refusal is { } why
            ? (null, why)
            : (decision.Events.Aggregate(file.Account, (d, e) => d.Evolve(e)), null);
    }
}
