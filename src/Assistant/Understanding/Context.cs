using System.Collections.Immutable;

namespace Inkassio.Assistant;

/// <summary>What a conversation holds before an utterance.</summary>
/// <param name="Debtor">Customer number of the debtor in view.</param>
/// <param name="HasDraft">A draft for that debtor is open.</param>
/// <param name="Before">The user's earlier sentences, oldest first; they are understood again, in order.</param>
public sealed record Context(DateOnly Today, string? Debtor, bool HasDraft, ImmutableArray<string> Before)
{
    /// <summary>Older sentences are forgotten.</summary>
    public const int TurnsMax = 10;

    public static Context Empty(DateOnly today) => new(today, null, false, []);
}

/// <summary>The conversation so far, as one turn hands it to the next.</summary>
/// <param name="Last">The last understood wish, which "und Huber auch" repeats.</param>
/// <param name="Asked">The wish that waits for the answer to a question.</param>
/// <param name="LastQuestion">That question.</param>
sealed record Talk(string? Debtor, bool HasDraft, Understood? Last, Understood? Asked,
    Understood? LastQuestion = null)
{
    static readonly ImmutableHashSet<string> Drafting =
        ImmutableHashSet.Create(StringComparer.Ordinal, "mahnung_entwerfen", "antwort_entwerfen");

    public Talk After(Understood turn, Understood? asked) => turn.Intent switch
    {
        "rueckfrage" => this with { Asked = asked ?? turn, LastQuestion = turn, Debtor = turn.Text("schuldner") ?? Debtor },
        "ablehnen" or "hilfe" => this with { Asked = null },
        "abbruch" => new(Debtor, false, null, null),
        _ => new(turn.Text("schuldner") ?? Debtor, HasDraft && IsSame(turn) || Drafting.Contains(turn.Intent), turn, null),
    };

    bool IsSame(Understood turn) => turn.Text("schuldner") is not { } debtor || debtor == Debtor;
}
