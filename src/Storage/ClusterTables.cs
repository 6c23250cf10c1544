using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Inkassio.Storage;

/// <summary>The tables that a cluster of nodes keeps for itself: who is in it, what is due when. Nothing of the
/// trade.</summary>
// On PostgreSQL a schema of their own in the same database, on SQLite a file of their own beside the books.
public static class ClusterTables
{
    const string Schema = "orleans";

    /// <summary>How the cluster reaches its tables, for books of this address.</summary>
    public static string Connection(string address) => address.Split(':', 2) switch
    {
        ["sqlite", var file] => new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "cluster.db"),
        }.ToString(),
        ["postgres", var to] => new NpgsqlConnectionStringBuilder(to) { SearchPath = Schema }.ToString(),
        _ => throw new ArgumentException("A database is sqlite:FILE or postgres:CONNECTION.", nameof(address)),
    };

    /// <summary>Makes the tables where they are not there yet. Several nodes may do so at once.</summary>
    /// <param name="scripts">In their order; each may be run again.</param>
    /// <param name="appRole">On PostgreSQL, the role of the running program, when it is not the tables' owner.</param>
    /// <exception cref="StartRefusedException">They are not there, and this role may not make them.</exception>
    public static async Task Prepare(
        string address, IEnumerable<string> scripts, string? appRole = null, CancellationToken stop = default)
    {
        if (address.StartsWith("sqlite:", StringComparison.Ordinal))
        {
            await using var file = new SqliteConnection(Connection(address));
            await file.OpenAsync(stop);
            foreach (var script in scripts) await file.ExecuteAsync(script);
            return;
        }
        await using var server = new NpgsqlConnection(Connection(address));
        await server.OpenAsync(stop);
        await using var transaction = await server.BeginTransactionAsync(stop);
        await server.ExecuteAsync("select pg_advisory_xact_lock(hashtext('inkassio cluster tables'))");
        if (appRole is null && await server.ExecuteScalarAsync<bool>(
                "select to_regclass('orleans.reminders') is not null")) return;
        await Make(server, scripts, appRole);
        await transaction.CommitAsync(stop);
    }

    /// <summary>Declares dead which nodes of a cluster have given no sign of life for some time.</summary>
    public static async Task Bury(string address, string cluster, TimeSpan silent, CancellationToken stop)
    {
        await using var server = new NpgsqlConnection(Connection(address));
        await server.OpenAsync(stop);
        await server.ExecuteAsync(new CommandDefinition("""
            with gone as (
              update orleans.silos set status = 6
              where cluster = @cluster and status <> 6 and alive_at < now() - @silent returning 1)
            update orleans.clusters set version = version + 1 where cluster = @cluster and exists (select from gone)
            """, new { cluster, silent }, cancellationToken: stop));
    }

    static async Task Make(NpgsqlConnection server, IEnumerable<string> scripts, string? appRole)
    {
        try
        {
            foreach (var script in scripts) await server.ExecuteAsync(script);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new StartRefusedException("Die Tabellen des Clusters fehlen, und diese Rolle darf sie nicht anlegen. "
                + "Spielen Sie deploy/cluster/postgres/*.sql der Reihe nach als Eigentümer der Datenbank ein.");
        }
        if (appRole is null) return;
        using var quoting = new NpgsqlCommandBuilder();
        var role = quoting.QuoteIdentifier(appRole);
        await server.ExecuteAsync($"grant usage on schema {Schema} to {role}");
        await server.ExecuteAsync($"grant select, insert, update, delete on all tables in schema {Schema} to {role}");
    }
}
