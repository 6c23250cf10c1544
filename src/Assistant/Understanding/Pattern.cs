using System.Collections.Immutable;

namespace Inkassio.Assistant;

/// <summary>A part of a pattern, and how much of an utterance it takes from a place on: 0 is no match.</summary>
abstract record Element
{
    Element() { }

    /// <summary>What it is worth when an utterance has it.</summary>
    public virtual int Weight => 10;

    public abstract int At(Sentence said, int place);

    public virtual bool In(Sentence said)
    {
        for (var i = 0; i < said.Count; i++)
            if (At(said, i) > 0) return true;
        return false;
    }

    public sealed record Word(Literal Literal) : Element
    {
        public override int At(Sentence said, int place) => said.Has(place, Literal) ? 1 : 0;

        public override bool In(Sentence said) => said.HasAnywhere(Literal);
    }

    /// <summary>(a|b): the longest of them.</summary>
    public sealed record AnyOf(ImmutableArray<Element> Parts) : Element
    {
        public override int Weight => Parts.Length == 0 ? 0 : Parts.Max(p => p.Weight);

        public override int At(Sentence said, int place)
        {
            var longest = 0;
            foreach (var part in Parts) longest = Math.Max(longest, part.At(said, place));
            return longest;
        }

        public override bool In(Sentence said)
        {
            foreach (var part in Parts)
                if (part.In(said)) return true;
            return false;
        }
    }

    /// <summary>&lt;name&gt;: a group of words, found once per utterance.</summary>
    public sealed record Group(string Name, Grammar Grammar) : Element
    {
        public override int At(Sentence said, int place) => said.GroupAt(Name, place, Grammar);

        public override bool In(Sentence said) => said.HasGroup(Name, Grammar);
    }

    /// <summary>"a b c": one behind the other; _ is any word, ? makes the word before it optional.</summary>
    public sealed record Phrase(ImmutableArray<(Element Part, bool IsOptional)> Parts) : Element
    {
        public override int Weight => 10 + 4 * (Parts.Count(p => !p.IsOptional) - 1);

        public override int At(Sentence said, int place) => Rest(said, place, 0) is var end && end > place
            ? end - place : 0;

        public override bool In(Sentence said)
        {
            // Most phrases fall at once, for one of their words is not there at all.
            foreach (var (part, isOptional) in Parts)
                if (!isOptional && !part.In(said)) return false;
            return base.In(said);
        }

        /// <summary>Where the phrase ends when its parts from <paramref name="step"/> on begin here; -1 is no
        /// match.</summary>
        int Rest(Sentence said, int at, int step)
        {
            if (step == Parts.Length) return at;
            while (step > 0 && at < said.Count && said.IsQuiet(at)) at++;
            var taken = at < said.Count ? Parts[step].Part.At(said, at) : 0;
            var end = taken > 0 ? Rest(said, at + taken, step + 1) : -1;
            return end < 0 && Parts[step].IsOptional ? Rest(said, at, step + 1) : end;
        }
    }

    public sealed record AnyWord : Element
    {
        public override int At(Sentence said, int place) => said.Tokens[place].Kind == TokenKind.Sign ? 0 : 1;
    }

    /// <summary>{tag}: something that was lifted out before: a day, an amount, a debtor.</summary>
    public sealed record Lifted(string Name) : Element
    {
        public override int Weight => 4;

        public override int At(Sentence said, int place) => said.LiftedAt(Name, place);

        public override bool In(Sentence said) => said.HasLifted(Name);
    }

    /// <summary>!a: the utterance has none.</summary>
    public sealed record Without(Element Part) : Element
    {
        public override int Weight => 0;

        public override int At(Sentence said, int place) => 0;

        public override bool In(Sentence said) => !Part.In(said);
    }
}

/// <summary>One line of the grammar: all its parts, in any order; whatever stands between them costs
/// nothing.</summary>
sealed record Pattern(string Area, string Value, ImmutableArray<Element> Elements, int Bonus, string Text)
{
    public int Score { get; } = Elements.Sum(e => e.Weight) + Bonus;

    public bool Fits(Sentence said)
    {
        foreach (var element in Elements)
            if (!element.In(said)) return false;
        return true;
    }
}
