using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Words;

/// <summary>Why a letter by hand cannot be written, as sentences: what is wrong, and what to do.</summary>
static class LetterRefusalWords
{
    /// <summary>Null for a refusal that is about something else.</summary>
    public static string? Of(Refusal why, Country form) => why switch
    {
        Refusal.NothingToWriteAbout => "Wählen Sie mindestens eine Rechnung, um die es in dem Brief geht.",
        Refusal.SeveralCurrencies => "Ein Brief hat eine Währung. Wählen Sie nur Rechnungen und Beträge in einer Währung.",
        Refusal.InstalmentCount r => $"Ein Ratenplan hat {r.Min} bis {r.Max} Raten.",
        Refusal.InstalmentsOutOfOrder r =>
            $"Die Rate vom {form.Day(r.DueOn)} liegt nicht nach der Rate davor. Ordnen Sie die Raten nach dem Datum.",
        Refusal.PlanDoesNotAddUp r =>
            $"Die Raten ergeben {form.Shown(r.Planned)}, offen sind {form.Shown(r.Owed)}. "
            + (r.Planned < r.Owed
                ? $"Es fehlen {form.Shown(r.Owed - r.Planned)}."
                : $"Das sind {form.Shown(r.Planned - r.Owed)} zu viel."),
        Refusal.InterestFromConsumer =>
            "Zinsen während der Raten gehen nur mit Firmen. Bei Privatpersonen gelten dafür die Regeln für Kredite "
            + "(in Deutschland § 506 BGB), ein Brief genügt nicht.",
        Refusal.AcceptedTooLate r =>
            $"Der Kunde soll bis {form.Day(r.AcceptBy)} antworten, die erste Rate ist aber schon am "
            + $"{form.Day(r.FirstDueOn)} fällig. Legen Sie die Antwort vor die erste Rate.",
        Refusal.DayNotAhead r =>
            $"Der {form.Day(r.Day)} liegt nicht nach dem Briefdatum {form.Day(r.LetterOn)}. Wählen Sie einen späteren Tag.",
        Refusal.DayStillAhead r => $"Der {form.Day(r.Day)} liegt noch vor uns. Wählen Sie heute oder einen früheren Tag.",
        Refusal.NotAWorkingDay r =>
            $"Der {form.DayWithName(r.Day)} ist kein Werktag. Der nächste ist {form.DayWithName(r.Next)}.",
        Refusal.MoreThanOwed r =>
            $"{form.Shown(r.Amount)} ist mehr, als offen ist: {form.Shown(r.Owed)}.",
        Refusal.OptionMissing => "Wählen Sie mindestens eine Lösung, die Sie anbieten.",
        Refusal.CreditNoteUnknown =>
            "Diese Gutschrift ist bei den gewählten Rechnungen nicht gebucht. Buchen Sie sie zuerst.",
        Refusal.NoDeadlineHere r => $"Ein Brief der Art „{r.Kind.Word()}“ setzt keine Frist.",
        Refusal.DeadlineTooSoon r =>
            $"Die Frist {form.DayWithName(r.Day)} ist zu kurz. Frühestens möglich ist {form.DayWithName(r.First)}.",
        Refusal.DueAlready r =>
            $"Die Rechnung ist seit {form.Day(r.DueOn)} fällig. Für einen Hinweis vor Fälligkeit ist es zu spät.",
        Refusal.NotDueYet r => $"Die Rechnung ist erst am {form.Day(r.DueOn)} fällig. Vorher wird nicht gemahnt.",
        Refusal.StepTaken r =>
            $"Zu dieser Rechnung ging schon „{r.Last.Word()}“ hinaus. Die Mahnleiter geht nur vorwärts.",
        Refusal.StepNotOnLadder r =>
            $"Ihre Mahnleiter hat die Stufe „{r.Kind.Word()}“ nicht. Sie können sie in den Einstellungen ergänzen.",
        _ => null,
    };
}
