using Inkassio.Domain.Segments;
using Inkassio.Web.Customers;
using Inkassio.Web.Parts;

namespace Inkassio.Web.Judging;

/// <summary>A bureau's answer as a person types it. Its id is made once, so that saving twice records once.</summary>
public sealed class TypedCreditCheck(CustomerFile file)
{
    public Guid Id { get; } = Guid.CreateVersion7();

    public string? Bureau { get; set; }

    public CreditRating Rating { get; set; } = CreditRating.Medium;

    public DateOnly? On { get; set; } = file.Today;

    public DateOnly? ValidUntil { get; set; } = file.Today.AddYears(1);

    public string? Index { get; set; }

    public string? Limit { get; set; }

    public IEnumerable<(string Field, string Sentence)> Problems()
    {
        if (string.IsNullOrWhiteSpace(Bureau)) yield return (nameof(Bureau), "Bitte nennen Sie, von wem die Auskunft ist.");
        if (On is null) yield return (nameof(On), "Bitte nennen Sie den Tag der Auskunft.");
        else if (On > file.Today) yield return (nameof(On), "Dieser Tag liegt in der Zukunft.");
        if (ValidUntil is null) yield return (nameof(ValidUntil), "Bitte nennen Sie, bis wann sie gilt.");
        else if (ValidUntil < On) yield return (nameof(ValidUntil), "Das liegt vor dem Tag der Auskunft.");
        if (!string.IsNullOrWhiteSpace(Limit) && TypedAmount.Problem(Limit, file.Currencies[0]) is { } wrong)
            yield return (nameof(Limit), wrong);
    }

    public CreditCheck Result() => new(
        Bureau!.Trim(), On!.Value, ValidUntil!.Value, Rating, (Index ?? "").Trim(),
        string.IsNullOrWhiteSpace(Limit) ? null : TypedAmount.Of(Limit, file.Currencies[0])!.Value.Cents);
}
