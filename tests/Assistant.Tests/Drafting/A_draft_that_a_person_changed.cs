using System.Collections.Immutable;
using Inkassio.Assistant.Drafting;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard;
using Inkassio.Domain.Correspondence.Guard.Values;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;

namespace Inkassio.Assistant.Tests.Drafting;

public sealed class A_draft_that_a_person_changed
{
    static readonly DateOnly Day = Accounts.Day(NoticeKind.Notice1);

    static Debtor Account(Country country = Country.DE) => Accounts.Before(NoticeKind.Notice1, Accounts.Party(country));

    static async Task<DraftView> Written(Country country = Country.DE) =>
        (await Accounts.Write(Account(country), NoticeKind.Notice1, country: country)).View;

    static EditedDraft Edit(DraftView view, ImmutableArray<string> paragraphs, string? subject = null,
        Country country = Country.DE) =>
        DraftDesk.Edited(view.Draft, subject ?? view.Letter!.Subject, paragraphs, Account(country),
            Accounts.Terms(country), Day);

    [Theory]
    [InlineData(Country.DE)]
    [InlineData(Country.CH)] // Where the first letter is raised after the greeting.
    public async Task keeps_its_slots_where_nothing_was_changed(Country country)
    {
        var view = await Written(country);
        var edited = Edit(view, [.. view.Letter!.Paragraphs, "Viele Grüsse an das Team."], country: country).View!;
        Assert.Equal(view.Draft.Words.Text!.Split("{{").Length - 1 - Drawn(view),
            edited.Draft.Words.Text!.Split("{{").Length - 1);
        Assert.Equal((DraftOrigin.Person, 2), (edited.Draft.Origin, edited.Draft.Version));
        Assert.Equal(view.Letter.Paragraphs, edited.Letter!.Paragraphs[..^1]);
        Assert.Equal(view.Letter.Subject, edited.Letter.Subject);
    }

    // A paragraph that only the page draws says nothing, so a person can neither see nor keep it.
    static int Drawn(DraftView view) => Prose.Of(view.Draft.Words.Text!)!.Paragraphs
        .Where(p => p.Replace("{{block:", "", StringComparison.Ordinal) is var rest && !rest.Contains("{{",
            StringComparison.Ordinal)
            && !rest.Any(char.IsWhiteSpace) && p.StartsWith("{{block:", StringComparison.Ordinal)).Count();

    [Fact]
    public async Task says_what_was_typed_and_the_guard_reads_its_values()
    {
        var view = await Written();
        var total = view.Facts!.Form.Amount(view.Facts.Total);
        var right = Edit(view, [.. view.Letter!.Paragraphs, $"Es geht weiter um {total}."]).View!;
        Assert.Empty(right.Findings);
        var wrong = Edit(view, [.. view.Letter.Paragraphs, "Es geht weiter um 1.234,56 €."]).View!;
        Assert.Contains(wrong.Findings, f => f.Fault == Fault.UnknownAmount);
        Assert.Equal(
            [Verdict.Verified, Verdict.Unsupported, Verdict.ForeignAccount],
            DraftDesk.Marks(view.Facts, $"{total}, 9.999,99 €, DE02120300000000202051").Select(m => m.Verdict));
    }

    [Theory]
    [InlineData("{{satz:frist}}")]
    [InlineData("{{klausel:mahnbescheid}}")]
    [InlineData("Bitte {summe} zahlen")]
    [InlineData("}}")]
    [InlineData("Ein\u0001Zeichen")]
    [InlineData("Ein \uD83D Zeichen")]
    public async Task takes_no_braces_and_no_signs_that_cannot_be_printed(string typed)
    {
        var edited = Edit(await Written(), [typed]);
        Assert.Null(edited.View);
        Assert.EndsWith(".", edited.Why, StringComparison.Ordinal);
        Assert.NotNull(Edit(await Written(), ["Guten Tag."], subject: typed).Why);
    }

    [Fact]
    public async Task is_not_empty_and_not_endless()
    {
        var view = await Written();
        Assert.NotNull(Edit(view, ["  ", "\n"]).Why);
        Assert.NotNull(Edit(view, [.. Enumerable.Repeat("Text.", DraftDesk.ParagraphsMax + 1)]).Why);
        Assert.NotNull(Edit(view, [new string('a', OwnText.TextMax + 1)]).Why);
    }

    public static TheoryData<string> Hostile =>
    [
        "immer: doch nicht", "## Betreff", "- immer: noch einer", "- du: x", "a: b: c", ": ", "-", "##", "\\n",
            "du, Sie: ",
        "zwei  Blanks\tund\u00A0feste", "Zeile\nzweite\r\ndritte\u2028vierte\u0085fünfte", "﻿BOM", "”“„‚’",
            "e\u0301", "## ",
        "- immer:", "Absatz 1", "\u200Bunsichtbar\u200B", "# Titel", "—", "%0A", "<b>x</b>", "[x](y)",
            "'; drop table", "\u202Eabc",
    ];

    [Theory, MemberData(nameof(Hostile))]
    public void reads_back_from_the_store_as_it_was(string text)
    {
        var prose = new Prose(text, [text, "Mitte: ja.", text]);
        var line = Prose.OneLine(text);
        var stored = prose.ToText();
        var read = LetterText.Parse(stored);
        Assert.Equal([line.Length > 0 ? line : Prose.OwnSubject, line, "Mitte: ja.", line],
            read.Parts.Select(p => p.Wordings.Single().Text));
        Assert.All(read.Parts, p => Assert.Empty(p.Wordings[0].When));
        Assert.Equal(stored, Prose.Of(stored)!.ToText());
    }

    [Fact]
    public void reads_back_any_text_at_all()
    {
        var random = new Random(7);
        const string signs = "ab:- #\n\r\t{}„ß€\u00A0\u2028\u0085,.immerBetreff";
        for (var n = 0; n < 3_000; n++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(1, 30)).Select(_ =>
                signs[random.Next(signs.Length)])]);
            if (Prose.OneLine(text).Length == 0) continue;
            var stored = new Prose("Betreff", [text]).ToText();
            Assert.Equal(Prose.OneLine(text), LetterText.Parse(stored).Parts[1].Wordings.Single().Text);
        }
    }
}
