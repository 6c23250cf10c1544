using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text;

namespace Inkassio.Letters.Mail;

/// <summary>The line to a mail server: commands out, answers in, each within its time and its size.</summary>
sealed class MailWire(Socket socket, SubmissionLimits limits, TimeProvider clock) : IAsyncDisposable
{
    readonly byte[] buffer = new byte[4096];
    Stream stream = new NetworkStream(socket, ownsSocket: true);
    int start, end;

    public bool IsEncrypted => stream is SslStream;

    public EndPoint? Ourselves => socket.LocalEndPoint;

    /// <summary>Something lies on the line that we have not asked for, or the server has hung up.</summary>
    public bool HasUnasked => start < end || socket.Poll(0, SelectMode.SelectRead);

    /// <summary>Runs one step within its time. Time-outs, cancellations and lost lines become their faults.</summary>
    public async Task<T> Within<T>(TimeSpan max, Func<CancellationToken, Task<T>> step, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(max, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        try
        {
            return await step(either.Token);
        }
        catch (OperationCanceledException e)
        {
            throw new DialogueEndedException(
                stop.IsCancellationRequested ? SubmissionFault.Cancelled : SubmissionFault.TimedOut, cause: e);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            throw new DialogueEndedException(SubmissionFault.ConnectionLost, cause: e);
        }
    }

    public async Task Write(ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        await stream.WriteAsync(bytes, stop);
        await stream.FlushAsync(stop);
    }

    /// <summary>Says a command and hears the answer.</summary>
    /// <param name="shown">What the evidence shows in its place, where it holds a secret.</param>
    public async Task<Reply> Ask(
        Dialogue dialogue, string command, CancellationToken stop, string? shown = null, TimeSpan? max = null)
    {
        dialogue.Ours(shown ?? command);
        return await Within(max ?? limits.CommandMax, async within =>
        {
            await Write(Encoding.ASCII.GetBytes(command + "\r\n"), within);
            return await ReadReply(dialogue, within);
        }, stop);
    }

    public Task<Reply> Hear(Dialogue dialogue, TimeSpan max, CancellationToken stop) =>
        Within(max, within => ReadReply(dialogue, within), stop);

    async Task<Reply> ReadReply(Dialogue dialogue, CancellationToken stop)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        while (true)
        {
            var line = await ReadLine(stop);
            dialogue.Theirs(line);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture,
                out var code) || code is < 200 or > 599 || line.Length > 3 && line[3] is not (' ' or '-'))
                throw new DialogueEndedException(SubmissionFault.NoMailServer);
            lines.Add(OneLine.Of(line.Length > 4 ? line[4..] : "", limits.ReplyLineMax));
            if (line.Length == 3 || line[3] == ' ') return new(code, lines.ToImmutable());
            if (lines.Count >= limits.ReplyLinesMax) throw new DialogueEndedException(SubmissionFault.ReplyTooLong);
        }
    }

    async Task<string> ReadLine(CancellationToken stop)
    {
        var line = new StringBuilder();
        while (true)
        {
            if (start == end)
            {
                (start, end) = (0, await stream.ReadAsync(buffer, stop));
                if (end == 0) throw new IOException("The server hung up.");
            }
            var c = (char)buffer[start++];
            if (c == '\n') return line.ToString().TrimEnd('\r');
            if (line.Length >= limits.ReplyLineMax) throw new DialogueEndedException(SubmissionFault.ReplyTooLong);
            line.Append(c);
        }
    }

    /// <summary>Turns to encryption. Whatever was sent in clear behind the consent is an attack, not an answer.
    /// </summary>
    // An answer that waits here would be read as if it had come encrypted (GHSA-9j88). It is refused, not dropped.
    public async Task Encrypt(Dialogue dialogue, MailServer server, CancellationToken stop)
    {
        if (start < end) throw new DialogueEndedException(SubmissionFault.InjectedReply);
        var distrusted = false;
        var encrypted = new SslStream(stream);
        stream = encrypted;
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = OutsideDoor.Ascii(server.Host),
            RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
            {
                var isTrusted = errors == SslPolicyErrors.None || server.TrustedCertificate is { } known
                    && certificate?.GetCertHashString(HashAlgorithmName.SHA256) is { } shown
                    && shown.Equals(known, StringComparison.OrdinalIgnoreCase);
                distrusted = !isTrusted;
                return isTrusted;
            },
        };
        await Within(limits.TlsMax, async within =>
        {
            try
            {
                await encrypted.AuthenticateAsClientAsync(options, within);
            }
            catch (Exception e) when (e is AuthenticationException || e is IOException && distrusted)
            {
                throw new DialogueEndedException(
                    distrusted ? SubmissionFault.CertificateNotTrusted : SubmissionFault.TlsFailed, cause: e);
            }
            return true;
        }, stop);
        dialogue.Ours($"(verschlüsselt: {encrypted.SslProtocol})");
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();
}
