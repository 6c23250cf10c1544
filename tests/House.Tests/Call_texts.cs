using Inkassio.Domain.Calling;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Words;

namespace Inkassio.House.Tests;

/// <summary>What is said on the telephone: prompts/calls.</summary>
public sealed class Call_texts
{
    [Fact]
    public void have_an_answer_to_every_kind_of_objection()
    {
        Assert.True(Objection.All.Length >= 24, $"{Objection.All.Length}");
        Assert.Equal(Objection.All.Length, Objection.All.Select(o => o.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Objection.All, card => Assert.Equal(
            card.Leads == CallOutcome.Dissatisfied, card.Cause is not null));
    }

    [Fact]
    public void have_words_for_every_outcome_and_no_other() => Assert.Equal(
        Enum.GetValues<CallOutcome>().Select(o => $"Ergebnis: {o.Word()}").Order(StringComparer.Ordinal),
        CallScript.Shipped.Parts.Select(p => p.Name)
            .Where(name => name.StartsWith("Ergebnis: ", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("## Vorher: Gruß\n- immer: Es geht um {{summe}}.")]
    [InlineData("## Vorher: Gruß\n- immer: Es geht um {{rechnungen}}.")]
    [InlineData("## Gespräch: Anlass\n- immer: Es geht um {{zinsen}}.")]
    [InlineData("## Gespräch: Anlass\n- bald: Guten Tag.")]
    [InlineData("## Irgendwann\n- immer: Guten Tag.")]
    public void that_would_name_a_debt_to_anybody_or_ask_for_nothing_known_are_found(string text) =>
        Assert.Throws<FormatException>(() => CallScript.Parse(text));

    [Theory]
    [InlineData("## Er lacht\n- Gemeint: Nichts.")]
    [InlineData("## Er lacht\n- Gemeint: A\n- Nachweis: B\n- Antwort: C\n- Schritt: D\n- Ergebnis: heiter")]
    public void with_a_card_that_leads_nowhere_are_found(string text) =>
        Assert.Throws<FormatException>(() => Objection.Parse(text));

    // A slot is a fact; a figure in the text itself would be nobody's.
    [Fact]
    public void name_no_figure_of_their_own() => Guard.Holds(
        Repo.Files("prompts/calls", ".md").SelectMany(file => file.Lines
            .Where(line => line.StartsWith("- ", StringComparison.Ordinal)
                && line[line.IndexOf(": ", StringComparison.Ordinal)..].Any(char.IsDigit))
            .Select(line => $"{file.Path}: {line}")));
}
