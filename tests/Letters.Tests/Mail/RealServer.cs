using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Inkassio.Letters.Tests.Mail;

/// <summary>Debian's exim4 on a free port of 127.0.0.1, with a configuration, a spool and mailboxes of its own; gone
/// afterwards. It knows the mailboxes anna and rechnung.</summary>
// Exim listens only for root or its own account. A small watcher ends it when the tests end in whatever way.
sealed class RealServer : IAsyncDisposable
{
    const string Program = "/usr/sbin/exim4", Account = "Debian-exim";

    readonly string folder;
    readonly Process watcher;
    readonly X509Certificate2 shown;

    RealServer(string folder, int port, Process watcher, X509Certificate2 shown) =>
        (this.folder, Port, this.watcher, this.shown) = (folder, port, watcher, shown);

    public int Port { get; }

    public string CertificateHash => shown.GetCertHashString(HashAlgorithmName.SHA256);

    public string Maildir(string local) => Path.Combine(folder, "mail", local);

    /// <summary>Starts the server, or skips the test visibly where there is none.</summary>
    public static async Task<RealServer> Start()
    {
        Assert.SkipUnless(File.Exists(Program), "exim4 is not installed here.");
        Assert.SkipUnless(Environment.UserName == "root", "exim4 listens only when root starts it.");
        var home = Directory.CreateTempSubdirectory("inkassio-mail-").FullName;
        Directory.CreateDirectory(Path.Combine(home, "spool"));
        Directory.CreateDirectory(Path.Combine(home, "mail"));
        var port = FreePort();
        await File.WriteAllTextAsync(Path.Combine(home, "conf"), Configuration(home, port));
        var certificate = await WriteCertificate(home);
        Tool.Run("chown", home, "-R", Account + ":" + Account, home);
        var server = new RealServer(home, port, Watch(home), certificate);
        await Given.Until(server.IsOpen);
        return server;
    }

    bool IsOpen()
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    static async Task<X509Certificate2> WriteCertificate(string home)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var today = TimeProvider.System.GetUtcNow();
        var certificate = request.CreateSelfSigned(today.AddDays(-1), today.AddDays(30));
        await File.WriteAllTextAsync(Path.Combine(home, "certificate"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(home, "key"), key.ExportPkcs8PrivateKeyPem());
        return certificate;
    }

    static string Configuration(string home, int port) => string.Create(CultureInfo.InvariantCulture, $"""
        primary_hostname = mail.test.example
        spool_directory = {home}/spool
        log_file_path = {home}/spool/%slog
        pid_file_path = {home}/spool/pid
        local_interfaces = 127.0.0.1
        daemon_smtp_ports = {port}
        tls_advertise_hosts = *
        tls_certificate = {home}/certificate
        tls_privatekey = {home}/key
        acl_smtp_rcpt = to
        acl_smtp_data = accept
        deliver_drop_privilege
        host_lookup =
        rfc1413_query_timeout = 0s
        keep_environment =
        begin acl
        to:
          deny local_parts = gesperrt
               message = This mailbox is closed
          accept
        begin routers
        known:
          driver = accept
          local_parts = anna : rechnung
          transport = maildir
        unknown:
          driver = redirect
          allow_fail
          data = :fail: Unknown user
        begin transports
        maildir:
          driver = appendfile
          directory = {home}/mail/$local_part_data
          maildir_format
          create_directory
          return_path_add

        """);

    static Process Watch(string home)
    {
        const string script = """
            trap '' HUP INT TERM
            /usr/bin/setpriv --reuid=$1 --regid=$1 --clear-groups "$2" -C "$0/conf" -bdf >"$0/log" 2>&1 & server=$!
            cat >/dev/null
            kill $server; wait $server
            rm -rf "$0"
            """;
        var start = new ProcessStartInfo("/bin/sh", ["-c", script, home, Account, Program])
        {
            RedirectStandardInput = true, UseShellExecute = false,
        };
        return Process.Start(start)!;
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
        shown.Dispose();
    }
}
