using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Web.Customers;
using Inkassio.Web.Parts;

namespace Inkassio.Web.Plans;

/// <summary>What agreeing would come to, or why it would be refused.</summary>
public sealed record ForeseenPlan(ImmutableArray<Instalment> Instalments, Money Total, Refusal? Refusal);

/// <summary>A plan of instalments as it is typed. Its id is made once, so that saving twice agrees once.</summary>
public sealed class TypedPlan
{
    /// <summary>More rows than these are no plan any more; the account says how many it takes.</summary>
    const int RowsMax = 100;

    const int FirstInstalmentDays = 14;

    readonly CustomerFile file;

    public TypedPlan(CustomerFile file)
    {
        this.file = file;
        Invoices = [.. Choices.Where(c => c.Currency == Choices.FirstOrDefault()?.Currency).Select(c => c.Invoice)];
        FirstOn = file.Terms.WorkingDayFrom(file.Today.AddDays(FirstInstalmentDays));
        AgreedOn = file.Today;
    }

    public PlanId Id { get; } = PlanId.New();

    public HashSet<InvoiceId> Invoices { get; }

    /// <summary>By the amount of a month, not by the number of instalments.</summary>
    public bool IsByAmount { get; set; }

    public int Count { get; set; } = 3;

    public string? Amount { get; set; }

    public DateOnly? FirstOn { get; set; }

    public DateOnly? AgreedOn { get; set; }

    public bool HasInterest { get; set; }

    public int LateDays { get; set; } = InstalmentPlan.LateDays;

    /// <summary>Interest for more time to pay is credit, and a consumer's credit needs more than a letter.</summary>
    public bool MayBearInterest => file.Account.Party?.Kind == DebtorKind.Business;

    /// <summary>Open invoices that no other plan pays off.</summary>
    public IEnumerable<Claim> Choices => file.Account.Claims.Values
        .Where(c => c.IsOpen && file.Account.PlanFor(c.Invoice, file.Today) is null).OrderBy(c => c.DueOn);

    ImmutableArray<InvoiceId> Chosen => [.. Choices.Select(c => c.Invoice).Where(Invoices.Contains)];

    public Currency Currency => Chosen.Select(i => file.Account.Claims[i].Currency).FirstOrDefault(file.Currencies[0]);

    public IEnumerable<(string Field, string Sentence)> Problems()
    {
        if (FirstOn is null) yield return (nameof(FirstOn), "Bitte nennen Sie den Tag der ersten Rate.");
        if (AgreedOn is null) yield return (nameof(AgreedOn), "Bitte nennen Sie den Tag der Vereinbarung.");
        else if (AgreedOn > file.Today) yield return (nameof(AgreedOn), "Dieser Tag liegt in der Zukunft.");
        if (IsByAmount && TypedAmount.Problem(Amount, Currency) is { } wrong) yield return (nameof(Amount), wrong);
        if (!IsByAmount && Count is < InstalmentPlan.InstalmentsMin or > InstalmentPlan.InstalmentsMax)
            yield return (nameof(Count),
                $"Ein Ratenplan hat {InstalmentPlan.InstalmentsMin} bis {InstalmentPlan.InstalmentsMax} Raten.");
    }

    /// <summary>Null while something is missing.</summary>
    public ForeseenPlan? Foresee()
    {
        if (Chosen.IsEmpty || Problems().Any()) return null;
        // The account itself says what the instalments have to add up to.
        var cent = new Money(1, Currency);
        var asked = Refused([new(FirstOn!.Value, cent), new(FirstOn.Value.AddMonths(1), cent)]);
        if (asked is not null and not Refusal.PlanDoesNotAddUp) return new([], Money.None(Currency), asked);
        var total = asked is Refusal.PlanDoesNotAddUp { Owed: var owed } ? owed : cent + cent;
        var plan = Instalments(total);
        return new(plan, total, Refused(plan));
    }

    Refusal? Refused(ImmutableArray<Instalment> plan) =>
        file.Account.Decide(Command(plan), file.Terms).Refusal;

    /// <summary>Asked only when there are no problems.</summary>
    public DebtorCommand.AgreePlan Command() => Command(Foresee()?.Instalments ?? []);

    DebtorCommand.AgreePlan Command(ImmutableArray<Instalment> plan) => new(
        Id, Chosen, plan, HasInterest && MayBearInterest ? PlanInterest.Statutory : PlanInterest.None, AgreedOn!.Value,
        file.Today)
    {
        LateDays = LateDays,
    };

    ImmutableArray<Instalment> Instalments(Money total) =>
        [.. Amounts(total).Take(RowsMax).Select((amount, i) => new Instalment(FirstOn!.Value.AddMonths(i), amount))];

    IEnumerable<Money> Amounts(Money total)
    {
        if (!IsByAmount) return total.Split(Count);
        var month = TypedAmount.Of(Amount, Currency)!.Value;
        var full = (int)Math.Min(RowsMax, month.IsPositive ? total.Cents / month.Cents : 0);
        var rest = total - new Money(full * month.Cents, Currency);
        return [.. Enumerable.Repeat(month, full), .. rest.IsPositive ? new[] { rest } : []];
    }
}
