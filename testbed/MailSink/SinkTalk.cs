using System.Net.Security;
using System.Text;
using System.Text.RegularExpressions;

namespace Inkassio.MailSink;

/// <summary>The server's side of one connection.</summary>
sealed partial class SinkTalk(Sink sink, Stream line)
{
    const int BytesMax = 64 << 20;

    readonly byte[] buffer = new byte[8192];
    Stream line = line;
    int start, end;
    string from = "", to = "";
    bool isSignedIn, isEncrypted;

    public async Task Run(CancellationToken stop)
    {
        if (sink.Settings.Encryption == SinkEncryption.Tls) await Encrypt(stop);
        if (!await Answer(SinkPoint.Connect, sink.Settings.Greeting ?? "220 sink.example ESMTP", stop)) return;
        while (await ReadLine(stop) is { } command)
        {
            sink.Hear(command);
            if (!await Obey(command, stop)) return;
        }
        sink.Hear("(eof)");
    }

    async Task<bool> Obey(string command, CancellationToken stop)
    {
        var words = command.Split([' ', ':'], 2);
        switch (words[0].ToUpperInvariant())
        {
            case "EHLO" or "HELO": return await Answer(SinkPoint.Hello, Offers(), stop);
            case "STARTTLS": return await StartTls(stop);
            case "AUTH": return await SignIn(words.ElementAtOrDefault(1) ?? "", stop);
            case "MAIL":
                if (sink.Settings.OffersSignIn && !isSignedIn) return await Say("530 5.7.0 Sign in first", stop);
                from = Path(command);
                return await Answer(SinkPoint.Mail, "250 2.1.0 Ok", stop);
            case "RCPT":
                to = Path(command);
                return await Answer(SinkPoint.Rcpt, "250 2.1.5 Ok", stop);
            case "DATA": return await Body(stop);
            case "RSET" or "NOOP": return await Say("250 2.0.0 Ok", stop);
            case "QUIT": await Say("221 2.0.0 Bye", stop); return false;
            default: return await Say("500 5.5.1 Unknown command", stop);
        }
    }

    string Offers() => string.Join("\r\n", (string[])
    [
        "250-sink.example",
        .. sink.Settings.Encryption == SinkEncryption.StartTls && !isEncrypted ? new[] { "250-STARTTLS" } : [],
        .. sink.Settings.OffersSignIn ? new[] { "250-AUTH PLAIN LOGIN" } : [],
        "250-SIZE 67108864", "250 ENHANCEDSTATUSCODES",
    ]);

    async Task<bool> StartTls(CancellationToken stop)
    {
        await line.WriteAsync(Encoding.Latin1.GetBytes("220 2.0.0 Go ahead\r\n" + sink.Settings.BehindStartTls), stop);
        await Encrypt(stop);
        return true;
    }

    async Task Encrypt(CancellationToken stop)
    {
        var encrypted = new SslStream(line);
        await encrypted.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions { ServerCertificate = sink.Certificate }, stop);
        (line, isEncrypted, start, end) = (encrypted, true, 0, 0);
    }

    async Task<bool> SignIn(string way, CancellationToken stop)
    {
        var given = "";
        if (way.StartsWith("PLAIN", StringComparison.Ordinal))
        {
            var secret = way.Length > 6 ? way[6..] : await Question("334 ", stop);
            given = Text(secret).Trim('\0').Replace('\0', '\n');
        }
        else
        {
            var user = Text(await Question("334 VXNlcm5hbWU6", stop));
            given = user + "\n" + Text(await Question("334 UGFzc3dvcmQ6", stop));
        }
        isSignedIn = given == sink.Settings.User + "\n" + sink.Settings.Password;
        return await Answer(SinkPoint.SignIn, isSignedIn ? "235 2.7.0 Welcome" : "535 5.7.8 Wrong credentials", stop);
    }

    static string Text(string secret) => Encoding.UTF8.GetString(Convert.FromBase64String(secret));

    async Task<string> Question(string words, CancellationToken stop)
    {
        await Say(words, stop);
        var answer = await ReadLine(stop) ?? throw new IOException("The client hung up.");
        sink.Hear(answer);
        return answer;
    }

    async Task<bool> Body(CancellationToken stop)
    {
        if (sink.Strike(SinkPoint.Data) is { } fault) return await Fail(fault, stop);
        await Wait(SinkPoint.Data, stop);
        await Say("354 Go on", stop);
        var bytes = new MemoryStream();
        for (var isFirst = true; ; isFirst = false)
        {
            if (await ReadLine(stop) is not { } text) throw new IOException("The client hung up.");
            if (text == ".") break;
            sink.Hear("| " + text);
            bytes.Write(Encoding.Latin1.GetBytes((text.StartsWith('.') ? text[1..] : text) + "\r\n"));
            if (isFirst && sink.Strike(SinkPoint.Body) is { } early) return await Fail(early, stop);
            if (isFirst) await Wait(SinkPoint.Body, stop);
            if (bytes.Length > BytesMax) throw new IOException("The message is too long.");
        }
        sink.Hear("(dot)");
        return await Accept(bytes.ToArray(), stop);
    }

    async Task<bool> Accept(byte[] bytes, CancellationToken stop)
    {
        if (sink.Strike(SinkPoint.Dot) is { } refused) return await Fail(refused, stop);
        await Wait(SinkPoint.Dot, stop);
        var id = IdLine().Match(Encoding.Latin1.GetString(bytes)).Groups["id"].Value;
        sink.Keep(new(TimeProvider.System.GetUtcNow(), id, from, to, bytes));
        if (!await Answer(SinkPoint.Stored, "250 2.0.0 Ok: kept", stop)) return false;
        return sink.Strike(SinkPoint.Replied) is not { } late || await Fail(late, stop);
    }

    async Task<bool> Answer(SinkPoint at, string usual, CancellationToken stop)
    {
        if (sink.Strike(at) is { } fault) return await Fail(fault, stop);
        await Wait(at, stop);
        return await Say(usual, stop);
    }

    async Task<bool> Fail(SinkFault fault, CancellationToken stop)
    {
        if (fault.Code == SinkFault.Stall) await Task.Delay(Timeout.Infinite, stop);
        if (fault.Code == SinkFault.Drop) return false;
        await Say(fault.Code + " Made to fail here", stop);
        return fault.Code != 421;
    }

    Task Wait(SinkPoint at, CancellationToken stop) =>
        sink.Delay(at) is { Ticks: > 0 } delay ? Task.Delay(delay, stop) : Task.CompletedTask;

    async Task<bool> Say(string words, CancellationToken stop)
    {
        await line.WriteAsync(Encoding.Latin1.GetBytes(words + "\r\n"), stop);
        return true;
    }

    /// <summary>A line up to CRLF; a bare CR or LF stays in it, so that a smuggled line end is seen. Null at the end.
    /// </summary>
    async Task<string?> ReadLine(CancellationToken stop)
    {
        var text = new StringBuilder();
        while (true)
        {
            if (start == end)
            {
                (start, end) = (0, await line.ReadAsync(buffer, stop));
                if (end == 0) return null;
            }
            text.Append((char)buffer[start++]);
            if (text.Length >= 2 && text[^1] == '\n' && text[^2] == '\r') return text.ToString(0, text.Length - 2);
            if (text.Length > BytesMax) throw new IOException("The line is too long.");
        }
    }

    static string Path(string command) =>
        command.IndexOf('<', StringComparison.Ordinal) is >= 0 and var open
        && command.LastIndexOf('>') is var close && close > open ? command[(open + 1)..close] : "";

    [GeneratedRegex(@"^Message-ID: *(?<id><[^>\r\n]*>)", RegexOptions.Multiline | RegexOptions.IgnoreCase
        | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IdLine();
}
