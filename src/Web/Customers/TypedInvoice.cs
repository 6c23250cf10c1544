using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Web.Parts;

namespace Inkassio.Web.Customers;

/// <summary>An invoice as it is typed. Its id is made once, so that saving twice registers once.</summary>
public sealed class TypedInvoice(DateOnly today, Currency currency)
{
    /// <summary>The usual time to pay (§ 286 Abs. 3 BGB), proposed and free to change.</summary>
    const int DaysToPay = 30;

    readonly InvoiceId id = InvoiceId.New();

    public string? Number { get; set; }
    public string? Subject { get; set; }
    public string? Amount { get; set; }
    public Currency Currency { get; set; } = currency;
    public DateOnly? IssuedOn { get; set; } = today;
    public DateOnly? DueOn { get; set; } = today.AddDays(DaysToPay);

    public IEnumerable<(string Field, string Sentence)> Problems()
    {
        if (string.IsNullOrWhiteSpace(Number)) yield return (nameof(Number), "Bitte geben Sie die Rechnungsnummer an.");
        if (Subject?.Length > Limits.NameMax)
            yield return (nameof(Subject), $"Das ist zu lang: höchstens {Limits.NameMax} Zeichen.");
        if (TypedAmount.Problem(Amount, Currency) is { } wrong) yield return (nameof(Amount), wrong);
        if (IssuedOn is null) yield return (nameof(IssuedOn), "Bitte nennen Sie das Rechnungsdatum.");
        if (DueOn is null) yield return (nameof(DueOn), "Bitte nennen Sie den Tag, bis zu dem zu zahlen ist.");
        else if (DueOn < IssuedOn) yield return (nameof(DueOn), "Die Fälligkeit liegt vor dem Rechnungsdatum.");
    }

    public DebtorCommand.RegisterInvoice Command() => new(
        id, Number!.Trim(), Subject?.Trim() ?? "", TypedAmount.Of(Amount, Currency)!.Value,
        IssuedOn!.Value, DueOn!.Value, Told: null);
}
