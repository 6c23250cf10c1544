using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard.Prose;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Segments;

namespace Inkassio.Assistant.Drafting;

/// <summary>How long the oldest claim of a draft is overdue, roughly: an exact number would be a fact.</summary>
[JsonConverter(typeof(KebabEnum<Overdue>))]
public enum Overdue { NotYet, UpTo30, From31To60, From61To90, Over90 }

/// <summary>All that whoever writes the prose of a letter may know of it: enums and yes or no, never a name, an amount,
/// a day or a word that a debtor wrote.</summary>
// A model that knows no fact can get none wrong, and no personal data leaves the house with a draft.
/// <param name="Flags">What has happened, by the words of prompts/guard/claims.md: "gemahnt", "telefoniert",
/// "bestritten" …</param>
/// <param name="IsSeveral">More than one invoice.</param>
public sealed record DraftCase(
    LetterKind Kind, Register Register, Country Country, Language Language, Channel Channel, DebtorKind DebtorKind,
    Segment Segment, Overdue Overdue, bool IsSeveral, FrozenSet<string> Flags, DraftWish Wish)
{
    /// <summary>The objection that an answer is about, by its key in prompts/calls/objections.md; null elsewhere.
    /// </summary>
    public string? Objection { get; init; }

    /// <summary>The case as the guard asks about it.</summary>
    /// <param name="names">Names that prose must not say: the tenant's and the debtor's at least.</param>
    public ProseCase ToGuard(ImmutableArray<string> names, bool isWhole = true) =>
        new(Kind, Register, Flags, names) { Language = Language, Country = Country, IsWhole = isWhole };
}

/// <summary>Prose with slots for whole sentences that we write ourselves (mode S): what an engine or a model
/// makes.</summary>
/// <param name="Subject">With value slots of LetterSlot, as in prompts/letters.</param>
/// <param name="Paragraphs">Prose, and <c>{{satz:…}}</c>, <c>{{klausel:…}}</c>, <c>{{block:…}}</c>.</param>
public sealed record Prose(string Subject, ImmutableArray<string> Paragraphs)
{
    /// <summary>The subject that our sentences have for each kind.</summary>
    public const string OwnSubject = "{{satz:betreff}}";

    /// <summary>As LetterText reads it: what a draft stores, and what an approval hashes. A paragraph without words is
    /// none.</summary>
    public string ToText() => string.Join('\n', Paragraphs.Select(OneLine).Where(text => text.Length > 0)
        .Select((text, i) => $"## Absatz {i + 1}\n- {LetterText.Always}: {text}\n")
        .Prepend($"## {LetterText.Subject}\n- {LetterText.Always}: {SubjectLine}\n"));

    /// <summary>A stored text in parts again; null where it has wordings for several situations.</summary>
    public static Prose? Of(string stored)
    {
        var parts = LetterText.Parse(stored).Parts;
        if (parts.Any(p => p.Wordings is not [{ When.IsEmpty: true }])) return null;
        return parts is [{ Name: LetterText.Subject } subject, .. var rest]
            ? new(subject.Wordings[0].Text, [.. rest.Select(p => p.Wordings[0].Text)]) : null;
    }

    string SubjectLine => OneLine(Subject) is { Length: > 0 } said ? said : OwnSubject;

    internal static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>Who wrote a draft's prose: shown beside it.</summary>
[JsonConverter(typeof(KebabEnum<DraftOrigin>))]
public enum DraftOrigin
{
    /// <summary>"Text vom Baukasten": our own sentences.</summary>
    Kit,

    /// <summary>"Text vom Modell".</summary>
    Model,

    /// <summary>A person changed it.</summary>
    Person,

    /// <summary>The approved text of the kind, word for word.</summary>
    Approved,
}

/// <summary>Writes the prose of a letter: the kit always, a model where one is set up.</summary>
public interface IDrafter
{
    DraftOrigin Origin { get; }

    /// <param name="seed">The same for the same case and stage, so that a debtor never reads one opening twice.</param>
    /// <param name="objections">What the guard said of the last try; empty at the first.</param>
    /// <returns>Null when nothing usable came: the next drafter writes.</returns>
    Task<Prose?> Write(
        DraftCase about, int seed, ImmutableArray<ProseFinding> objections, CancellationToken stop);
}
