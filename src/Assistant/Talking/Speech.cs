using System.Collections.Immutable;
using Inkassio.Domain;

namespace Inkassio.Assistant.Talking;

/// <summary>A reply on its way: what is said so far, within the limits that a reader can bear.</summary>
sealed class Speech
{
    public const int SentencesMax = 20, CardsMax = 8, ChipsMax = 5, RowsMax = 50;

    readonly List<string> sentences = [];
    readonly List<Card> cards = [];
    readonly List<Chip> chips = [];
    readonly List<string> echo = [];
    readonly HashSet<DebtorId> named = [];

    public DebtorId? Debtor { get; set; }

    public Guid? Draft { get; set; }

    /// <summary>Everybody whom the reply names: when one of them is erased, the stored turn goes too.</summary>
    public IReadOnlyCollection<DebtorId> Named => named;

    public Speech Tell(string sentence)
    {
        if (sentence.Length > 0 && sentences.Count < SentencesMax) sentences.Add(sentence);
        return this;
    }

    /// <summary>A part of "Verstanden: …".</summary>
    public Speech Heard(params ReadOnlySpan<string?> parts)
    {
        foreach (var part in parts)
            if (!string.IsNullOrEmpty(part)) echo.Add(part);
        return this;
    }

    public Speech Show(Card card)
    {
        if (cards.Count < CardsMax) cards.Add(card is Card.TableCard { Rows.Length: > RowsMax } table
            ? table with { Rows = table.Rows[..RowsMax] } : card);
        return this;
    }

    public Speech Offer(string words, string say)
    {
        if (chips.Count < ChipsMax && chips.All(c => c.Words != words)) chips.Add(new(words, say));
        return this;
    }

    public Speech Lead(string words, string path)
    {
        if (chips.Count < ChipsMax && chips.All(c => c.Words != words)) chips.Add(new(words, "", path));
        return this;
    }

    public Speech Name(DebtorId debtor)
    {
        named.Add(debtor);
        return this;
    }

    public Reply ToReply(Understood heard) => new(
        heard, echo.Count == 0 ? "" : "Verstanden: " + string.Join(" · ", echo), [.. sentences], [.. cards],
        [.. chips])
    {
        Debtor = Debtor, Draft = Draft,
    };
}
