using System.Text.Json.Nodes;
using Inkassio.Cli.Law;

namespace Inkassio.Domain.Tests.Law;

/// <summary>The worked examples that the product is held to, through the same door as the terminal.</summary>
public sealed class Oracle_cases
{
    // What an entry may say about its result; everything else in it is the question.
    static readonly string[] Results =
    [
        "segments", "days", "total", "totalRoundedOnce", "open", "openPrincipal", "openInterest", "openCosts",
        "result", "end", "nominalEnd", "shiftedEnd", "toCosts", "toInterest", "toPrincipal", "overpaid",
    ];

    static JsonArray Entries() => JsonNode.Parse(File.ReadAllText(CaseFile.Of("oracles.json")))!["oracles"]!.AsArray();

    public static TheoryData<string> Ids() => new(Entries().Select(e => e!["id"]!.GetValue<string>()));

    [Theory, MemberData(nameof(Ids))]
    public void come_out_to_the_cent(string id)
    {
        var expected = Entries().Single(e => e!["id"]!.GetValue<string>() == id)!.AsObject();
        var answer = OracleEntry.Answer(Question(expected));
        Assert.Null(answer["refused"]);
        AssertHolds(expected, answer, id);
    }

    [Fact]
    public void are_fifty_one() => Assert.Equal(51, Ids().Count);

    [Fact]
    public void lose_the_results_that_came_in()
    {
        var entry = Entries()[0]!.DeepClone().AsObject();
        entry["total"] = "1.00";
        entry["refused"] = "no";
        Assert.Equal("9.96", OracleEntry.Answer(entry)["total"]!.GetValue<string>());
        Assert.Null(OracleEntry.Answer(entry)["refused"]);
    }

    [Theory, InlineData("{\"oracles\":[{\"type\":\"limitation\",\"due\":\"2023-05-10\"}]}"),
        InlineData("[{\"type\":\"limitation\",\"due\":\"2023-05-10\"}]")]
    public void may_stand_in_an_object_or_in_a_bare_array(string text)
    {
        using var input = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        using var output = new MemoryStream();
        Assert.Equal(0, OracleEntry.Answer(input, output));
        var answers = JsonNode.Parse(output.ToArray())!.AsArray();
        Assert.Equal("2026-12-31", answers[0]!["end"]!.GetValue<string>());
    }

    // Removed before asking, so that nothing expected can leak into the answer.
    static JsonObject Question(JsonObject entry)
    {
        var question = entry.DeepClone().AsObject();
        Remove(question, Results);
        if (entry["type"]!.GetValue<string>() == "defaultStart") question.Remove("firstInterestDay");
        foreach (var payment in question["payments"]?.AsArray() ?? [])
            Remove(payment!.AsObject(), Results);
        return question;
    }

    static void Remove(JsonObject entry, string[] names)
    {
        foreach (var name in names) entry.Remove(name);
    }

    static void AssertHolds(JsonNode? expected, JsonNode? actual, string path)
    {
        switch (expected)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields) AssertHolds(value, actual?[name], $"{path}.{name}");
                break;
            case JsonArray items:
                Assert.Equal(items.Count, actual!.AsArray().Count);
                for (var i = 0; i < items.Count; i++) AssertHolds(items[i], actual[i], $"{path}[{i}]");
                break;
            default:
                Assert.True(JsonNode.DeepEquals(expected, actual), $"{path}: {actual} instead of {expected}");
                break;
        }
    }
}
