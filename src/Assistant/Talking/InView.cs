using Inkassio.Domain;

namespace Inkassio.Assistant.Talking;

/// <summary>What the page shows beside the conversation, and what the person may do.</summary>
/// <param name="Debtor">Null takes the one of the last turn.</param>
/// <param name="Draft">Null takes the one of the last turn.</param>
/// <param name="MayPropose">False for people who may only read: they get answers, and neither drafts nor proposals.
/// </param>
public sealed record InView(DebtorId? Debtor, Guid? Draft, bool MayPropose)
{
    /// <summary>Who writes the prose of letters, in the order in which they are asked; null for our own kit.</summary>
    public IReadOnlyList<Drafting.IDrafter>? Drafters { get; init; }

    /// <summary>The user's earlier sentences, where they are not the stored conversation's; null takes those.</summary>
    public System.Collections.Immutable.ImmutableArray<string>? Before { get; init; }
}
