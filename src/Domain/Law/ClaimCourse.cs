using System.Collections.Immutable;

namespace Inkassio.Domain.Law;

/// <summary>One claim through its days: interest is computed up to each event, then the event is booked.</summary>
sealed class ClaimCourse
{
    readonly ClaimQuestion q;
    readonly Money none;
    readonly ImmutableArray<PaymentSplit>.Builder splits = ImmutableArray.CreateBuilder<PaymentSplit>();
    CalculationSheet sheet;
    LawRefusal? refusal;
    DateOnly? reckonedTo;
    Money principal, interest, costs, credited, overpaid;

    public ClaimCourse(ClaimQuestion question)
    {
        q = question;
        none = Money.None(q.Principal.Currency);
        sheet = CalculationSheet.Empty(q.Principal.Currency);
        reckonedTo = q.FirstInterestDay;
        (interest, costs, credited, overpaid) = (none, none, none, none);
        // What a defect took away was never owed, so it bears no interest from the first day on.
        var never = q.CreditNotes.Where(n => n.FromBeginning).Sum(none.Currency, n => n.Amount);
        principal = Money.Max(none, q.Principal - never);
    }

    public Ruling<ClaimStatement> Run()
    {
        var claimed = principal;
        foreach (var (on, cuts, book) in Events())
        {
            if (cuts) Reckon(on);
            if (refusal is not null) return refusal;
            book();
        }
        Reckon(q.End);
        if (refusal is not null) return refusal;
        return new ClaimStatement(
            claimed, sheet, q.Costs.Sum(none.Currency, c => c.Amount), credited, splits.ToImmutable(),
            principal, interest, costs, overpaid);
    }

    // On one day costs come first, then credit notes, then payments as they arrived (OrderBy keeps that order).
    // New costs alone cut nothing: they bear no interest, and nothing has to be split on their day.
    IEnumerable<(DateOnly On, bool Cuts, Action Book)> Events() => q.Costs
        .Select(c => (c.On, false, (Action)(() => costs += c.Amount)))
        .Concat(q.CreditNotes.Where(n => !n.FromBeginning).Select(n => (n.On, true, (Action)(() => Credit(n)))))
        .Concat(q.Payments.Select(p => (p.On, true, (Action)(() => Pay(p)))))
        .OrderBy(e => e.On);

    void Reckon(DateOnly to)
    {
        if (reckonedTo is not { } from || to <= from) return;
        var ruling = DefaultInterest.Of(new(principal, new(from, to), q.Rule, q.DayCount)
        {
            Rates = q.Rates,
            PastTable = q.PastTable,
        });
        if (!ruling.Allows(out var part, out refusal)) return;
        sheet = sheet.Then(part);
        interest += part.Total;
        reckonedTo = to;
    }

    void Credit(CreditNote note)
    {
        var used = Money.Min(note.Amount, principal);
        principal -= used;
        credited += used;
    }

    void Pay(ClaimPayment payment)
    {
        var open = new OpenClaim(default, payment.On, costs, interest, principal) { Parts = q.Parts };
        var share = Allocation.Within(payment.Amount, open);
        costs -= share.Costs;
        interest -= share.Interest;
        principal -= share.Principal;
        var over = payment.Amount - share.Total;
        overpaid += over;
        splits.Add(new(payment.On, payment.Amount, share.Costs, share.Interest, share.Principal, over));
    }
}
