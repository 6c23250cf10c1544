namespace Inkassio.Cli.Tests;

public sealed class Importing_invoices : IDisposable
{
    readonly Shell shell = new();

    [Fact]
    public async Task tells_what_came_in_and_adds_nothing_the_second_time()
    {
        var file = shell.File("offen.csv", OpenInvoices.Two);
        var first = (await shell.Json("import", file)).Only;
        Assert.Equal(
            """{"file":"offen.csv","kind":"invoices","invoices":2,"invoicesNew":2,"debtors":2,"payments":0,"""
            + "\"amount\":\"1249.50\",\"currency\":\"EUR\",\"problems\":[]}", first.ToJsonString());
        var second = await shell.Json("import", file, "--as", "invoices");
        Assert.Equal(Terminal.Done, second.Code);
        Assert.Equal(2, (int)second.Only["invoices"]!);
        Assert.Equal(0, (int)second.Only["invoicesNew"]!);
    }

    [Fact]
    public async Task lists_every_problem_and_saves_nothing()
    {
        var ended = await shell.Json("import", shell.File("offen.csv", OpenInvoices.TwoWrong));
        Assert.Equal(Terminal.Refused, ended.Code);
        var problems = ended.Only["problems"]!.AsArray();
        Assert.Equal([2, 3], problems.Select(p => (int)p!["row"]!));
        Assert.All(problems, p => Assert.Equal("error", (string?)p!["severity"]));
        Assert.Equal(0, (int)ended.Only["invoicesNew"]!);
        Assert.Empty((await shell.Json("list", "debtors")).Records);
    }

    [Fact]
    public async Task goes_on_with_the_next_file_after_a_bad_one()
    {
        var (bad, good) = (shell.File("bad.csv", OpenInvoices.TwoWrong), shell.File("good.csv", OpenInvoices.Two));
        var ended = await shell.Json("import", bad, good);
        Assert.Equal(Terminal.Refused, ended.Code);
        Assert.Equal([0, 2], ended.Records.Select(r => (int)r["invoicesNew"]!));
    }

    [Fact]
    public async Task founds_the_firm_in_its_country()
    {
        var file = shell.File("offen.csv", OpenInvoices.Two);
        await shell.Json("import", file, "--tenant", "Alpenbau AG", "--country", "CH");
        var again = await shell.Json("list", "debtors", "--tenant", "Alpenbau AG");
        Assert.Equal(["K-1", "K-2"], again.Records.Select(r => (string?)r["debtor"]));
    }

    [Fact]
    public async Task takes_the_public_sample_as_it_is()
    {
        var samples = Environment.GetEnvironmentVariable("INKASSIO_SAMPLES");
        Assert.SkipWhen(samples is null, "INKASSIO_SAMPLES does not say where the samples are.");
        var file = Path.Combine(samples!, "receivables", "ibm-accounts-receivable.csv");
        var first = (await shell.Json("import", file)).Only;
        Assert.Equal((2_466, 2_466, 100, "147703.18", "EUR"), (
            (int)first["invoices"]!, (int)first["invoicesNew"]!, (int)first["debtors"]!, (string)first["amount"]!,
            (string)first["currency"]!));
        var second = (await shell.Json("import", file)).Only;
        Assert.Equal((0, 0), ((int)second["invoicesNew"]!, (int)second["payments"]!));
    }

    public void Dispose() => shell.Dispose();
}
