using System.Collections.Immutable;
using Inkassio.Assistant.Drafting;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard.Prose;
using Inkassio.Domain.Debtors;

namespace Inkassio.Assistant.Models;

/// <summary>What a model wrote for a letter: prose without a value, and names of things that we write.</summary>
public sealed record ProseAnswer(
    string Opening, string? Bridge, string? Appeal, string? Ending, bool HasShortSubject,
    ImmutableArray<string> Clauses);

/// <summary>Where a model's sentences stand between ours, for each kind of letter.</summary>
static class Skeleton
{
    const string Prefix = "klausel:";

    /// <summary>Only one of these can be true of a case.</summary>
    static readonly ImmutableArray<string> Consequences =
        ["gericht", "mahnbescheid", "mahnklage", "betreibung", "uebergabe", "inkasso", "ankuendigung"];

    /// <summary>Clauses that the kind and the country allow, by their short names.</summary>
    public static ImmutableArray<string> ClausesFor(DraftCase about)
    {
        var guarded = about.ToGuard([]);
        return [.. ProseSlot.All.Where(s => s.IsClause && s.Fits(guarded)).Select(s => s.Name[Prefix.Length..])
            .Where(name => Clause.Named(name)?.CanStandIn(about.Kind, about.Country) == true && IsNext(name, about))
            .Where(name => !about.Wish.Wishes.Contains(WritingWish.WithoutClause) || MustHave(about.Kind)
                || ProseSlot.Named(Prefix + name)!.Ours.Contains(about.Kind))
            .Where(name => name != "zinsen" || !about.Wish.Wishes.Contains(WritingWish.WithoutInterest))];
    }

    public static Prose Of(DraftCase about, ProseAnswer said) =>
        new(Subject(about, said), [.. Paragraphs(about, said)]);

    /// <summary>At most one consequence, and one where the kind must have one.</summary>
    public static ImmutableArray<string> Chosen(DraftCase about, ImmutableArray<string> said)
    {
        var allowed = ClausesFor(about);
        var chosen = said.Where(allowed.Contains).Distinct(StringComparer.Ordinal).ToList();
        foreach (var second in chosen.Where(Consequences.Contains).Skip(1).ToArray()) chosen.Remove(second);
        chosen.AddRange(Needed(about, allowed).Except(chosen).ToArray());
        if (MustHave(about.Kind) && chosen.Count == 0 && allowed.FirstOrDefault(Usual(about).Contains) is { } usual)
            chosen.Add(usual);
        return [.. chosen];
    }

    static IEnumerable<string> Needed(DraftCase about, ImmutableArray<string> allowed) =>
        allowed.Where(name => ProseSlot.Named(Prefix + name)!.Ours.Contains(about.Kind));

    static bool MustHave(LetterKind kind) => kind is LetterKind.LastNotice or LetterKind.Announcement;

    static ImmutableArray<string> Usual(DraftCase about) => about.Kind == LetterKind.Announcement
        ? ["ankuendigung"]
        : about.Flags.Contains("uebergabe-folgt") ? ["uebergabe"]
        : about.Country switch
        {
            Country.AT => ["mahnklage"],
            Country.CH => ["betreibung"],
            _ => ["mahnbescheid"],
        };

    // What comes after the last letter follows from the firm's ladder: to somebody else, or to the court.
    static bool IsNext(string clause, DraftCase about) => about.Kind != LetterKind.LastNotice
        || !Consequences.Contains(clause) || clause == "uebergabe" == about.Flags.Contains("uebergabe-folgt");

    static IEnumerable<string> Paragraphs(DraftCase about, ProseAnswer said)
    {
        var guarded = about.ToGuard([]);
        IEnumerable<string> Slot(string name, bool isWished = false) =>
            ProseSlot.Named(name) is { } slot && slot.Fits(guarded) && (isWished || slot.Ours.Contains(about.Kind))
                ? ["{{" + name + "}}"] : [];
        var isAsking = ProseSlot.Named("block:zahlung")!.Ours.Contains(about.Kind);
        IEnumerable<string?> all =
        [
            AfterComma(about, said.Opening),
            .. Slot("satz:eingang"), .. Slot("satz:einwand", isWished: true),
            .. Slot("satz:forderung"), .. Slot("satz:teilzahlung", isWished: isAsking),
            .. Slot("block:rechnungen", isWished: about.Kind == LetterKind.InvoiceCopy),
            .. Slot("block:aufstellung", isWished: isAsking), .. Slot("satz:raten"),
            .. Slot("block:raten"),
            said.Bridge, said.Appeal, .. Slot("satz:frist"),
            .. Chosen(about, said.Clauses).Select(name => "{{" + Prefix + name + "}}"),
            .. Slot("block:zahlung"), .. Slot("satz:bezahlt", isWished: isAsking),
            .. Slot("satz:kontakt"), said.Ending,
        ];
        return all.OfType<string>().Where(text => text.Trim().Length > 0);
    }

    // The approved subject; where a letter only reminds, a shorter one will do.
    static string Subject(DraftCase about, ProseAnswer said)
    {
        if (said.HasShortSubject && about is { Kind: LetterKind.Reminder, Language: Language.De })
            return about.IsSeveral ? "Zu {{anzahl}} Rechnungen" : "Zur Rechnung {{nummer}}";
        HashSet<string> conditions =
            [about.IsSeveral ? "mehrere" : "eine", about.Register == Register.Du ? "du" : "Sie", $"{about.Country}"];
        return LetterText.For(about.Kind, about.Language).Parts.Single(p => p.Name == LetterText.Subject)
            .For(conditions) ?? throw new InvalidOperationException($"No subject fits a letter of kind {about.Kind}.");
    }

    // In German a letter goes on in lower case after the salutation; which words are nouns only these few decide.
    static string AfterComma(DraftCase about, string text)
    {
        if (about.Language != Language.De || text.Length == 0 || !char.IsUpper(text[0])) return text;
        var word = new string([.. text.TakeWhile(char.IsLetter)]);
        return Small.Contains(word) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }

    static readonly HashSet<string> Small = new(StringComparer.Ordinal)
    {
        "Wir", "Unsere", "Unser", "Auf", "Zu", "Zur", "Zum", "Für", "Bei", "Mit", "Trotz", "Vielleicht", "Sicher", "Leider",
        "Noch", "Die", "Der", "Das", "Dies", "Diese", "Eine", "Ein", "Es", "In", "Im", "An", "Am", "Vielen", "Herzlichen",
        "Gern", "Gerne", "Bisher", "Nach", "Wie", "Danke", "Heute", "Bitte", "Ich",
    };
}
