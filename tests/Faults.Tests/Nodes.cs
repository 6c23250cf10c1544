using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Inkassio.Grains.Post;
using Inkassio.Letters.Mail;

namespace Inkassio.Faults.Tests;

/// <summary>A mail server in a process of its own, with what it has accepted.</summary>
public sealed class SinkProcess : IAsyncDisposable
{
    readonly Process server;
    readonly string kept;

    SinkProcess(Process server, string kept, int port) => (this.server, this.kept, Port) = (server, kept, port);

    public int Port { get; }

    public MailServer Server => new("127.0.0.1", Port, MailEncryption.None);

    public static async Task<SinkProcess> Start(int seed, params string[] words)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("sink-").FullName, "accepted.jsonl");
        var process = Processes.Start("Inkassio.MailSink.dll",
            ["--file", file, "--seed", seed.ToString(CultureInfo.InvariantCulture), "--until-stdin-ends", .. words]);
        var first = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
        return new(process, file, JsonDocument.Parse(first).RootElement.GetProperty("port").GetInt32());
    }

    /// <summary>The letters that the server has taken, once for each time that it took one.</summary>
    public IReadOnlyList<LetterId> Accepted() => !File.Exists(kept) ? [] :
    [
        .. Lines().Select(line => JsonDocument.Parse(line).RootElement.GetProperty("messageId").GetString()!)
            .Select(Post.LetterIn),
    ];

    IEnumerable<string> Lines()
    {
        using var reader = new StreamReader(
            new FileStream(kept, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        while (reader.ReadLine() is { } line) yield return line;
    }

    public async ValueTask DisposeAsync()
    {
        server.StandardInput.Close();
        await server.WaitForExitAsync();
        server.Dispose();
        Directory.Delete(Path.GetDirectoryName(kept)!, recursive: true);
    }
}

/// <summary>What a node has to know of the place where it works.</summary>
public sealed record Place(string Address, string KeyFile);

/// <summary>Nodes that hand letters over, each a process that can be killed or stopped at any moment.</summary>
public sealed class Nodes(Place place, SinkProcess sink, int count, int workers) : IDisposable
{
    readonly Process?[] running = new Process?[count];

    public int Count => count;

    /// <param name="server">Another server than the one that all nodes send to.</param>
    public void Start(int node, SinkProcess? server = null) => running[node] = Processes.Start("Inkassio.Cli.dll",
    [
        "--db", place.Address, "--key", place.KeyFile,
        "--today", Firm.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "--json", "post",
        "--server", $"127.0.0.1:{(server ?? sink).Port}", "--from", Firm.From.Text, "--encryption", "None", "--watch",
        "--workers", workers.ToString(CultureInfo.InvariantCulture), "--wait", "2",
    ]);

    public void StartAll()
    {
        for (var node = 0; node < count; node++) Start(node);
    }

    /// <summary>SIGKILL: nothing is written, nothing is closed.</summary>
    public void Kill(int node)
    {
        using var victim = running[node] ?? throw new InvalidOperationException("It is dead already.");
        running[node] = null;
        victim.Kill();
        victim.WaitForExit();
    }

    /// <summary>SIGSTOP: it stands still wherever it is, with all that it holds, as a machine that is moved
    /// does.</summary>
    public void Pause(int node) => Signal(node, "-STOP");

    /// <summary>SIGCONT: it goes on as if no time had passed.</summary>
    public void GoOn(int node) => Signal(node, "-CONT");

    void Signal(int node, string signal)
    {
        var id = (running[node] ?? throw new InvalidOperationException("It is dead.")).Id;
        using var kill = Process.Start("kill", [signal, id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    public bool Lives(int node) => running[node] is { HasExited: false };

    public void Dispose()
    {
        for (var node = 0; node < count; node++)
            if (Lives(node)) Kill(node);
    }
}

static class Processes
{
    public static Process Start(string assembly, IEnumerable<string> words)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, assembly));
        foreach (var word in words) start.ArgumentList.Add(word);
        start.Environment["DOTNET_TieredPGO"] = "0";
        var process = Process.Start(start)!;
        if (assembly.Contains("Cli", StringComparison.Ordinal))
        {
            // A pipe that nobody reads fills up and stops its writer.
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }
        return process;
    }
}
