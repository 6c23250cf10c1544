using Inkassio.Domain.Tests.Scenarios;

namespace Inkassio.Domain.Tests;

/// <summary>docs/CAPABILITIES.md names a test or a story for each capability, and each of them exists.</summary>
public sealed class Capabilities
{
    static readonly string[] Rows = [.. File.ReadLines(Repository.Path("docs", "CAPABILITIES.md"))
        .Where(l => l.StartsWith("| M", StringComparison.Ordinal))];

    [Fact]
    public void are_listed_from_M1_to_M50() => Assert.Equal(
        Enumerable.Range(1, 50).Select(n => $"M{n}"), Rows.Select(r => r.Split('|')[1].Trim()));

    [Fact]
    public void name_only_tests_and_stories_that_exist()
    {
        var sources = Directory.GetFiles(Repository.Path("tests"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText).ToArray();
        var missing = Rows.SelectMany(r => r.Split('|')[3].Split(';', StringSplitOptions.TrimEntries))
            .Where(proof => proof != "open" && !Exists(proof, sources));
        Assert.Empty(missing);
    }

    static bool Exists(string proof, string[] sources)
    {
        if (proof.StartsWith("story: ", StringComparison.Ordinal))
            return Scenario.All.Any(s => s.Name == proof["story: ".Length..]);
        var names = proof.Split('.');
        return names.Length == 2 && sources.Any(s => s.Contains($" class {names[0]}", StringComparison.Ordinal)
            && s.Contains($" {names[1]}(", StringComparison.Ordinal));
    }

    [Fact]
    public void name_every_trap_as_a_test_of_its_own() => Assert.Equal(9, typeof(Traps_of_other_products)
        .GetMethods().Count(m => m.GetCustomAttributes(typeof(FactAttribute), inherit: false).Length > 0));
}

/// <summary>The files of the repository that some tests read.</summary>
static class Repository
{
    public static string Path(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Inkassio.sln")))
            folder = folder.Parent;
        return System.IO.Path.Combine([folder!.FullName, .. parts]);
    }
}
