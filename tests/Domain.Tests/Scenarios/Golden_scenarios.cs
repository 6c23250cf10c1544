using Inkassio.Domain.Dunning;

namespace Inkassio.Domain.Tests.Scenarios;

/// <summary>The whole life of a claim, told as stories whose amounts and days were derived by hand.</summary>
public sealed class Golden_scenarios
{
    public static TheoryData<string> Names => [.. Scenario.All.Select(s => s.ToString())];

    [Theory, MemberData(nameof(Names))]
    public void come_out_as_they_were_derived(string name) => Play(Scenario.All.Single(s => s.ToString() == name));

    [Fact]
    public void are_many_and_each_has_its_own_name()
    {
        Assert.True(Scenario.All.Length >= 120, $"{Scenario.All.Length} scenarios");
        Assert.Equal(Scenario.All.Length, Scenario.All.Select(s => s.Name).Distinct().Count());
    }

    // Each blocker is the only one of at least one story: missing in the gate, it turns that story red.
    [Fact]
    public void know_each_blocker_alone() => Assert.Empty(
        typeof(Blocker).GetNestedTypes().Select(t => Kebab(t.Name)).Except(Alone()));

    static IEnumerable<string> Alone() =>
        from scenario in Scenario.All
        from line in scenario.Of(Part.Then)
        let words = line.Text.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)
        where words is ["gate", _, _, _, "first", _]
        select words[3];

    static string Kebab(string name) => string.Concat(name.Select((c, i) =>
        (i > 0 && char.IsUpper(c) ? "-" : "") + char.ToLowerInvariant(c)));

    static void Play(Scenario scenario)
    {
        var account = new ScenarioAccount();
        var before = Part.Given;
        var wrong = new List<string>();
        foreach (var (part, number, text) in scenario.Lines)
        {
            var line = new ScenarioLine(scenario.File, number, text);
            if (part == Part.When && before != Part.When) Close(account, before, wrong, line);
            before = part;
            if (part == Part.Given) ScenarioGivens.Read(line, account);
            if (part == Part.When) ScenarioDeeds.Do(line, account);
            if (part != Part.Then) continue;
            var expected = string.Join(' ', text.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
            var actual = ScenarioResults.Actual(line, account);
            if (expected.StartsWith("refused", StringComparison.Ordinal)) account.Refused = null;
            if (expected.StartsWith("events", StringComparison.Ordinal)) account.Happened.Clear();
            if (actual.Trim() != expected) wrong.Add($"{number}: expected {expected}\n      but is {actual}");
        }
        Close(account, before, wrong, new ScenarioLine(scenario.File, scenario.Lines[^1].Number, "the end"));
        Assert.True(wrong.Count == 0, $"{scenario}\n" + string.Join('\n', wrong));
    }

    // What a part brought about is told in full: an event, a letter or a refusal that no line names is wrong.
    static void Close(ScenarioAccount account, Part part, List<string> wrong, ScenarioLine line)
    {
        if (part == Part.Then)
        {
            if (account.Happened.Count > 0) wrong.Add($"before {line.Text}: untold {string.Join(' ', account.Happened)}");
            if (account.Letters.Count > 0) wrong.Add($"before {line.Text}: {account.Letters.Count} letters are untold");
            if (account.Refused is { } why) wrong.Add($"before {line.Text}: untold refusal {why}");
        }
        account.Forget();
    }

    [Theory]
    [InlineData("given", "tenant DE NW", "when", "2026-03-02 dances", "the deed 'dances' is unknown")]
    [InlineData("given", "debtor business", "when", "2026-03-02 run twice", "'twice' is not understood")]
    [InlineData("given", "debtor nobody", "then", "events none", "'nobody' is no DebtorKind")]
    [InlineData("given", "debtor business", "then", "sky blue", "the result is unknown")]
    [InlineData("given", "debtor business", "when", "2026-03-99 run", "'2026-03-99' is no day")]
    public void fail_loudly_on_a_word_that_nobody_knows(
        string part, string line, string next, string unknown, string says) => Assert.Contains(says,
            Assert.Throws<InvalidDataException>(() => Play(Scenario.Parse(
                "planted.txt", ["scenario planted", part, line, next, unknown]).Single())).Message);

    [Fact]
    public void fail_when_an_event_is_not_told() => Assert.ThrowsAny<Exception>(() => Play(Scenario.Parse(
        "planted.txt",
        [
            "scenario planted", "given", "debtor business",
            "invoice RE-1 100.00 EUR issued 2026-02-02 due 2026-03-02",
            "when", "2026-03-02 pays 10.00 EUR", "then", "owed RE-1 2026-03-02 90.00 + 0.00 + 0.00",
        ]).Single()));
}
