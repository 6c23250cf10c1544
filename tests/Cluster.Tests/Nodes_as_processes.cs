using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;
using Inkassio.Grains;
using Inkassio.Grains.Tests;
using Inkassio.Storage;

namespace Inkassio.Cluster.Tests;

/// <summary>Nodes as processes of their own on PostgreSQL, and this process as a caller outside of them.</summary>
sealed class Nodes : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 3, 12);

    readonly PostgresServer server;
    readonly string folder, address;
    readonly List<Process> running = [];

    Nodes(PostgresServer server, string folder, string address) =>
        (this.server, this.folder, this.address) = (server, folder, address);

    string KeyFile => Path.Combine(folder, "master.key");

    public ClusterNode Caller { get; private set; } = null!;

    public EmbeddedHost Books => Caller.Books;

    public TenantDb Db { get; private set; } = null!;

    /// <summary>Null when this machine has no PostgreSQL.</summary>
    /// <param name="fill">What the books hold before any node begins to work.</param>
    public static async Task<Nodes> Start(Func<Nodes, Task>? fill = null, int count = 2)
    {
        var started = await PostgresServer.Start()
            ?? throw new InvalidOperationException("$XunitDynamicSkip$There is no PostgreSQL on this machine.");
        var made = await started.Create();
        var nodes = new Nodes(started, Directory.CreateTempSubdirectory("nodes-").FullName, "postgres:" + made.Owner);
        try
        {
            await nodes.Begin(fill, count);
            return nodes;
        }
        catch
        {
            await nodes.DisposeAsync(); // No process is left behind.
            throw;
        }
    }

    async Task Begin(Func<Nodes, Task>? fill, int count)
    {
        await using (var books = Open()) await books.Migrate();
        await ClusterScripts.Prepare(address);
        await Found();
        if (fill is not null) await fill(this);
        // One after the other: the first makes the cluster, the others find it.
        for (var n = 0; n < count; n++) await Launch();
        Caller = await ClusterNode.Start(new ClusterSettings(address, ClusterRole.Pages, IPAddress.Loopback),
            accounts => new EmbeddedHost(Open(), office: null, accounts), works: false, default);
    }

    public Database Open() => Database.Open(address, MasterKey.FromFile(KeyFile), new Clock(Today));

    async Task Found()
    {
        await using var host = new EmbeddedHost(Open());
        var tenant = TenantId.New();
        await host.Tenants.Create(tenant, Office.Profile.Name, Office.Profile.Zone, "DE", default);
        Db = (await host.Tenants.Enter(tenant, Author.Machine("test"), "", default))!;
        await host.Book.Change(Db, CommandId.New(), _ => [new TenantEvent.TenantFounded(Office.Profile)], default);
        // The caller's own connections outlive this host.
        Db = (await new Tenants(Open()).Enter(tenant, Author.Machine("test"), "", default))!;
    }

    public async Task Launch()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var word in (string[])
            [
                Path.Combine(AppContext.BaseDirectory, "Inkassio.Cli.dll"), "--db", address, "--key", KeyFile,
                "--today", Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "--json", "node",
                "--silo-port", $"{FreePort()}", "--gateway-port", $"{FreePort()}", "--address", "127.0.0.1",
            ])
            start.ArgumentList.Add(word);
        var process = Process.Start(start)!;
        running.Add(process);
        var errors = new List<string>();
        process.ErrorDataReceived += (_, said) => { lock (errors) errors.Add(said.Data ?? ""); };
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync() is var line)
        {
            if (line is null) throw new InvalidOperationException($"The node ended: {string.Join('\n', errors)}");
            if (!line.Contains("ready", StringComparison.Ordinal)) continue;
            // A pipe that nobody reads fills up and stops its writer.
            _ = process.StandardOutput.ReadToEndAsync();
            return;
        }
    }

    /// <summary>SIGKILL: nothing is written, nothing is closed.</summary>
    public void Kill(int node) => Signal(node, "-KILL");

    /// <summary>SIGTERM: it hands its accounts over and leaves.</summary>
    public void Ask(int node) => Signal(node, "-TERM");

    void Signal(int node, string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{running[node].Id}"]);
        kill.WaitForExit();
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in running.Where(process => !process.HasExited)) process.Kill();
        foreach (var process in running) await process.WaitForExitAsync();
        if (Caller is not null) await Caller.DisposeAsync();
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
