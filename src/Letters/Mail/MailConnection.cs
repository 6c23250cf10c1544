using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Inkassio.Letters.Mail;

/// <summary>A connection that is open, encrypted as agreed and signed in; it speaks the commands of one message.
/// </summary>
sealed class MailConnection : IAsyncDisposable
{
    static readonly TimeSpan QuitMax = TimeSpan.FromSeconds(2);

    readonly MailServer server;
    readonly SubmissionLimits limits;
    readonly MailWire wire;
    HashSet<string> offers = [];
    int messages;

    MailConnection(MailServer server, SubmissionLimits limits, MailWire wire) =>
        (this.server, this.limits, this.wire) = (server, limits, wire);

    public static async Task<MailConnection> Open(MailServer server, OutsideDoor door, SubmissionLimits limits,
        TimeProvider clock, Dialogue dialogue, CancellationToken stop)
    {
        dialogue.Phase = SubmissionPhase.Connect;
        dialogue.Ours($"(verbinde mit {server.Host}, Port {server.Port})");
        var socket = await Connect(server, door, limits, clock, stop);
        var connection = new MailConnection(server, limits, new(socket, limits, clock));
        try
        {
            await connection.Begin(dialogue, stop);
            return connection;
        }
        catch (DialogueEndedException)
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    static async Task<Socket> Connect(MailServer server, OutsideDoor door, SubmissionLimits limits, TimeProvider clock,
        CancellationToken stop)
    {
        using var late = new CancellationTokenSource(limits.ConnectMax, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        try
        {
            var (addresses, fault) = await door.Find(server.Host, server.Port, either.Token);
            if (fault is { } shut) throw new DialogueEndedException(shut);
            return await ConnectFirst(addresses, server.Port, either.Token);
        }
        catch (OperationCanceledException e)
        {
            throw new DialogueEndedException(
                stop.IsCancellationRequested ? SubmissionFault.Cancelled : SubmissionFault.TimedOut, cause: e);
        }
        catch (SocketException e)
        {
            throw new DialogueEndedException(e.SocketErrorCode == SocketError.ConnectionRefused
                ? SubmissionFault.PortClosed : SubmissionFault.Unreachable, cause: e);
        }
    }

    static async Task<Socket> ConnectFirst(IReadOnlyList<IPAddress> addresses, int port, CancellationToken stop)
    {
        for (var i = 0; ; i++)
        {
            var socket = new Socket(addresses[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(addresses[i], port, stop);
                return socket;
            }
            catch (Exception e)
            {
                socket.Dispose();
                if (e is not SocketException || i == addresses.Count - 1) throw;
            }
        }
    }

    async Task Begin(Dialogue dialogue, CancellationToken stop)
    {
        if (server.Encryption == MailEncryption.Tls) await Encrypt(dialogue, stop);
        dialogue.Phase = SubmissionPhase.Greeting;
        Demand(await wire.Hear(dialogue, limits.GreetingMax, stop));
        await Hello(dialogue, stop);
        if (server.Encryption == MailEncryption.StartTls)
        {
            dialogue.Phase = SubmissionPhase.StartTls;
            if (!offers.Contains("STARTTLS")) throw new DialogueEndedException(SubmissionFault.TlsNotOffered);
            Demand(await wire.Ask(dialogue, "STARTTLS", stop));
            await Encrypt(dialogue, stop);
            await Hello(dialogue, stop); // What was offered in clear counts no more (RFC 3207 §4.2).
        }
        if (server.Login is { } login) await SignIn(dialogue, login, stop);
    }

    async Task Encrypt(Dialogue dialogue, CancellationToken stop)
    {
        dialogue.Phase = SubmissionPhase.StartTls;
        await wire.Encrypt(dialogue, server, stop);
    }

    async Task Hello(Dialogue dialogue, CancellationToken stop)
    {
        dialogue.Phase = SubmissionPhase.Hello;
        var reply = Demand(await wire.Ask(dialogue, "EHLO " + OurName(), stop));
        offers = reply.Lines.Skip(1).Select(line => line.ToUpperInvariant().Replace("AUTH=", "AUTH ",
            StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
    }

    string OurName() =>
        server.HelloName is { } name && OutsideDoor.Ascii(name) is { } host
            && !host.Contains(':', StringComparison.Ordinal)
            ? host
            : wire.Ourselves is not IPEndPoint { Address: var address } ? "[127.0.0.1]"
            : address.AddressFamily == AddressFamily.InterNetwork ? $"[{address}]" : $"[IPv6:{address}]";

    async Task SignIn(Dialogue dialogue, MailLogin login, CancellationToken stop)
    {
        dialogue.Phase = SubmissionPhase.SignIn;
        if (!wire.IsEncrypted && !server.AllowsOpenLogin)
            throw new DialogueEndedException(SubmissionFault.TlsNotOffered);
        var ways = offers.Where(o => o.StartsWith("AUTH ", StringComparison.Ordinal))
            .SelectMany(o => o.Split(' ')).ToHashSet(StringComparer.Ordinal);
        if (ways.Contains("PLAIN"))
            await Secret(dialogue, "AUTH PLAIN", stop, $"\0{login.User}\0{login.Password}");
        else if (ways.Contains("LOGIN")) await Secret(dialogue, "AUTH LOGIN", stop, login.User, login.Password);
        else throw new DialogueEndedException(SubmissionFault.SignInNotOffered);
    }

    // The secrets go on lines of their own, for a command line is at most 512 long (RFC 4954 §4).
    async Task Secret(Dialogue dialogue, string command, CancellationToken stop, params string[] secrets)
    {
        var reply = await wire.Ask(dialogue, command, stop);
        foreach (var secret in secrets)
        {
            if (reply.Code != 334) break;
            var line = Convert.ToBase64String(Encoding.UTF8.GetBytes(secret));
            reply = await wire.Ask(dialogue, line, stop, shown: "(Zugangsdaten)");
        }
        if (reply.IsPermanent) throw new DialogueEndedException(SubmissionFault.SignInRefused, reply);
        if (reply.Code != 235) throw new DialogueEndedException(SubmissionFault.Refused, reply);
    }

    /// <summary>Clears the line for another message; false when it has died or has served enough.</summary>
    public async Task<bool> Reset(Dialogue dialogue, CancellationToken stop)
    {
        if (messages >= limits.MessagesMax || wire.HasUnasked) return false;
        dialogue.Phase = SubmissionPhase.Hello;
        try
        {
            return (await wire.Ask(dialogue, "RSET", stop)).IsPositive;
        }
        catch (DialogueEndedException e) when (e.Fault != SubmissionFault.Cancelled)
        {
            return false;
        }
    }

    /// <summary>Says who sends, who receives, and that the message follows.</summary>
    public async Task Address(Dialogue dialogue, Envelope envelope, int length, CancellationToken stop)
    {
        messages++;
        dialogue.Phase = SubmissionPhase.MailFrom;
        var size = offers.Any(o => o == "SIZE" || o.StartsWith("SIZE ", StringComparison.Ordinal))
            ? " SIZE=" + length.ToString(CultureInfo.InvariantCulture) : "";
        Demand(await wire.Ask(dialogue, $"MAIL FROM:<{envelope.From}>{size}", stop));
        dialogue.Phase = SubmissionPhase.RcptTo;
        Demand(await wire.Ask(dialogue, $"RCPT TO:<{envelope.To}>", stop));
        dialogue.Phase = SubmissionPhase.DataCommand;
        var reply = await wire.Ask(dialogue, "DATA", stop);
        if (reply.Code != 354) throw new DialogueEndedException(SubmissionFault.Refused, reply);
    }

    public async Task Body(Dialogue dialogue, ReadOnlyMemory<byte> body, CancellationToken stop)
    {
        const int piece = 64 * 1024;
        dialogue.Phase = SubmissionPhase.Body;
        dialogue.Ours($"(Nachricht: {body.Length} Bytes)");
        await wire.Within(limits.BodyMax, async within =>
        {
            for (var at = 0; at < body.Length; at += piece)
                await wire.Write(body.Slice(at, Math.Min(piece, body.Length - at)), within);
            return true;
        }, stop);
    }

    /// <summary>A server that speaks or hangs up before the dot has given up on the message: do not write the dot.
    /// </summary>
    public async Task StaysSilent(Dialogue dialogue, CancellationToken stop)
    {
        if (!wire.HasUnasked) return;
        Reply? said = null;
        try
        {
            said = await wire.Hear(dialogue, QuitMax, stop); // As evidence only.
        }
        catch (DialogueEndedException)
        {
            dialogue.Theirs("(die Verbindung ist zu)");
        }
        throw new DialogueEndedException(SubmissionFault.SpokeBeforeDot, said);
    }

    /// <summary>The moment after which only the server knows.</summary>
    public async Task<Reply> Dot(Dialogue dialogue, CancellationToken stop)
    {
        dialogue.Phase = SubmissionPhase.Dot;
        var reply = await wire.Ask(dialogue, ".", stop, max: limits.DotMax);
        // A 3xx here is no answer at all: nobody knows what it means.
        if (reply.Code is >= 300 and < 400) throw new DialogueEndedException(SubmissionFault.NoMailServer);
        return Demand(reply);
    }

    public async Task Quit()
    {
        try
        {
            await wire.Within(QuitMax, async within =>
            {
                await wire.Write("QUIT\r\n"u8.ToArray(), within);
                return true;
            }, default);
        }
        catch (DialogueEndedException)
        {
            // A goodbye that nobody hears changes nothing.
        }
    }

    static Reply Demand(Reply reply) => reply switch
    {
        { Code: >= 200 and < 300 } => reply,
        { Code: 530 or 538 } => throw new DialogueEndedException(SubmissionFault.SignInNeeded, reply),
        _ => throw new DialogueEndedException(SubmissionFault.Refused, reply),
    };

    public ValueTask DisposeAsync() => wire.DisposeAsync();
}
