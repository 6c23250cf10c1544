using System.Net;
using System.Net.Sockets;
using Inkassio.Letters.Mail;
using Inkassio.MailSink;

namespace Inkassio.Letters.Tests.Mail;

/// <summary>What is wrong with the settings is said in plain words, and nothing secret is said in clear.</summary>
public sealed class A_mail_servers_settings
{
    static readonly SinkSettings Guarded = new()
    {
        Encryption = SinkEncryption.StartTls, User = "weber", Password = "gehe1m-Ω",
    };

    static async Task<(SubmissionFault Fault, string Words)> Wrong(MailServer server, OutsideDoor? door = null)
    {
        await using var submission = new Submission(
            server, door ?? new OutsideDoor("127.0.0.1"), Given.Limits, TimeProvider.System);
        var outcome = Assert.IsType<SubmissionOutcome.NotSent>(await submission.Check(default));
        return (outcome.Fault, SubmissionWords.For(outcome, server).What);
    }

    [Theory]
    [InlineData(SinkEncryption.StartTls), InlineData(SinkEncryption.Tls)]
    public async Task are_right_when_the_server_lets_us_in(SinkEncryption encryption)
    {
        await using var sink = Sink.Start(Guarded with { Encryption = encryption });
        await using var submission = Given.Submission(sink, login: new("weber", "gehe1m-Ω"));
        Assert.Null(await submission.Check(default));
        var outcome = await submission.Send();
        Assert.IsType<SubmissionOutcome.Accepted>(outcome);
        Assert.Single(sink.Accepted);
    }

    [Fact]
    public async Task with_a_wrong_password_say_so_and_never_show_it()
    {
        await using var sink = Sink.Start(Guarded);
        await using var submission = Given.Submission(sink, login: new("weber", "falsch-17"));
        var outcome = Assert.IsType<SubmissionOutcome.NotSent>(await submission.Send());
        Assert.Equal(SubmissionFault.SignInRefused, outcome.Fault);
        Assert.True(outcome.NeedsPerson);
        Assert.StartsWith("Benutzername oder Passwort stimmen nicht.",
            SubmissionWords.For(outcome, Given.Server(sink)).What, StringComparison.Ordinal);
        var secret = Convert.ToBase64String("\0weber\0falsch-17"u8);
        Assert.DoesNotContain("falsch-17", outcome + outcome.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, outcome + outcome.Words(), StringComparison.Ordinal);
        Assert.Contains(secret, sink.Heard); // It was said to the server, so the check above can fail.
        Assert.DoesNotContain("falsch-17", new MailServer("h", 1, MailEncryption.Tls, new("weber", "falsch-17"))
            .ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task without_a_login_say_that_one_is_needed()
    {
        await using var sink = Sink.Start(Guarded);
        await using var submission = Given.Submission(sink);
        Assert.Equal(SubmissionFault.SignInNeeded,
            Assert.IsType<SubmissionOutcome.NotSent>(await submission.Send()).Fault);
    }

    [Fact]
    public async Task never_say_a_password_over_an_open_line()
    {
        await using var sink = Sink.Start(Guarded with { Encryption = SinkEncryption.None });
        var server = Given.Server(sink, new("weber", "gehe1m-Ω"));
        Assert.Equal(SubmissionFault.TlsNotOffered, (await Wrong(server)).Fault);
        Assert.DoesNotContain(sink.Heard, line => line.StartsWith("AUTH", StringComparison.Ordinal));
        await using var allowed = Given.Submission(server with { AllowsOpenLogin = true });
        Assert.Null(await allowed.Check(default));
    }

    [Fact]
    public async Task that_ask_for_encryption_never_go_on_without()
    {
        await using var sink = Sink.Start(new());
        var (fault, words) = await Wrong(Given.Server(sink) with { Encryption = MailEncryption.StartTls });
        Assert.Equal(SubmissionFault.TlsNotOffered, fault);
        Assert.Contains("bietet keine Verschlüsselung an", words, StringComparison.Ordinal);
        Assert.DoesNotContain(sink.Heard, line => line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(SinkEncryption.StartTls), InlineData(SinkEncryption.Tls)]
    public async Task do_not_trust_a_certificate_that_nobody_vouches_for(SinkEncryption encryption)
    {
        await using var sink = Sink.Start(new() { Encryption = encryption });
        var (fault, words) = await Wrong(Given.Server(sink) with { TrustedCertificate = null });
        Assert.Equal(SubmissionFault.CertificateNotTrusted, fault);
        Assert.StartsWith("Das Zertifikat", words, StringComparison.Ordinal);
        Assert.Equal(SubmissionFault.CertificateNotTrusted,
            (await Wrong(Given.Server(sink) with { TrustedCertificate = new string('0', 64) })).Fault);
    }

    [Fact]
    public async Task are_not_fooled_by_an_answer_slipped_in_before_encryption()
    {
        await using var sink = Sink.Start(new()
        {
            Encryption = SinkEncryption.StartTls, BehindStartTls = "250-sink\r\n250 AUTH PLAIN\r\n",
        });
        Assert.Equal(SubmissionFault.InjectedReply, (await Wrong(Given.Server(sink))).Fault);
    }

    [Fact]
    public async Task with_a_port_where_something_else_answers_say_so()
    {
        await using var sink = Sink.Start(new() { Greeting = "HTTP/1.1 400 Bad Request" });
        Assert.Equal(SubmissionFault.NoMailServer, (await Wrong(Given.Server(sink))).Fault);
    }

    [Fact]
    public async Task with_a_closed_port_say_so()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var (fault, words) = await Wrong(new("127.0.0.1", port, MailEncryption.Tls));
        Assert.Equal(SubmissionFault.PortClosed, fault);
        Assert.Equal($"Unter „127.0.0.1“ antwortet auf Port {port} niemand.", words);
    }

    [Theory]
    [InlineData("gibt-es.invalid"), InlineData("kein name"), InlineData("a\r\nb"), InlineData("")]
    public async Task with_a_host_that_does_not_exist_say_so(string host)
    {
        var door = new OutsideDoor
        {
            Resolve = (_, _) => throw new SocketException((int)SocketError.HostNotFound),
        };
        Assert.Equal(SubmissionFault.HostUnknown, (await Wrong(new(host, 465, MailEncryption.Tls), door)).Fault);
    }

    [Fact]
    public void have_words_for_every_fault()
    {
        var server = new MailServer("mail.example", 465, MailEncryption.Tls);
        Assert.All(Enum.GetValues<SubmissionFault>(), fault =>
        {
            var words = SubmissionWords.For(
                new SubmissionOutcome.NotSent(SubmissionPhase.Connect, fault) { Dialogue = [] }, server);
            Assert.EndsWith(".", words.What, StringComparison.Ordinal);
            Assert.EndsWith(".", words.Advice, StringComparison.Ordinal);
        });
    }
}
