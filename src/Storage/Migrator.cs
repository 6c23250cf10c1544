using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;

namespace Inkassio.Storage;

/// <summary>Brings the tables up to date: numbered steps, forward only, one text for both engines.</summary>
/// <remarks>
/// A step is a file <c>Migrations/NNNN_name.sql</c>. Its placeholders are <c>{{uuid}}</c>, <c>{{day}}</c>,
/// <c>{{sorted}}</c> (text that sorts by its code points on both), <c>{{instant}}</c>, <c>{{bytes}}</c>,
/// <c>{{flag}}</c> (types), <c>{{clustered}}</c> (after a table's closing
/// bracket: rows lie in the order of the primary key on SQLite), <c>{{walls TABLE}}</c> (this table belongs to
/// tenants: the row policy on PostgreSQL, the check of every statement on both) and <c>{{append-only TABLE}}</c>
/// (rows are never changed nor removed). A part between <c>{{sqlite}}</c> or <c>{{postgres}}</c> and
/// <c>{{end}}</c> is for that engine alone.
/// </remarks>
sealed partial class Migrator(Database database)
{
    static readonly Step[] Steps = [.. Embedded()];

    /// <summary>Every table that belongs to tenants, as the steps say.</summary>
    public static readonly FrozenSet<string> TenantTables = Steps
        .SelectMany(step => Walls().Matches(step.Text).Select(match => match.Groups["table"].Value))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public async Task Run(string? appRole, CancellationToken stop)
    {
        foreach (var step in Steps)
        {
            await using var held = await database.Dialect.BeginAlone(stop);
            await Do(held, "create table if not exists migrations "
                + "(number integer primary key, name text not null, hash text not null, applied_at text not null)");
            var applied = await held.Connection.QuerySingleOrDefaultAsync<string>(
                "select hash from migrations where number = @Number", new { step.Number }, held.Transaction);
            if (applied is not null && applied != step.Hash)
                throw new InvalidOperationException($"Migration {step.Name} was changed after it had been applied.");
            if (applied is null) await Apply(held, step);
            await held.Transaction.CommitAsync(stop);
        }
        if (appRole is not null && !database.IsSqlite) await Grant(appRole, stop);
    }

    async Task Apply(Held held, Step step)
    {
        await Do(held, Translate(step.Text));
        await held.Connection.ExecuteAsync(
            "insert into migrations (number, name, hash, applied_at) values (@Number, @Name, @Hash, @At)",
            new { step.Number, step.Name, step.Hash, At = database.Now.ToString("O", CultureInfo.InvariantCulture) },
            held.Transaction);
    }

    // The running program may read and write rows, but changes no table and rewrites no journal.
    async Task Grant(string role, CancellationToken stop)
    {
        await using var held = await database.Dialect.BeginAlone(stop);
        var quoted = "\"" + role.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        await Do(held, $"""
            grant usage on schema public to {quoted};
            grant select, insert, update, delete on all tables in schema public to {quoted};
            grant usage, select on all sequences in schema public to {quoted};
            revoke update, delete, truncate on journal from {quoted};
            revoke insert, update, delete, truncate on migrations from {quoted};
            """);
        await held.Transaction.CommitAsync(stop);
    }

    static Task Do(Held held, string sql) => held.Connection.ExecuteAsync(sql, transaction: held.Transaction);

    string Translate(string text)
    {
        var mine = Parts().Replace(text, part =>
            part.Groups["engine"].Value == (database.IsSqlite ? "sqlite" : "postgres")
                ? part.Groups["text"].Value
                : "");
        var walled = Walls().Replace(mine, match => database.IsSqlite ? "" : Policy(match.Groups["table"].Value));
        var kept = AppendOnly().Replace(walled, match => Triggers(match.Groups["table"].Value));
        return Words().Replace(kept, match => database.Dialect.Word(match.Groups["word"].Value));
    }

    // The setting is empty rather than missing once a connection has had one. No setting: no rows.
    static string Policy(string table) => $"""
        alter table {table} enable row level security;
        alter table {table} force row level security;
        create policy {table}_tenant on {table}
          using (tenant = (select nullif(current_setting('app.tenant', true), '')::uuid))
          with check (tenant = (select nullif(current_setting('app.tenant', true), '')::uuid));
        """;

    string Triggers(string table) => database.IsSqlite
        ? string.Concat(new[] { "update", "delete" }.Select(verb =>
            $"create trigger {table}_no_{verb} before {verb} on {table} "
            + $"begin select raise(abort, '{table} is append-only'); end;\n"))
        : $"""
        create function {table}_is_append_only() returns trigger language plpgsql as
          $$ begin raise exception '{table} is append-only'; end $$;
        create trigger {table}_no_change before update or delete on {table}
          for each row execute function {table}_is_append_only();
        create trigger {table}_no_truncate before truncate on {table}
          for each statement execute function {table}_is_append_only();
        """;

    static IEnumerable<Step> Embedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (!name.StartsWith("migrations/", StringComparison.Ordinal)) continue;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var text = reader.ReadToEnd();
            var number = int.Parse(name.AsSpan("migrations/".Length, 4), CultureInfo.InvariantCulture);
            yield return new Step(number, name["migrations/".Length..], text,
                Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        }
    }

    sealed record Step(int Number, string Name, string Text, string Hash);

    [GeneratedRegex(@"\{\{walls (?<table>\w+)\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Walls();

    [GeneratedRegex(@"\{\{append-only (?<table>\w+)\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AppendOnly();

    [GeneratedRegex(@"\{\{(?<engine>sqlite|postgres)\}\}(?<text>.*?)\{\{end\}\}",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\{\{(?<word>[a-z]+)\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Words();
}
