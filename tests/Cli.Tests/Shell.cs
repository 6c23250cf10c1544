using System.Text.Json;
using System.Text.Json.Nodes;

namespace Inkassio.Cli.Tests;

/// <summary>What a call left behind: its exit code, its records, its messages.</summary>
public sealed record Ended(int Code, string Output, string Messages)
{
    public IReadOnlyList<JsonNode> Records =>
        [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    public JsonNode Only => Records.Single();
}

/// <summary>Calls the terminal in this process, on a SQLite file of the test's own.</summary>
public sealed class Shell : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("terminal-");

    /// <summary>A Thursday, when nothing else is said.</summary>
    public Ticking Clock { get; set; } = new(new(2026, 3, 12, 9, 0, 0, TimeSpan.Zero));

    public string Db => "sqlite:" + Path("books.db");

    public string Path(string name) => System.IO.Path.Combine(folder.FullName, name);

    public string File(string name, string text)
    {
        System.IO.File.WriteAllText(Path(name), text);
        return Path(name);
    }

    /// <summary>A call on the test's file, for records.</summary>
    public Task<Ended> Json(params string[] words) => Plain(["--db", Db, "--json", .. words]);

    public async Task<Ended> Plain(params string[] words)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var messages = new StringWriter { NewLine = "\n" };
        var code = await Terminal.Run(words, output, messages, Clock, TestContext.Current.CancellationToken);
        return new(code, output.ToString(), messages.ToString());
    }

    public void Dispose() => folder.Delete(recursive: true);
}

/// <summary>A clock that stands, and can be told to do something when it has been asked often enough.</summary>
public sealed class Ticking(DateTimeOffset now) : TimeProvider
{
    long asked;

    public (long At, Action Happen)? Alarm { get; set; }

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp()
    {
        if (Alarm is { } alarm && Interlocked.Increment(ref asked) == alarm.At) alarm.Happen();
        return TimeProvider.System.GetTimestamp();
    }
}
