using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Words;
using Inkassio.Web.Parts;

namespace Inkassio.Web.Plans;

/// <summary>How a plan and each of its instalments stand, in words.</summary>
static class PlanWords
{
    public static (string Word, Meaning Means) Of(PlanState state) => state switch
    {
        PlanState.Running => ("läuft", Meaning.Good),
        PlanState.InArrears => ("im Rückstand", Meaning.Caution),
        PlanState.Broken => ("gebrochen", Meaning.Severe),
        PlanState.Fulfilled => ("erfüllt", Meaning.Good),
        PlanState.Ended => ("beendet", Meaning.Neutral),
        _ => throw new System.Diagnostics.UnreachableException(state.ToString()),
    };

    public static (string Word, Meaning Means) Of(
        Debtor account, PaymentPlan plan, InstalmentDue due, DateOnly today, Country form)
    {
        if (!due.Open.IsPositive) return ("bezahlt", Meaning.Good);
        var late = today.DayNumber - due.DueOn.DayNumber;
        if (late <= 0) return (due.Paid.IsPositive ? $"{form.Shown(due.Open)} fehlen noch" : "kommt noch", Meaning.Neutral);
        var reminded = account.ReminderOf(plan.Id, due.Number)?.IssuedOn is { } on ? $", erinnert am {form.Day(on)}" : "";
        return ($"{(late == 1 ? "1 Tag" : $"{late} Tage")} zu spät{reminded}", Meaning.Caution);
    }

    /// <summary>What follows from how the plan stands; empty when it is over.</summary>
    public static string Next(Debtor account, PaymentPlan plan, PlanStanding standing, DateOnly today, Country form)
    {
        if (standing.State == PlanState.Broken)
            return $"Seit dem {form.Day(standing.BrokenOn!.Value)} gilt die Vereinbarung nicht mehr: Der ganze Rest ist "
                + "fällig. Der Mahnlauf geht mit der Stufe weiter, die nach der letzten kommt.";
        if (standing is not { State: PlanState.Running or PlanState.InArrears, Due: { } due }) return "";
        if (plan.BreaksOn(account) is { } breaks)
            return $"Kommt die {due.Number}. Rate nicht vorher, ist am {form.Day(breaks)} der ganze Rest fällig.";
        var remind = due.DueOn.AddDays(PaymentPlan.RemindAfterDays);
        return today < remind
            ? $"Fehlt die {due.Number}. Rate am {form.Day(remind)}, schlägt der Mahnlauf eine Erinnerung nur an diese Rate vor."
            : $"Der nächste Mahnlauf schlägt eine Erinnerung an die {due.Number}. Rate vor.";
    }
}
