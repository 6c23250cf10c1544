using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;

namespace Inkassio.House.Tests;

/// <summary>The approved texts of prompts/letters, composed in every situation that there is.</summary>
public sealed partial class Letter_texts
{
    const string Folder = "prompts/letters";

    static readonly Lazy<ImmutableArray<(FactSheet Facts, ComposedLetter Letter)>> Letters = new(() =>
    [
        .. Letter_facts.All
            .Select(facts => (
                Facts: facts, Letter: Composition.Of(facts, LetterText.For(facts.Kind, facts.Language))))
            .DistinctBy(w => (w.Facts.Kind, w.Facts.Register, w.Facts.Country, w.Facts.Language, Whole(w.Letter))),
    ]);

    static (LetterKind Kind, Language Language)[] Kinds =>
    [
        .. from kind in Enum.GetValues<LetterKind>()
           from language in Enum.GetValues<Language>()
           select (kind, language),
    ];

    static string Path(LetterKind kind, Language language) =>
        $"{Folder}/{KebabEnum<Language>.Word(language)}/{KebabEnum<LetterKind>.Word(kind)}.md";

    [Fact]
    public void are_there_for_every_kind_and_no_other() => Assert.Equal(
        Kinds.Select(k => Path(k.Kind, k.Language)).Append($"{Folder}/forbidden.md").Order(StringComparer.Ordinal),
        Repo.Files(Folder, ".md").Select(file => file.Path).Order(StringComparer.Ordinal));

    [Fact]
    public void are_built_in_as_they_stand_in_the_files() => Assert.All(Kinds, k => Assert.Equivalent(
        LetterText.Parse(Repo.Read(Path(k.Kind, k.Language)).Text), LetterText.For(k.Kind, k.Language)));

    [Fact]
    public void read_back_as_they_were_written() => Assert.All(Kinds, k => Assert.Equivalent(
        LetterText.For(k.Kind, k.Language), LetterText.Parse(LetterText.For(k.Kind, k.Language).ToString())));

    [Fact]
    public void ask_only_for_known_conditions() =>
        Guard.Holds(Kinds.SelectMany(k => UnknownConditions(k.Kind, LetterText.For(k.Kind, k.Language))));

    [Fact]
    public void that_ask_for_unknown_conditions_are_found() => Guard.Sees("'bald'",
        UnknownConditions(LetterKind.Reminder, LetterText.Parse("## Bitte\n- bald, du: Zahle.\n- immer: Bitte.")));

    // A slot that does not exist is noticed when its wording is said; so every wording has to be said once.
    [Fact]
    public void have_no_wording_that_is_never_said() =>
        Guard.Holds(Kinds.SelectMany(k => NeverSaid(k.Kind, k.Language, LetterText.For(k.Kind, k.Language))));

    [Fact]
    public void with_a_wording_that_is_never_said_are_found() => Guard.Sees("Nie.", NeverSaid(
        LetterKind.Reminder, Language.De,
        LetterText.Parse("## Betreff\n- immer: Rechnung\n## Bitte\n- immer: Bitte zahlen.\n- du: Nie.")));

    [Fact]
    public void fill_every_slot() => Assert.All(Letters.Value, written => Assert.All(
        (string[])[written.Letter.Subject, .. written.Letter.Paragraphs], said => Assert.DoesNotContain("{{", said)));

    [Fact]
    public void with_a_slot_that_does_not_exist_are_found() => Assert.Throws<FormatException>(() =>
        Composition.Of(Letter_facts.All.First(), LetterText.Parse("## Betreff\n- immer: {{zinssatz}}")));

    [Fact]
    public void have_a_subject_a_salutation_and_a_demand() => Guard.Holds(Letters.Value.SelectMany(Incomplete));

    [Fact]
    public void without_a_demand_are_found() => Guard.Sees("names no sum", Incomplete(Written(
        LetterKind.Reminder, "Es eilt bis Montag, 29.06.2026.")));

    [Fact]
    public void say_no_forbidden_phrase() => Guard.Holds(Letters.Value.SelectMany(Forbidden));

    [Theory]
    [InlineData(LetterKind.Notice2, "Sonst melden wir Sie der SCHUFA.", "schufa")]
    [InlineData(LetterKind.Notice2, "Der Gerichtsvollzieher kommt.", "gerichtsvollzieher")]
    [InlineData(LetterKind.Notice2, "Zahlen Sie bitte!", "!")]
    [InlineData(LetterKind.Notice2, "Zahlen Sie SOFORT.", "[A-ZÄÖÜ]")]
    [InlineData(LetterKind.Reminder, "Sonst fallen Zinsen an.", "zinsen")]
    [InlineData(LetterKind.PreDue, "Sonst geraten Sie in Verzug.", "verzug")]
    [InlineData(LetterKind.Notice1, "Wir bitten ein letztes Mal.", "letzt")]
    public void with_a_forbidden_phrase_are_found(LetterKind kind, string said, string pattern) =>
        Assert.Contains(Forbidden(Written(kind, said)), f => f.Contains(pattern, StringComparison.Ordinal));

    [Fact]
    public void never_mix_Sie_and_du() => Guard.Holds(Letters.Value.SelectMany(Mixed).Distinct());

    [Theory]
    [InlineData(Register.Sie, "Bitte melde dich.")]
    [InlineData(Register.Du, "Ihre Rechnung ist offen.")]
    [InlineData(Register.Du, "Bitte melden Sie sich.")]
    public void that_mix_Sie_and_du_are_found(Register register, string said) =>
        Assert.NotEmpty(Mixed(Written(LetterKind.Reminder, said, register)));

    [Fact]
    public void write_no_sharp_s_to_Switzerland() => Assert.All(
        Letters.Value.Where(w => w.Facts is { Country: Country.CH, Language: Language.De }),
        w => Assert.DoesNotContain("ß", Whole(w.Letter)));

    [Fact]
    public void of_the_other_countries_do_write_it() => Assert.All(
        Letters.Value.Where(w => w.Facts.Country != Country.CH && w.Facts.Language == Language.De),
        w => Assert.Contains("ß", Whole(w.Letter)));

    static (FactSheet Facts, ComposedLetter Letter) Written(
        LetterKind kind, string said, Register register = Register.Sie) =>
        (Letter_facts.All.First(f => f.Kind == kind && f.Register == register && f.Country == Country.DE),
            new ComposedLetter("Ein Betreff", "Guten Tag", [said], "Mit freundlichen Grüßen", "Anna Weber"));

    static string Whole(ComposedLetter letter) => string.Join('\n',
        [letter.Subject, letter.Salutation, .. letter.Paragraphs, letter.Closing, letter.Signature]);

    static IEnumerable<string> UnknownConditions(LetterKind kind, LetterText text) =>
        from part in text.Parts
        from wording in part.Wordings
        from condition in wording.When
        where !Composition.KnownConditions.Contains(condition)
        select $"{kind}, {part.Name}: nobody knows when '{condition}' is.";

    static IEnumerable<string> NeverSaid(LetterKind kind, Language language, LetterText text)
    {
        var number = 0;
        var marked = new LetterText([.. text.Parts.Select(part => part with
        {
            Wordings = [.. part.Wordings.Select(w => w with { Text = $"⟦{number++}⟧{w.Text}" })],
        })]);
        var said = Letter_facts.All.Where(facts => facts.Kind == kind && facts.Language == language)
            .SelectMany(facts => Marks().Matches(Whole(Composition.Of(facts, marked))))
            .Select(m => m.Value).ToHashSet();
        return text.Parts.SelectMany(p => p.Wordings).Index().Where(w => !said.Contains($"⟦{w.Index}⟧"))
            .Select(w => $"{kind}: this wording is never said: {w.Item.Text}");
    }

    static IEnumerable<string> Incomplete((FactSheet Facts, ComposedLetter Letter) written)
    {
        var (facts, letter) = written;
        var said = string.Join('\n', letter.Paragraphs);
        if (letter.Subject.Length == 0 || letter.Salutation.Length == 0) yield return $"{facts.Kind} has no subject.";
        if (letter.Paragraphs.Any(string.IsNullOrWhiteSpace)) yield return $"{facts.Kind} has an empty paragraph.";
        if (facts.Kind.IsByHand()) yield break; // What those must say is the guard's own table, tried in Domain.Tests.
        if (facts.Kind == LetterKind.PreDue)
        {
            if (!said.Contains(facts.Form.IsEnglish ? "due" : "fällig", StringComparison.Ordinal)) yield return $"{facts.Kind} names no due date.";
            yield break;
        }
        if (!said.Contains(facts.Form.Amount(facts.Asks?.Amount ?? facts.Total), StringComparison.Ordinal))
            yield return $"{facts.Kind} names no sum: {said}";
        if (!said.Contains(facts.Form.DayWithName(facts.DeadlineOn), StringComparison.Ordinal))
            yield return $"{facts.Kind} names no deadline: {said}";
        if (said.Split(facts.Form.Day(facts.DeadlineOn)).Length > 2)
            yield return $"{facts.Kind} names its deadline more than once: {said}";
    }

    static IEnumerable<string> Forbidden((FactSheet Facts, ComposedLetter Letter) written) =>
        from phrase in ForbiddenPhrase.All
        where phrase.Speaks(written.Facts.Kind)
        from said in phrase.IsForSubjects
            ? [written.Letter.Subject]
            : (string[])[written.Letter.Subject, written.Letter.Salutation, .. written.Letter.Paragraphs]
        where phrase.Pattern.IsMatch(said)
        select $"{written.Facts.Kind} says /{phrase.Pattern}/: {said}";

    static IEnumerable<string> Mixed((FactSheet Facts, ComposedLetter Letter) written) =>
        from said in (string[])[written.Letter.Subject, .. written.Letter.Paragraphs]
        where !written.Facts.Form.IsEnglish
            && (written.Facts.Register == Register.Du ? SaysSie() : SaysDu()).IsMatch(said)
        select $"{written.Facts.Kind}, {written.Facts.Register}: {said}";

    [GeneratedRegex(@"\b(du|dich|dir|dein\w*)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SaysDu();

    // At the start of a sentence "Sie" may be the invoice.
    [GeneratedRegex(@"\b(Ihr|Ihre[mnrs]?|Ihnen)\b|(?<![.?]\s)(?<!^)\bSie\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SaysSie();

    [GeneratedRegex(@"⟦\d+⟧", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marks();
}
