using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Inkassio.Storage;

/// <summary>The first wall: a statement on a tenant's table has to say whose rows it means, for every table it
/// names.</summary>
// A mistake here is a bug, so it throws. PostgreSQL's row-level security is the wall behind it, and composite
// foreign keys stand on both engines.
static partial class TenantWall
{
    /// <summary>How many different texts are remembered; beyond that each is simply read again.</summary>
    const int TextsMax = 2_000;

    static readonly ConcurrentDictionary<string, string> Problems = new();

    public static void Check(SqlText sql, TenantId? tenant)
    {
        if (sql.Tenants.Values.Any(named => named != tenant))
            throw new InvalidOperationException("A statement names another tenant than the one who asks.");
        if (!Problems.TryGetValue(sql.Text, out var problem))
        {
            problem = Problem(sql);
            if (Problems.Count < TextsMax) Problems[sql.Text] = problem;
        }
        if (problem.Length > 0) throw new InvalidOperationException(problem);
    }

    static string Problem(SqlText sql)
    {
        var tables = Words().Matches(sql.Text).Where(word => Migrator.TenantTables.Contains(word.Value)).ToList();
        if (tables.Count == 0) return "";
        var named = Conditions().Matches(sql.Text).Count(match => IsTenant(match, sql));
        var joined = Joins().Count(sql.Text);
        return named > 0 && named + joined >= tables.Count
            ? ""
            : $"A statement reads or writes {tables[0].Value} without naming the tenant for each of its tables: "
              + sql.Text;
    }

    static bool IsTenant(Match match, SqlText sql) =>
        sql.Tenants.ContainsKey(int.Parse(match.Groups["p"].ValueSpan, CultureInfo.InvariantCulture));

    // None of these can run away, so none needs a clock: on a busy machine a clock would refuse good statements.

    // "tenant = @p0", or an insert whose first column is the tenant and whose first value is a parameter.
    [GeneratedRegex(
        @"\btenant\s*=\s*@p(?<p>\d+)|\binto\s+\w+\s*\(\s*tenant\b[^)]*\)\s*(values\s*\(|select)\s*@p(?<p>\d+)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Conditions();

    [GeneratedRegex(@"\btenant\s*=\s*\w+\.tenant\b|\busing\s*\(\s*tenant\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Joins();

    // A table's name stands alone; a column's qualified name and a parameter are words of their own.
    [GeneratedRegex(@"[\w.@]+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Words();
}
