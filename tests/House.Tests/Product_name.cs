namespace Inkassio.House.Tests;

/// <summary>A debtor reads the name of the firm that he owes, and never ours (§ 11 Abs. 4 RDG).</summary>
public sealed class Product_name
{
    const string Name = "inkassio";

    [Fact]
    public void stands_in_nothing_that_a_debtor_sees() => Guard.Holds(
    [
        .. Repo.Files("prompts", "").Concat(Repo.Files("src/Letters", ".md", ".txt", ".xml", ".json", ".html"))
            .SelectMany(InText),
        .. Source.OfProduct.Where(s => s.File.IsUnder("src/Letters", "src/Domain/Correspondence")).SelectMany(InCode),
    ]);

    [Fact]
    public void is_found_in_a_text() => Guard.Sees("letters/de/reminder.md:2",
        InText(new("prompts/letters/de/reminder.md", "- immer: Bitte zahlen Sie.\n- immer: Ihr Inkassio-Team")));

    [Theory]
    [InlineData("class A { string producer = \"Inkassio 1.0\"; }")]
    [InlineData("class A { string producer = $\"made by INKASSIO {1}\"; }")]
    public void is_found_in_a_string_of_the_code(string planted) =>
        Guard.Sees("Planted.cs:1", InCode(Source.Planted(planted, "src/Letters/Planted.cs")));

    [Fact]
    public void may_name_a_namespace() => Guard.Holds(
        InCode(Source.Planted("namespace Inkassio.Letters; // Inkassio\nclass A;", "src/Letters/Planted.cs")));

    static IEnumerable<string> InText(RepoFile file) => file.Lines.Index()
        .Where(line => line.Item.Contains(Name, StringComparison.OrdinalIgnoreCase))
        .Select(line => $"{file.Path}:{line.Index + 1}: the product's name.");

    // Resources are found under the assembly's name; nobody outside reads that.
    static IEnumerable<string> InCode(Source source) => source.Strings
        .Where(text => text.ToString().Contains(Name, StringComparison.OrdinalIgnoreCase)
            && !text.ToString().Contains("Inkassio.Letters.", StringComparison.Ordinal))
        .Select(text => source.At(text, "the product's name."));
}
