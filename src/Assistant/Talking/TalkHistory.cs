using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Storage;

namespace Inkassio.Assistant.Talking;

/// <summary>One question and its answer, as they were said.</summary>
public sealed record ToldTurn(int Number, string Say, Reply Reply, DateTimeOffset At);

/// <summary>A person's own conversations: to look through, take along, and delete.</summary>
public static class TalkHistory
{
    static readonly JsonSerializerOptions Indented = new(TalkJson.Options) { WriteIndented = true };

    /// <summary>The newest first; <paramref name="search"/> looks at titles and texts.</summary>
    public static Task<IReadOnlyList<ConversationEntry>> List(
        TenantDb db, string search, int skip, int rowsMax, CancellationToken stop) =>
        Conversations.List(db, search, skip, Math.Clamp(rowsMax, 1, Conversations.ListMax), stop);

    /// <summary>Oldest first; empty when the conversation is not this person's.</summary>
    public static async Task<ImmutableArray<ToldTurn>> Turns(
        TenantDb db, Guid conversation, CancellationToken stop) =>
    [
        .. (await Conversations.Turns(db, conversation, Conversations.TurnsMax, stop)).Select(turn => new ToldTurn(
            turn.Number, turn.Say, JsonSerializer.Deserialize<Reply>(turn.Reply, TalkJson.Options)!, turn.At)),
    ];

    /// <summary>Deletes it with every turn. False when it is not this person's.</summary>
    public static Task<bool> Delete(TenantDb db, Guid conversation, CancellationToken stop) =>
        Conversations.Delete(db, conversation, stop);

    public static async Task<string> ToJson(TenantDb db, Guid conversation, CancellationToken stop) =>
        JsonSerializer.Serialize(await Turns(db, conversation, stop), Indented);

    public static async Task<string> ToMarkdown(TenantDb db, Guid conversation, CancellationToken stop)
    {
        var text = new StringBuilder("# Gespräch\n");
        foreach (var turn in await Turns(db, conversation, stop))
        {
            text.Append($"\n## {Country.DE.Day(db.DayOf(turn.At))}: {OneLine(turn.Say)}\n\n");
            if (turn.Reply.Echo.Length > 0) text.Append($"*{turn.Reply.Echo}*\n\n");
            foreach (var sentence in turn.Reply.Sentences) text.Append(sentence).Append("\n\n");
            foreach (var card in turn.Reply.Cards) text.Append(CardText.Of(card)).Append('\n');
        }
        return text.ToString();
    }

    static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
