using System.Diagnostics;
using Inkassio.Domain.Correspondence.Guard.Prose;

namespace Inkassio.Domain.Words;

/// <summary>What the guard found in free text: what is wrong, and what to do instead.</summary>
public static class ProseWords
{
    public static string Sentence(this ProseFinding finding) => finding.Fault switch
    {
        ProseFault.HiddenSign => "Hier steckt ein unsichtbares Zeichen. Tippen Sie das Wort bitte neu.",
        ProseFault.DisguisedLetter =>
            $"In „{finding.Said}“ sieht ein Zeichen nur aus wie ein Buchstabe. Tippen Sie das Wort bitte neu.",
        ProseFault.BrokenText => "Ein Zeichen ist beschädigt. Löschen Sie es bitte, und tippen Sie es neu.",
        ProseFault.Digit => $"„{finding.Said}“ ist eine Zahl. Beträge, Tage und Nummern setzt der Brief selbst ein.",
        ProseFault.RomanNumber => $"„{finding.Said}“ ist eine Zahl. Lassen Sie sie weg, der Brief nennt seine Stufe selbst.",
        ProseFault.NumberWord => $"„{finding.Said}“ nennt eine Menge. Lassen Sie sie weg, der Brief setzt Zahlen selbst ein.",
        ProseFault.MoneyWord => $"„{finding.Said}“ spricht von Geld oder Kosten. Den Betrag nennt der Brief an seiner Stelle.",
        ProseFault.DateWord => $"„{finding.Said}“ nennt eine Zeit. Die Frist setzt der Brief als Datum ein.",
        ProseFault.Address => $"„{finding.Said}“ sieht aus wie eine Adresse oder ein Konto. Der Brief nennt nur die hinterlegten.",
        ProseFault.Markup => $"„{finding.Said}“ kann der Brief nicht drucken. Schreiben Sie es bitte in Worten.",
        ProseFault.Name => $"„{finding.Said}“ ist ein Name. Anrede und Absender stehen schon im Brief, hier bitte keine Namen.",
        ProseFault.SlotUnknown => $"Den Baustein „{finding.Said}“ gibt es nicht. Wählen Sie bitte einen aus der Liste.",
        ProseFault.SlotNotAllowed =>
            $"Der Baustein „{finding.Said}“ passt nicht in diesen Brief. Lassen Sie ihn bitte weg.",
        ProseFault.SlotMissing => $"Es fehlt der Baustein „{finding.Said}“. Ohne ihn ist der Brief nicht vollständig.",
        ProseFault.SlotTwice => $"Der Baustein „{finding.Said}“ steht zweimal da. Einmal genügt.",
        ProseFault.SlotOrder => $"Der Baustein „{finding.Said}“ steht zu spät. Rücken Sie ihn bitte weiter nach oben.",
        ProseFault.EventClaim => $"„{finding.Said}“: Dass es so war, steht nicht in der Akte. Tragen Sie es dort ein, oder lassen Sie es weg.",
        ProseFault.Threat => $"„{finding.Said}“ klingt nach Recht oder Drohung. Über Folgen sprechen nur die freigegebenen Klauseln.",
        ProseFault.ForbiddenWords => $"„{finding.Said}“ darf in diesem Brief nicht stehen. Sagen Sie es bitte anders.",
        ProseFault.MixedRegister =>
            $"„{finding.Said}“ passt nicht zur Anrede. Bleiben Sie bitte ganz bei Sie oder ganz bei du.",
        ProseFault.TooHard => $"Der Ton ist für diesen Brief zu hart: {finding.Said}. Formulieren Sie bitte freundlicher.",
        ProseFault.TooSoft => $"Der Ton ist für diesen Brief zu weich: {finding.Said}. Sagen Sie bitte deutlicher, was Sie erwarten.",
        ProseFault.Shouting => $"„{finding.Said}“ wirkt laut. Ein ruhiger Satz ohne Ausrufezeichen und Großschrift überzeugt mehr.",
        ProseFault.Insult => $"„{finding.Said}“ kann verletzen. Bleiben Sie bitte bei der Sache.",
        ProseFault.OtherLanguage => "Der Text ist nicht durchgehend deutsch. Schreiben Sie ihn bitte ganz auf Deutsch.",
        ProseFault.SharpS => "In der Schweiz steht statt ß immer ss. Ersetzen Sie es bitte.",
        ProseFault.TextTooLong => $"Der Text ist zu lang: {finding.Said}. Kürzen Sie ihn bitte.",
        ProseFault.SentenceTooLong => "Dieser Satz ist zu lang. Machen Sie bitte zwei daraus.",
        ProseFault.Repetition => $"„{finding.Said}“ steht schon weiter oben. Einmal genügt.",
        ProseFault.TalksOfItself =>
            $"„{finding.Said}“ spricht vom Schreiben selbst. Der Brief kommt von Ihrer Firma, lassen Sie es bitte weg.",
        ProseFault.Concession => $"„{finding.Said}“ verspricht ein Entgegenkommen. Legen Sie dafür zuerst einen Vorschlag an.",
        ProseFault.Contradicted =>
            $"„{finding.Said}“ gibt es im Fall, aber an anderer Stelle. Prüfen Sie bitte, was gemeint ist.",
        ProseFault.Unsupported => $"„{finding.Said}“ steht nicht im Fall. Berichtigen Sie es, oder sagen Sie, warum es stimmt.",
        ProseFault.ForeignAccount =>
            $"Das Konto „{finding.Said}“ ist nicht Ihres. In den Brief kommt nur das hinterlegte Konto.",
        _ => throw new UnreachableException(finding.Fault.ToString()),
    };
}
