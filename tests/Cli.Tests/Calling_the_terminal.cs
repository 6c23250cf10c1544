namespace Inkassio.Cli.Tests;

public sealed class Calling_the_terminal : IDisposable
{
    readonly Shell shell = new();

    [Theory]
    [InlineData("")]
    [InlineData("lost")]
    [InlineData("list")]
    [InlineData("list everything")]
    [InlineData("import")]
    [InlineData("import no-such-file.csv")]
    [InlineData("import --as bank books.csv")]
    [InlineData("run --day 12.03.2026")]
    [InlineData("run --day 2026-02-30")]
    [InlineData("run --approve some")]
    [InlineData("list aging --db oracle:books")]
    [InlineData("list aging --country FR")]
    [InlineData("bench run --debtors 0")]
    [InlineData("bench run --debtors 10 --claims 5")]
    public async Task wrongly_ends_with_2_and_says_why(string words)
    {
        var ended = await shell.Plain(words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(Terminal.WrongUse, ended.Code);
        Assert.NotEmpty(ended.Messages);
        Assert.Empty(ended.Output);
    }

    [Fact]
    public async Task for_help_is_no_wrong_use()
    {
        var ended = await shell.Plain("--help");
        Assert.Equal(Terminal.Done, ended.Code);
        foreach (var verb in (string[])["import", "run", "list", "demo", "rebuild", "verify", "bench"])
            Assert.Contains(verb, ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task takes_global_options_before_and_after_the_verb()
    {
        var file = shell.File("offen.csv", OpenInvoices.Two);
        Assert.Equal(Terminal.Done, (await shell.Plain("--db", shell.Db, "import", file, "--json")).Code);
        var before = await shell.Plain("--json", "--db", shell.Db, "--today", "2026-03-12", "list", "aging");
        var after = await shell.Plain("list", "aging", "--today", "2026-03-12", "--db", shell.Db, "--json");
        Assert.Equal(2, before.Records.Count);
        Assert.Equal(before, after);
    }

    [Fact]
    public async Task on_an_empty_database_is_refused_with_the_way_out()
    {
        var ended = await shell.Json("list", "aging");
        Assert.Equal(Terminal.Refused, ended.Code);
        Assert.Contains("import", ended.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task asks_which_firm_when_there_are_several()
    {
        await shell.Json("import", shell.File("offen.csv", OpenInvoices.Two), "--tenant", "Erste GmbH");
        await shell.Json("demo");
        var unnamed = await shell.Json("list", "aging");
        Assert.Equal(Terminal.WrongUse, unnamed.Code);
        Assert.Contains("Erste GmbH", unnamed.Messages, StringComparison.Ordinal);
        Assert.Equal(2, (await shell.Json("list", "aging", "--tenant", "Erste GmbH")).Records.Count);
        Assert.Equal(Terminal.Refused, (await shell.Json("list", "aging", "--tenant", "Dritte GmbH")).Code);
    }

    public void Dispose() => shell.Dispose();
}
