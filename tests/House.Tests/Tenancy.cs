using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Inkassio.House.Tests;

/// <summary>A table as a migration makes it.</summary>
public sealed record SqlTable(string File, string Name, string[] Columns, string[] Key, bool IsWalled)
{
    public bool IsTenants => Columns.Contains("tenant");
}

/// <summary>Whose rows these are is asked first, of every table and in every statement.</summary>
// Best effort, before anything runs: the database's own walls are tried in Storage.Tests.
public sealed partial class Tenancy
{
    // Read before anybody has entered a tenant: they say which tenants there are and who belongs to them.
    static readonly FrozenSet<string> Directory = FrozenSet.Create("tenants", "firms", "memberships", "work");

    // Queues are read across tenants and hold nothing of the trade, hence these columns and no others.
    static readonly FrozenSet<string> QueueColumns = FrozenSet.Create(
        "tenant", "id", "kind", "day", "due", "due_at", "lease", "leased_until", "epoch", "tries");

    // They move whole tables by name, for every tenant at once, and stand under tests of their own.
    static readonly string[] MoversOfTables = ["src/Storage/Migrator.cs", "src/Storage/Dialect"];

    static SqlTable[] Tables =>
        [.. Repo.Files("src/Storage/Migrations", ".sql").SelectMany(f => TablesIn(f.Path, f.Text))];

    [Fact]
    public void comes_first_in_every_key() => Guard.Holds(Tables.SelectMany(Findings));

    [Theory]
    [InlineData("create table a (tenant {{uuid}}, id {{uuid}}, primary key (id, tenant));\n{{walls a}}", "first")]
    [InlineData("create table a (tenant {{uuid}} not null, id {{uuid}} primary key);\n{{walls a}}", "first")]
    [InlineData("create table a (tenant {{uuid}} not null, name text, primary key (tenant, name));", "no walls")]
    [InlineData("create table a (tenant {{uuid}} not null, name text);\n{{walls a}}", "first")]
    public void that_a_table_forgets_is_found(string planted, string naming) =>
        Guard.Sees(naming, TablesIn("src/Storage/Migrations/0009_a.sql", planted).SelectMany(Findings));

    [Theory]
    [InlineData("create table a (\n  tenant {{uuid}} not null, -- whose, then (which)\n  id {{uuid}},\n"
        + "  amount numeric(10, 2) check (amount > 0),\n  primary key (tenant, id)\n){{clustered}};\n{{walls a}}")]
    [InlineData("create table jobs (tenant {{uuid}}, id {{uuid}}, due_at {{instant}}, primary key (due_at, id));")]
    [InlineData("create table base_rates (country text, first_on {{day}}, primary key (country, first_on));")]
    public void of_a_sound_table_is_let_be(string harmless) =>
        Guard.Holds(TablesIn("src/Storage/Migrations/0009_a.sql", harmless).SelectMany(Findings));

    [Fact]
    public void is_named_in_every_statement()
    {
        var walled = Tables.Where(t => t.IsWalled).Select(t => t.Name).ToFrozenSet();
        Guard.Holds(Source.OfProduct.SelectMany(source => Statements(source, walled)));
    }

    [Theory]
    [InlineData("class A { void B() => t.Query($\"select name from debtors where debtor = {1}\", r, stop); }")]
    [InlineData("class A { void B() => t.Run($\"\"\"\n delete from debtors\n where debtor = {1}\n \"\"\", stop); }")]
    [InlineData("class A { FormattableString s = $\"select a from debtors\"; void B() => t.Query($\"{s}\", r); }")]
    public void that_a_statement_forgets_is_found(string planted) => Guard.Sees("debtors",
        Statements(Source.Planted(planted, "src/Storage/Planted.cs"), FrozenSet.Create("debtors")));

    [Theory]
    [InlineData("class A { void B() => t.Query($\"select name from debtors where tenant = {1}\", r, stop); }")]
    [InlineData("class A { void B() => t.Query($\"select a from base_rates\", r, stop); string c = \"debtors\"; }")]
    [InlineData("class A { FormattableString s = $\"select name from debtors\"; "
        + "void B() => t.Query($\"{s} where tenant = {1}\", r, stop); }")]
    public void of_a_sound_statement_is_let_be(string harmless) => Guard.Holds(
        Statements(Source.Planted(harmless, "src/Storage/Planted.cs"), FrozenSet.Create("debtors")));

    static IEnumerable<string> Findings(SqlTable table)
    {
        if (!table.IsTenants || Directory.Contains(table.Name)) return [];
        if (!table.IsWalled && table.Columns.All(QueueColumns.Contains)) return [];
        return
        [
            .. If(table.Key is not ["tenant", ..], $"{table.File}: the tenant is not first in {table.Name}'s key."),
            .. If(!table.IsWalled, $"{table.File}: {table.Name} has a tenant and no walls."),
        ];
    }

    static string[] If(bool wrong, string finding) => wrong ? [finding] : [];

    static IEnumerable<string> Statements(Source source, FrozenSet<string> walled) =>
        !source.File.IsUnder("src/Storage") || MoversOfTables.Any(source.File.Path.StartsWith) ? [] :
        from text in source.Strings
        where text.Ancestors().All(outer => !source.Strings.Contains(outer))
        let sql = text.ToString()
        where StatementStart().IsMatch(sql) && !SaysWhose(sql) && !IsFinishedElsewhere(source, text)
        let named = TableNames().Matches(sql).Select(m => m.Groups["table"].Value).FirstOrDefault(walled.Contains)
        where named is not null
        select source.At(text, $"a statement on {named} does not say whose rows it means.");

    static bool SaysWhose(string sql) => sql.Contains("tenant", StringComparison.OrdinalIgnoreCase);

    // A field that holds the start of a statement: each text that goes on from it says whose rows it means.
    static bool IsFinishedElsewhere(Source source, SyntaxNode text)
    {
        if (text.FirstAncestorOrSelf<FieldDeclarationSyntax>() is not { } field) return false;
        var hole = "{" + field.Declaration.Variables[0].Identifier.Text + "}";
        var uses = source.Strings.Select(s => s.ToString())
            .Where(s => s.Contains(hole, StringComparison.Ordinal)).ToArray();
        return uses.Length > 0 && uses.All(SaysWhose);
    }

    static IEnumerable<SqlTable> TablesIn(string file, string sql)
    {
        var bare = SqlComment().Replace(sql, "");
        var walled = Walls().Matches(bare).Select(m => m.Groups["table"].Value).ToHashSet(StringComparer.Ordinal);
        foreach (Match made in CreateTable().Matches(bare))
        {
            var parts = Parts(bare, made.Index + made.Length).ToArray();
            var name = made.Groups["table"].Value;
            string[] columns = [.. parts.Select(FirstWord).Where(IsColumn)];
            yield return new(file, name, columns, KeyOf(parts), walled.Contains(name));
        }
    }

    // What stands between a table's brackets, cut at the commas that are in no inner bracket.
    static IEnumerable<string> Parts(string sql, int from)
    {
        var (depth, start) = (0, from);
        for (var at = from; at < sql.Length; at++)
        {
            if (sql[at] == '(') depth++;
            else if (sql[at] == ')' && depth-- == 0 || sql[at] == ',' && depth == 0)
            {
                yield return sql[start..at].Trim();
                start = at + 1;
                if (depth < 0) yield break;
            }
        }
    }

    static string[] KeyOf(string[] parts)
    {
        if (parts.Select(p => KeyLine().Match(p)).FirstOrDefault(m => m.Success) is { } line)
            return line.Groups["columns"].Value.Split(',', StringSplitOptions.TrimEntries);
        return [.. parts.Where(p => p.Contains("primary key", StringComparison.Ordinal)).Select(FirstWord)];
    }

    static string FirstWord(string part) => part.Split([' ', '\n', '('], 2)[0];

    static bool IsColumn(string word) => word is not ("primary" or "foreign" or "unique" or "constraint" or "check");

    [GeneratedRegex(@"create table (if not exists )?(?<table>\w+)\s*\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CreateTable();

    [GeneratedRegex(@"^(constraint \w+ )?primary key \((?<columns>[^)]*)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeyLine();

    [GeneratedRegex(@"\{\{walls (?<table>\w+)\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Walls();

    [GeneratedRegex("--[^\n]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SqlComment();

    [GeneratedRegex(@"^[$@""]*\s*(select|insert|update|delete|with)\s", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StatementStart();

    [GeneratedRegex(@"\b(from|join|into|update)\s+(?<table>[a-z_]+)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TableNames();
}
