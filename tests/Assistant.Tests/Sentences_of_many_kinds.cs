using System.Diagnostics;

namespace Inkassio.Assistant.Tests;

public sealed class Sentences_of_many_kinds(ITestOutputHelper output)
{
    [Theory]
    [InlineData("paraphrases.txt", 0.98)]
    [InlineData("paraphrases-2.txt", 0.95)]
    [InlineData("paraphrases-3.txt", 0.95)]
    [InlineData("paraphrases-4.txt", 0.95)]
    [InlineData("paraphrases-5.txt", 0.95)]
    public void written_by_hand_are_understood(string file, double share) =>
        Report(file, [.. Heard.Cases(file)], share);

    [Fact]
    public void made_from_another_grammar_are_understood()
    {
        const int seed = 20260312;
        Report($"made, seed {seed}", [.. MadeSentences.Of(seed, count: 300)], 0.95);
    }

    /// <summary>Prints how many were understood, by intent, and each that was not.</summary>
    void Report(string title, Heard.Sentence[] sentences, double share)
    {
        _ = sentences[0].Understood; // The grammar is read before the clock runs.
        var heard = sentences.Select(s =>
        {
            var start = Stopwatch.GetTimestamp();
            return (Sentence: s, Got: s.Understood, Took: Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }).ToArray();
        var (right, whole) = (heard.Count(h => h.Got.Intent == h.Sentence.Intent),
            heard.Count(h => h.Sentence.IsRight(h.Got)));
        output.WriteLine($"{title}: {heard.Length} sentences, intent {right}, with all slots {whole}, "
            + $"p95 {heard.Select(h => h.Took).Order().ElementAt(heard.Length * 95 / 100):0.0} ms");
        foreach (var intent in heard.GroupBy(h => h.Sentence.Intent).OrderBy(g => g.Key, StringComparer.Ordinal))
            output.WriteLine($"  {intent.Key}: {intent.Count(h => h.Got.Intent == intent.Key)}/{intent.Count()}");
        foreach (var miss in heard.Where(h => !h.Sentence.IsRight(h.Got)))
            output.WriteLine($"  {miss.Sentence.Say} | {miss.Sentence.Intent} {miss.Sentence.Slots} | {miss.Got.ToJson()}");
        Assert.Equal([], heard.Where(h => h.Sentence.HasWrongDebtor(h.Got)).Select(h => h.Sentence.Say));
        Assert.True(right >= share * heard.Length, $"{title}: only {right} of {heard.Length}");
    }
}
