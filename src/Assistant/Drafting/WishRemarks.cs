using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Words;

namespace Inkassio.Assistant.Drafting;

/// <summary>Why a wish shows in no word of a draft, in a sentence for the person who wished.</summary>
// No wish is dropped without a word: it is seen in the letter, or it is answered here.
public static class WishRemarks
{
    public static IEnumerable<string> Of(DraftWish wish, FactSheet facts, bool isByHand)
    {
        foreach (var one in wish.Wishes)
            if (Answer(one, facts) is { } said) yield return said;
        if (wish.Register == Register.Du && facts.Register != Register.Du)
            yield return "Geduzt wird nur bis zur ersten Mahnung. Dieser Brief sagt Sie.";
        if (wish.DeadlineOn is not null && isByHand)
            yield return "Das Datum dieses Briefs steht in seinen Angaben. Ändern Sie es dort.";
        else if (wish.DeadlineOn is not null && !facts.Kind.HasDeadline())
            yield return "Dieser Brief setzt keine Frist. Das gewünschte Datum steht deshalb nicht darin.";
        if (wish.Tone is DraftTone.Sharper && facts.Kind is LetterKind.PreDue or LetterKind.Thanks)
            yield return "Dieser Brief fordert nichts. Schärfer, als er ist, wird er nicht.";
    }

    static string? Answer(WritingWish wish, FactSheet facts) => wish switch
    {
        WritingWish.WithoutDeadline => WithoutDeadline(facts),
        WritingWish.WithInterest => facts.Claims.Any(c => c.Interest.IsPositive)
            ? "Die Zinsen stehen schon in der Aufstellung und in der Summe."
            : AsksForCosts(facts)
                ? "Zinsen sind hier noch nicht angefallen oder nach Ihren Einstellungen nicht zu berechnen."
            : "Zinsen verlangen wir erst ab der zweiten Mahnung. Dieser Brief nennt keine.",
        WritingWish.WithoutInterest => facts.Claims.Any(c => c.Interest.IsPositive)
            ? "Die Zinsen folgen aus Gesetz und Einstellungen und stehen in der Summe. Ein Brief allein kann sie nicht weglassen."
            : "Dieser Brief verlangt ohnehin keine Zinsen.",
        WritingWish.WithoutFee => facts.Claims.Any(c => c.Costs.IsPositive)
            ? "Pauschale und Gebühren folgen aus Gesetz und Mahnleiter. Sie ändern das in den Einstellungen, nicht im Brief."
            : "Dieser Brief verlangt ohnehin keine Gebühr.",
        WritingWish.WithoutClause => WithoutClause(facts.Kind),
        WritingWish.Looser when facts.Kind is >= LetterKind.Notice2 and <= LetterKind.Announcement =>
            $"{Name(facts)}: Hier bleibt der Ton förmlich. Lockerer wird dieser Brief nicht.",
        WritingWish.WithInstalments when facts.Kind is LetterKind.Notice2 or LetterKind.LastNotice =>
            "Die Einladung, über Raten zu sprechen, steht in diesem Brief immer.",
        WritingWish.WithInstalments when facts.Kind is not (LetterKind.Reminder or LetterKind.Notice1
            or LetterKind.Announcement or LetterKind.CallConfirmation or LetterKind.InvoiceCopy) =>
            "Ein Hinweis auf Raten passt nicht in diesen Brief. Schreiben Sie dafür ein Ratenangebot.",
        WritingWish.WithInvoiceCopy when facts.Kind == LetterKind.InvoiceCopy => facts.HasInvoices
            ? "Die Rechnung liegt diesem Brief schon bei."
            : "Die Datei der Rechnung fehlt oder der Brief geht mit der Post. Laden Sie die Rechnung in der Akte hoch.",
        WritingWish.WithInvoiceCopy =>
            "Die Datei selbst geht mit dem Brief „Rechnungskopie“. Hier bieten wir sie an.",
        _ => null,
    };

    static string WithoutDeadline(FactSheet facts) => facts.Kind switch
    {
        LetterKind.ComplaintAnswer =>
            "Dieser Brief verlangt bis dahin keine Zahlung. Das Datum sagt, wie lange der Mahnlauf ruht.",
        _ when !facts.Kind.HasDeadline() => "Dieser Brief setzt ohnehin keine Frist.",
        LetterKind.InstalmentOffer or LetterKind.InstalmentAgreement =>
            "Ohne Datum wüsste niemand, bis wann die Vereinbarung gilt. Es bleibt stehen.",
        _ => $"{Name(facts)}: Ohne Datum ist eine Aufforderung zu unbestimmt. Die Frist bleibt stehen.",
    };

    static string? WithoutClause(LetterKind kind) => kind switch
    {
        LetterKind.Notice1 => "Die Folge einer verspäteten Zahlung gehört in die erste Mahnung. Sie bleibt stehen.",
        LetterKind.Notice2 => null, // Its clause is left out.
        LetterKind.LastNotice => "Eine letzte Mahnung muss sagen, was danach geschieht. Die Klausel bleibt stehen.",
        LetterKind.Announcement => "Die Ankündigung besteht aus dieser Klausel. Sie bleibt stehen.",
        _ => "In diesem Brief steht keine Klausel.",
    };

    static bool AsksForCosts(FactSheet facts) =>
        facts.Kind is LetterKind.Notice2 or LetterKind.LastNotice or LetterKind.Announcement;

    static string Name(FactSheet facts) => facts.Kind.Word();
}
