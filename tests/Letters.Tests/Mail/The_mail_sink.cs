using System.Diagnostics;
using System.Text.Json;
using Inkassio.Letters.Mail;
using Inkassio.MailSink;

namespace Inkassio.Letters.Tests.Mail;

/// <summary>The tests' own mail server, as a process that can be killed.</summary>
public sealed class The_mail_sink : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sink-");

    public void Dispose() => folder.Delete(recursive: true);

    Process Start(string file, params string[] more) => Process.Start(new ProcessStartInfo("dotnet",
        [typeof(Sink).Assembly.Location, "--file", file, "--until-stdin-ends", .. more])
    {
        UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    [Fact]
    public async Task has_every_mail_on_the_disk_that_it_has_answered()
    {
        var file = Path.Combine(folder.FullName, "accepted.jsonl");
        using var process = Start(file, "--tls", "starttls", "--fault", "stored=drop*1", "--delay", "dot=1-5");
        var open = JsonDocument.Parse((await process.StandardOutput.ReadLineAsync())!).RootElement;
        await using var submission = Given.Submission(
            new MailServer("127.0.0.1", open.GetProperty("port").GetInt32(), MailEncryption.StartTls)
            {
                TrustedCertificate = open.GetProperty("certificate").GetString(),
            });
        Assert.IsType<SubmissionOutcome.Unknown>(await submission.Send("1"));
        Assert.IsType<SubmissionOutcome.Accepted>(await submission.Send("2"));
        process.Kill();
        await process.WaitForExitAsync();
        Assert.Equal(["<dispatch-1@weber.example>", "<dispatch-2@weber.example>"],
            Sink.Read(file).Select(mail => mail.MessageId));
        Assert.Equal(Given.Bytes("2"), Sink.Read(file)[1].Bytes);
    }

    [Fact]
    public async Task ends_when_its_standard_input_ends()
    {
        using var process = Start(Path.Combine(folder.FullName, "a"));
        await process.StandardOutput.ReadLineAsync();
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    [Theory]
    [InlineData("--fault", "nowhere=drop"), InlineData("--fault", "dot=later"), InlineData("--delay", "dot=x")]
    [InlineData("--what", "x")]
    public async Task refuses_words_that_it_does_not_know(string word, string value)
    {
        using var process = Start(Path.Combine(folder.FullName, "a"), word, value);
        await process.WaitForExitAsync();
        Assert.Equal(2, process.ExitCode);
    }
}
