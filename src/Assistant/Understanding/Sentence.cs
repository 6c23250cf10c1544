using System.Collections.Immutable;

namespace Inkassio.Assistant;

/// <summary>An utterance while it is being read: its words, their forms, and what was lifted out of it.</summary>
sealed class Sentence
{
    /// <summary>So many words are read; behind that nobody follows.</summary>
    public const int WordsMax = 120;

    readonly ImmutableArray<HashSet<int>> literals;
    HashSet<int> everywhere;
    readonly Dictionary<string, int[]> groups = new(StringComparer.Ordinal);
    readonly Dictionary<string, Dictionary<int, int>> lifted = new(StringComparer.Ordinal);

    public Sentence(string say, ImmutableArray<Token> tokens, Book book, Grammar grammar)
    {
        Say = Assistant.Tokens.Clean(say);
        Tokens = tokens.Length > WordsMax ? tokens[..WordsMax] : tokens;
        Keys = new string[Tokens.Length];
        var fitting = ImmutableArray.CreateBuilder<HashSet<int>>(Tokens.Length);
        foreach (var (i, token) in Tokens.Index()) fitting.Add(Known(i, token, book, grammar.Lexicon));
        literals = fitting.MoveToImmutable();
        everywhere = [.. literals.SelectMany(l => l)];
    }

    public string Say { get; }

    public ImmutableArray<Token> Tokens { get; }

    /// <summary>The words as read: mistyped ones corrected.</summary>
    public string[] Keys { get; }

    public int Count => Tokens.Length;

    public bool Has(int place, Literal literal) => literals[place].Contains(literal.Index);

    public bool HasAnywhere(Literal literal) => everywhere.Contains(literal.Index);

    /// <summary>The grammar has this word, so it is hardly a name.</summary>
    public bool IsKnown(int place) => literals[place].Count > 0;

    /// <summary>It was no word of the grammar as it was said, only after a correction: it may be a name after
    /// all.</summary>
    public bool IsCorrected(int place) => Keys[place] != Tokens[place].Key;

    // Quotes and dots within a phrase are not heard.
    public bool IsQuiet(int place) => Tokens[place].Kind == TokenKind.Sign && Tokens[place].Raw is "\"" or "'" or "-" or ".";

    public int GroupAt(string name, int place, Grammar grammar)
    {
        if (!groups.TryGetValue(name, out var found))
        {
            groups[name] = found = new int[Count]; // Stands here first, so that a group naming itself ends.
            foreach (var part in grammar.GroupParts(name))
                if (part.In(this))
                    for (var i = 0; i < Count; i++) found[i] = Math.Max(found[i], part.At(this, i));
        }
        return found[place];
    }

    public bool HasGroup(string name, Grammar grammar)
    {
        for (var i = 0; i < Count; i++)
            if (GroupAt(name, i, grammar) > 0) return true;
        return false;
    }

    public void Lift(string name, int place, int length)
    {
        if (!lifted.TryGetValue(name, out var places)) lifted[name] = places = [];
        places[place] = length;
    }

    /// <summary>What is a name is no word any more: "Ignoriere alle …  GmbH" wishes nothing.</summary>
    public void Silence(int place, int length)
    {
        for (var i = place; i < place + length; i++) literals[i].Clear();
        everywhere = [.. literals.SelectMany(l => l)];
        groups.Clear();
    }

    public int LiftedAt(string name, int place) =>
        lifted.TryGetValue(name, out var places) ? places.GetValueOrDefault(place) : 0;

    public bool HasLifted(string name) => lifted.ContainsKey(name);

    /// <summary>Taken by a figure, a day, an amount or a name.</summary>
    public bool IsTaken(int place) => lifted.Any(tag => tag.Key is "tag" or "betrag" or "schuldner"
        && tag.Value.Any(span => place >= span.Key && place < span.Key + span.Value));

    HashSet<int> Known(int place, Token token, Book book, Lexicon lexicon)
    {
        Keys[place] = token.Key;
        if (token.Kind == TokenKind.Sign) return lexicon.Fitting(Lexeme.Sign(token.Raw));
        var fitting = lexicon.Fitting(Lexeme.Of(token.Key));
        if (fitting.Count > 0 || !token.IsWord || book.HasWord(token.Key) || NumberWords.Of(token.Key) is not null)
            return fitting;
        if (lexicon.Corrected(token.Key, token.IsCapital) is not { } meant) return fitting;
        Keys[place] = meant;
        return lexicon.Fitting(Lexeme.Of(meant));
    }
}
