using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;

namespace Inkassio.Domain.Tests;

/// <summary>The guard on all letters that we can write, and on the same letters with a lie planted in them.</summary>
public sealed partial class The_letter_guard
{
    static Profile Sender(Country country) => Account.Sender with
    {
        Country = country, Region = "",
        Address = Account.Sender.Address with { Street = "Werkgasse 1" },
    };

    static readonly Lazy<ImmutableArray<(FactSheet Facts, ComposedLetter Letter)>> Letters = new(() =>
    [
        .. from country in Enum.GetValues<Country>()
           from language in Enum.GetValues<Language>()
           from kind in Enum.GetValues<LetterKind>()
           from facts in SampleFacts.All(kind, language, Sender(country))
           select (facts, Composition.Of(facts, LetterText.For(kind, language))),
    ]);

    static (FactSheet Facts, ComposedLetter Letter) One(
        LetterKind kind, Country country = Country.DE, Language language = Language.De)
    {
        var facts = SampleFacts.Usual(kind, language, Sender(country));
        return (facts, Composition.Of(facts, LetterText.For(kind, language)));
    }

    static ComposedLetter Adding(ComposedLetter letter, string sentence) =>
        letter with { Paragraphs = letter.Paragraphs.Add(sentence) };

    [Fact]
    public void has_nothing_against_any_letter_of_ours()
    {
        var found = Letters.Value.SelectMany(w => LetterGuard.Check(w.Facts, w.Letter)
            .Where(f => f.Blocks || f.Fault != Fault.SentenceTooLong)
            .Select(f => $"{w.Facts.Kind} {w.Facts.Country} {w.Facts.Language} {w.Facts.Register}: {f}")).ToArray();
        Assert.True(Letters.Value.Length >= 500, $"Only {Letters.Value.Length} letters were read.");
        Assert.True(found.Length == 0, string.Join('\n', found.Distinct().Take(20)));
    }

    [Theory]
    [InlineData("Zahlen Sie bitte noch 2.381,00 €.", Fault.UnknownAmount)]
    [InlineData("Zahlen Sie bitte noch 100 Euro.", Fault.UnknownAmount)]
    [InlineData("Die Rechnung war am 14.05.2026 fällig.", Fault.UnknownDay)]
    [InlineData("Die Rechnung war am 14. Mai fällig.", Fault.UnknownDay)]
    [InlineData("Es geht um die Rechnung RE-2026-2.", Fault.UnknownNumber)]
    [InlineData("Es geht um die Rechnung RE-2026-11.", Fault.UnknownNumber)]
    [InlineData("Es geht um 7 Rechnungen.", Fault.UnknownNumber)]
    [InlineData("Der Satz ist 12,5 %.", Fault.UnknownPercent)]
    [InlineData("Überweisen Sie auf DE02 1203 0000 0000 2020 51.", Fault.ForeignIban)]
    [InlineData("Überweisen Sie auf AT611904300234573201.", Fault.ForeignIban)]
    [InlineData("Das sind 2.380,00 CHF.", Fault.OtherCurrency)]
    [InlineData("Das sind 2380.00 EUR.", Fault.WrongForm)]
    [InlineData("Die Frist endet am Montag, den 19.06.2026.", Fault.WeekdayWrong)]
    [InlineData("Das hat Frau Bejspiel gesagt.", Fault.UnknownName)]
    [InlineData("Das hat die Musterbaum GmbH gesagt.", Fault.UnknownName)]
    [InlineData("Zahlen Sie bis 19.06.2026.", Fault.SeveralDeadlines)]
    [InlineData("Sonst melden wir Sie der SCHUFA.", Fault.ForbiddenWords)]
    [InlineData("Wir erstatten Strafanzeige.", Fault.ForbiddenWords)]
    [InlineData("Wir werden Ihren Arbeitgeber informieren.", Fault.ForbiddenWords)]
    [InlineData("Unser Team kommt bei Ihnen vorbei.", Fault.ForbiddenWords)]
    [InlineData("Der Gerichtsvollzieher kommt.", Fault.ForbiddenWords)]
    [InlineData("Sie sind dreist.", Fault.ForbiddenWords)]
    [InlineData("Zahlen Sie jetzt!", Fault.ForbiddenWords)]
    [InlineData("Bitte zahlen Sie SOFORT.", Fault.ForbiddenWords)]
    [InlineData("Damit erkennen Sie die Forderung an.", Fault.ForbiddenWords)]
    [InlineData("Einwände werden nicht mehr berücksichtigt.", Fault.ForbiddenWords)]
    [InlineData("Wir als Inkassobüro handeln.", Fault.ForbiddenWords)]
    [InlineData("Dazu kommen Zinsen und 19 % MwSt.", Fault.ForbiddenWords)]
    [InlineData("Wir berechnen Zinseszinsen.", Fault.ForbiddenWords)]
    [InlineData("Zahlen Sie unverzüglich.", Fault.ForbiddenWords)]
    [InlineData("Wir gewähren Ihnen einen Nachlass.", Fault.ForbiddenWords)]
    [InlineData("Mehr unter www.firma.example.", Fault.ForbiddenWords)]
    [InlineData("Melde dich bei uns.", Fault.MixedRegister)]
    [InlineData("Bitte überweise den Betrag.", Fault.MixedRegister)]
    public void finds_what_was_planted_in_a_second_notice(string planted, Fault fault)
    {
        var (facts, letter) = One(LetterKind.Notice2);
        var found = LetterGuard.Blocking(facts, Adding(letter, planted)).Select(f => f.Fault).ToArray();
        Assert.Contains(fault, found);
    }

    [Theory]
    [InlineData(LetterKind.PreDue, "Sonst geraten Sie in Verzug.")]
    [InlineData(LetterKind.Reminder, "Sonst fallen Zinsen an.")]
    [InlineData(LetterKind.Reminder, "Dies ist keine Mahnung.")]
    [InlineData(LetterKind.Notice1, "Wir bitten ein letztes Mal.")]
    [InlineData(LetterKind.Notice1, "Sonst gehen wir vor Gericht.")]
    [InlineData(LetterKind.InstalmentOffer, "Wir bitten um eine Lohnabtretung.")]
    [InlineData(LetterKind.ComplaintAnswer, "Die Zahlungsfrist läuft.")]
    [InlineData(LetterKind.Thanks, "Endlich.")]
    [InlineData(LetterKind.CallConfirmation, "Sonst kommt ein Mahnbescheid.")]
    public void knows_what_each_kind_must_not_say(LetterKind kind, string planted)
    {
        var (facts, letter) = One(kind);
        Assert.Contains(LetterGuard.Blocking(facts, Adding(letter, planted)), f => f.Fault == Fault.ForbiddenWords);
    }

    [Fact]
    public void tells_where_it_found_something()
    {
        var (facts, letter) = One(LetterKind.Notice2);
        var planted = Adding(letter, "Zahlen Sie bitte 99,00 € mehr.");
        var finding = Assert.Single(LetterGuard.Blocking(facts, planted));
        Assert.Equal((LetterSpot.Paragraph, letter.Paragraphs.Length), (finding.Spot, finding.Paragraph));
        Assert.Equal("99,00 €", planted.Paragraphs[^1][finding.From..finding.To]);
    }

    [Fact]
    public void finds_the_right_amount_at_the_wrong_place()
    {
        var facts = SampleFacts.All(LetterKind.Notice1, Language.De, Sender(Country.DE))
            .First(f => f.Claims.Any(c => c.Paid.IsPositive) && f.Claims.Length == 1);
        var letter = Composition.Of(facts, LetterText.For(facts.Kind));
        var wrong = letter with
        {
            Paragraphs = [.. letter.Paragraphs.Select(p => p.StartsWith("Bitte zahle", StringComparison.Ordinal)
                ? p.Replace(facts.Form.Amount(facts.Total), facts.Form.Amount(facts.Claims[0].Amount),
                    StringComparison.Ordinal)
                : p)],
        };
        Assert.Contains(LetterGuard.Blocking(facts, wrong), f => f.Fault == Fault.WrongSum);
    }

    [Fact]
    public void finds_a_deadline_on_a_holiday_and_one_in_the_past()
    {
        var (facts, letter) = One(LetterKind.Notice1);
        Assert.Contains(LetterGuard.Check(facts with { DeadlineOn = new(2026, 6, 28) }, letter),
            f => f.Fault == Fault.DeadlineNoWorkingDay);
        Assert.Contains(LetterGuard.Check(facts with { DeadlineOn = facts.On.AddDays(-1) }, letter),
            f => f.Fault == Fault.DeadlineTooSoon);
    }

    [Fact]
    public void finds_a_sharp_s_in_a_letter_from_Switzerland()
    {
        var (facts, letter) = One(LetterKind.Notice1, Country.CH);
        Assert.Contains(LetterGuard.Check(facts, Adding(letter, "Schöne Grüße.")), f => f.Fault == Fault.SharpS);
    }

    [Fact]
    public void finds_another_greeting()
    {
        var (facts, letter) = One(LetterKind.Notice1);
        Assert.Contains(LetterGuard.Check(facts, letter with { Salutation = "Sehr geehrte Frau Beispil," }),
            f => f.Fault == Fault.WrongSalutation);
    }

    [Fact]
    public void lets_people_quote_what_the_debtor_wrote_but_no_account()
    {
        var (facts, _) = One(LetterKind.ComplaintAnswer);
        var quoting = facts with { Complaint = facts.Complaint! with { Says = "am 3.4.2026 nur 7 Kisten kamen" } };
        Assert.Empty(LetterGuard.Blocking(quoting, Composition.Of(quoting, LetterText.For(facts.Kind))));
        var lured = facts with { Complaint = facts.Complaint! with { Says = "ich auf AT611904300234573201 zahlen soll" } };
        Assert.Contains(LetterGuard.Blocking(lured, Composition.Of(lured, LetterText.For(facts.Kind))),
            f => f.Fault == Fault.ForeignIban);
    }

    [Fact]
    public void spares_names_that_are_forbidden_words()
    {
        var (facts, _) = One(LetterKind.CallConfirmation);
        var named = facts with
        {
            Debtor = facts.Debtor with { Name = "NACHBAR & BETRUG", Contact = "Frau Eva Dreist" },
            Call = facts.Call! with { Person = "Frau Eva Dreist" },
        };
        Assert.Empty(LetterGuard.Blocking(named, Composition.Of(named, LetterText.For(facts.Kind))));
    }

    // Each value of a letter, changed by one, is a lie that must be found: in every kind, country and language.
    [Fact]
    public void finds_every_value_of_a_letter_that_is_changed_by_one()
    {
        var missed = new List<string>();
        foreach (var (facts, letter) in Letters.Value.Where((_, i) => i % 173 == 0))
            foreach (var (at, paragraph) in letter.Paragraphs.Index())
                foreach (Match digit in Digits().Matches(paragraph))
                {
                    var other = digit.Value == "9" ? '8' : (char)(digit.Value[0] + 1);
                    var lie = $"{paragraph[..digit.Index]}{other}{paragraph[(digit.Index + 1)..]}";
                    var lying = letter with { Paragraphs = letter.Paragraphs.SetItem(at, lie) };
                    if (LetterGuard.Blocking(facts, lying).IsEmpty) missed.Add($"{facts.Kind} {facts.Language}: {lie}");
                }
        Assert.True(missed.Count == 0, string.Join('\n', missed.Distinct().Take(10)));
    }

    public static TheoryData<string> Rules => [.. LetterGuard.Rules.Select(r => r.Name)];

    // Without its rule a fault goes unseen: no rule is there for nothing.
    [Theory, MemberData(nameof(Rules))]
    public void needs_each_of_its_rules(string name)
    {
        var (facts, letter) = One(LetterKind.Notice2, Country.CH);
        (FactSheet, ComposedLetter) broken = name switch
        {
            "required content" => (facts, letter with { Paragraphs = letter.Paragraphs[1..] }),
            "amount and deadline first" => (facts, letter with
            {
                Paragraphs = [string.Concat(Enumerable.Repeat("Wir schreiben. ", 45)).Trim(), .. letter.Paragraphs],
            }),
            "one deadline" => (facts, Adding(letter, $"Zahlen Sie bis {facts.Form.Day(facts.On)}.")),
            "forbidden words" => (facts, Adding(letter, "Wir erstatten Strafanzeige.")),
            "insults" => (facts, Adding(letter, "Das ist dumm.")),
            "values are facts" => (facts, Adding(letter, "Es sind 17 Tage.")),
            "one currency" => (facts, Adding(letter, "Zahlen Sie in Euro.")),
            "Sie or du" => (facts, Adding(letter, "Melde dich.")),
            "form of the country" => (facts, Adding(letter, "Gruß")),
            "names as in the master data" => (facts, Adding(letter, "Frau Bejspiel weiss es.")),
            "length" => (facts, Adding(letter, string.Concat(Enumerable.Repeat("viele ", 40)) + "Worte.")),
            _ => throw new System.Diagnostics.UnreachableException(name),
        };
        var with = LetterGuard.Check(broken.Item1, broken.Item2);
        var without = LetterGuard.Check(broken.Item1, broken.Item2, LetterGuard.Rules.Where(r => r.Name != name));
        Assert.True(with.Length > without.Length, $"The rule '{name}' found nothing by itself.");
        Assert.Empty(without);
    }

    [GeneratedRegex(@"\d", RegexOptions.NonBacktracking)]
    private static partial Regex Digits();
}
