namespace Inkassio.House.Tests;

/// <summary>One file of the repository; the path is written from the root, with slashes.</summary>
public sealed record RepoFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The file's name up to its first dot.</summary>
    public string Stem => Name.Split('.')[0];

    public string[] Lines => Text.Split('\n');

    public bool IsUnder(params string[] folders) =>
        folders.Any(folder => Path.StartsWith(folder + "/", StringComparison.Ordinal));
}

/// <summary>The repository as it lies in the working tree, without what a build or a run leaves there.</summary>
public static class Repo
{
    static readonly HashSet<string> MadeByTools = new(StringComparer.Ordinal)
    {
        "bin", "obj", ".git", ".vs", ".idea", "node_modules", "TestResults", "data", "_framework",
    };

    static readonly string Root = Find();

    /// <summary>Every file below a folder whose name ends in one of the endings; none without the folder.</summary>
    public static IEnumerable<RepoFile> Files(string under, params string[] endings) =>
        Walk(new DirectoryInfo(Path.Combine(Root, under)))
            .Where(file => endings.Any(ending => file.Name.EndsWith(ending, StringComparison.Ordinal)))
            .OrderBy(file => file.FullName, StringComparer.Ordinal)
            .Select(file => new RepoFile(
                Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'), File.ReadAllText(file.FullName)));

    public static RepoFile Read(string path) => new(path, File.ReadAllText(Path.Combine(Root, path)));

    static IEnumerable<FileInfo> Walk(DirectoryInfo folder) => !folder.Exists ? [] :
    [
        .. folder.EnumerateFiles(),
        .. folder.EnumerateDirectories().Where(d => !MadeByTools.Contains(d.Name) && d.LinkTarget is null)
            .SelectMany(Walk),
    ];

    static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Inkassio.sln")))
            folder = folder.Parent;
        return folder?.FullName
            ?? throw new InvalidOperationException("The guards read the sources: run them from inside the repository.");
    }
}

/// <summary>A guard returns its findings as sentences, "file:line: what is wrong".</summary>
public static class Guard
{
    public static void Holds(IEnumerable<string> findings)
    {
        var all = findings.ToArray();
        Assert.True(all.Length == 0, "\n" + string.Join('\n', all));
    }

    /// <summary>The guard sees what was planted, and says so in exactly one finding that names it.</summary>
    public static void Sees(string naming, IEnumerable<string> findings) =>
        Assert.Contains(naming, Assert.Single(findings), StringComparison.Ordinal);
}
