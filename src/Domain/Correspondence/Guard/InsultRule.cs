using Inkassio.Domain.Correspondence.Guard.Prose;

namespace Inkassio.Domain.Correspondence.Guard;

/// <summary>Insult, mockery, health and origin: a person's own words pass the same lists as a model's.</summary>
// The approved texts speak of third parties where the law wants them to, so those lists stay with free prose.
static class InsultRule
{
    const string Id = "G12";

    static readonly Lexicon Words =
        new([.. Lexicon.Named("threats").Lists.Where(l =>
            l.Rule == Id && !l.Title.StartsWith("Dritte", StringComparison.Ordinal))]);

    public static IEnumerable<Finding> Find(GuardedLetter letter)
    {
        var text = new ProseText(new(WithoutQuotes(letter)), []);
        foreach (var hit in Words.In(text))
        {
            var (from, to) = text.Plain.Place(hit.From, hit.To);
            yield return letter.At(Id, Fault.ForbiddenWords, from, to - from) with { Instead = hit.List.Title };
        }
    }

    // What the debtor wrote may be quoted in the answer to it.
    static string WithoutQuotes(GuardedLetter letter)
    {
        var text = letter.Masked;
        foreach (var typed in letter.Typed.Where(t => t.Length > 0))
            text = text.Replace(typed, new string(ProseText.Blot, typed.Length), StringComparison.Ordinal);
        return text;
    }
}
