using System.Collections.Immutable;
using System.Text;
using Inkassio.Domain.Correspondence.Guard.Prose;
using Inkassio.Domain.Correspondence.Guard.Values;

namespace Inkassio.Assistant.Models;

/// <summary>Takes a model's words as they come and lets whole sentences through that passed the guard.</summary>
/// <param name="facts">Where there are some, a sentence may state them (mode V); else it states no value (mode S).
/// </param>
public sealed class GuardedSpeech(ProseCase about, ImmutableArray<CaseFact> facts)
{
    public const int SentencesMax = 6;

    const int SentenceMax = 400;

    /// <summary>What stays forbidden where values may be said: markup, events, law, insults, concessions.</summary>
    static readonly ImmutableArray<ProseRule> BesideValues =
        [.. ProseGuard.Rules.Where(r => r.Id is "G5" or "G7" or "G8" or "G9" or "G10" or "G11" or "G12" or "G13" or "G15")];

    readonly StringBuilder open = new();
    ProseCase about = about;
    int passed;

    /// <summary>Sentences that did not pass.</summary>
    public int Dropped { get; private set; }

    /// <summary>From now on these names may not be said.</summary>
    public void Forbid(IEnumerable<string> names) => about = about with { Names = [.. about.Names.Union(names)] };

    /// <summary>The sentences that are complete now and passed.</summary>
    public IEnumerable<string> Take(string more)
    {
        open.Append(more);
        while (End() is > 0 and var end)
        {
            var sentence = open.ToString(0, end).Trim();
            open.Remove(0, end);
            if (Passes(sentence)) yield return sentence;
        }
    }

    /// <summary>What is left when the model has ended; a sentence without an end is none.</summary>
    public IEnumerable<string> Finish()
    {
        var last = open.ToString().Trim();
        open.Clear();
        return last.Length > 0 && last[^1] is '.' or '?' && Passes(last) ? [last] : [];
    }

    bool Passes(string sentence)
    {
        if (sentence.Length == 0) return false;
        if (passed < SentencesMax && sentence.Length <= SentenceMax && IsSound(sentence))
        {
            passed++;
            return true;
        }
        Dropped++;
        return false;
    }

    bool IsSound(string sentence)
    {
        var spoken = new Spoken(SpokenIn.Chat, sentence);
        if (ProseGuard.Blocking(about, spoken).IsEmpty) return true;
        return !facts.IsEmpty && ValueGuard.Check(about, facts, spoken).IsEmpty
            && ProseGuard.Check(about, spoken, BesideValues)
                .All(f => !f.Blocks || f.Fault == ProseFault.Address && IsFact(f.Said));
    }

    bool IsFact(string said) => facts.Any(f => f.Type is FactType.Iban or FactType.Contact
        && f.Value.Replace(" ", "", StringComparison.Ordinal) == said.Replace(" ", "", StringComparison.Ordinal));

    // A sentence ends at its sign when a blank follows, or at the end of a line.
    int End()
    {
        for (var at = 0; at < open.Length; at++)
            if (open[at] == '\n' || at > 0 && char.IsWhiteSpace(open[at]) && open[at - 1] is '.' or '?' or '!')
                return at + 1;
        return open.Length > SentenceMax * 2 ? open.Length : 0;
    }
}
