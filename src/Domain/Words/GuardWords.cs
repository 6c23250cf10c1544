using Inkassio.Domain.Correspondence.Guard;

namespace Inkassio.Domain.Words;

/// <summary>What the guard found, as sentences for people who write letters.</summary>
public static class GuardWords
{
    public static string Sentence(this Finding finding) => finding.Fault switch
    {
        Fault.ContentMissing => $"Im Brief fehlt: {finding.Said}.",
        Fault.ForbiddenWords => $"„{finding.Said}“ darf in diesem Brief nicht stehen: {finding.Instead}.",
        Fault.UnknownAmount => $"Den Betrag „{finding.Said}“ gibt es in diesem Fall nicht.",
        Fault.UnknownDay => $"Das Datum „{finding.Said}“ gibt es in diesem Fall nicht.",
        Fault.UnknownNumber => $"Die Zahl „{finding.Said}“ gibt es in diesem Fall nicht.",
        Fault.UnknownPercent => $"Den Satz „{finding.Said}“ gibt es in diesem Fall nicht.",
        Fault.WeekdayWrong => $"Der Wochentag in „{finding.Said}“ stimmt nicht. Richtig ist {finding.Instead}.",
        Fault.ForeignIban =>
            $"Das Konto „{finding.Said}“ ist nicht Ihres. Erlaubt ist nur {finding.Instead}.",
        Fault.OtherCurrency => $"„{finding.Said}“ ist eine andere Währung als die des Briefs.",
        Fault.WrongForm => $"„{finding.Said}“ schreibt man hier so: {finding.Instead}.",
        Fault.WrongSum => $"Neben der Frist steht „{finding.Said}“, zu zahlen sind aber {finding.Instead}.",
        Fault.SeveralDeadlines => $"„{finding.Said}“ ist eine zweite Frist. Es gilt nur {finding.Instead}.",
        Fault.NoDeadlineHere => $"„{finding.Said}“: Dieser Brief setzt keine Frist.",
        Fault.DeadlineTooSoon => $"Die Frist {finding.Said} ist zu kurz.",
        Fault.DeadlineNoWorkingDay => $"Die Frist {finding.Said} ist kein Werktag.",
        Fault.SharpS => "In der Schweiz steht statt ß immer ss.",
        Fault.MixedRegister => $"„{finding.Said}“ passt nicht zur Anrede. Bitte nur Sie oder nur du.",
        Fault.UnknownName => $"Der Name „{finding.Said}“ steht so nicht in den Stammdaten.",
        Fault.NameMisspelled => $"„{finding.Said}“ ähnelt einem Namen aus den Stammdaten. Ist er richtig geschrieben?",
        Fault.WrongSalutation => $"Die Anrede „{finding.Said}“ ist nicht die aus den Stammdaten.",
        Fault.SentenceTooLong => "Dieser Satz ist lang. Zwei kurze Sätze liest man leichter.",
        Fault.LetterTooLong => $"Der Brief hat {finding.Said} Wörter. Mehr als {finding.Instead} liest kaum jemand.",
        Fault.StandsTooLow => $"Zu weit unten steht: {finding.Said}. Rücken Sie es in die ersten {finding.Instead} Zeichen.",
        Fault.ClauseDoesNotHold =>
            $"Die Klausel „{finding.Said}“ gilt in diesem Fall nicht mehr und steht deshalb nicht im Brief.",
        Fault.NoLongerTrue => $"„{finding.Said}“ stimmt inzwischen nicht mehr. Lassen Sie den Brief neu schreiben.",
        _ => throw new System.Diagnostics.UnreachableException(finding.Fault.ToString()),
    };
}

/// <summary>What is wrong with a firm's own text.</summary>
public static class TextProblemWords
{
    public static string Sentence(this Correspondence.TextProblem problem) => problem.Fault switch
    {
        Correspondence.TextFault.TooLong => $"Der Text ist zu lang. Erlaubt sind {problem.Said} Zeichen.",
        Correspondence.TextFault.NotReadable => "Der Text ist nicht lesbar. Jeder Absatz braucht eine Überschrift.",
        Correspondence.TextFault.UnknownCondition => $"Den Fall „{problem.Said}“ kennen wir nicht.",
        Correspondence.TextFault.UnknownSlot =>
            $"Den Platzhalter „{problem.Said}“ gibt es in diesem Brief nicht. Nehmen Sie einen von den Knöpfen.",
        Correspondence.TextFault.NoSubject => "In manchen Fällen hätte der Brief keinen Betreff.",
        Correspondence.TextFault.PartEmpty => "Hier fehlt ein Text.",
        Correspondence.TextFault.TooManyVersions =>
            $"Für diesen Brief gibt es schon {problem.Said} Fassungen. Mehr bewahren wir nicht auf.",
        Correspondence.TextFault.GuardFinds => problem.Found!.Sentence(),
        _ => throw new System.Diagnostics.UnreachableException(problem.Fault.ToString()),
    };
}
