using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;

namespace Inkassio.Domain.Words;

/// <summary>Why to call, and why not today, in the words of a German office.</summary>
public static class CallWords
{
    /// <summary>In a few words, for the list.</summary>
    public static string Short(this CallReason why, Country form) => why switch
    {
        CallReason.LetterWaits => "Brief wartet auf den Anruf",
        CallReason.PromiseBroken => "Zusage gebrochen",
        CallReason.GoodCustomer => "guter Kunde",
        CallReason.Overdue r => r.Days == 1 ? "seit 1 Tag überfällig" : $"seit {r.Days} Tagen überfällig",
        _ => throw new System.Diagnostics.UnreachableException(why.ToString()),
    };

    public static string Sentence(this CallReason why, Country form) => why switch
    {
        CallReason.LetterWaits r => $"Die Stufe „{r.Letter.Word()}“ wartet auf diesen Anruf.",
        CallReason.PromiseBroken r =>
            $"{form.Shown(r.Amount)} waren bis {form.Day(r.PayOn)} zugesagt und sind nicht ganz eingegangen.",
        CallReason.GoodCustomer => "Wer sonst gut zahlt, soll lieber einen Anruf als einen Brief bekommen.",
        CallReason.Overdue r => r.Days == 1 ? "Die älteste Rechnung ist seit 1 Tag überfällig."
            : $"Die älteste Rechnung ist seit {r.Days} Tagen überfällig.",
        _ => throw new System.Diagnostics.UnreachableException(why.ToString()),
    };

    public static string Sentence(this CallBlocker blocker, Country form) => blocker switch
    {
        CallBlocker.NothingToSay =>
            "Es gibt nichts, wofür man anrufen dürfte: bezahlt, zugesagt, beanstandet oder in Raten.",
        CallBlocker.NoNumber => "Beim Kunden fehlt die Telefonnummer.",
        CallBlocker.WrongNumber r => $"Unter {r.Phone} meldet sich jemand anderes. Tragen Sie die richtige Nummer ein.",
        CallBlocker.TriedEnough { Tries: 1 } r =>
            $"Heute wurde schon angerufen. Der nächste Versuch ist am {form.Day(r.Next)} dran.",
        CallBlocker.TriedEnough r =>
            $"In dieser Woche wurde {r.Tries}-mal angerufen. Der nächste Versuch ist am {form.Day(r.Next)} dran.",
        CallBlocker.SpokenLately r =>
            $"Das letzte Gespräch war am {form.Day(r.CallOn)}. Vor dem {form.Day(r.Next)} rufen wir nicht wieder an.",
        CallBlocker.NoLetterYet => "Vor dem ersten Anruf geht ein Brief hinaus.",
        CallBlocker.NoWorkingDay r => $"Heute ist kein Arbeitstag. Angerufen wird wieder am {form.Day(r.Next)}.",
        _ => throw new System.Diagnostics.UnreachableException(blocker.ToString()),
    };
}
