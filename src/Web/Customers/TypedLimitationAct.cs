using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;

namespace Inkassio.Web.Customers;

/// <summary>What moves a claim's limitation, as it is typed. Its id is made once, or is that of the act to end.
/// </summary>
public sealed class TypedLimitationAct(InvoiceId invoice, DateOnly today, LimitationAct? known)
{
    readonly Guid id = known?.Id ?? Guid.CreateVersion7();

    public LimitationActKind Kind { get; set; } = known?.Kind ?? LimitationActKind.Acknowledged;
    public DateOnly? From { get; set; } = known?.From ?? today;
    public DateOnly? LastOn { get; set; } = known?.LastOn;

    public bool HasEnd => Kind != LimitationActKind.Acknowledged;

    public IEnumerable<(string Field, string Sentence)> Problems()
    {
        if (From is null) yield return (nameof(From), "Bitte nennen Sie den Tag.");
        else if (From > today) yield return (nameof(From), "Dieser Tag liegt in der Zukunft.");
        if (!HasEnd) yield break;
        if (LastOn < From) yield return (nameof(LastOn), "Das Ende liegt vor dem Beginn.");
        else if (Kind == LimitationActKind.Deferred && LastOn is null)
            yield return (nameof(LastOn), "Bitte nennen Sie den Tag, bis zu dem Sie Zeit geben.");
        else if (Kind != LimitationActKind.Deferred && LastOn > today)
            yield return (nameof(LastOn), "Dieser Tag liegt in der Zukunft. Lassen Sie ihn leer, solange es weitergeht.");
    }

    public DebtorCommand.RecordLimitationAct Command() =>
        new(invoice, new(id, Kind, From!.Value, HasEnd ? LastOn : null));

    /// <summary>The end of the limitation after saving; null while something is missing or wrong.</summary>
    public LimitationEnd? Foresee(CustomerFile file)
    {
        if (Problems().Any()) return null;
        var decision = file.Account.Decide(Command(), file.Terms);
        if (decision.IsRefused) return null;
        var after = decision.Events.Aggregate(file.Account, (d, e) => d.Evolve(e));
        return ClaimLaw.Of(after, after.Claims[invoice], file.Terms).Limitation(after.Claims[invoice]);
    }
}
