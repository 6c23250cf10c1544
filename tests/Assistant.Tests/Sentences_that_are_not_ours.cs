namespace Inkassio.Assistant.Tests;

public sealed class Sentences_that_are_not_ours
{
    static readonly string[] Harmless = ["ablehnen", "rueckfrage", "hilfe", "abbruch"];

    [Fact]
    public void are_never_acted_on()
    {
        var lines = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "cases", "negatives.txt"))
            .Where(line => line.Length > 0 && line[0] != '#').ToArray();
        Assert.True(lines.Length >= 120);
        Assert.Equal([], lines.Select(line => (line, Heard.Say(line))).Where(pair =>
            !Harmless.Contains(pair.Item2.Intent))
            .Select(pair => $"{pair.line}: {pair.Item2.ToJson()}"));
    }
}
