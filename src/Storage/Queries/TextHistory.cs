using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Tenants;

namespace Inkassio.Storage.Queries;

/// <summary>One version of a firm's own text, with who chose it and when.</summary>
public sealed record TextVersion(OwnText Text, string By, DateTimeOffset At);

/// <summary>The versions of a firm's own texts, newest first.</summary>
public static class TextHistory
{
    public const int RowsMax = 2_000;

    public static async Task<IReadOnlyList<TextVersion>> Load(
        TenantDb db, LetterKind kind, Language language, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        var rows = await transaction.Query($"""
            select j.body, j.by, j.at from journal j
            where j.tenant = {db.Tenant} and j.stream = {db.Tenant.Value} and j.event = 'letter-text-chosen'
            order by j.version desc limit {RowsMax}
            """, row => (Event: (TenantEvent.LetterTextChosen)EventText<TenantEvent>.Read(
                "letter-text-chosen", row.Bytes(0)), By: row.Text(1), At: row.Instant(2)), stop);
        return
        [
            .. rows.Where(r => r.Event.Kind == kind && r.Event.Language == language).Select(r => new TextVersion(
                new(r.Event.Kind, r.Event.Language, r.Event.Text, r.Event.Version), r.By, r.At)),
        ];
    }
}
