namespace Inkassio.Exchange.Tests;

public sealed class The_words_for_problems
{
    public static TheoryData<ImportProblemKind> Kinds => [.. Enum.GetValues<ImportProblemKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void are_a_sentence_for_every_kind(ImportProblemKind kind)
    {
        var text = ImportProblemText.For(new ImportProblem(kind, 7, "Betrag", "x", "y"));
        Assert.Matches("^Zeile 7, Spalte „Betrag“: .{12,}\\.$", text);
    }

    [Fact]
    public void show_long_and_hostile_values_short_and_harmless()
    {
        var plan = Given.PlanOf("Konto;RE-Nr;Fällig am;Betrag", $"1;A;01.02.2026;\u001b[31m{new string('9', 300)}");
        Assert.DoesNotContain(ImportProblemText.For(Assert.Single(plan.Problems)), char.IsControl);
        Assert.InRange(plan.Problems[0].Value.Length, 50, 81);
    }
}
