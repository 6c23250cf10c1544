using Inkassio.Storage.Tables;

namespace Inkassio.Storage;

/// <summary>A conversation as its person's history lists it.</summary>
/// <param name="Title">Empty when the debtor that it was about has been erased.</param>
public sealed record ConversationEntry(
    Guid Id, string Title, DateTimeOffset StartedAt, DateTimeOffset TouchedAt, int Turns);

/// <summary>One question and its answer.</summary>
/// <param name="Reply">As the assistant stored it: JSON.</param>
public sealed record StoredTurn(int Number, DebtorId? Debtor, string Say, string Reply, DateTimeOffset At);

/// <summary>What one person and the assistant said to each other. Everybody sees his own conversations alone.</summary>
public static class Conversations
{
    public const int TurnsMax = 400, TitleMax = 80, ListMax = 200;

    /// <summary>How far back the search reads texts, in conversations.</summary>
    public const int SearchedMax = 200;

    /// <summary>How long a conversation is kept after its last turn, unless a firm wants it shorter.</summary>
    public const int KeptDays = 90;

    /// <summary>Adds a turn to a conversation, which begins with its first one.</summary>
    /// <param name="about">Whose key the texts lie under; null for the tenant's.</param>
    /// <param name="named">Everybody whom the texts name.</param>
    /// <returns>The turn's number; null when the conversation is somebody else's, or full.</returns>
    public static async Task<int?> Add(
        TenantDb db, Guid conversation, string say, string reply, DebtorId? about, IReadOnlyCollection<DebtorId> named,
        CancellationToken stop)
    {
        var closed = await SealedText.Close(db, about, conversation, say, stop);
        var (title, answer) = (
            await closed.Also(db, conversation, Titled(say), stop), await closed.Also(db, conversation, reply, stop));
        await using var transaction = await db.Begin(stop);
        await transaction.Run($"""
            insert into conversations (tenant, conversation, person, stream, key, title, started_at, touched_at)
            values ({db.Tenant}, {conversation}, {db.Author.Text}, {closed.Stream}, {closed.Key}, {title}, {db.Now},
              {db.Now}) on conflict (tenant, conversation) do nothing
            """, stop);
        var mine = await transaction.Run($"""
            update conversations set touched_at = {db.Now}
            where tenant = {db.Tenant} and conversation = {conversation} and person = {db.Author.Text}
            """, stop);
        var turn = 1 + (int)await transaction.One($"""
            select coalesce(max(turn), 0) from turns where tenant = {db.Tenant} and conversation = {conversation}
            """, row => row.Long(0), stop);
        if (mine == 0 || turn > TurnsMax) return null;
        await transaction.Run($"""
            insert into turns (tenant, conversation, turn, debtor, stream, key, say, reply, at)
            values ({db.Tenant}, {conversation}, {turn}, {about?.Value}, {closed.Stream}, {closed.Key}, {closed.Body},
              {answer}, {db.Now})
            """, stop);
        foreach (var debtor in named)
            await transaction.Run($"""
                insert into turn_names (tenant, conversation, turn, debtor)
                values ({db.Tenant}, {conversation}, {turn}, {debtor.Value}) on conflict do nothing
                """, stop);
        await transaction.Commit(stop);
        return turn;
    }

    static string Titled(string say) =>
        say.ReplaceLineEndings(" ").Trim() is var one && one.Length > TitleMax ? one[..(TitleMax - 1)] + "…" : one;

    /// <summary>The turns of a conversation of this person, oldest first; what cannot be read any more is left out.
    /// </summary>
    /// <param name="last">At most so many, the newest.</param>
    public static async Task<IReadOnlyList<StoredTurn>> Turns(
        TenantDb db, Guid conversation, int last, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await Turns(db, transaction, conversation, last, stop);
    }

    static async Task<IReadOnlyList<StoredTurn>> Turns(
        TenantDb db, Transaction transaction, Guid conversation, int last, CancellationToken stop)
    {
        var rows = await transaction.Query($"""
            select t.turn, t.debtor, t.stream, t.key, k.wrapped, t.say, t.reply, t.at from turns t
            join conversations c on c.tenant = t.tenant and c.conversation = t.conversation
            join stream_keys k on k.tenant = t.tenant and k.stream = t.stream and k.key = t.key
            where t.tenant = {db.Tenant} and t.conversation = {conversation} and c.person = {db.Author.Text}
            order by t.turn desc limit {Math.Clamp(last, 1, TurnsMax)}
            """, row =>
            {
                string? Read(int at) => SealedText.Open(
                    db, row.Uuid(2), row.Uuid(3), row.BytesOrNull(4), row.Bytes(at), conversation);
                return Read(5) is not { } say || Read(6) is not { } reply ? null : new StoredTurn(
                    (int)row.Long(0), row.UuidOrNull(1) is { } debtor ? new(debtor) : null, say, reply, row.Instant(7));
            }, stop);
        return [.. rows.OfType<StoredTurn>().Reverse()];
    }

    /// <summary>This person's conversations, the newest first, where title or texts hold every word searched for.
    /// </summary>
    public static async Task<IReadOnlyList<ConversationEntry>> List(
        TenantDb db, string search, int skip, int rowsMax, CancellationToken stop)
    {
        var words = SearchText.Of(search).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        await using var transaction = await db.Read(stop);
        var all = await transaction.Query($"""
            select c.conversation, c.stream, c.key, k.wrapped, c.title, c.started_at, c.touched_at,
              (select count(*) from turns t where t.tenant = {db.Tenant} and t.conversation = c.conversation)
            from conversations c
            left join stream_keys k on k.tenant = c.tenant and k.stream = c.stream and k.key = c.key
            where c.tenant = {db.Tenant} and c.person = {db.Author.Text}
            order by c.touched_at desc, c.conversation limit {(words.Length == 0 ? rowsMax : SearchedMax)}
            offset {(words.Length == 0 ? Math.Max(0, skip) : 0)}
            """, row => new ConversationEntry(
                row.Uuid(0), SealedText.Open(
                    db, row.Uuid(1), row.Uuid(2), row.BytesOrNull(3), row.Bytes(4), row.Uuid(0)) ?? "",
                row.Instant(5), row.Instant(6), (int)row.Long(7)), stop);
        if (words.Length == 0) return all;
        var found = new List<ConversationEntry>();
        foreach (var entry in all)
        {
            var texts = (await Turns(db, transaction, entry.Id, TurnsMax, stop)).Select(t => t.Say + " " + t.Reply);
            var text = SearchText.Of(entry.Title + " " + string.Join(' ', texts));
            if (words.All(word => text.Contains(word, StringComparison.Ordinal))) found.Add(entry);
        }
        return [.. found.Skip(Math.Max(0, skip)).Take(Math.Clamp(rowsMax, 1, ListMax))];
    }

    /// <summary>Takes one of this person's conversations away for good. False when it is not his.</summary>
    public static async Task<bool> Delete(TenantDb db, Guid conversation, CancellationToken stop)
    {
        await using var transaction = await db.Begin(stop);
        FormattableString mine = $"""
            (select conversation from conversations
              where tenant = {db.Tenant} and conversation = {conversation} and person = {db.Author.Text})
            """;
        var gone = await Take(db, transaction, mine, stop);
        await transaction.Commit(stop);
        return gone > 0;
    }

    /// <summary>Takes all conversations of the firm away that nobody has touched since then; returns how many.
    /// </summary>
    public static async Task<int> DeleteOld(TenantDb db, int keptDays, CancellationToken stop)
    {
        FormattableString old = $"""
            (select conversation from conversations
              where tenant = {db.Tenant} and touched_at < {db.Now.AddDays(-Math.Max(1, keptDays))})
            """;
        await using var transaction = await db.Begin(stop);
        var gone = await Take(db, transaction, old, stop);
        await transaction.Commit(stop);
        return gone;
    }

    static async Task<int> Take(
        TenantDb db, Transaction transaction, FormattableString which, CancellationToken stop)
    {
        await transaction.Run($"delete from turn_names where tenant = {db.Tenant} and conversation in {which}", stop);
        await transaction.Run($"delete from turns where tenant = {db.Tenant} and conversation in {which}", stop);
        return await transaction.Run(
            $"delete from conversations where tenant = {db.Tenant} and conversation in {which}", stop);
    }

    /// <summary>Takes every turn away that names a debtor who is being erased, whoever said it.</summary>
    internal static async Task Forget(TenantDb db, Transaction transaction, DebtorId debtor, CancellationToken stop)
    {
        var named = await transaction.Query($"""
            select conversation, turn from turn_names where tenant = {db.Tenant} and debtor = {debtor.Value}
            """, row => (Conversation: row.Uuid(0), Turn: row.Long(1)), stop);
        foreach (var (conversation, turn) in named)
        {
            await transaction.Run($"""
                delete from turn_names where tenant = {db.Tenant} and conversation = {conversation} and turn = {turn}
                """, stop);
            await transaction.Run($"""
                delete from turns where tenant = {db.Tenant} and conversation = {conversation} and turn = {turn}
                """, stop);
        }
    }
}
