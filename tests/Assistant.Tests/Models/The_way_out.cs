using Inkassio.Assistant.Models;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Tenants;
using Inkassio.Storage;

namespace Inkassio.Assistant.Tests.Models;

/// <summary>Which addresses a model is asked at, with which key, and that nothing is opened without settings.</summary>
public sealed class The_way_out
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static OperatorModel Operator(params (string Key, string Value)[] said) =>
        OperatorModel.Read(key => said.Where(s => s.Key == key).Select(s => s.Value).FirstOrDefault());

    [Theory]
    [InlineData("https://api.openai.com/v1", null)]
    [InlineData("https://muster.openai.azure.com/", null)]
    [InlineData("http://api.openai.com/v1", "https://")]
    [InlineData("https://user:pass@api.openai.com/", "Benutzername")]
    [InlineData("https://127.0.0.1/v1", "eigenen Haus")]
    [InlineData("https://[::1]/v1", "eigenen Haus")]
    [InlineData("https://[::ffff:10.0.0.1]/v1", "eigenen Haus")]
    [InlineData("https://10.1.2.3/v1", "eigenen Haus")]
    [InlineData("https://169.254.169.254/latest", "eigenen Haus")]
    [InlineData("https://0x7f000001/v1", "eigenen Haus")]
    [InlineData("https://2130706433/v1", "eigenen Haus")]
    [InlineData("https://kubernetes/v1", "eigenen Haus")]
    [InlineData("https://db.internal/v1", "eigenen Haus")]
    [InlineData("ftp://api.openai.com/", "https://")]
    [InlineData("file:///etc/passwd", "https://")]
    [InlineData("", "https://")]
    public void is_open_to_the_open_network_alone(string address, string? naming)
    {
        var problem = new EndpointRule(OperatorModel.None).Problem(address);
        if (naming is null) Assert.Null(problem);
        else Assert.Contains(naming, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void is_narrowed_and_widened_by_the_operators_list()
    {
        var rule = new EndpointRule(Operator(("AllowedEndpoints", "https://*.example.org, http://localhost:11434")));
        Assert.Null(rule.Problem("https://api.example.org/v1"));
        Assert.Null(rule.Problem("http://localhost:11434/v1"));
        Assert.Contains("nicht freigegeben", rule.Problem("https://api.openai.com/v1"), StringComparison.Ordinal);
        Assert.NotNull(rule.Problem("https://example.org.boese.example/v1"));
        Assert.NotNull(rule.Problem("http://localhost:22/v1"));
        Assert.NotNull(rule.Problem("http://api.example.org/v1"));
    }

    [Theory]
    [InlineData("AllowedEndpoints", "irgendwas")]
    [InlineData("DailyTokens", "viele")]
    [InlineData("Endpoint", "https://api.example.org")]
    public void stops_the_start_on_a_wrong_setting(string key, string value) =>
        Assert.Contains("Inkassio:Assistant:",
            Assert.Throws<InvalidOperationException>(() => Operator((key, value))).Message, StringComparison.Ordinal);

    // A name that leads inside is only seen when it is resolved: "localhost.example" stands for such a name.
    [Fact]
    public async Task looks_at_the_address_to_which_a_name_leads()
    {
        var rule = new EndpointRule(OperatorModel.None);
        Assert.Null(await rule.Find("localhost", 443, Stop));
        Assert.Null(await rule.Find("127.0.0.1", 443, Stop));
        Assert.NotNull(await new EndpointRule(OperatorModel.None with { Allowed = ["https://localhost"] }).Find("localhost", 443, Stop));
    }

    [Fact]
    public async Task stays_shut_to_this_machine_when_nobody_listed_it()
    {
        await using var provider = FakeProvider.Saying(ScriptedAnswer.Say(Lines.GoodAnswer));
        using var door = new ModelDoor(new(OperatorModel.None), Lines.Patient);
        var drafter = new ModelDrafter(Lines.Of(door.Chat(provider.Address)), [], []);
        Assert.Null(await drafter.Write(Lines.Case(LetterKind.Notice1), 1, [], Stop));
        Assert.Equal((ModelFault.AddressRefused, 0), (drafter.Fault, provider.Connections));
    }

    [Fact]
    public void knows_Azure_by_its_hosts()
    {
        var azure = new ModelAddress(new("https://muster.openai.azure.com"), "gpt", "k");
        Assert.True(azure.IsAzure);
        Assert.Equal("https://muster.openai.azure.com/openai/v1/", azure.Root.ToString());
        Assert.False(new ModelAddress(new("https://openai.azure.com.boese.example"), "gpt", "k").IsAzure);
        Assert.DoesNotContain("geheim", new ModelAddress(new("https://a.example"), "gpt", "geheim").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_counted_against_the_day_and_closed_when_it_is_used_up()
    {
        await using var provider = FakeProvider.Saying(ScriptedAnswer.Say(Lines.GoodAnswer));
        await using var firms = await TwoFirms.Open([]);
        var address = provider.Address.ToString();
        using var office = new ModelOffice(OperatorModel.None with { Allowed = [address] }, Lines.Patient);
        var setup = new AssistantSetup { IsOn = true, Endpoint = address, Model = "muster-1", DailyTokens = 3_000 };
        var (line, _) = await office.LineFor(firms.Ours, setup, Stop);
        var drafter = new ModelDrafter(line!, [], []);
        Assert.NotNull(await drafter.Write(Lines.Case(LetterKind.Notice1), 1, [], Stop));
        var day = firms.Ours.Today;
        Assert.Equal(new(120, 1), await AssistantUsage.On(firms.Ours, day, Stop));
        var call = Assert.Single(await AssistantUsage.CallsOn(firms.Ours, day, 10, Stop));
        Assert.Equal((ModelDrafter.Prompt.Name, ModelDrafter.Prompt.Hash, "answered"), (call.Prompt, call.Hash, call.Outcome));
        Assert.NotNull(await AssistantUsage.Reserve(firms.Ours, 2_000, 3_000, Stop));
        Assert.Null(await drafter.Write(Lines.Case(LetterKind.Notice1), 1, [], Stop));
        Assert.Equal((ModelFault.BudgetSpent, 1), (drafter.Fault, provider.Requests.Count));
        Assert.Contains("schreibt der Baukasten", ModelWords.For(ModelFault.BudgetSpent), StringComparison.Ordinal);
    }

    // without settings there is no line, and so nothing that could connect.
    [Fact]
    public async Task opens_nothing_without_settings()
    {
        await using var firms = await TwoFirms.Open([]);
        using var listening = new Sockets();
        Assert.Equal((null, ModelFault.Off), await ModelOffice.Closed.LineFor(firms.Ours, AssistantSetup.Off, Stop));
        Assert.Equal((null, ModelFault.Off),
            await ModelOffice.Closed.LineFor(firms.Ours, AssistantSetup.Off with { IsOn = true }, Stop));
        foreach (var sentence in (string[])["Wer schuldet uns am meisten?", "Schreib Huber Bau eine Mahnung", "Rechnung machen"])
            Heard.Say(sentence);
        Assert.Equal(0, listening.Opened);
        using var provider = new System.Net.Sockets.TcpClient();
        await Assert.ThrowsAnyAsync<Exception>(() => provider.ConnectAsync("127.0.0.1", 1, Stop).AsTask());
        Assert.True(listening.Opened > 0, "The test would see a connection.");
    }

    /// <summary>Counts the connections that this thread of work begins.</summary>
    sealed class Sockets : System.Diagnostics.Tracing.EventListener
    {
        readonly AsyncLocal<bool> isOurs = new() { Value = true };
        int opened;

        public int Opened => opened;

        protected override void OnEventSourceCreated(System.Diagnostics.Tracing.EventSource eventSource)
        {
            if (eventSource.Name == "System.Net.Sockets")
                EnableEvents(eventSource, System.Diagnostics.Tracing.EventLevel.Informational);
        }

        // Other tests run beside this one; their connections are not ours.
        protected override void OnEventWritten(System.Diagnostics.Tracing.EventWrittenEventArgs eventData)
        {
            if (eventData.EventName == "ConnectStart" && isOurs?.Value == true) Interlocked.Increment(ref opened);
        }
    }
}
