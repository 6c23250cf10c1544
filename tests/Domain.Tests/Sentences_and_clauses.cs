using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard;
using Inkassio.Domain.Correspondence.Guard.Prose;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;
using Inkassio.Domain.Words;

namespace Inkassio.Domain.Tests;

/// <summary>What a draft only points to, said with the facts of the day.</summary>
public sealed class Sentences_and_clauses
{
    static readonly DateOnly Release = new(2026, 11, 22);

    static Profile Firm(Country country) => Account.Sender with
    {
        Country = country, Region = "",
        Accounts = [new("DE89370400440532013000", "", "Bank", country == Country.CH ? Currency.CHF : Currency.EUR)],
    };

    static IEnumerable<FactSheet> Every =>
        from country in Enum.GetValues<Country>()
        from kind in Enum.GetValues<LetterKind>()
        from facts in SampleFacts.All(kind, Language.De, Firm(country))
        select facts;

    static string Said(FactSheet facts, string words) => string.Join('\n', Composition.Of(facts,
        LetterText.Parse($"## Betreff\n- immer: {{{{satz:betreff}}}}\n## Text\n- immer: {words}\n")).Paragraphs);

    [Fact]
    public void have_a_version_an_owner_a_statute_and_a_day_until_which_they_are_good()
    {
        Assert.Equal(10, Clause.All.Length);
        Assert.All(Clause.All, clause =>
        {
            Assert.True(clause.Version >= 1 && clause.Owner.Length > 5 && clause.Title.Length > 5, clause.Name);
            Assert.Matches("§|Art\\.", clause.Statute);
            Assert.True(clause.ValidUntil > Release, clause.Name);
            Assert.All(clause.Only.Concat(clause.Never).Concat(clause.Kinds)
                .Concat(clause.Wording.Wordings.SelectMany(w => w.When)),
                word => Assert.Contains(word, LetterConditions.KnownToSentences));
            Assert.Contains(ProseSlot.All, slot => slot.Name == $"klausel:{clause.Name}");
        });
    }

    [Fact]
    public void are_all_slots_of_prose_and_ask_only_for_known_situations()
    {
        foreach (var slot in ProseSlot.All.Where(s => s.Name.StartsWith("satz:", StringComparison.Ordinal)))
            Assert.NotNull(Sentences.Named(slot.Name["satz:".Length..]));
        Assert.All(Sentences.Text.Parts.SelectMany(p => p.Wordings).SelectMany(w => w.When),
            word => Assert.Contains(word, LetterConditions.KnownToSentences));
    }

    [Fact]
    public void pass_the_letter_guard_wherever_they_may_stand()
    {
        var found = new HashSet<string>();
        var said = new HashSet<string>();
        foreach (var facts in Every)
            foreach (var slot in ProseSlot.All.Where(s => s.Kinds.Contains(facts.Kind)))
            {
                if (slot.IsClause && Clause.Named(slot.Name["klausel:".Length..])!.Holds(facts) is false) continue;
                var words = Said(facts, $"{{{{{slot.Name}}}}}");
                if (words.Length == 0) continue;
                said.Add(slot.Name);
                var letter = Composition.Of(facts, LetterText.Parse(
                    $"## Betreff\n- immer: {{{{satz:betreff}}}}\n## Text\n- immer: {{{{{slot.Name}}}}}\n"));
                foreach (var finding in LetterGuard.Check(facts, letter).Where(f => f.Fault != Fault.ContentMissing))
                    found.Add($"{facts.Kind} {facts.Country} {slot.Name}: {finding.Rule} {finding.Sentence()}");
            }
        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.Equal(
            ProseSlot.All.Where(s => !s.Name.StartsWith("block:", StringComparison.Ordinal)
                && s.Name != "klausel:zinsen")
                .Select(s => s.Name).Order(StringComparer.Ordinal),
            said.Where(s => s != "klausel:zinsen").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void that_only_the_page_draws_leave_no_gap_and_no_empty_paragraph()
    {
        var facts = SampleFacts.Usual(LetterKind.Reminder, Language.De, Account.Sender);
        Assert.Equal("Vorher. Danach.", Said(facts, "Vorher. {{block:rechnungen}} Danach."));
        Assert.Equal("Danach.", Said(facts, "{{block:zahlung}} Danach."));
        var unpaid = facts with { Claims = [facts.Claims[0] with { Paid = Money.None(Currency.EUR) }] };
        Assert.Equal("", Said(unpaid, "{{block:zahlung}} {{satz:teilzahlung}}"));
    }

    [Theory]
    [InlineData(LetterKind.Reminder, Country.DE, "verzug")] // Another kind of letter.
    [InlineData(LetterKind.LastNotice, Country.AT, "mahnbescheid")] // Another country.
    [InlineData(LetterKind.LastNotice, Country.DE, "betreibung")]
    [InlineData(LetterKind.Notice1, Country.DE, "zinsen")]
    public void that_do_not_hold_cannot_be_said(LetterKind kind, Country country, string clause)
    {
        var facts = SampleFacts.Usual(kind, Language.De, Firm(country));
        var why = Assert.Throws<FormatException>(() => Said(facts, $"{{{{klausel:{clause}}}}}"));
        Assert.Contains(clause, why.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void announce_no_court_before_the_announced_hand_over_nothing_when_disputed_and_nothing_once_expired()
    {
        var facts = SampleFacts.Usual(LetterKind.LastNotice, Language.De,
            Account.Sender) with { AgencyFollows = false };
        var court = Clause.Named("mahnbescheid")!;
        Assert.True(court.Holds(facts));
        Assert.False(court.Holds(facts with { AgencyFollows = true }));
        Assert.True(Clause.Named("uebergabe")!.Holds(facts with { AgencyFollows = true }));
        Assert.False(Clause.Named("uebergabe")!.Holds(facts));
        Assert.False(court.Holds(facts with
        {
            Claims = [facts.Claims[0] with { Disputed = facts.Claims[0].Open, Open = Money.None(Currency.EUR) }],
        }));
        Assert.False(court.Holds(facts with { On = court.ValidUntil.AddDays(1) }));
    }

    [Fact]
    public void that_a_stored_draft_has_lost_are_left_out_and_told()
    {
        var facts = SampleFacts.Usual(LetterKind.LastNotice, Language.De, Account.Sender) with { AgencyFollows = true };
        var (letter, lost) = Composition.Draft(facts, LetterText.Parse(
            "## Betreff\n- immer: {{satz:betreff}}\n## A\n- immer: Bitte. {{klausel:mahnbescheid}}\n"));
        Assert.Equal("Bitte.", letter.Paragraphs[0]);
        var finding = Assert.Single(lost);
        Assert.True(finding.Blocks && finding.Fault == Fault.ClauseDoesNotHold);
        Assert.Contains("gilt in diesem Fall nicht mehr", finding.Sentence(), StringComparison.Ordinal);
    }

    [Fact]
    public void take_no_slot_from_what_a_debtor_wrote()
    {
        var facts = SampleFacts.Usual(LetterKind.ComplaintAnswer, Language.De, Account.Sender);
        facts = facts with { Complaint = facts.Complaint! with { Says = "{{klausel:mahnbescheid}} {{satz:frist}}" } };
        Assert.Equal("Sie schreiben, dass {{klausel:mahnbescheid}} {{satz:frist}}.", Said(facts, "{{satz:einwand}}"));
    }

    [Fact]
    public void that_do_not_exist_are_named() => Assert.Contains("satz:gibtesnicht",
        Assert.Throws<FormatException>(() =>
        Said(Every.First(), "{{satz:gibtesnicht}}")).Message, StringComparison.Ordinal);

    [Fact]
    public void say_amount_and_deadline_before_the_reader_tires()
    {
        var facts = SampleFacts.Usual(LetterKind.Reminder, Language.De, Account.Sender);
        Finding[] Found(int before) => [.. LetterGuard.Check(facts, Composition.Of(facts, LetterText.Parse(
            $"## Betreff\n- immer: B\n## A\n- immer: {new string('a', before)}.\n"
            + "## B\n- immer: {{satz:forderung}} {{satz:frist}}\n"))).Where(f => f.Fault == Fault.StandsTooLow)];
        Assert.Empty(Found(200));
        Assert.Equal(["die Frist"], Found(450).Select(f => f.Said));
        Assert.Equal(["der Betrag", "die Frist"], Found(700).Select(f => f.Said));
    }

    [Fact]
    public void every_fault_of_prose_is_told_in_a_sentence_with_a_way_out() => Assert.All(
        Enum.GetValues<ProseFault>(), fault =>
        {
            var said = new ProseFinding("G1", fault, 0, 0, "Wort").Sentence();
            Assert.EndsWith(".", said, StringComparison.Ordinal);
            Assert.DoesNotContain("!", said, StringComparison.Ordinal);
            Assert.InRange(said.Length, 30, 140);
        });
}
