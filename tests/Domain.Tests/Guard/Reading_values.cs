using System.Collections.Immutable;
using System.Globalization;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard.Prose;
using Inkassio.Domain.Correspondence.Guard.Values;
using Inkassio.Domain.Tenants;

namespace Inkassio.Domain.Tests.Guard;

/// <summary>Mode V: what people and the chat state is a fact, in its role, or it is marked.</summary>
public sealed class Reading_values(ITestOutputHelper output)
{
    static CaseFact Sum(FactRole role, string value, string of = "") =>
        new(FactType.Amount, role, value) { Of = of, Currency = "EUR" };

    static CaseFact On(FactRole role, string day, string of = "") => new(FactType.Date, role, day) { Of = of };

    static CaseFact Word(FactType type, string value) => new(type, FactRole.Any, value);

    /// <summary>The case that human.md tells of.</summary>
    internal static readonly ImmutableArray<CaseFact> Facts =
    [
        Word(FactType.Invoice, "RE-1001"), Word(FactType.Invoice, "RE-1002"), Word(FactType.Count, "2"),
        Sum(FactRole.InvoiceAmount, "1190.00", "RE-1001"), Sum(FactRole.InvoiceAmount, "595.00", "RE-1002"),
        Sum(FactRole.Open, "1000.00", "RE-1001"), Sum(FactRole.Open, "595.00", "RE-1002"), Sum(FactRole.Paid, "190.00"),
        Sum(FactRole.Interest, "7.44"), Sum(FactRole.Fee, "5.00"), Sum(FactRole.Total, "1607.44"),
        On(FactRole.Issued, "2026-02-02", "RE-1001"), On(FactRole.Issued, "2026-02-09", "RE-1002"),
        On(FactRole.Due, "2026-02-16", "RE-1001"), On(FactRole.Due, "2026-02-23", "RE-1002"),
        On(FactRole.Deadline, "2026-03-19"), On(FactRole.Earlier, "2026-02-26"), On(FactRole.PaidOn, "2026-02-27"),
        On(FactRole.Today, "2026-03-12"), Word(FactType.Duration, "14"), Word(FactType.Percent, "10.27"),
        Word(FactType.Iban, "DE02120300000000202051"), Word(FactType.Name, "Frau Erika Beispiel"),
        Word(FactType.Name, "Müller GmbH"), Word(FactType.Contact, "0221 123456"), Word(FactType.Contact, "K-1001"),
    ];

    static ImmutableArray<ProseFinding> Found(string text, ImmutableArray<CaseFact>? facts = null) => ValueGuard.Check(
        ProseCase.Of(LetterKind.Notice2), facts ?? Facts, new(SpokenIn.Body, text));

    [Theory]
    [InlineData("Zahlen Sie 1.607,44 €.", Verdict.Verified)]
    [InlineData("Zahlen Sie 1607,44 EUR.", Verdict.Verified)]
    [InlineData("Zahlen Sie EUR 1'607.44.", Verdict.Verified)]
    [InlineData("Zahlen Sie 1 607,44 Euro.", Verdict.Verified)]
    [InlineData("Zahlen Sie 1.607,44.", Verdict.Verified)]
    [InlineData("Dazu kommt die Gebühr von € 5,–.", Verdict.Verified)]
    [InlineData("Die Rechnung RE-1001 ist über 1,19 Tsd. €.", Verdict.Verified)]
    [InlineData("Ihre Zahlung von einhundertneunzig Euro kam an.", Verdict.Verified)]
    [InlineData("Zahlen Sie 1.607,45 €.", Verdict.Unsupported)]
    [InlineData("Zahlen Sie 1.607,44 CHF.", Verdict.Unsupported)]
    [InlineData("Zahlen Sie 5,00 €.", Verdict.Contradicted)]
    [InlineData("Die Zinsen betragen 5,00 €.", Verdict.Contradicted)]
    [InlineData("Die Rechnung RE-1002 über 1.190,00 € ist offen.", Verdict.Contradicted)]
    [InlineData("Bitte zahlen Sie bis 19.3.", Verdict.Verified)]
    [InlineData("Bitte zahlen Sie bis zum 19. März.", Verdict.Verified)]
    [InlineData("Bitte zahlen Sie bis Donnerstag, den 19.", Verdict.Verified)]
    [InlineData("Bitte zahlen Sie bis Donnerstag.", Verdict.Verified)]
    [InlineData("Bitte zahlen Sie bis Dienstag.", Verdict.Unsupported)]
    [InlineData("Bitte zahlen Sie bis Freitag.", Verdict.Contradicted)]
    [InlineData("Bitte zahlen Sie bis Freitag, 19.03.2026.", Verdict.Contradicted)]
    [InlineData("Bitte zahlen Sie bis Freitag, den 19.", Verdict.Contradicted)]
    [InlineData("Bitte zahlen Sie bis 26.02.2026.", Verdict.Contradicted)]
    [InlineData("Bitte zahlen Sie bis 20.03.2026.", Verdict.Unsupported)]
    [InlineData("Das Ziel war 14 Tage.", Verdict.Verified)]
    [InlineData("Das Ziel war zwei Wochen.", Verdict.Verified)]
    [InlineData("Das Ziel war 10 Tage.", Verdict.Unsupported)]
    [InlineData("Es geht um RE-10011.", Verdict.Unsupported)]
    [InlineData("Es geht um RE-1001.", Verdict.Verified)]
    [InlineData("Unser Konto: DE02 1203 0000 0000 2020 51.", Verdict.Verified)]
    [InlineData("Unser Konto: AT61 1904 3002 3457 3201.", Verdict.ForeignAccount)]
    [InlineData("Unser Konto: de89370400440532013000.", Verdict.ForeignAccount)]
    [InlineData("Der Satz ist 10,27 %.", Verdict.Verified)]
    [InlineData("Der Satz ist 10,72 %.", Verdict.Unsupported)]
    public void judges_a_value_by_its_case_and_its_place(string text, Verdict verdict) =>
        Assert.Equal(verdict, ValueGuard.Marks(Facts, text).Last().Verdict);

    [Fact]
    public void marks_the_place_in_the_text_as_typed()
    {
        const string text = "Bitte\u00A0zahlen Sie １.607,45\u202F€ bald.";
        var mark = Assert.Single(ValueGuard.Marks(Facts, text));
        Assert.Equal("１.607,45\u202F€", text[mark.From..mark.To]);
    }

    [Fact]
    public void lets_a_person_override_an_amount_but_no_foreign_account()
    {
        Assert.All(Found("Zahlen Sie 99,00 €."), f => Assert.True(f.MayBeOverridden));
        var foreign = Assert.Single(Found("Bitte an AT61 1904 3002 3457 3201 zahlen."));
        Assert.False(foreign.MayBeOverridden);
    }

    // A-07, people's sentences: each false alarm is listed.
    [Fact]
    public void has_little_against_what_people_write()
    {
        string[] sentences = [.. ProseCases.Lines("human.md").SelectMany(g => g)];
        var alarms = sentences.SelectMany(s => Found(s).Where(f => f.Blocks).Select(f => (s, f))).ToArray();
        foreach (var (sentence, f) in alarms) output.WriteLine($"{f.Rule} {f.Fault} „{f.Said}“ in: {sentence}");
        var alarmed = alarms.Select(a => a.s).Distinct().Count();
        output.WriteLine($"{alarmed} false alarms in {sentences.Length} sentences");
        Assert.True(sentences.Length >= 60 && alarmed * 20 <= sentences.Length, string.Join('\n', alarms));
    }

    // A-07, our own letters with the facts that they were written from.
    [Fact]
    public void has_little_against_our_letters()
    {
        var (told, alarms) = (0, new List<string>());
        foreach (var (facts, letter) in Letters())
        {
            told++;
            var known = CaseFact.From(facts);
            var marks = ValueGuard.Marks(known, string.Join('\n', letter.Paragraphs))
                .Where(m => m.Verdict != Verdict.Verified).ToArray();
            if (marks.Length > 0) alarms.Add($"{facts.Kind}: {marks[0]}");
        }
        foreach (var alarm in alarms.Distinct()) output.WriteLine(alarm);
        output.WriteLine($"{alarms.Count} false alarms in {told} letters");
        Assert.True(told >= 300 && alarms.Count * 50 <= told, string.Join('\n', alarms.Distinct().Take(20)));
    }

    static IEnumerable<(FactSheet Facts, ComposedLetter Letter)> Letters() =>
        from kind in Enum.GetValues<LetterKind>()
        from facts in SampleFacts.All(kind, Language.De, Account.Sender).Where((_, i) => i % 5 == 0).Take(40)
        select (facts, Composition.Of(facts, LetterText.For(kind)));

    //
    [Fact]
    public void catches_every_changed_value()
    {
        var (seed, count) = (ProseCases.Count("INKASSIO_SEED", 20260312), ProseCases.Count("INKASSIO_CHANGES", 3000));
        var (changes, missed, alarms) = (new ChangedValues(seed), new List<string>(), new List<string>());
        for (var i = 0; i < count; i++)
        {
            var (facts, truth, lie) = changes.Next(i);
            if (ValueGuard.Marks(facts, truth).Any(m => m.Verdict != Verdict.Verified)) alarms.Add(truth);
            if (ValueGuard.Marks(facts, lie).All(m => m.Verdict == Verdict.Verified)) missed.Add($"{lie} ({truth})");
        }
        output.WriteLine($"seed {seed}: caught {count - missed.Count} of {count}, {alarms.Count} false alarms on the true ones");
        Assert.True(missed.Count == 0, string.Join('\n', missed.Take(20)));
        Assert.True(alarms.Count * 50 <= count, string.Join('\n', alarms.Take(20)));
    }

    public static TheoryData<string, string> Alone => new()
    {
        { "values are facts", "Zahlen Sie 99,00 €." },
        { "names are facts", "Das hat Frau Tischbein gesagt." },
        { "hidden signs", "Zah\u200Blen Sie bitte." },
        { "words of the kind", "Wir erstatten Strafanzeige." },
        { "Sie or du", "Wir schreiben dir." },
        { "insults", "Das ist dumm." },
        { "length", string.Concat(Enumerable.Repeat("Guten Tag. ", 800)) },
    };

    [Theory, MemberData(nameof(Alone))]
    public void needs_each_of_its_rules(string name, string text)
    {
        Assert.Contains(name, ValueGuard.Rules.Select(r => r.Name));
        Assert.NotEmpty(Found(text));
        Assert.Empty(ValueGuard.Check(ProseCase.Of(LetterKind.Notice2), Facts, new(SpokenIn.Body, text),
            ValueGuard.Rules.Where(r => r.Name != name)));
    }
}

/// <summary>Cases with made-up values, a true sentence of each and the same with one value changed.</summary>
sealed class ChangedValues(int seed)
{
    static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    readonly Random random = new(seed);

    public (ImmutableArray<CaseFact> Facts, string Truth, string Lie) Next(int number)
    {
        // Apart from each other by size, so that no lie happens to be true.
        var (a, b) = (random.Next(100_000, 400_000), random.Next(500_000, 900_000));
        var (fee, interest, paid) = (random.Next(100, 999), random.Next(1_000, 9_000), random.Next(10_000, 50_000));
        var total = a + b + fee + interest - paid;
        var deadline = new DateOnly(2026, 3, 1).AddDays(random.Next(2000));
        var old = deadline.AddDays(-random.Next(10, 60));
        var iban = IbanOf(random.NextInt64(1_000_000_000, 9_999_999_999));
        var no = random.Next(1000, 9000);
        ImmutableArray<CaseFact> facts =
        [
            Sum(FactRole.Total, total), Sum(FactRole.Fee, fee), Sum(FactRole.Interest, interest),
            Sum(FactRole.Paid, paid),
            Sum(FactRole.InvoiceAmount, a, $"RE-{no}"), Sum(FactRole.InvoiceAmount, b, $"RE-{no}1"),
            new(FactType.Invoice, FactRole.Any, $"RE-{no}"), new(FactType.Invoice, FactRole.Any, $"RE-{no}1"),
            On(FactRole.Deadline, deadline), On(FactRole.Earlier, old), new(FactType.Iban, FactRole.Any, iban),
        ];
        var (truth, lie) = (number % 8) switch
        {
            0 => Pair("Bitte zahlen Sie {0}.", Say(total), Say(total + (random.Next(2) == 0 ? 1 : -1))),
            1 => Pair("Offen sind insgesamt {0}.", Say(total), Say(Swapped(total))),
            2 => Pair($"Die Rechnung RE-{no} lautet über {{0}}.", Say(a), Say(b)),
            3 => Pair("An Zinsen haben wir {0} berechnet.", Say(interest), Say(fee)),
            4 => Pair("Bitte zahlen Sie bis {0}, " + Day(deadline) + ".",
                Name(deadline), Name(deadline.AddDays(random.Next(1, 7)))),
            5 => Pair("Überweisen Sie bitte auf {0}.", iban, IbanOf(random.NextInt64(1_000_000_000, 9_999_999_999))),
            6 => Pair("Bitte zahlen Sie bis zum {0}.", Day(deadline), Day(old)),
            _ => Pair("Bitte zahlen Sie {0} bis " + Day(deadline) + ".", Say(total), Say(fee)),
        };
        return (facts, truth, lie);
    }

    static (string, string) Pair(string sentence, string right, string wrong) =>
        (sentence.Replace("{0}", right, StringComparison.Ordinal), sentence.Replace("{0}", wrong, StringComparison.Ordinal));

    string Say(int cents) => random.Next(5) switch
    {
        0 => (cents / 100m).ToString("#,0.00", German) + " €",
        1 => (cents / 100m).ToString("0.00", German) + " EUR",
        2 => "EUR " + (cents / 100m).ToString("#,0.00", CultureInfo.InvariantCulture).Replace(',', '\''),
        3 => "€ " + (cents / 100m).ToString("#,0.00", German),
        _ => (cents / 100m).ToString("#,0.00", German).Replace('.', ' ') + " Euro",
    };

    string Day(DateOnly day) => random.Next(2) == 0
        ? day.ToString("dd.MM.yyyy", German) : day.ToString("d. MMMM yyyy", German);

    static string Name(DateOnly day) => German.DateTimeFormat.GetDayName(day.DayOfWeek);

    static int Swapped(int cents)
    {
        var digits = $"{cents}".ToCharArray();
        for (var i = 1; i < digits.Length; i++)
            if (digits[i] != digits[i - 1] && (i > 1 || digits[i] != '0'))
            {
                (digits[i], digits[i - 1]) = (digits[i - 1], digits[i]);
                return int.Parse(digits, CultureInfo.InvariantCulture);
            }
        return cents + 9;
    }

    static string IbanOf(long account)
    {
        var body = $"12030000{account}";
        for (var check = 2; check < 99; check++)
            if (Iban.TryParse($"DE{check:00}{body}", out var iban)) return iban.Printed;
        throw new InvalidOperationException(body);
    }

    static CaseFact Sum(FactRole role, int cents, string of = "") =>
        new(FactType.Amount, role, (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture))
        {
            Of = of, Currency = "EUR",
        };

    static CaseFact On(FactRole role, DateOnly day) =>
        new(FactType.Date, role, day.ToString("O", CultureInfo.InvariantCulture));
}
