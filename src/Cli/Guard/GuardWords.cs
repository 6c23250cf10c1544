using System.Collections.Frozen;
using System.Text;
using System.Text.Json.Nodes;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard;
using Inkassio.Domain.Correspondence.Guard.Prose;

namespace Inkassio.Cli.Guard;

/// <summary>What people call letters, places and flags, in German or English and however it is spelled.</summary>
static class GuardWords
{
    /// <summary>Lower case with hyphens: "Notice_1", "notice 1" and "Notice1" are one word.</summary>
    public static string Fold(string said)
    {
        var folded = new StringBuilder(said.Length + 4);
        for (var at = 0; at < said.Length; at++)
        {
            var sign = said[at];
            var isNext = at > 0 && char.IsLetterOrDigit(said[at - 1])
                && ((char.IsUpper(sign) && char.IsLower(said[at - 1]))
                    || (char.IsDigit(sign) && char.IsLetter(said[at - 1])));
            if (isNext || !char.IsLetterOrDigit(sign)) folded.Append('-');
            if (char.IsLetter(sign)) folded.Append(ProseText.Fold(sign.ToString()));
            else if (char.IsDigit(sign)) folded.Append(sign);
        }
        return string.Join('-', folded.ToString().Split('-', StringSplitOptions.RemoveEmptyEntries));
    }

    // The stages 0 to 4 of speech stand beside the kinds of the journal.
    static readonly FrozenDictionary<string, LetterKind> Kinds = new (LetterKind Kind, string Words)[]
    {
        (LetterKind.PreDue, "0 v stage-0 stufe-0 hinweis vorab-hinweis vorabhinweis pre-due-notice predue vor-faelligkeit"),
        (LetterKind.Reminder, "1 e stage-1 stufe-1 erinnerung zahlungserinnerung payment-reminder first-reminder"),
        (LetterKind.Notice1, "2 m-1 stage-2 stufe-2 mahnung notice first-notice erste-mahnung 1-mahnung mahnung-1 dunning"),
        (LetterKind.Notice2, "m-2 second-notice zweite-mahnung 2-mahnung mahnung-2 stage-2-b"),
        (LetterKind.LastNotice, "3 m-3 stage-3 stufe-3 letzte-mahnung last final final-notice notice-3 3-mahnung mahnung-3"),
        (LetterKind.Announcement, "4 i stage-4 stufe-4 ankuendigung uebergabe uebergabeankuendigung handover hand-over"
            + " handover-announcement inkassoankuendigung"),
        (LetterKind.ComplaintAnswer, "k complaint objection objection-answer answer-to-objection antwort-einwand einwand"
            + " antwort complaint-reply dispute-answer antwort-auf-einwand objection-reply answer"),
        (LetterKind.Thanks, "d dank thank-you danke thank danksagung"),
        (LetterKind.InstalmentOffer, "r raten ratenangebot installment-offer ratenplan plan-offer"),
        (LetterKind.InstalmentAgreement, "ratenvereinbarung installment-agreement plan"),
        (LetterKind.InstalmentReminder, "ratenerinnerung installment-reminder"),
        (LetterKind.CallConfirmation, "t call telefon gespraech telefonleitfaden call-guide call-script leitfaden"
            + " gespraechsbestaetigung"),
        (LetterKind.InvoiceCopy, "rechnungskopie copy"),
    }.SelectMany(k => k.Words.Split(' ').Append(KebabEnum<LetterKind>.Word(k.Kind)).Select(w => (Fold(w), k.Kind)))
        .DistinctBy(p => p.Item1).ToFrozenDictionary(p => p.Item1, p => p.Kind, StringComparer.Ordinal);

    public static LetterKind Kind(string said) => Kinds.TryGetValue(Fold(said), out var kind) ? kind
        : throw new FormatException($"The kind '{said}' is unknown; there are {string.Join(", ", Kinds.Keys.Order(StringComparer.Ordinal))}.");

    // A letter's own text on any way to the debtor is its body; so is a place that we do not know.
    static readonly FrozenDictionary<string, SpokenIn> Places = new (SpokenIn Place, string Words)[]
    {
        (SpokenIn.Subject, "subject betreff subject-line betreffzeile"),
        (SpokenIn.Greeting, "greeting anrede salutation gruss begruessung"),
        (SpokenIn.Closing, "closing schluss grussformel sign-off schlussformel signature"),
        (SpokenIn.FileName, "file-name filename dateiname file datei attachment-name"),
        (SpokenIn.PdfTitle, "pdf-title title titel pdf-titel document-title pdf-metadata metadata"),
        (SpokenIn.Reason, "reason reasoning grund begruendung rationale why"),
        (SpokenIn.Chip, "chip suggestion vorschlag suggestion-chip chips suggestions"),
        (SpokenIn.ToolArgument, "tool-argument tool argument tool-arguments tool-call werkzeug"),
        (SpokenIn.Chat, "chat answer message antwort"),
    }.SelectMany(p => p.Words.Split(' ').Select(w => (w, p.Place)))
        .ToFrozenDictionary(p => p.w, p => p.Place, StringComparer.Ordinal);

    public static SpokenIn Place(string said) => Places.GetValueOrDefault(Fold(said), SpokenIn.Body);

    static readonly FrozenDictionary<string, string> FlagWords = new (string Flag, string Words)[]
    {
        ("telefoniert", "called phoned phone-call call spoke telefonat telephoned"),
        ("zugesagt", "promised promise zusage promise-to-pay"),
        ("vereinbart", "agreed agreement vereinbarung"),
        ("erinnerung-gesendet", "reminder-sent reminded erinnerung reminder zahlungserinnerung-gesendet"),
        ("mahnung-gesendet", "notice-sent dunned mahnung notice"),
        ("antwort-eingegangen", "answered reply-received replied answer-received response-received antwort reagiert"),
        ("bestritten", "disputed dispute contested"), ("einwand", "objection complaint reklamation beanstandet"),
        ("geliefert", "delivered lieferung"), ("geleistet", "performed"), ("anerkannt", "acknowledged accepted"),
        ("teilzahlung", "part-paid partial-payment teilgezahlt part-payment partially-paid"),
        ("gezahlt", "paid bezahlt payment-received"), ("ratenplan", "instalment-plan installment-plan payment-plan plan"),
        ("raten", "instalments installments"), ("stundung", "deferral deferred"), ("nachlass", "discount"),
        ("insolvenz", "insolvent insolvency"), ("mahnstopp", "hold stopped mahnstop dunning-stop paused"),
        ("letzte-stufe", "last-stage final-stage last"), ("ignoriert", "ignored no-reply"),
    }.SelectMany(f => f.Words.Split(' ').Select(w => (w, f.Flag)))
        .DistinctBy(p => p.w).ToFrozenDictionary(p => p.w, p => p.Flag, StringComparer.Ordinal);

    /// <summary>A list of words, an object of yes and no, or one line with commas.</summary>
    public static IEnumerable<string> Flags(JsonNode? flags) => flags switch
    {
        JsonArray list => list.OfType<JsonValue>().Select(v => Flag(v.ToString())).OfType<string>(),
        JsonObject map => map.Where(p => p.Value is JsonValue v && v.TryGetValue<bool>(out var isSet) && isSet)
            .Select(p => Flag(p.Key)!),
        JsonValue line => line.ToString().Split(',', ';').Select(Flag).OfType<string>(),
        _ => [],
    };

    // "telefoniert: false" says that nobody called.
    static string? Flag(string said)
    {
        string[] parts = said.Split(':', '=');
        if (parts.Length > 1 && Fold(parts[1]) is "false" or "no" or "nein" or "0") return null;
        var fold = Fold(parts[0]);
        return FlagWords.GetValueOrDefault(fold, fold);
    }
}
