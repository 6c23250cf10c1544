namespace Inkassio.Storage.Tests;

/// <summary>Somebody with all rights on the database, who takes the guards down first.</summary>
static class Intruders
{
    public static async Task Tamper(Place place, params FormattableString[] statements)
    {
        // Each intruder brings connections of his own; hundreds of them would leave none for the others.
        await using var database = place.Intruder();
        await using var transaction = await Free(database);
        FormattableString[] guards = place.IsPostgres
            ? [$"set session_replication_role = replica"]
            : [$"drop trigger if exists journal_no_update", $"drop trigger if exists journal_no_delete",
                $"pragma defer_foreign_keys = on"];
        foreach (var guard in guards) await transaction.Run(guard, default);
        foreach (var statement in statements) Assert.NotEqual(0, await transaction.Run(statement, default));
        await transaction.Commit(default);
    }

    public static Task<Transaction> Free(Place place) => Free(place.Intruder());

    public static async Task<Transaction> Free(Database database) => new(
        database, tenant: null, await database.Dialect.Begin(isReadOnly: false, default)) { IsUnchecked = true };
}
