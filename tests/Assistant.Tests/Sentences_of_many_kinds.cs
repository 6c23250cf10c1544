using System.Diagnostics;

namespace Inkassio.Assistant.Tests;

public sealed class Sentences_of_many_kinds(ITestOutputHelper output)
{
    static readonly string[] ByHand =
    [
        "paraphrases.txt", "paraphrases-2.txt", "paraphrases-3.txt", "paraphrases-4.txt", "paraphrases-5.txt", "runde-1.txt",
        "runde-2.txt", "runde-3.txt", "runde-4.txt", "runde-5.txt", "runde-6.txt", "runde-7.txt",
        "englisch.txt",
    ];

    // A-02, the half that people wrote.
    [Fact]
    public void written_by_hand_are_understood() =>
        Report("by hand", [.. ByHand.SelectMany(Heard.Cases)], least: 300, intents: 0.97, slots: 0.95);

    [Theory]
    [InlineData(20260312)]
    [InlineData(4711)]
    public void made_from_another_grammar_are_understood(int seed) =>
        Report($"made, seed {seed}", [.. MadeSentences.Of(seed, count: 300)], least: 300, intents: 0.95, slots: 0.90);

    /// <summary>Prints how many were understood, by intent, and each that was not.</summary>
    void Report(string title, Heard.Sentence[] sentences, int least, double intents, double slots)
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
        Assert.True(heard.Length >= least);
        Assert.Equal([], heard.Where(h => h.Sentence.HasWrongDebtor(h.Got)).Select(h => h.Sentence.Say));
        Assert.True(right >= intents * heard.Length, $"{title}: intent of only {right} of {heard.Length}");
        Assert.True(whole >= slots * heard.Length, $"{title}: all slots of only {whole} of {heard.Length}");
    }
}
