using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Inkassio.House.Tests;

/// <summary>What a project reference cannot shut: a room's words that no other room may say.</summary>
public sealed partial class Doors
{
    static readonly HashSet<string> DatabaseWords = new(StringComparer.Ordinal)
    {
        "Dapper", "SqlMapper", "CommandDefinition", "IDbConnection", "DbConnection", "DbCommand", "DbDataReader",
        "DbTransaction", "DbDataSource", "SqliteConnection", "SqliteCommand", "NpgsqlConnection", "NpgsqlCommand",
        "NpgsqlDataSource",
    };

    static readonly HashSet<string> OutsideWorld = new(StringComparer.Ordinal)
    {
        "File", "Directory", "Console", "Environment", "Process", "Thread", "HttpClient", "Socket", "Stopwatch",
    };

    [Fact]
    public void keep_the_database_in_Storage() => Guard.Holds(Source.OfProduct.SelectMany(DatabaseTalk));

    [Theory]
    [InlineData("using Dapper;", "Dapper")]
    [InlineData("using Microsoft.Data.Sqlite;", "Microsoft.Data.Sqlite")]
    [InlineData("class A { System.Data.Common.DbConnection c; }", "DbConnection")]
    [InlineData("class A { string s = \"select name from debtors\"; }", "SQL")]
    [InlineData("class A { string s = $\"select name as \\\"Value\\\" from people\"; }", "SQL")]
    [InlineData("class A { string s = $\"\"\"\n  delete from debtors where id = {1}\n  \"\"\"; }", "SQL")]
    public void with_the_database_behind_another_one_are_found(string planted, string naming) =>
        Guard.Sees(naming, DatabaseTalk(Source.Planted(planted, "src/Web/Planted.cs")));

    [Theory]
    [InlineData("src/Storage/Planted.cs", "using Dapper;")]
    [InlineData("src/Web/Planted.cs", "class A { string s = \"Select a file from the list\"; } // using Dapper;")]
    public void may_be_talked_about(string path, string harmless) =>
        Guard.Holds(DatabaseTalk(Source.Planted(harmless, path)));

    [Fact]
    public void keep_the_clock_and_the_world_out_of_Domain() => Guard.Holds(Source.OfProduct.SelectMany(WorldInDomain));

    [Theory]
    [InlineData("class A { async void B() { } }", "async")]
    [InlineData("class A { Task<int> b; }", "Task")]
    [InlineData("class A { A(TimeProvider clock) { } }", "TimeProvider")]
    [InlineData("class A { string b = File.ReadAllText(\"x\"); }", "File")]
    public void that_let_the_world_into_Domain_are_found(string planted, string naming) =>
        Guard.Sees(naming, WorldInDomain(Source.Planted(planted)));

    [Fact]
    public void let_a_fact_be_called_File() =>
        Guard.Holds(WorldInDomain(Source.Planted("record Import(string File) { int Length => File.Length; }")));

    [Fact]
    public void keep_the_assistant_from_writing_the_journal() =>
        Guard.Holds(Source.OfProduct.SelectMany(JournalInAssistant));

    [Fact]
    public void that_let_the_assistant_write_are_found() => Guard.Sees("Journal",
        JournalInAssistant(Source.Planted("class A(Journal j) { }", "src/Assistant/Planted.cs")));

    [Fact]
    public void to_the_net_are_in_the_models_corner_of_the_assistant() =>
        Guard.Holds(Source.OfProduct.SelectMany(NetInAssistant));

    [Theory]
    [InlineData("class A { HttpClient c; }", "HttpClient")]
    [InlineData("using OpenAI.Chat;", "OpenAI.Chat")]
    [InlineData("class A { System.Net.Sockets.TcpClient c; }", "TcpClient")]
    public void to_the_net_elsewhere_are_found(string planted, string naming) =>
        Guard.Sees(naming, NetInAssistant(Source.Planted(planted, "src/Assistant/Understanding/Planted.cs")));

    [Fact]
    public void to_the_net_may_stand_with_the_models() =>
        Guard.Holds(NetInAssistant(Source.Planted("class A { HttpClient c; }", "src/Assistant/Models/Planted.cs")));

    [Fact]
    public void to_a_tenant_are_sign_in_keys_and_the_terminal() => Guard.Holds(Source.OfProduct.SelectMany(SideDoors));

    [Fact]
    public void to_a_tenant_elsewhere_are_found() => Guard.Sees("Enter", SideDoors(Source.Planted(
        "class A { void B() => tenants.Enter(id, author, \"\", stop); }", "src/Web/Pages/Planted.cs")));

    [Fact]
    public void to_a_tenant_by_an_errand_stand_in_the_cluster() =>
        Guard.Holds(Source.OfProduct.SelectMany(StrayErrands));

    [Fact]
    public void to_a_tenant_by_an_errand_elsewhere_are_found() => Guard.Sees("ForErrand", StrayErrands(Source.Planted(
        "class A { void B() => TenantDb.ForErrand(database, errand); }", "src/Web/Pages/Planted.cs")));

    static IEnumerable<string> StrayErrands(Source source) => source.File.IsUnder("src/Storage", "src/Cluster") ? [] :
        source.Nodes<SimpleNameSyntax>().Where(n => n.Identifier.Text == "ForErrand")
            .Select(n => source.At(n, "TenantDb.ForErrand is for the cluster's grains, which have compared the key."));

    static IEnumerable<string> DatabaseTalk(Source source) => source.File.IsUnder("src/Storage") ? [] :
    [
        .. source.Nodes<UsingDirectiveSyntax>()
            .Where(u => u.Name?.ToString() is { } name && DatabaseNamespaces().IsMatch(name))
            .Select(u => source.At(u, $"only Storage knows {u.Name}.")),
        .. source.Nodes<SimpleNameSyntax>()
            .Where(n => DatabaseWords.Contains(n.Identifier.Text)
                && n.FirstAncestorOrSelf<UsingDirectiveSyntax>() is null)
            .Select(n => source.At(n, $"only Storage knows {n.Identifier.Text}.")),
        .. source.Strings.Where(text => Sql().IsMatch(text.ToString()))
            .Select(text => source.At(text, "only Storage says SQL.")),
    ];

    static IEnumerable<string> WorldInDomain(Source source) => !source.File.IsUnder("src/Domain") ? [] :
    [
        .. source.Root.DescendantTokens()
            .Where(t => t.IsKind(SyntaxKind.AsyncKeyword) || t.IsKind(SyntaxKind.AwaitKeyword))
            .Select(t => source.At(t, $"Domain waits for nothing: {t.Text}.")),
        .. source.Nodes<SimpleNameSyntax>().Where(n => n.Identifier.Text is "Task" or "ValueTask" or "TimeProvider")
            .Select(n => source.At(n, $"Domain has no clock and no tasks: {n.Identifier.Text}.")),
        .. source.Nodes<MemberAccessExpressionSyntax>()
            .Where(m => m.Expression is IdentifierNameSyntax outside && OutsideWorld.Contains(outside.Identifier.Text)
                && !IsOwnName(source, outside.Identifier.Text))
            .Select(m => source.At(m, $"Domain does not reach outside: {m}.")),
    ];

    // A record may have a property "File"; what it asks of that is no reach outside.
    static bool IsOwnName(Source source, string name) =>
        source.Nodes<ParameterSyntax>().Any(p => p.Identifier.Text == name)
        || source.Nodes<PropertyDeclarationSyntax>().Any(p => p.Identifier.Text == name);

    static IEnumerable<string> JournalInAssistant(Source source) => !source.File.IsUnder("src/Assistant") ? [] :
        source.Nodes<SimpleNameSyntax>().Where(n => n.Identifier.Text == "Journal")
            .Select(n => source.At(n, "the assistant proposes; it does not write the Journal."));

    static readonly HashSet<string> NetWords = new(StringComparer.Ordinal)
    {
        "HttpClient", "SocketsHttpHandler", "HttpMessageHandler", "Socket", "TcpClient", "Dns", "WebRequest", "ClientWebSocket",
    };

    // Without a model the assistant opens no connection: whoever could is in one folder.
    static IEnumerable<string> NetInAssistant(Source source) =>
        !source.File.IsUnder("src/Assistant") || source.File.IsUnder("src/Assistant/Models") ? [] :
        [
            .. source.Nodes<UsingDirectiveSyntax>()
                .Where(u => u.Name?.ToString() is { } name && (name.StartsWith("OpenAI", StringComparison.Ordinal)
                    || name.StartsWith("System.ClientModel", StringComparison.Ordinal)))
                .Select(u => source.At(u, $"only Assistant/Models reaches out: {u.Name}.")),
            .. source.Nodes<SimpleNameSyntax>().Where(n => NetWords.Contains(n.Identifier.Text))
                .Select(n => source.At(n, $"only Assistant/Models reaches out: {n.Identifier.Text}.")),
        ];

    static IEnumerable<string> SideDoors(Source source) =>
        source.File.IsUnder(
            "src/Storage", "src/Cli", "src/Cluster", "src/Grains/Demo", "src/Web/SignIn", "src/Web/Api") ? [] :
        source.Nodes<InvocationExpressionSyntax>()
            .Where(i => i.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "Enter" } m
                && m.Expression.ToString().EndsWith("enants", StringComparison.Ordinal))
            .Select(i => source.At(i, "Tenants.Enter is for sign-in, API keys and the terminal alone."));

    [GeneratedRegex(
        @"^(Dapper|Npgsql|Microsoft\.Data\.Sqlite|System\.Data)(\.\w+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DatabaseNamespaces();

    const string Statement = @"^[$@""]*\s*(select\s.+\sfrom\s+[a-z_]+\b|insert\s+into\s"
        + @"|update\s+\w+\s+set\s|delete\s+from\s|(create|alter|drop)\s+(unique\s+)?(table|index)\s)";

    [GeneratedRegex(Statement, RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Sql();
}
