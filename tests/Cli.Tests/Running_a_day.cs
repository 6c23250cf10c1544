namespace Inkassio.Cli.Tests;

public sealed class Running_a_day : IDisposable
{
    readonly Shell shell = new();

    [Fact]
    public async Task proposes_nothing_without_a_sender_and_says_so()
    {
        await shell.Json("import", shell.File("offen.csv", OpenInvoices.Two));
        var ended = await shell.Json("run", "--day", "2026-03-12");
        Assert.Equal(Terminal.Done, ended.Code);
        Assert.Equal(
            """{"day":"2026-03-12","debtors":2,"proposed":0,"issued":0,"letters":0,"""
            + "\"heldBack\":[{\"blocker\":\"no-sender\",\"claims\":2}]}", ended.Only.ToJsonString());
    }

    [Fact]
    public async Task releases_and_writes_the_letters_once()
    {
        await Import(OpenInvoices.Sender);
        var post = shell.Path("post");
        var run = (await shell.Json("run", "--day", "2026-03-12", "--approve", "all", "--letters", post)).Only;
        Assert.Equal((2, 2, 2), ((int)run["proposed"]!, (int)run["issued"]!, (int)run["letters"]!));
        Assert.Equal(
            ["K-1-reminder.pdf", "K-2-reminder.pdf", "alle-briefe.pdf"],
            Directory.GetFiles(post).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.All(Directory.GetFiles(post), file => Assert.StartsWith("%PDF-1.", File.ReadAllText(file)));
        var again = (await shell.Json("run", "--day", "2026-03-12", "--approve", "all")).Only;
        Assert.Equal((0, 0), ((int)again["proposed"]!, (int)again["issued"]!));
    }

    [Fact]
    public async Task leaves_proposals_to_a_person_unless_told_otherwise()
    {
        await Import(OpenInvoices.Sender);
        Assert.Equal(0, (int)(await shell.Json("run", "--day", "2026-03-12")).Only["issued"]!);
        var waiting = await shell.Json("list", "proposals", "--today", "2026-03-12");
        Assert.Equal(
            ["1190.00", "59.50"],
            waiting.Records.Select(r => (string?)r["open"]).Order(StringComparer.Ordinal));
        Assert.All(waiting.Records, r => Assert.Equal("reminder", (string?)r["kind"]));
        var due = await shell.Json("list", "due", "--today", "2026-03-12");
        Assert.All(due.Records, r => Assert.Equal("2026-03-12", (string?)r["firstPossibleOn"]));
    }

    [Fact]
    public async Task refuses_a_sender_file_that_is_none()
    {
        var ended = await Import("{}");
        Assert.Equal(Terminal.Refused, ended.Code);
        Assert.Contains("wir.json", ended.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task speaks_German_to_people()
    {
        await shell.Json("import", shell.File("offen.csv", OpenInvoices.Two));
        var words = (await shell.Plain("--db", shell.Db, "run", "--day", "2026-03-12")).Output;
        Assert.Contains("2 Kunden geprüft, 0 Briefe vorgeschlagen", words, StringComparison.Ordinal);
        Assert.Contains("Absenderdaten", words, StringComparison.Ordinal);
    }

    Task<Ended> Import(string sender) => shell.Json(
        "import", shell.File("offen.csv", OpenInvoices.Two), "--sender", shell.File("wir.json", sender));

    public void Dispose() => shell.Dispose();
}
