using System.Text.Json;

namespace Inkassio.Assistant.Tests;

public sealed class The_forty_utterances
{
    [Fact]
    public void are_all_understood()
    {
        var wrong = Heard.File.GetProperty("cases").EnumerateArray()
            .Select(c => (Case: c, Got: Understood(c)))
            .Where(pair => !IsRight(pair.Case, pair.Got))
            .Select(pair => $"{Heard.Text(pair.Case, "id")} {Heard.Text(pair.Case, "say")}: {pair.Got.ToJson()}");
        Assert.Equal([], wrong);
    }

    [Fact]
    public void are_forty() => Assert.Equal(40, Heard.File.GetProperty("cases").GetArrayLength());

    static Understood Understood(JsonElement c)
    {
        var context = c.GetProperty("context");
        return Understanding.Of(Heard.Text(c, "say"), new Context(Heard.Today, Heard.Text(context, "debtor"),
            context.GetProperty("draft").GetBoolean(), []), Heard.Book);
    }

    // The conventions of the file: the case itself, or one of its alternatives as a whole.
    static bool IsRight(JsonElement c, Understood got) => Fits(c, got)
        || c.TryGetProperty("accept", out var others) && others.EnumerateArray().Any(other => Fits(other, got));

    static bool Fits(JsonElement wanted, Understood got)
    {
        var optional = wanted.GetProperty("optional").EnumerateArray().Select(o => o.GetString()).ToHashSet();
        var slots = wanted.GetProperty("slots").EnumerateObject().ToDictionary(s => s.Name, s => s.Value);
        return Heard.Text(wanted, "intent") == got.Intent && Heard.Text(wanted, "reaction") == got.Reaction
            && got.Slots.Keys.All(slots.ContainsKey)
            && slots.All(s => got.Slots.TryGetValue(s.Key, out var value) ? IsSame(s.Key, s.Value, value)
                : optional.Contains(s.Key));
    }

    // Of candidates more may be offered, up to five.
    static bool IsSame(string slot, JsonElement wanted, object got)
    {
        if (wanted.ValueKind != JsonValueKind.Array) return wanted.ToString() == Heard.Of(got);
        var (all, offered) = (wanted.EnumerateArray().Select(x => x.GetString()!).ToHashSet(),
            Heard.Of(got).Split(','));
        return slot == "schuldner" ? offered.Length <= 5 && all.IsSubsetOf(offered) : all.SetEquals(offered);
    }
}
