using System.Collections.Immutable;
using static Inkassio.Domain.Correspondence.LetterKind;

namespace Inkassio.Domain.Correspondence.Guard;

/// <summary>One thing that a letter has to say.</summary>
/// <param name="Words">What it is, for a person.</param>
/// <param name="AnyOf">One of these must stand in the letter, in any case; none means that nothing is asked.</param>
public sealed record Required(
    string Words, Func<FactSheet, IEnumerable<string>> AnyOf, params ImmutableArray<LetterKind> Kinds);

/// <summary>What each kind of letter cannot do without (tone.md, "Muss"). Table, account and code are put there by the
/// form; this is about the words.</summary>
public static class RequiredContent
{
    static readonly ImmutableArray<LetterKind> Demands = [Reminder, Notice1, Notice2, LastNotice, Announcement];
    static readonly ImmutableArray<LetterKind> Plans = [InstalmentOffer, InstalmentAgreement];

    public static ImmutableArray<Required> All { get; } =
    [
        new("die Rechnungsnummer", f => f.Claims.Length == 1 ? [f.Claims[0].Number] : [],
            [.. Enum.GetValues<LetterKind>()]),
        new("der Rechnungsbetrag", f => f.Claims.Length == 1 ? [f.Form.Amount(f.Claims[0].Amount)] : [], PreDue),
        new("die Fälligkeit", f => f.Claims.Length == 1 ? [f.Form.Day(f.Claims[0].DueOn)] : Say(f, "fällig", "due"), PreDue),
        new("die Nummer der Rate", f => [$"{f.Instalment!.Number}"], InstalmentReminder),
        new("der Tag der Rate", f => [f.Form.Day(f.Instalment!.DueOn)], InstalmentReminder),
        new("was von der Rate offen ist", f => [f.Form.Amount(f.Instalment!.Open)], InstalmentReminder),
        new("die Folge bei Rückstand", f => [$"{f.Instalment!.LateDays} "], InstalmentReminder),
        new("der beanstandete Teil", f => f.Claims.Any(c => c.Disputed is not null)
            ? [LetterSlot.Named("strittig")!.Say(f)] : [], [Reminder, Notice1, Notice2, LastNotice, Announcement]),
        new("die Gesamtsumme", f => [f.Form.Amount(f.Total)], [.. Demands, .. Plans, CallConfirmation, InvoiceCopy]),
        new("das Fristdatum", f => f.Kind == ComplaintAnswer && !MustRest(f) ? [] : [f.Form.DayWithName(f.DeadlineOn)],
            [.. Demands, InstalmentOffer, ComplaintAnswer, CallConfirmation, InstalmentReminder, InvoiceCopy]),
        new("der Satz für Zahlungen, die sich überschneiden", f => Say(f,
            ["bereits gezahlt", "bereits bezahlt", "schon gezahlt", "schon bezahlt"], "already paid"),
            [.. Demands, InstalmentOffer, CallConfirmation, InstalmentReminder, InvoiceCopy]),
        new("die Einladung, Einwände zu nennen", f => Say(f,
            ["stimmt etwas", "einw", "grund", "unrichtig", "unklar", "anders", "falsch", "fragen"],
            "wrong", "reason", "disagree", "differently", "questions", "unclear", "misunderstood"),
            [Reminder, Notice1, Notice2, LastNotice, Announcement, .. Plans, ComplaintAnswer, CallConfirmation,
             InstalmentReminder, InvoiceCopy]),
        new("die Ansprechperson", f => [f.Sender.Contact],
            [Notice1, Notice2, LastNotice, Announcement, .. Plans, ComplaintAnswer, CallConfirmation,
             InstalmentReminder, InvoiceCopy]),
        new("die Folge: Verzugszinsen", f => Say(f, ["verzugszins", "verzug"], "default interest"), Notice1),
        new("die früheren Schreiben mit Datum", f => f.Earlier.IsEmpty ? [] : [f.Form.Day(f.Earlier[^1].IssuedOn)],
            Notice1, Notice2, LastNotice, Announcement),
        new("der Hinweis auf die Aufstellung", f => Say(f, ["aufstellung", "tabelle", "berechnung"], "breakdown", "below"),
            Notice2, LastNotice),
        new("der nächste Schritt", f => Say(f, ["schritte"], "steps"), Notice2),
        new("das Angebot von Raten", f => Say(f, ["rate"], "instalment"), Notice2, LastNotice),
        new("die Worte „letzte Mahnung“", f => Say(f, ["letzte mahnung"], "final notice"), LastNotice),
        new("der Schritt nach Ablauf der Frist", f => Say(f,
            ["mahnbescheid", "mahnklage", "betreibung", "übergabe"],
            "payment order", "payment claim", "enforcement", "hand the claim"), LastNotice),
        new("an wen die Forderung geht", f => Say(f, ["inkasso", "anwalt", "rechtsvertretung"], "agency", "lawyer"),
            Announcement),
        new("dass weitere Kosten entstehen können", f => Say(f, ["weitere kosten"], "further costs"), Announcement),
        new("die Anzahl der Raten", f => [$"{f.Plan!.Instalments.Length} "], Plans),
        new("der Stichtag der Summe", f => [f.Form.Day(f.On)], [.. Plans, CallConfirmation]),
        new("alle Raten", f => f.Plan!.Instalments.Length <= InstalmentPlan.ToldInWordsMax
            ? [LetterSlot.Named("raten")!.Say(f)] : [], Plans),
        new("die erste Rate", f => [f.Form.Amount(f.Plan!.Instalments[0].Amount)], Plans),
        new("der Tag der ersten Rate", f => [f.Form.Day(f.Plan!.Instalments[0].DueOn)], Plans),
        new("der Tag der letzten Rate", f => [f.Form.Day(f.Plan!.Instalments[^1].DueOn)], Plans),
        new("ob Zinsen laufen", f => Say(f, f.Plan!.Interest == PlanInterest.None ? "keine zinsen" : "verzugszinsen weiter",
            f.Plan.Interest == PlanInterest.None ? "not charge interest" : "interest continues"), Plans),
        new("was die Raten kosten", f => Say(f, ["kosten"], "costs"), Plans),
        new("die Folge bei Rückstand", f => [$"{f.Plan!.LateAfter} "], Plans),
        new("der Tag der Vereinbarung", f => [f.Form.Day(f.Plan!.AgreedOn!.Value)], InstalmentAgreement),
        new("wie der Kunde zustimmt", f => Say(f, ["e-mail", "brief", "schriftlich"], "e-mail", "letter", "writing"),
            InstalmentOffer),
        new("der Einwand des Kunden", f => [f.Form.Spelled(f.Complaint!.Says)], ComplaintAnswer),
        new("der Dank für den Hinweis", f => Say(f, "dank", "thank"), ComplaintAnswer, Thanks, CallConfirmation),
        new("dass der Mahnlauf ruht", f => MustRest(f) ? Say(f, "ruht", "paused") : [], ComplaintAnswer),
        new("das Ergebnis der Prüfung", f => f.Complaint!.Result is { } r ? [f.Form.Spelled(r.Reason)] : [],
            ComplaintAnswer),
        new("die Gutschrift", f => f.Complaint!.Result?.Credit is { } c ? [f.Form.Amount(c)] : [], ComplaintAnswer),
        new("was Sie anbieten", f => f.Complaint!.Result is null ? [LetterSlot.Named("optionen")!.Say(f)] : [],
            ComplaintAnswer),
        new("der Tag des Gesprächs", f => [f.Form.Day(f.Call!.On)], CallConfirmation),
        new("der Gesprächspartner", f => [f.Form.Spelled(LetterSlot.Named("person")!.Say(f))], CallConfirmation),
        new("der zugesagte Betrag", f => [f.Form.Amount(f.Call!.Amount)], CallConfirmation),
        new("dass die Rechnung beiliegt", f => f.HasInvoices
            ? Say(f, ["liegt", "liegen", "anbei", "beigefügt"], "attached", "enclosed") : [], InvoiceCopy),
        new("der Betrag der Zahlung", f => [f.Form.Amount(f.Payment!.Amount)], Thanks),
        new("der Tag des Eingangs", f => [f.Form.Day(f.Payment!.ReceivedOn)], Thanks),
        new("dass die Sache erledigt ist", f => f.Total.IsPositive ? [] : Say(f, "erledigt", "settled"), Thanks),
        new("was offen bleibt", f => f.Total.IsPositive ? [f.Form.Amount(f.Total)] : [], Thanks),
    ];

    static readonly ILookup<LetterKind, Required> ByKind =
        All.SelectMany(r => r.Kinds.Select(kind => (kind, r))).ToLookup(p => p.kind, p => p.r);

    public static IEnumerable<Finding> Find(GuardedLetter letter)
    {
        foreach (var required in ByKind[letter.Facts.Kind])
        {
            var words = required.AnyOf(letter.Facts);
            if (words.Any() && !words.Any(letter.Says))
                yield return GuardedLetter.Missing("G7", Fault.ContentMissing, required.Words);
        }
    }

    // An answer that settles the matter rests no longer, for there is nothing left to dun.
    static bool MustRest(FactSheet f) => f.Complaint!.Result is null || f.Total.IsPositive;

    static IEnumerable<string> Say(FactSheet f, string german, params string[] english) => Say(f, [german], english);

    static IEnumerable<string> Say(FactSheet f, string[] german, params string[] english) =>
        f.Form.IsEnglish ? english : german.Select(f.Form.Spelled);
}
