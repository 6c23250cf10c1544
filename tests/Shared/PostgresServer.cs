using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Inkassio.Tests.Shared;

/// <summary>A PostgreSQL of the tests' own: made in a temporary folder, on a free port of 127.0.0.1, gone
/// afterwards.</summary>
// PostgreSQL refuses to run as root, so root hands it to an unprivileged account. A small watcher ends the server
// when the test process ends in whatever way, so that none is ever left behind.
public sealed class PostgresServer : IAsyncDisposable
{
    const string Owner = "inkassio_owner", App = "inkassio_app";
    static readonly string[] Folders =
        ["/usr/lib/postgresql/18/bin", "/usr/lib/postgresql/17/bin", "/usr/lib/postgresql/16/bin",
         "/usr/lib/postgresql/15/bin", "/usr/local/bin", "/usr/bin"];

    readonly string folder;
    readonly Process watcher;
    int databases;

    PostgresServer(string folder, int port, Process watcher) =>
        (this.folder, Port, this.watcher) = (folder, port, watcher);

    public int Port { get; }

    static string? Binaries =>
        Folders.FirstOrDefault(at => File.Exists(at + "/initdb") && File.Exists(at + "/postgres"));

    /// <summary>Null when this machine has no PostgreSQL; tests are then skipped visibly.</summary>
    /// <param name="settings">Further lines for postgresql.conf.</param>
    public static async Task<PostgresServer?> Start(string settings = "")
    {
        if (Binaries is not { } binaries) return null;
        var home = Directory.CreateTempSubdirectory("inkassio-pg-").FullName;
        var data = Path.Combine(home, "data");
        Run("chmod", "755", home);
        Directory.CreateDirectory(data);
        if (IsRoot) Run("chown", "-R", Account, home);
        Run([.. AsAccount, binaries + "/initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
            "--locale=C.UTF-8", "--no-sync"]);
        var port = FreePort();
        await File.AppendAllTextAsync(Path.Combine(data, "postgresql.conf"), $"""

            listen_addresses = '127.0.0.1'
            port = {port}
            unix_socket_directories = ''
            max_connections = 200
            shared_buffers = 256MB
            {settings}

            """);
        var server = new PostgresServer(home, port, Watch(binaries, data, home));
        await server.WaitUntilReady();
        await server.Sql("postgres", $"create role {Owner} login; create role {App} login");
        return server;
    }

    /// <summary>Makes an empty database, owned by a role without rights over others.</summary>
    public async Task<PostgresDatabase> Create()
    {
        var name = "test" + Interlocked.Increment(ref databases).ToString(CultureInfo.InvariantCulture);
        await Sql("postgres", $"create database {name} owner {Owner}");
        return new PostgresDatabase(Address(name, Owner), Address(name, App), Address(name, "postgres"), App);
    }

    string Address(string database, string user) => string.Create(CultureInfo.InvariantCulture,
        $"Host=127.0.0.1;Port={Port};Database={database};Username={user};Maximum Pool Size=40;Timeout=15");

    async Task Sql(string database, string sql)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(Address(database, "postgres") + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    async Task WaitUntilReady()
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await Sql("postgres", "select 1");
                return;
            }
            catch (Exception e) when (tries < 150 && e is Npgsql.NpgsqlException or SocketException)
            {
                await Task.Delay(100);
            }
        }
    }

    // The shell runs the server and reads from a pipe that only this process holds open. When the pipe ends,
    // by Dispose or by a crash, the server is stopped at once and its folder removed. Signals that are meant for the
    // tests reach the whole group; the shell has to outlive them.
    static Process Watch(string binaries, string data, string folder)
    {
        const string script = """
            trap '' HUP INT TERM
            "$@" >"$0/log" 2>&1 & server=$!
            cat >/dev/null
            kill -QUIT $server; wait $server
            rm -rf "$0"
            """;
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, UseShellExecute = false };
        foreach (var word in (string[])["-c", script, folder, .. AsAccount, binaries + "/postgres", "-D", data])
            start.ArgumentList.Add(word);
        return Process.Start(start)!;
    }

    static bool IsRoot => Environment.UserName == "root";

    static string Account => File.ReadLines("/etc/passwd").Any(line =>
        line.StartsWith("postgres:", StringComparison.Ordinal))
        ? "postgres"
        : "nobody";

    // setpriv replaces itself by the server, so that signals reach it; su and runuser stand in between.
    static string[] AsAccount => IsRoot
        ? ["/usr/bin/setpriv", "--reuid=" + Account, "--regid=" + Group, "--clear-groups"]
        : [];

    static string Group => Account == "postgres" ? "postgres" : "nogroup";

    static void Run(params string[] words)
    {
        var start = new ProcessStartInfo(words[0])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        foreach (var word in words[1..]) start.ArgumentList.Add(word);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{words[0]} failed: {error} {output.GetAwaiter().GetResult()}");
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        watcher.StandardInput.Close();
        await watcher.WaitForExitAsync();
        watcher.Dispose();
    }
}

/// <summary>One database, seen by three roles: who owns the tables, who runs the program, who may do
/// everything.</summary>
public sealed record PostgresDatabase(string Owner, string App, string Superuser, string AppRole);
