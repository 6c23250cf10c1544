using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Inkassio.Assistant.Models;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard.Prose;
using Inkassio.Domain.Debtors;

namespace Inkassio.Assistant.Tests.Models;

/// <summary>A-10: over real HTTP, as scripts.json says. Each ends in a guarded draft or leaves the letter to the kit,
/// in time.</summary>
public sealed class A_provider_that_misbehaves(ITestOutputHelper print)
{
    static readonly TimeSpan Late = TimeSpan.FromSeconds(8);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. Scripts.All.Select(script => script.Text("name"))];

    [Fact]
    public void is_played_in_sixty_ways_and_more() => Assert.True(Scripts.All.Count >= 60, $"{Scripts.All.Count}");

    [Theory, MemberData(nameof(Names))]
    public async Task ends_in_a_guarded_draft_or_the_kit_in_time(string name)
    {
        var script = Scripts.All.Single(s => s.Text("name") == name);
        await using var canary = FakeProvider.Saying(ScriptedAnswer.Say(Lines.GoodAnswer));
        await using var provider = FakeProvider.Saying((number, _) => Scripts.Answer(script, number, canary.Address));
        var limits = script.Text("ends") == "TooSlow" ? Lines.Quick : Lines.Patient;
        using var door = Lines.DoorTo(provider.Address, limits);
        var calls = new List<Storage.ModelCall>();
        var line = Lines.Of(door.Chat(provider.Address), limits, calls);
        var clock = Stopwatch.GetTimestamp();
        var ended = script.Text("way") == "draft" ? await Draft(line) : await Turn(line, script);
        var took = Stopwatch.GetElapsedTime(clock);
        print.WriteLine($"{name}: {ended} after {took.TotalMilliseconds:0} ms, {calls.Count} calls");
        Assert.Equal(script.Text("ends"), ended);
        Assert.True(took < Late, $"{took}");
        Assert.Equal(0, canary.Connections);
        // Every call was counted, whatever became of it, and a lie about its use was not believed.
        Assert.NotEmpty(calls);
        Assert.All(calls, call => Assert.InRange(call.Tokens, 1, 10_000));
    }

    // The patience of the product itself; half a minute, so it is run when it is asked for.
    [Fact(Explicit = true)]
    public async Task that_is_silent_for_a_minute_holds_nobody_up_for_more_than_35_seconds()
    {
        await using var provider = FakeProvider.Saying(
            ScriptedAnswer.Say(Lines.GoodAnswer) with { Silence = TimeSpan.FromSeconds(60) });
        using var door = Lines.DoorTo(provider.Address, ModelLimits.Usual);
        var clock = Stopwatch.GetTimestamp();
        var ended = await Draft(Lines.Of(door.Chat(provider.Address), ModelLimits.Usual));
        var took = Stopwatch.GetElapsedTime(clock);
        print.WriteLine($"{ended} after {took.TotalSeconds:0.0} s");
        Assert.Equal("TooSlow", ended);
        Assert.InRange(took.TotalSeconds, 20, 35);
    }

    [Fact]
    public async Task is_left_at_once_when_the_user_leaves()
    {
        await using var provider = FakeProvider.Saying(
            ScriptedAnswer.Say("") with { Silence = TimeSpan.FromSeconds(60) });
        using var door = Lines.DoorTo(provider.Address, ModelLimits.Usual);
        using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var drafter = new ModelDrafter(Lines.Of(door.Chat(provider.Address), ModelLimits.Usual), [], []);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            drafter.Write(Lines.Case(LetterKind.Notice1), 1, [], gone.Token));
    }

    static async Task<string> Draft(ModelLine line)
    {
        var about = Lines.Case(LetterKind.Notice1);
        var drafter = new ModelDrafter(line, [], []);
        var prose = await drafter.Write(about, 1, [], Stop);
        if (prose is null) return drafter.Fault!.Value.ToString();
        Assert.True(Lines.IsSound(prose, about));
        Assert.Null(drafter.Fault);
        return "model";
    }

    static async Task<string> Turn(ModelLine line, JsonElement script)
    {
        var looked = 0;
        var tool = new ReadTool("liste_offen", "Offene Posten", ReadTool.SchemaOf("""
            {"type":"object","additionalProperties":false,"required":["top"],"properties":{"top":{"type":"integer"}}}
            """), (_, _) =>
        {
            looked++;
            return Task.FromResult(new ToolRows([[("name", new ToolValue.Name("Müller GmbH"))]]));
        });
        var heard = new List<string>();
        var turn = await new ToolLoop(line, [tool], Register.Sie, []).Run("Wer schuldet uns etwas?", ["table"], sentence =>
        {
            heard.Add(sentence);
            return ValueTask.CompletedTask;
        }, Stop);
        Assert.Equal(turn.Sentences, heard);
        Assert.All(heard, sentence => Assert.Empty(ProseGuard.Blocking(
            ProseCase.Of(LetterKind.CallConfirmation), new(SpokenIn.Chat, sentence))));
        Assert.Equal(script.GetProperty("said").GetInt32(), heard.Count);
        Assert.Equal(script.GetProperty("lookups").GetInt32(), turn.Lookups.Length);
        Assert.InRange(looked, 0, ModelLimits.Usual.LookupsMax);
        return turn.Fault?.ToString() ?? "ok";
    }
}
