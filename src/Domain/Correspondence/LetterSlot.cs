using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using static Inkassio.Domain.Correspondence.LetterKind;

namespace Inkassio.Domain.Correspondence;

/// <summary>A place in a text that a fact fills.</summary>
/// <param name="Name">As it stands in the text between double braces.</param>
/// <param name="Words">What it is, for the person who edits a text.</param>
/// <param name="Kinds">The letters that have this fact; empty is all.</param>
public sealed record LetterSlot(
    string Name, string Words, Func<FactSheet, string> Say, params ImmutableArray<LetterKind> Kinds)
{
    static readonly ImmutableArray<LetterKind> Demands =
        [PreDue, Reminder, Notice1, Notice2, LastNotice, Announcement, CallConfirmation, InstalmentReminder,
         InvoiceCopy];
    static readonly ImmutableArray<LetterKind> Notices = [Notice1, Notice2, LastNotice, Announcement];
    static readonly ImmutableArray<LetterKind> Plans = [InstalmentOffer, InstalmentAgreement];

    /// <summary>Every slot that there is, in the order in which people look for them.</summary>
    public static ImmutableArray<LetterSlot> All { get; } =
    [
        new("nummer", "Rechnungsnummer", f => f.Claims[0].Number),
        new("rechnungsdatum", "Rechnungsdatum", f => f.Form.Day(f.Claims[0].IssuedOn)),
        new("faellig", "Fälligkeit der Rechnung", f => f.Form.Day(f.Claims[0].DueOn)),
        new("rechnungsbetrag", "Rechnungsbetrag", f => f.Form.Amount(f.Claims[0].Amount)),
        new("anzahl", "Anzahl der Rechnungen", f => Count(f.Claims.Length)),
        new("summe", "Gesamtsumme", f => f.Form.Amount(f.Total)),
        new("frist", "Fristdatum mit Wochentag", f => f.Form.DayWithName(f.DeadlineOn),
            [.. Demands, InstalmentOffer, ComplaintAnswer]),
        new("gezahlt", "bisher gezahlt", f => f.Form.Amount(f.Claims.Sum(f.Total.Currency, c => c.Paid))),
        new("schreiben", "frühere Schreiben (unsere …)", f => EarlierWords(f, f.Form.IsEnglish ? "our" : "unsere"), Notices),
        new("trotz", "frühere Schreiben (trotz unserer …)",
            f => EarlierWords(f, f.Form.IsEnglish ? "our" : "unserer"), Notices),
        new("raten", "alle Raten mit Betrag und Tag", InstalmentsInWords, Plans),
        new("ratenzahl", "Anzahl der Raten", f => Count(f.Plan!.Instalments.Length), Plans),
        new("ersteRate", "erste Rate", f => f.Form.Amount(f.Plan!.Instalments[0].Amount), Plans),
        new("ersteFaellig", "Tag der ersten Rate", f => f.Form.Day(f.Plan!.Instalments[0].DueOn), Plans),
        new("letzteFaellig", "Tag der letzten Rate", f => f.Form.Day(f.Plan!.Instalments[^1].DueOn), Plans),
        new("stichtag", "Stichtag der Summe", f => f.Form.Day(f.On), [.. Plans, CallConfirmation]),
        new("verzugstage", "Tage bis zum Rückstand", f => Count(f.Instalment?.LateDays ?? f.Plan!.LateAfter),
            [.. Plans, InstalmentReminder]),
        new("ratenummer", "Nummer der Rate", f => Count(f.Instalment!.Number), InstalmentReminder),
        new("ratenbetrag", "Betrag der Rate", f => f.Form.Amount(f.Instalment!.Amount), InstalmentReminder),
        new("ratefaellig", "Tag der Rate", f => f.Form.Day(f.Instalment!.DueOn), InstalmentReminder),
        new("rategezahlt", "was auf die Rate gezahlt ist", f => f.Form.Amount(f.Instalment!.Paid), InstalmentReminder),
        new("rate", "was von der Rate offen ist", f => f.Form.Amount(f.Instalment!.Open), InstalmentReminder),
        new("strittig", "beanstandeter Teil", f => f.Form.Amount(Disputed(f)),
            [Reminder, .. Notices]),
        new("vereinbartAm", "Tag der Vereinbarung", f => f.Form.Day(f.Plan!.AgreedOn!.Value), InstalmentAgreement),
        new("einwand", "Einwand des Kunden", f => f.Complaint!.Says, ComplaintAnswer),
        new("optionen", "was wir anbieten", OptionsInWords, ComplaintAnswer),
        new("begruendung", "Ergebnis der Prüfung", f => f.Complaint!.Result?.Reason ?? "", ComplaintAnswer),
        new("gutschrift", "Betrag der Gutschrift", f => f.Form.Amount(f.Complaint!.Result!.Credit!.Value), ComplaintAnswer),
        new("gespraechstag", "Tag des Gesprächs", f => f.Form.Day(f.Call!.On), CallConfirmation),
        new("person", "Gesprächspartner", PersonInWords, CallConfirmation),
        new("zusage", "zugesagter Betrag", f => f.Form.Amount(f.Call!.Amount), CallConfirmation),
        new("zahlung", "Betrag der Zahlung", f => f.Form.Amount(f.Payment!.Amount), Thanks),
        new("zahlungstag", "Tag des Eingangs", f => f.Form.Day(f.Payment!.ReceivedOn), Thanks),
        new("rest", "was offen bleibt", f => f.Form.Amount(f.Total), [Thanks, ComplaintAnswer]),
        new("guthaben", "Guthaben", f => f.Form.Amount(f.Payment!.Credit), Thanks),
        new("kontakt", "Ansprechperson", f => f.Sender.Contact),
        new("telefon", "Telefon", f => f.Sender.Phone),
        new("email", "E-Mail", f => f.Sender.Email),
    ];

    static readonly FrozenDictionary<string, LetterSlot> ByName =
        All.ToFrozenDictionary(slot => slot.Name, StringComparer.Ordinal);

    public static LetterSlot? Named(string name) => ByName.GetValueOrDefault(name);

    public bool Fits(LetterKind kind) => Kinds.IsEmpty || Kinds.Contains(kind);

    static Money Disputed(FactSheet f) =>
        f.Claims.Sum(f.Total.Currency, c => c.Disputed ?? Money.None(f.Total.Currency));

    static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    static string InstalmentsInWords(FactSheet f) => f.Form.Joined(
    [
        .. f.Plan!.Instalments.Select(i =>
            $"{f.Form.Amount(i.Amount)} {(f.Form.IsEnglish ? "on" : "am")} {f.Form.Day(i.DueOn)}"),
    ]);

    // Nobody is told about himself by his own name.
    static string PersonInWords(FactSheet f) => !Salutation.Greets(f.Debtor, f.Call!.Person) ? f.Call.Person
        : f.Form.IsEnglish ? "you" : "Ihnen";

    // To follow "Ist Ihr Hinweis berechtigt," and "If you are right,".
    static string OptionsInWords(FactSheet f) => f.Form.Joined(
        [.. f.Complaint!.Options.Select(option => OptionWord(option, f.Language))], or: true);

    static string OptionWord(ComplaintOption option, Language language) => (option, language) switch
    {
        (ComplaintOption.Redeliver, Language.De) => "liefern wir nach",
        (ComplaintOption.Repair, Language.De) => "bessern wir nach",
        (ComplaintOption.Credit, Language.De) => "schreiben wir den Betrag gut",
        (ComplaintOption.CorrectInvoice, Language.De) => "stellen wir die Rechnung richtig",
        (ComplaintOption.Redeliver, _) => "we will deliver what is missing",
        (ComplaintOption.Repair, _) => "we will put it right",
        (ComplaintOption.Credit, _) => "we will credit the amount",
        (ComplaintOption.CorrectInvoice, _) => "we will correct the invoice",
        _ => throw new System.Diagnostics.UnreachableException(option.ToString()),
    };

    // "unsere Erinnerung vom 21.02.2026", "unsere Schreiben vom 21.02.2026 und 05.03.2026"; the newest three are enough.
    static string EarlierWords(FactSheet f, string our)
    {
        var told = f.Earlier.TakeLast(3).ToArray();
        var days = f.Form.Joined([.. told.Select(l => f.Form.Day(l.IssuedOn))]);
        return (told, f.Form.IsEnglish) switch
        {
            ([], _) => "",
            ([var only], true) => $"{our} {EnglishWord(only.Kind)} of {days}",
            ([var only], false) => $"{our} {Word(only.Kind)} vom {days}",
            (_, true) => $"{our} letters of {days}",
            (_, false) => $"{our} Schreiben vom {days}",
        };
    }

    static string Word(Dunning.NoticeKind kind) => kind switch
    {
        Dunning.NoticeKind.PreDue => "Nachricht",
        Dunning.NoticeKind.Reminder => "Erinnerung",
        Dunning.NoticeKind.Announcement => "Ankündigung",
        _ => "Mahnung",
    };

    static string EnglishWord(Dunning.NoticeKind kind) => kind switch
    {
        Dunning.NoticeKind.PreDue => "note",
        Dunning.NoticeKind.Reminder => "reminder",
        Dunning.NoticeKind.Announcement => "announcement",
        _ => "notice",
    };
}
