using System.Text.RegularExpressions;

namespace Inkassio.House.Tests;

/// <summary>The repository works on every machine: it names none.</summary>
public sealed partial class Portable_files
{
    static readonly string[] Texts =
    [
        ".cs", ".razor", ".csproj", ".props", ".targets", ".sln", ".json", ".resx", ".sql", ".md", ".txt", ".yml",
        ".yaml", ".css", ".js", ".html", ".svg", ".sh", ".config", "run", "Dockerfile", ".service", ".editorconfig",
        ".gitignore",
    ];

    [Fact]
    public void name_no_machine_and_no_package_source() => Guard.Holds(Repo.Files("", Texts).SelectMany(Findings));

    [Fact]
    public void are_all_looked_at() => Assert.Contains(Repo.Files("", Texts), file => file.Path == "Inkassio.sln");

    // Put together here, for this file is read too.
    [Theory]
    [InlineData("/ho", "me/anna/inkassio")]
    [InlineData("/wo", "rk/main")]
    [InlineData("/ro", "ot/.nuget")]
    [InlineData("/Us", "ers/anna")]
    [InlineData("C:\\Us", "ers\\anna")]
    [InlineData("https://packages.example/v3/ind", "ex.json")]
    [InlineData("<packageSour", "ces>")]
    [InlineData("<RestoreSour", "ces>")]
    public void that_name_one_are_found(string start, string end) =>
        Guard.Sees("docs/A.md:2", Findings(new("docs/A.md", $"first\nsee {start}{end} there")));

    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("/usr/bin/chromium")]
    [InlineData("src/work/home.md and https://example.com/home/page")]
    public void that_name_what_is_everywhere_are_let_be(string harmless) =>
        Guard.Holds(Findings(new("docs/A.md", harmless)));

    static IEnumerable<string> Findings(RepoFile file) => file.Lines.Index()
        .Where(line => Machine().IsMatch(line.Item))
        .Select(line => $"{file.Path}:{line.Index + 1}: names a machine or a package source: {line.Item.Trim()}");

    // The classes of one letter keep this line from finding itself.
    [GeneratedRegex(
        @"(?<![\w.\-])/(home|root|work|Users|farm)/[\w.]|[A-Z]:\\[U]sers\\|/v3/[i]ndex\.json"
        + "|<[p]ackageSources|<(Additional)?[R]estoreSources",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Machine();
}
