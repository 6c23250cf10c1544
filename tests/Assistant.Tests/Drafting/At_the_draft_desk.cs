using System.Collections.Immutable;
using Inkassio.Assistant.Drafting;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard;
using Inkassio.Domain.Correspondence.Guard.Prose;
using Inkassio.Domain.Correspondence.Guard.Values;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Segments;

namespace Inkassio.Assistant.Tests.Drafting;

public sealed class At_the_draft_desk
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Says what it was told to say, and counts how often it was asked.</summary>
    sealed class Model(params Prose?[] answers) : IDrafter
    {
        public List<ImmutableArray<ProseFinding>> Asked { get; } = [];

        public DraftOrigin Origin => DraftOrigin.Model;

        public Task<Prose?> Write(
            DraftCase about, int seed, ImmutableArray<ProseFinding> objections, CancellationToken stop)
        {
            Asked.Add(objections);
            return Task.FromResult(answers[Math.Min(Asked.Count, answers.Length) - 1]);
        }
    }

    static Debtor Reminded(params DebtorEvent[] then) =>
        Accounts.Before(NoticeKind.Notice1, Accounts.Party(Country.DE), 1, then);

    static Prose Kit => TextKit.Written(
        CaseOfAccount.Of(Reminded(), FactsOf(Reminded()), DraftWish.None), 3, [])!;

    static FactSheet FactsOf(Debtor account) => ForeseenLetter.Of(
        account, Accounts.Step(NoticeKind.Notice1), Accounts.Terms(Country.DE),
            Accounts.Day(NoticeKind.Notice1)).Facts!;

    static string Text(DraftView view) => string.Join('\n', view.Letter!.Paragraphs);

    // E, M1, M2, M3, I for many debtors.
    [Fact]
    public async Task no_sentence_of_prose_comes_twice_within_a_case()
    {
        for (var id = 1; id <= 60; id++)
        {
            var said = new HashSet<string>(StringComparer.Ordinal);
            DraftWish wish = id % 3 == 0 ? Cases.Wish(WritingWish.Longer, WritingWish.WithThanks) : DraftWish.None;
            foreach (var kind in Accounts.Ladder)
            {
                var account = Accounts.Before(kind, Accounts.Party(Country.DE), 1,
                    Accounts.InSegment((Segment)(id % 4)));
                var (view, _) = await Accounts.Write(account, kind, wish, id: id);
                Assert.Equal(DraftOrigin.Kit, view.Draft.Origin);
                foreach (var sentence in Prose.Of(view.Draft.Words.Text!)!.Paragraphs.SelectMany(Sentences))
                    Assert.True(said.Add(sentence), $"{id} {kind}: {sentence}");
            }
        }
    }

    static IEnumerable<string> Sentences(string paragraph) =>
        Composition.SlotsIn(paragraph)
            .Aggregate(paragraph, (text, slot) => text.Replace($"{{{{{slot}}}}}", "", StringComparison.Ordinal))
            .Split(['.', '?'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public async Task a_draft_of_every_step_can_go_as_far_as_its_words_are_concerned()
    {
        foreach (var country in Enum.GetValues<Country>())
            foreach (var kind in Enum.GetValues<NoticeKind>())
                foreach (var party in (Party[])[Accounts.Party(country), Accounts.Party(country,
                    DebtorKind.Consumer, Register.Du)])
                {
                    var account = Accounts.Before(kind, party, 2);
                    var (view, remarks) = await Accounts.Write(account, kind, country: country, invoices: 2);
                    Assert.Equal(DraftOrigin.Kit, view.Draft.Origin);
                    Assert.True(view.Findings.IsEmpty, $"{country} {kind}: {string.Join(' ', view.Findings)}");
                    Assert.Empty(remarks);
                    Assert.Contains(view.Facts!.Form.Amount(view.Facts.Total), Text(view), StringComparison.Ordinal);
                }
    }

    [Fact]
    public async Task the_words_of_a_draft_are_part_of_what_an_approval_is_given_for()
    {
        var account = Reminded();
        var (one, _) = await Accounts.Write(account, NoticeKind.Notice1);
        var (other, _) = await Accounts.Write(account, NoticeKind.Notice1, new() { Again = 1 });
        var approved = DraftDesk.View(
            one.Draft with { Words = new(null) }, account, Accounts.Terms(Country.DE),
                Accounts.Day(NoticeKind.Notice1));
        Assert.Equal(3, new[] { one, other, approved }.Select(v => v.Facts!.Version).Distinct().Count());
        var again = DraftDesk.View(one.Draft, account, Accounts.Terms(Country.DE), Accounts.Day(NoticeKind.Notice1));
        Assert.Equal(one.Facts!.Version, again.Facts!.Version);
    }

    [Fact]
    public async Task a_model_gets_one_correction_and_then_the_kit_writes()
    {
        var lie = Kit with { Paragraphs = [.. Kit.Paragraphs, "Zahlen Sie 5 Euro bis Freitag."] };
        var liar = new Model(lie);
        var (view, _) = await Accounts.Write(Reminded(), NoticeKind.Notice1, drafters: [liar, new TextKit()]);
        Assert.Equal((DraftOrigin.Kit, 2), (view.Draft.Origin, liar.Asked.Count));
        Assert.Contains(liar.Asked[1], f => f.Fault == ProseFault.Digit);
        var learner = new Model(lie, Kit);
        (view, _) = await Accounts.Write(Reminded(), NoticeKind.Notice1, drafters: [learner, new TextKit()]);
        Assert.Equal(DraftOrigin.Model, view.Draft.Origin);
    }

    [Theory]
    [InlineData("Mahnung über 500 Euro")]
    [InlineData("Letzte Chance, Herr Huber")]
    [InlineData("{{satz:frist}}")]
    [InlineData("{{zusage}}")]
    public async Task a_subject_passes_the_guard_as_well(string subject)
    {
        var (view, _) = await Accounts.Write(
            Reminded(), NoticeKind.Notice1, drafters: [new Model(Kit with { Subject = subject }), new TextKit()]);
        Assert.Equal(DraftOrigin.Kit, view.Draft.Origin);
    }

    [Fact]
    public async Task where_nobody_can_write_the_approved_text_stands()
    {
        var (view, remarks) = await Accounts.Write(Reminded(), NoticeKind.Notice1, drafters: [new Model((Prose?)null)]);
        Assert.Equal((DraftOrigin.Approved, null), (view.Draft.Origin, view.Draft.Words.Text));
        Assert.Contains(remarks, r => r.Contains("freigegebener Text", StringComparison.Ordinal));
        Assert.Empty(view.Findings);
    }

    [Fact]
    public async Task an_English_debtor_gets_the_approved_English_text()
    {
        var account = Accounts.Before(NoticeKind.Notice1, Accounts.Party(Country.DE, language: Language.En));
        var (view, remarks) = await Accounts.Write(account, NoticeKind.Notice1, Cases.Wish(WritingWish.Shorter));
        Assert.Equal(DraftOrigin.Approved, view.Draft.Origin);
        Assert.StartsWith("Dear", view.Letter!.Salutation, StringComparison.Ordinal);
        Assert.Single(remarks);
    }

    [Fact]
    public async Task every_wish_shows_or_is_answered()
    {
        foreach (var kind in Enum.GetValues<NoticeKind>())
            foreach (var wish in Enum.GetValues<WritingWish>())
            {
                var account = Accounts.Before(kind, Accounts.Party(Country.DE));
                var (plain, _) = await Accounts.Write(account, kind);
                var (wished, remarks) = await DraftDesk.Change(plain.Draft, Cases.Wish(wish), account,
                    Accounts.Terms(Country.DE), Accounts.Day(kind), [new TextKit()], Stop);
                Assert.True(Text(plain) != Text(wished) || !remarks.IsEmpty, $"{kind} {wish}: no effect and no word");
                Assert.Equal(2, wished.Draft.Version);
                if (wish == WritingWish.Shorter) Assert.True(Text(wished).Length < Text(plain).Length, $"{kind}");
                if (wish == WritingWish.Longer) Assert.True(Text(wished).Length > Text(plain).Length, $"{kind}");
            }
    }

    [Fact]
    public async Task a_tone_moves_within_the_band_of_its_step()
    {
        foreach (var kind in Enum.GetValues<NoticeKind>())
            for (var id = 1; id <= 8; id++)
            {
                var hardness = new List<decimal>();
                foreach (var tone in Enum.GetValues<DraftTone>())
                {
                    var (view, _) = await Accounts.Write(
                        Accounts.Before(kind, Accounts.Party(Country.DE)), kind, new() { Tone = tone }, id: id);
                    var prose = string.Join('\n', Prose.Of(view.Draft.Words.Text!)!.Paragraphs);
                    hardness.Add(ToneRule.Hardness(new ProseReading(
                        ProseCase.Of(kind.Letter()), new(SpokenIn.Body, prose)).Text));
                }
                var (min, max) = ToneRule.Band(kind.Letter());
                Assert.All(hardness, h => Assert.InRange(h, min, max));
                Assert.Equal(hardness.Order(), hardness);
                if (kind != NoticeKind.PreDue) Assert.True(hardness[0] < hardness[^1],
                    $"{kind} {string.Join(' ', hardness)}");
            }
    }

    [Fact]
    public async Task what_prose_claimed_is_looked_at_again_when_an_answer_has_come()
    {
        var account = Reminded();
        Draft? draft = null;
        for (var id = 1; draft is null && id < 40; id++)
            if ((await Accounts.Write(account, NoticeKind.Notice1, id: id)).View.Draft is var tried
                && tried.Words.Text!.Contains("keine Rückmeldung", StringComparison.Ordinal)) draft = tried;
        Assert.NotNull(draft);
        var answered = account.Evolve(new DebtorEvent.ReplyReceived(
            Guid.Empty, null, "a@b.example", "Re", "Text", Accounts.Day(NoticeKind.Notice1), IsAutomatic: false));
        var view = DraftDesk.View(draft, answered, Accounts.Terms(Country.DE), Accounts.Day(NoticeKind.Notice1));
        Assert.Contains(view.Findings, f => f is { Fault: Fault.NoLongerTrue, Blocks: true });
    }

    [Fact]
    public async Task who_asks_for_other_words_gets_others_from_the_first_sentence_on()
    {
        var account = Reminded();
        var begun = new HashSet<string>(StringComparer.Ordinal);
        for (var again = 0; again < 6; again++)
        {
            var (view, _) = await Accounts.Write(account, NoticeKind.Notice1, new() { Again = again });
            Assert.DoesNotContain(view.Findings, f => f.Blocks);
            begun.Add(Prose.Of(view.Draft.Words.Text!)!.Paragraphs[0]);
        }
        Assert.InRange(begun.Count, 4, 6);
    }

    [Fact]
    public async Task a_case_at_rest_names_neither_deadline_nor_consequence()
    {
        var account = Reminded(new DebtorEvent.HoldPlaced(null, HoldReason.Asked, null));
        var (view, remarks) = await Accounts.Write(account, NoticeKind.Notice1);
        Assert.DoesNotContain("{{klausel", view.Draft.Words.Text!, StringComparison.Ordinal);
        Assert.DoesNotContain("{{satz:frist", view.Draft.Words.Text!, StringComparison.Ordinal);
        Assert.Contains(remarks, r => r.StartsWith("Der Fall ruht", StringComparison.Ordinal));
        Assert.False(view.Foreseen.CanGo);
    }
}
