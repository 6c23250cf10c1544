using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;

namespace Inkassio.Assistant.Talking.Answers;

/// <summary>Which invoices a sentence means.</summary>
static class Picked
{
    /// <summary>The named one, else all that are overdue, else all that are open; of one currency, the one with most
    /// claims. Empty where there is none.</summary>
    public static ImmutableArray<InvoiceId> Invoices(Asked asked, Debtor account, bool alsoFuture)
    {
        var open = account.Claims.Values.Where(c => c.IsOpen)
            .OrderBy(c => c.DueOn).ThenBy(c => c.Number, StringComparer.Ordinal).ToArray();
        if (asked.Slot("rechnung") is { } number)
            return [.. open.Where(c => c.Number == number).Select(c => c.Invoice)];
        var overdue = open.Where(c => c.IsOverdue(asked.Today)).ToArray();
        var wanted = overdue.Length > 0 || !alsoFuture ? overdue : open;
        return wanted.GroupBy(c => c.Currency).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).FirstOrDefault()
            is { } group ? [.. group.Select(c => c.Invoice)] : [];
    }

    public static string Numbers(Debtor account, ImmutableArray<InvoiceId> invoices) => invoices.Length switch
    {
        1 => $"Rechnung {account.Claims[invoices[0]].Number}",
        <= 3 => $"Rechnungen {string.Join(", ", invoices.Select(i => account.Claims[i].Number))}",
        _ => $"{invoices.Length} Rechnungen",
    };
}

/// <summary>Instalments, computed to the cent: they add up to what is owed.</summary>
static class PlanSums
{
    /// <summary>Empty where nothing is owed or the wish makes no plan.</summary>
    public static ImmutableArray<Instalment> Of(
        Asked asked, Debtor account, ImmutableArray<InvoiceId> invoices, int? usual, DateOnly on)
    {
        var owed = WritingGate.Owed(
            account, new LetterRequest.InstalmentAgreement(invoices, [], PlanInterest.None, on), asked.Terms, on);
        if (!owed.IsPositive) return [];
        var amounts = Amounts(asked, owed, usual);
        var first = asked.Day("beginn") is { } said && said > on ? said : FirstOfMonth(on);
        return [.. amounts.Select((amount, i) => new Instalment(Due(asked, first, i), amount))];
    }

    static ImmutableArray<Money> Amounts(Asked asked, Money owed, int? usual)
    {
        if (asked.Whole("raten") is { } count) return [.. owed.Split(
            Math.Clamp(count, 1, InstalmentPlan.InstalmentsMax + 1))];
        if (asked.Cents("betrag") is { } cents and > 0)
        {
            var parts = new List<Money>();
            for (var rest = owed; rest.IsPositive && parts.Count <= InstalmentPlan.InstalmentsMax; rest -= parts[^1])
                parts.Add(Money.Min(rest, new(cents, owed.Currency)));
            return [.. parts];
        }
        return usual is { } some ? [.. owed.Split(some)] : [];
    }

    static DateOnly FirstOfMonth(DateOnly on) => new DateOnly(on.Year, on.Month, 1).AddMonths(on.Day > 20 ? 2 : 1);

    static DateOnly Due(Asked asked, DateOnly first, int number) => asked.Slot("intervall") switch
    {
        "woechentlich" => first.AddDays(7 * number),
        "14taegig" => first.AddDays(14 * number),
        _ => first.AddMonths(number),
    };

    public static Card.TableCard Table(Asked asked, ImmutableArray<Instalment> plan)
    {
        var sum = plan.Sum(plan[0].Amount.Currency, i => i.Amount);
        return new(
            "Raten", ["Rate", "Fällig am", "Betrag"],
            [.. plan.Select((p, i) =>
                new TableRow([Cell.Of((decimal)(i + 1)), Cell.Of(p.DueOn), Cell.Of(p.Amount)], null))],
            $"Zusammen {asked.Amount(sum)}, gerechnet auf den {asked.Days(asked.Today)}. Die letzte Rate gleicht "
                + $"Cents aus.");
    }
}
