using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Storage;
using static Inkassio.Domain.Debtors.DebtorCommand;

namespace Inkassio.Assistant.Talking.Answers;

/// <summary>What could be agreed with a debtor, as unsent commands: instalments, more time, a promise.</summary>
static class Agreements
{
    public static async Task Plan(Asked asked, Speech speech, CancellationToken stop)
    {
        if (await Answering.Subject(asked, speech, stop) is not { } account) return;
        var name = Answering.NameOf(account);
        var invoices = Picked.Invoices(asked, account.State, alsoFuture: true);
        if (invoices.IsEmpty)
        {
            speech.Tell($"Bei {name} ist nichts offen, worüber Raten zu vereinbaren wären.");
            return;
        }
        var plan = PlanSums.Of(asked, account.State, invoices, usual: null, asked.Today);
        if (plan.IsEmpty)
        {
            var from = asked.Day("beginn") is { } day ? $" ab {asked.Days(day)}" : "";
            speech.Tell("Wie viele Raten sollen es sein?");
            foreach (var count in (int[])[3, 6, 12])
                speech.Offer($"{count} Raten", $"Vereinbare mit {name} {count} Raten{from}");
            return;
        }
        var sum = plan.Sum(plan[0].Amount.Currency, i => i.Amount);
        var title = $"{plan.Length} Raten mit {name}: zusammen {asked.Amount(sum)}, ab {asked.Days(plan[0].DueOn)}";
        speech.Heard("Ratenvereinbarung", name, $"{plan.Length} Raten", $"ab {asked.ShortDay(plan[0].DueOn)}",
            Picked.Numbers(account.State, invoices));
        if (!await ProposalShelf.Propose(asked, speech, account, title,
            [new AgreePlan(PlanId.New(), invoices, plan, PlanInterest.None, asked.Today, asked.Today)], stop)) return;
        speech.Tell($"Geschuldet sind heute {asked.Amount(sum)}. Die Raten ergeben genau diese Summe, Zinsen laufen "
            + "während der Vereinbarung nicht auf.").Show(PlanSums.Table(asked, plan));
        speech.Offer("Als Angebot schreiben", $"Antworte {name}, dass wir {plan.Length} Raten anbieten");
    }

    public static async Task Defer(Asked asked, Speech speech, CancellationToken stop)
    {
        if (await Answering.Subject(asked, speech, stop) is not { } account) return;
        var name = Answering.NameOf(account);
        var until = asked.Day("datum");
        speech.Heard("Stundung", name, until is { } day ? $"bis {asked.ShortDay(day)}" : null);
        if (until is not { } last)
        {
            speech.Tell("Bis wann soll gestundet werden?");
            foreach (var days in (int[])[7, 14, 30])
                speech.Offer($"{days} Tage", $"Stunde {name} bis {asked.Days(asked.Today.AddDays(days))}");
            return;
        }
        if (last <= asked.Today)
        {
            speech.Tell($"Der {asked.ShortDay(last)} liegt nicht mehr vor uns. Nennen Sie einen späteren Tag.");
            return;
        }
        var invoices = Picked.Invoices(asked, account.State, alsoFuture: true);
        if (invoices.IsEmpty)
        {
            speech.Tell($"Bei {name} ist nichts offen, was zu stunden wäre.");
            return;
        }
        if (!await ProposalShelf.Propose(
            asked, speech, account,
                $"Stundung für {name} bis {asked.Days(last)}: {Picked.Numbers(account.State, invoices)}",
            [.. invoices.Select(invoice => new RecordLimitationAct(invoice, new(
                Guid.CreateVersion7(asked.Db.Now), LimitationActKind.Deferred, asked.Today, last)))], stop)) return;
        speech.Tell("Während der Stundung ist die Rechnung nicht fällig: keine Briefe, keine Verzugszinsen.");
    }

    public static async Task Promise(Asked asked, Speech speech, CancellationToken stop)
    {
        if (await Answering.Subject(asked, speech, stop) is not { } account) return;
        var name = Answering.NameOf(account);
        var invoices = Picked.Invoices(asked, account.State, alsoFuture: true);
        if (invoices.IsEmpty)
        {
            speech.Tell($"Bei {name} ist nichts offen. Eine Zusage gehört zu einer offenen Rechnung.");
            return;
        }
        var owed = account.State.OwedOn(invoices, asked.Terms, asked.Today);
        var amount = Amount(asked, owed);
        speech.Heard("Zusage", name, asked.Amount(amount), asked.Day("datum") is { } on ? $"bis {asked.ShortDay(on)}"
            : null,
            Picked.Numbers(account.State, invoices));
        if (asked.Day("datum") is not { } payOn)
        {
            speech.Tell("Bis wann will der Kunde zahlen?");
            foreach (var days in (int[])[3, 7, 14])
                speech.Offer($"In {days} Tagen", $"{name} zahlt am {asked.Days(asked.Today.AddDays(days))}");
            return;
        }
        if (asked.Number("anteil") is { } percent)
            speech.Tell($"{percent.ToString("0.##", asked.German)} % von "
                + $"{asked.Amount(owed)} sind {asked.Amount(amount)}.");
        if (!await ProposalShelf.Propose(
            asked, speech, account, $"Zusage von {name}: {asked.Amount(amount)} bis {asked.Days(payOn)}",
            [new RecordPromise(PromiseId.New(), invoices, amount, payOn, asked.Today)], stop)) return;
        speech.Tell($"Bis {asked.Days(payOn.AddDays(Domain.Debtors.Promise.TransferDays))} ruhen dann die Briefe zu "
            + $"{(invoices.Length == 1 ? "dieser Rechnung" : "diesen Rechnungen")}.");
    }

    /// <summary>The sum that was said, the share of what is owed to the cent, or all of it.</summary>
    static Money Amount(Asked asked, Money owed) =>
        asked.Cents("betrag") is { } cents ? new(cents, owed.Currency)
        : asked.Number("anteil") is { } percent ? Money.Round(owed.Amount * percent / 100m, owed.Currency)
        : owed;
}
