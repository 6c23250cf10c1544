using System.Text.Json.Nodes;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard;
using Inkassio.Domain.Correspondence.Guard.Prose;
using Inkassio.Domain.Correspondence.Guard.Values;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;

namespace Inkassio.Cli.Guard;

/// <summary><c>bench guard</c>: how long one letter takes in all three: as a letter, as prose, and value by value.
/// </summary>
public static class GuardBench
{
    static readonly Profile Sender = new(
        "Musterbau Handwerks GmbH", new Address("Werkstraße 12", "50667", "Köln", "DE"), Country.DE, "NW",
        [new BankAccount("DE89370400440532013000", "COBADEFFXXX", "Musterbank Köln", Currency.EUR)],
        "Anna Weber", "0221 4710800", "rechnung@musterbau.example");

    public static JsonObject Run(TimeProvider clock, int letters)
    {
        (FactSheet Facts, ComposedLetter Letter)[] written =
        [
            .. from kind in Enum.GetValues<LetterKind>()
               from facts in SampleFacts.All(kind, Language.De, Sender)
               select (facts, Composition.Of(facts, LetterText.For(kind))),
        ];
        for (var i = 0; i < written.Length; i += 7) Read(written[i].Facts, written[i].Letter); // Warm.
        var times = new double[letters];
        var found = 0;
        for (var i = 0; i < letters; i++)
        {
            var (facts, letter) = written[i % written.Length];
            var started = clock.GetTimestamp();
            found += Read(facts, letter);
            times[i] = clock.GetElapsedTime(started).TotalMilliseconds;
        }
        Array.Sort(times);
        return new()
        {
            ["bench"] = "guard",
            ["letters"] = letters,
            ["p50Ms"] = Math.Round(times[letters / 2], 3),
            ["p95Ms"] = Math.Round(times[letters * 95 / 100], 3),
            ["p99Ms"] = Math.Round(times[letters * 99 / 100], 3),
            ["findings"] = found, // Used, so that nothing can be left out. Letters have values, which prose must not.
        };
    }

    static int Read(FactSheet facts, ComposedLetter letter)
    {
        var text = string.Join('\n', letter.Paragraphs);
        return LetterGuard.Check(facts, letter).Length
            + ProseGuard.Check(ProseCase.Of(facts.Kind, facts.Register), new(SpokenIn.Body, text)).Length
            + ValueGuard.Marks(CaseFact.From(facts), text).Length;
    }
}
