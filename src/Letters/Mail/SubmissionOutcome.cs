using System.Collections.Immutable;

namespace Inkassio.Letters.Mail;

/// <summary>How far a dialogue with a mail server had come.</summary>
public enum SubmissionPhase
{
    Connect, Greeting, Hello, StartTls, SignIn, MailFrom, RcptTo, DataCommand, Body,

    /// <summary>The body is with the server, the final dot is not: our own hook runs.</summary>
    HandingOver,

    /// <summary>The final dot is on its way: from here on nobody knows without the server's answer.</summary>
    Dot,
}

/// <summary>Why a dialogue did not come to its end.</summary>
public enum SubmissionFault
{
    HostUnknown, HostForbidden, PortForbidden, PortClosed, Unreachable, TlsNotOffered, TlsFailed, CertificateNotTrusted,
    InjectedReply, SignInRefused, SignInNotOffered, SignInNeeded, Refused, NoMailServer, ReplyTooLong,
    ConnectionLost, TimedOut, Cancelled,

    /// <summary>The caller's own hook threw: see the cause.</summary>
    HandingOverFailed,

    /// <summary>The server spoke or hung up while the hook ran; the dot was not written.</summary>
    SpokeBeforeDot,
}

/// <summary>What became of one message. A closed list: only <see cref="NotSent"/> may be tried again by a machine.
/// </summary>
// RFC 1047: between the final dot and its answer nobody but the server knows. A machine that tries again there sends
// twice; so that gap has a case of its own, which a person decides.
public abstract record SubmissionOutcome
{
    SubmissionOutcome() { }

    /// <summary>The dialogue as evidence: no secret, no body, at most <see cref="Dialogue.LinesMax"/> lines.</summary>
    public required ImmutableArray<DialogueLine> Dialogue { get; init; }

    /// <summary>The server has taken the message over.</summary>
    public sealed record Accepted(Reply Reply) : SubmissionOutcome;

    /// <summary>The server refused this message for good (5xx to MAIL, RCPT, DATA or dot) and has no copy.</summary>
    public sealed record Rejected(SubmissionPhase Phase, Reply Reply) : SubmissionOutcome;

    /// <summary>The server certainly has no copy: the dot was not written, or it was answered by 4xx.</summary>
    public sealed record NotSent(SubmissionPhase Phase, SubmissionFault Fault) : SubmissionOutcome
    {
        /// <summary>The server's own words, where it said some.</summary>
        public Reply? Reply { get; init; }

        public Exception? Cause { get; init; }

        /// <summary>Trying again will not help before a person has changed the settings.</summary>
        public bool NeedsPerson => Fault is SubmissionFault.HostForbidden or SubmissionFault.PortForbidden
            or SubmissionFault.TlsNotOffered or SubmissionFault.CertificateNotTrusted or SubmissionFault.SignInRefused
            or SubmissionFault.SignInNotOffered or SubmissionFault.SignInNeeded or SubmissionFault.NoMailServer;
    }

    /// <summary>The dot was written, and no answer came: the server has a copy or not. Never sent again by a machine.
    /// </summary>
    public sealed record Unknown(SubmissionFault Fault) : SubmissionOutcome
    {
        public Exception? Cause { get; init; }
    }
}

/// <summary>A server's answer: three digits and its lines, cleaned of control characters.</summary>
public sealed record Reply(int Code, ImmutableArray<string> Lines)
{
    public bool IsPositive => Code is >= 200 and < 400;

    public bool IsPermanent => Code >= 500;

    public string Text => string.Join(' ', Lines);

    public bool Equals(Reply? other) => other is not null && Code == other.Code && Lines.SequenceEqual(other.Lines);

    public override int GetHashCode() => HashCode.Combine(Code, Lines.Length);

    public override string ToString() => $"{Code} {Text}";
}

/// <summary>One line of a dialogue; where ours would show a secret, it says so instead.</summary>
public sealed record DialogueLine(DateTimeOffset At, SubmissionPhase Phase, bool IsOurs, string Text);
