using System.Diagnostics;
using System.Text;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard.Prose;
using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Tests.Guard;

/// <summary>Mode S on clean drafts, on drafts with a lie in them, and on noise.</summary>
public sealed class The_prose_guard(ITestOutputHelper output)
{
    static int Seed => ProseCases.Count("INKASSIO_SEED", 20260312);

    public static TheoryData<string> Kinds => [.. Lies.Kinds];

    // The finding has to lie on the lie itself, not somewhere else in the draft.
    [Fact]
    public void catches_every_lie_of_every_kind()
    {
        var each = ProseCases.Count("INKASSIO_LIES", 50);
        var (lies, missed, told) = (new Lies(Seed), new List<string>(), 0);
        foreach (var kind in Lies.Kinds)
            for (var i = 0; i < each; i++, told++)
            {
                var letter = ProseCases.Kinds[i % (ProseCases.Kinds.Length - 2)];
                var lie = lies.Of(kind);
                var draft = lies.Planted(ProseCases.Draft(letter, Register.Sie, i), lie);
                var from = draft.IndexOf(lie, StringComparison.Ordinal);
                if (!ProseGuard.Check(ProseCases.Case(letter), new(SpokenIn.Body, draft))
                    .Any(f => Lies.IsCaught(f, from, lie.Length))) missed.Add($"{kind}, {letter}: {lie}");
            }
        output.WriteLine($"seed {Seed}: caught {told - missed.Count} of {told}");
        Assert.True(Lies.Kinds.Count() == 20 && missed.Count == 0, string.Join('\n', missed.Distinct().Take(30)));
    }

    // the same lie is no better in a subject, a chip or an argument.
    [Fact]
    public void catches_lies_wherever_they_are_said()
    {
        var (lies, missed, told) = (new Lies(Seed + 1), new List<string>(), 0);
        SpokenIn[] places = [.. Enum.GetValues<SpokenIn>().Where(p => p is not (SpokenIn.Body or SpokenIn.Chat))];
        string[] kinds = [.. Lies.Kinds];
        for (; told < 600; told++)
        {
            var (place, kind) = (places[told % places.Length], kinds[told / places.Length % kinds.Length]);
            var lie = lies.Of(kind);
            if (ProseGuard.Blocking(ProseCases.Case(LetterKind.Notice2), new(place, lie)).IsEmpty)
                missed.Add($"{place}: {kind}: {lie}");
        }
        output.WriteLine($"caught {told - missed.Count} of {told}");
        Assert.True(missed.Count == 0, string.Join('\n', missed.Distinct().Take(30)));
    }

    // A-07, mode S: 6 kinds × up to 2 registers × 5 places × 5 drafts.
    [Fact]
    public void has_little_against_clean_drafts()
    {
        var (told, alarms) = (0, new List<string>());
        foreach (var kind in ProseCases.Kinds)
            foreach (var register in kind.AllowsDu() ? Enum.GetValues<Register>() : [Register.Sie])
                for (var i = 0; i < 33; i++, told++)
                    alarms.AddRange(ProseGuard.Blocking(ProseCases.Case(kind, register),
                            new(SpokenIn.Body, ProseCases.Draft(kind, register, i)))
                        .Select(f => $"{kind} {register}: {f.Rule} {f.Fault} „{f.Said}“"));
        foreach (var alarm in alarms.Distinct()) output.WriteLine(alarm);
        output.WriteLine($"{alarms.Count} false alarms in {told} drafts");
        Assert.True(told >= 290 && alarms.Count * 50 <= told, string.Join('\n', alarms.Distinct().Take(30)));
    }

    [Theory]
    [InlineData(SpokenIn.Subject, "Zahlungserinnerung zu Ihrer Rechnung")]
    [InlineData(SpokenIn.Greeting, "Guten Tag,")]
    [InlineData(SpokenIn.Greeting, "Sehr geehrte Damen und Herren,")]
    [InlineData(SpokenIn.Closing, "Mit freundlichen Grüßen")]
    [InlineData(SpokenIn.FileName, "Zahlungserinnerung.pdf")]
    [InlineData(SpokenIn.PdfTitle, "Zahlungserinnerung")]
    [InlineData(SpokenIn.Reason, "Der Kunde ist uns wichtig, deshalb schreiben wir freundlich.")]
    [InlineData(SpokenIn.Chip, "Freundlicher schreiben")]
    [InlineData(SpokenIn.Chip, "Kürzer")]
    [InlineData(SpokenIn.ToolArgument, "freundlich")]
    [InlineData(SpokenIn.Chat, "Hier sehen Sie die offenen Rechnungen.")]
    public void lets_clean_words_pass_everywhere(SpokenIn place, string text) =>
        Assert.Empty(ProseGuard.Blocking(ProseCases.Case(LetterKind.Reminder), new(place, text)));

    // each rule has a sentence that it alone finds.
    public static TheoryData<string, string> Alone => new()
    {
        { "hidden signs", "Vielen Dank für\u200B Ihre Nachricht." },
        { "digits", "Wir warten schon auf die 7 Teile." },
        { "numbers in words", "Wir haben Ihnen dreizehn Blumen geschickt." },
        { "shares and amounts", "Wir haben Ihnen eine Handvoll Blumen geschickt." },
        { "money", "Die Überweisung ist kostenlos." },
        { "days", "Bitte denken Sie am Freitag daran." },
        { "addresses and markup", "Bitte *denken* Sie daran." },
        { "accounts", "Bitte zahlen Sie auf unser neues Konto." },
        { "names", "Das hat Herr Tischbein gesagt." },
        { "slots", "Bitte denken Sie daran. {{satz:forderung}} {{satz:forderung}}" },
        { "claims", "Danke für das Telefonat." },
        { "threats and law", "Das übernimmt unser Anwalt." },
        { "words of the kind", "Das Team freut sich auf Ihren Besuch." },
        { "Sie or du", "Wir schreiben dir gern." },
        { "tone", "Das ist inakzeptabel, untolerierbar, skandalös und empörend." },
        { "insults", "Das ist dumm." },
        { "language and length", "Bitte denken Sie bald daran. Bitte denken Sie bald daran." },
        { "concessions", "Wir schenken Ihnen etwas." },
    };

    [Theory, MemberData(nameof(Alone))]
    public void needs_each_of_its_rules(string name, string text)
    {
        var about = ProseCases.Case(LetterKind.ComplaintAnswer) with { IsWhole = false };
        Assert.Contains(name, ProseGuard.Rules.Select(r => r.Name));
        Assert.NotEmpty(ProseGuard.Blocking(about, new(SpokenIn.Body, text)));
        var without = ProseGuard.Check(
            about, new(SpokenIn.Body, text), ProseGuard.Rules.Where(r => r.Name != name)).Where(f => f.Blocks);
        Assert.Empty(without);
    }

    [Fact]
    public void has_a_sentence_for_each_of_its_rules() => Assert.Equal(
        ProseGuard.Rules.Select(r => r.Name).Order(StringComparer.Ordinal),
        Alone.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));

    [Fact]
    public void lets_a_claim_pass_that_is_true()
    {
        const string text = "Auf unsere Zahlungserinnerung haben wir keine Rückmeldung erhalten.";
        bool Passes(params string[] flags) => ProseGuard.Blocking(
            ProseCase.Of(LetterKind.Notice1, Register.Sie, flags),
            new(SpokenIn.Body, text)).IsEmpty;
        Assert.True(Passes("erinnerung-gesendet"));
        Assert.False(Passes());
        Assert.False(Passes("erinnerung-gesendet", "antwort-eingegangen"));
    }

    [Fact]
    public void announces_nothing_where_dunning_rests()
    {
        var draft = ProseCases.Draft(LetterKind.LastNotice, Register.Sie, 0);
        var disputed = ProseCase.Of(LetterKind.LastNotice, Register.Sie, "bestritten", "erinnerung-gesendet");
        Assert.Contains(ProseGuard.Blocking(disputed, new(SpokenIn.Body, draft)),
            f => f.Fault == ProseFault.SlotNotAllowed && f.Said == "{{klausel:uebergabe}}");
    }

    [Theory]
    [InlineData("{{satz:frist}}\n", "", ProseFault.SlotMissing)]
    [InlineData("{{satz:kontakt}}", "{{satz:kontakt}} {{satz:kontakt}}", ProseFault.SlotTwice)]
    [InlineData("{{satz:kontakt}}", "{{satz:kontakt}} {{satz:geschenk}}", ProseFault.SlotUnknown)]
    [InlineData("{{satz:kontakt}}", "{{satz:kontakt}} {{klausel:gericht}}", ProseFault.SlotNotAllowed)]
    [InlineData("{{satz:kontakt}}", "{{satz:kontakt}} {{satz:teilzahlung}}", ProseFault.SlotNotAllowed)]
    [InlineData("{{satz:kontakt}}", "｛｛satz:kontakt｝｝", ProseFault.SlotMissing)]
    public void knows_which_slots_a_letter_has(string from, string to, ProseFault fault)
    {
        var draft = ProseCases.Draft(LetterKind.Notice1, Register.Sie, 0).Replace(from, to, StringComparison.Ordinal);
        Assert.Contains(ProseGuard.Blocking(ProseCases.Case(LetterKind.Notice1), new(SpokenIn.Body, draft)),
            f => f.Fault == fault);
    }

    [Fact]
    public void asks_for_the_order_of_the_blocks()
    {
        var draft = "{{block:zahlung}}\n{{satz:frist}}";
        Assert.Contains(ProseGuard.Blocking(ProseCases.Case(LetterKind.Notice1), new(SpokenIn.Body, draft)),
            f => f is { Fault: ProseFault.SlotOrder, Said: "{{satz:frist}}" });
    }

    [Fact]
    public void tells_where_it_stands_in_the_text_as_given()
    {
        const string text = "Guten Tag, ｆüｎf\u200Bhundert fehlen.";
        var found = ProseGuard.Check(ProseCases.Case(LetterKind.Notice2), new(SpokenIn.Chip, text));
        var number = Assert.Single(found, f => f.Rule == "G2");
        Assert.Equal("ｆüｎf\u200Bhundert", text[number.From..number.To]);
    }

    // whatever comes, an answer comes, and soon.
    [Fact]
    public void survives_any_text()
    {
        var count = ProseCases.Count("INKASSIO_NOISE", 3000);
        var (random, times) = (new Random(Seed), new List<double>(count));
        var about = ProseCases.Case(LetterKind.Notice1);
        ProseGuard.Check(about, new(SpokenIn.Body, ProseCases.Draft(LetterKind.Notice1, Register.Sie, 0)));
        for (var i = 0; i < count; i++)
        {
            var text = Noise.Of(random);
            var started = Stopwatch.GetTimestamp();
            ProseGuard.Check(about, new(SpokenIn.Body, text));
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        times.Sort();
        output.WriteLine($"seed {Seed}: {count} texts, 0 exceptions, p50 {times[count / 2]:0.00} ms, p99 {times[count * 99 / 100]:0.00} ms, "
            + $"worst {times[^1]:0.0} ms");
    }
}

/// <summary>Texts that nobody would write: half of them any signs at all, half of them words and signs shuffled.
/// </summary>
static class Noise
{
    static readonly string[] Bits =
    [
        "fünf", "hundert", "{{", "}}", "satz:frist", "\u0301", "\u200D", "Gericht", " ", "\n", "DE02 1203", "<", "€", "\uD800",
        "19.03.", "§", "a\u0308", "И", "½", "RE-1", "Frau ", "1.2.3.4.5", "''''", "und", "tausend", "\U0001F600", "bis ",
    ];

    public static string Of(Random random)
    {
        var length = random.Next(10) == 0 ? random.Next(50_000) : random.Next(3000);
        var text = new StringBuilder(length + 20);
        var kind = random.Next(3);
        while (text.Length < length)
            if (kind == 0) text.Append((char)random.Next(0x10000));
            else if (kind == 1) text.Append(Bits[random.Next(Bits.Length)]);
            else text.Append((char)random.Next(32, 384));
        return text.ToString();
    }
}
