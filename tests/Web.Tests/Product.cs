using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Inkassio.Web.Tests;

/// <summary>The whole product as a process of its own, on a free port, with an empty data folder.</summary>
public sealed class Product : IAsyncLifetime
{
    static readonly TimeSpan StartMax = TimeSpan.FromSeconds(60);
    readonly DirectoryInfo data = Directory.CreateTempSubdirectory("inkassio-web-");
    readonly int port = FreePort();
    Process? process;

    /// <summary>Where the product keeps its database and keys.</summary>
    public DirectoryInfo Data => data;

    public Uri Address => new($"http://127.0.0.1:{port}");

    /// <summary>Configuration beyond the tests' own, for instance Inkassio:Demo=false.</summary>
    public string[] Settings { get; init; } = [];

    public string Environment { get; init; } = "Production";

    /// <summary>The day on which it starts; another one after a stop lets days go by.</summary>
    public DateOnly Today { get; set; } = new(2026, 3, 12);

    public async ValueTask InitializeAsync() => await Start();

    public async Task Start()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = WebFolder.Path,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            ArgumentList =
            {
                WebFolder.Program, $"--urls={Address}", $"--Inkassio:Data={data.FullName}",
                $"--Today={Today:yyyy-MM-dd}",
            },
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = Environment;
        start.Environment["TZ"] = "Europe/Berlin"; // Today is the firms' day, at whatever hour the tests run.
        foreach (var setting in Settings) start.ArgumentList.Add($"--{setting}");
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        await UntilItAnswers();
    }

    public async Task Stop()
    {
        if (process is null) return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.Dispose();
        process = null;
    }

    /// <summary>A browser without a screen: keeps cookies, follows no redirects.</summary>
    public HttpClient Visitor() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() })
    {
        BaseAddress = Address,
    };

    public async ValueTask DisposeAsync()
    {
        await Stop();
        data.Delete(recursive: true);
    }

    async Task UntilItAnswers()
    {
        using var visitor = Visitor();
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < StartMax)
        {
            if (process!.HasExited) break;
            try
            {
                using var answer = await visitor.GetAsync("css/base.css", TestContext.Current.CancellationToken);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken); // Not listening yet.
            }
        }
        throw new InvalidOperationException("The product did not start.");
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
