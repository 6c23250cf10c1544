using System.Diagnostics;
using Inkassio.Domain.Dunning;

namespace Inkassio.Web.FirmSettings;

/// <summary>What is wrong with a step of the ladder, as a sentence beside it.</summary>
static class LadderWords
{
    public static string Sentence(LadderProblem problem) => problem.Rule switch
    {
        LadderRule.OneToEightSteps => $"Es braucht eine bis {problem.Limit} Stufen.",
        LadderRule.KindsInOrder => "Diese Stufe ist milder als die davor. Die Reihenfolge geht von mild zu streng.",
        LadderRule.PreDueOnlyFirst => "Ein Vorab-Hinweis kann nur am Anfang stehen.",
        LadderRule.DaysToPayMin => $"Diese Stufe muss mindestens {problem.Limit} Tage zum Zahlen lassen.",
        LadderRule.DaysToPayMax => $"Mehr als {problem.Limit} Tage zum Zahlen sind nicht möglich.",
        LadderRule.WaitMin => "Diese Stufe muss mindestens einen Tag warten.",
        LadderRule.WaitMax => $"Mehr als {problem.Limit} Tage Warten sind nicht möglich.",
        LadderRule.PreDueWait => $"Ein Vorab-Hinweis kommt 1 bis {problem.Limit} Tage vor der Fälligkeit.",
        LadderRule.LastNoticeIsPlain => "Ab der letzten Mahnung ist der Ton sachlich.",
        LadderRule.SpacingRange => $"Zwischen zwei Briefen liegen 0 bis {problem.Limit} Tage.",
        _ => throw new UnreachableException(problem.ToString()),
    };
}
