using System.Collections.Immutable;

namespace Inkassio.Assistant.Talking;

/// <summary>A piece of a reply, in the order in which the page shows it.</summary>
public abstract record ReplyPart
{
    ReplyPart() { } // Closed: every case stands in this file.

    /// <summary>What was understood, before anything is done about it.</summary>
    public sealed record Echo(string Text) : ReplyPart;

    public sealed record Sentence(string Text) : ReplyPart;

    public sealed record Shown(Card Card) : ReplyPart;

    public sealed record Chips(ImmutableArray<Chip> Offered) : ReplyPart;

    /// <summary>The last part: the whole reply, as it was stored.</summary>
    public sealed record Done(Reply Reply) : ReplyPart;
}
