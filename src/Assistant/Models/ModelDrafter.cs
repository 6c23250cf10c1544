using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Inkassio.Assistant.Drafting;
using Inkassio.Domain;
using Inkassio.Domain.Calling;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard.Prose;
using Inkassio.Domain.Debtors;

namespace Inkassio.Assistant.Models;

/// <summary>Lets a model write the prose of a letter, blindly: it is told words of closed lists and nothing else, and
/// what it writes passes the guard or is not used.</summary>
/// <param name="style">Sentences of the firm, as they passed <see cref="StyleExamples.Of"/>.</param>
/// <param name="names">Names that prose must not say; they never go to the model.</param>
public sealed class ModelDrafter(ModelLine line, ImmutableArray<string> style, ImmutableArray<string> names) : IDrafter
{
    public const string PromptName = "brief_prosa";

    /// <summary>More of one part is no connecting sentence any more.</summary>
    const int PartMax = 600;

    static readonly FrozenSet<string> KnownFlags = Enumerated(PromptFile.Named(PromptName), "kennzeichen");
    static readonly FrozenSet<string> KnownObjections =
        Objection.All.Select(o => o.Name).ToFrozenSet(StringComparer.Ordinal);

    public DraftOrigin Origin => DraftOrigin.Model;

    /// <summary>The prompt by which it writes, to be kept with the draft.</summary>
    public static PromptMark Prompt => PromptFile.Named(PromptName).Mark;

    /// <summary>Why the last draft did not come from the model; null when it did.</summary>
    public ModelFault? Fault { get; private set; }

    /// <summary>It has handed prose over; whoever composes the letter may still have turned it down.</summary>
    public bool HasWritten { get; private set; }

    long begunAt = Stopwatch.GetTimestamp();

    /// <summary>With objections of somebody else's guard this is the correction already, and the only try; it has what
    /// is left of the first one's time.</summary>
    public async Task<Prose?> Write(
        DraftCase about, int seed, ImmutableArray<ProseFinding> objections, CancellationToken stop)
    {
        Fault = null;
        using var turn = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (objections.IsEmpty) begunAt = Stopwatch.GetTimestamp();
        turn.CancelAfter(Left(line.Limits.TurnMax - Stopwatch.GetElapsedTime(begunAt)));
        var against = objections;
        try
        {
            for (var tries = objections.IsEmpty ? 2 : 1; tries > 0; tries--)
            {
                var answer = await line.Ask(PromptFile.Named(PromptName), Inputs(about, seed, against), turn.Token);
                Fault = answer.Fault;
                if (answer.Fault is not null) return null;
                var prose = Skeleton.Of(about, Read(answer.Json));
                against = Guard(about, prose);
                if (!against.IsEmpty) continue;
                HasWritten = true;
                return prose;
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            Fault = ModelFault.TooSlow;
            return null;
        }
        Fault = ModelFault.GuardRefused;
        return null;
    }

    /// <summary>All that leaves the house for a letter.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Inputs(
        DraftCase about, int seed, ImmutableArray<ProseFinding> objections) =>
        new Dictionary<string, JsonNode?>(StringComparer.Ordinal)
        {
            ["art"] = KebabEnum<LetterKind>.Word(about.Kind),
            ["ton"] = about.Wish.Tone is { } tone ? KebabEnum<DraftTone>.Word(tone) : "mitte",
            ["anrede"] = about.Register == Register.Du ? "du" : "sie",
            ["sprache"] = KebabEnum<Language>.Word(about.Language),
            ["land"] = about.Country.ToString(),
            ["kanal"] = about.Channel == Channel.Email ? "email" : "post",
            ["empfaenger"] = KebabEnum<DebtorKind>.Word(about.DebtorKind),
            ["gruppe"] = KebabEnum<Domain.Segments.Segment>.Word(about.Segment),
            ["ueberfaellig"] = Word(about),
            ["anzahl"] = about.IsSeveral ? "mehrere" : "eine",
            ["kennzeichen"] = List(about.Flags.Where(KnownFlags.Contains).Order(StringComparer.Ordinal)),
            ["einwand"] = about.Objection is { } said && KnownObjections.Contains(said) ? said : "keiner",
            ["wuensche"] = List(about.Wish.Wishes.Select(KebabEnum<WritingWish>.Word)),
            ["klauseln"] = List(Skeleton.ClausesFor(about)),
            ["variante"] = "abcde"[(int)((uint)(seed + (about.Wish.Again * 7)) % 5)].ToString(),
            ["stil"] = List(style),
            ["beanstandet"] = List(objections.Where(o => o.Blocks).Select(o => KebabEnum<ProseFault>.Word(o.Fault)).Distinct()),
        };

    static TimeSpan Left(TimeSpan rest) => rest > TimeSpan.Zero ? rest : TimeSpan.Zero;

    // Every part by itself, too: nothing may hide behind the length of the whole.
    ImmutableArray<ProseFinding> Guard(DraftCase about, Prose prose)
    {
        var whole = string.Join("\n", prose.Paragraphs);
        var found = ProseGuard.Blocking(about.ToGuard(names), new(SpokenIn.Body, whole));
        if (!found.IsEmpty) return found;
        return [.. prose.Paragraphs.SelectMany(p =>
            ProseGuard.Blocking(about.ToGuard(names, isWhole: false), new(SpokenIn.Body, p)))];
    }

    static ProseAnswer Read(JsonElement said) => new(
        Part(said, "einleitung") ?? "", Part(said, "bruecke"), Part(said, "appell"), Part(said, "schluss"),
        said.GetProperty("betreff_key").GetString() == "kurz",
        [.. said.GetProperty("klausel_ids").EnumerateArray().Select(id => id.GetString()!)]);

    // Braces are ours: a model chooses clauses by their names and places no slot.
    static string? Part(JsonElement said, string name) => said.GetProperty(name).GetString() is not { } text ? null
        : text.Length > PartMax ? text[..PartMax] : text.Replace("{{", "{", StringComparison.Ordinal);

    static string Word(DraftCase about) => about.Overdue switch
    {
        Overdue.NotYet => "not-yet",
        Overdue.UpTo30 => "up-to-30",
        Overdue.From31To60 => "from-31-to-60",
        Overdue.From61To90 => "from-61-to-90",
        Overdue.Over90 => "over-90",
        _ => throw new System.Diagnostics.UnreachableException(about.Overdue.ToString()),
    };

    static JsonArray List(IEnumerable<string> words) => [.. words.Select(word => JsonValue.Create(word))];

    static FrozenSet<string> Enumerated(PromptFile prompt, string input) => prompt.Inputs.Single(i => i.Name == input)
        .Schema.GetProperty("items").GetProperty("enum").EnumerateArray()
        .Select(one => one.GetString()!).ToFrozenSet(StringComparer.Ordinal);
}

/// <summary>Sentences in a firm's own tone that a model may imitate: checked like a model's own.</summary>
public static class StyleExamples
{
    public const int Max = 5;

    /// <summary>The sentences, one a line, and why one of them will not do; null when all will.</summary>
    public static (ImmutableArray<string> Lines, string? Problem) Of(string text, ImmutableArray<string> names)
    {
        ImmutableArray<string> lines =
            [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        if (lines.Length > Max) return ([], $"Höchstens {Max} Sätze, jeder in einer Zeile.");
        foreach (var one in lines)
            if (ProseGuard.Blocking(Case(one, names), new(SpokenIn.Reason, one)) is [var first, ..])
                return ([], $"Dieser Satz geht nicht als Beispiel: „{one}“. {Why(first)}");
        return (lines, null);
    }

    // Either register will do for an example; it must only not mix them.
    static ProseCase Case(string line, ImmutableArray<string> names)
    {
        var sie = ProseCase.Of(LetterKind.CallConfirmation) with { Names = names };
        return ProseGuard.Blocking(sie, new(SpokenIn.Reason, line)).Any(f => f.Fault == ProseFault.MixedRegister)
            ? sie with { Register = Register.Du } : sie;
    }

    static string Why(ProseFinding found) => found.Fault switch
    {
        ProseFault.Digit or ProseFault.RomanNumber or ProseFault.NumberWord => "Beispiele haben keine Zahlen.",
        ProseFault.MoneyWord => "Beispiele nennen kein Geld.",
        ProseFault.DateWord => "Beispiele nennen keinen Tag.",
        ProseFault.Name => "Beispiele nennen keine Namen.",
        ProseFault.Address or ProseFault.Markup => "Beispiele haben keine Adressen und keine Auszeichnung.",
        _ => $"Die Prüfung beanstandet: „{found.Said}“.",
    };
}
