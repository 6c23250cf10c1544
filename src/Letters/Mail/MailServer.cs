namespace Inkassio.Letters.Mail;

public enum MailEncryption
{
    /// <summary>Encrypted from the first byte, mostly port 465 (RFC 8314 §3).</summary>
    Tls,

    /// <summary>Begins in clear and must turn to encryption before anything else, mostly port 587.</summary>
    StartTls,

    /// <summary>Not encrypted: for a server on the same machine alone.</summary>
    None,
}

/// <summary>Where a firm hands in its mail.</summary>
public sealed record MailServer(string Host, int Port, MailEncryption Encryption, MailLogin? Login = null)
{
    /// <summary>Says a password over an open line. Only an operator may set this, for a server of his own.</summary>
    public bool AllowsOpenLogin { get; init; }

    /// <summary>SHA-256 of a certificate that is trusted although no authority vouches for it, in hexadecimal: for an
    /// operator's own server with a certificate of its own.</summary>
    public string? TrustedCertificate { get; init; }

    /// <summary>The name that we greet with; without one, our own network address in brackets.</summary>
    public string? HelloName { get; init; }
}

/// <summary>A user's name and password. It never shows the password as text.</summary>
public sealed class MailLogin
{
    public const int LengthMax = 500;

    /// <exception cref="FormatException">One of them is too long or holds a NUL, which AUTH PLAIN cannot say.</exception>
    public MailLogin(string user, string password)
    {
        if ((user + password).Contains('\0', StringComparison.Ordinal) || user.Length + password.Length > LengthMax)
            throw new FormatException("Benutzername oder Passwort ist zu lang oder enthält ein unzulässiges Zeichen.");
        (User, Password) = (user, password);
    }

    public string User { get; }

    internal string Password { get; }

    public bool IsSame(MailLogin? other) => other is not null && (User, Password) == (other.User, other.Password);

    public override string ToString() => User + " (Passwort verborgen)";
}

/// <summary>Who sends and who receives, as the server is told: one recipient, so one outcome says it all.</summary>
public sealed record Envelope(MailAddress From, MailAddress To);

/// <summary>How long each part of a dialogue may take, and how much a server may say.</summary>
public sealed record SubmissionLimits
{
    public static readonly SubmissionLimits Usual = new();

    public TimeSpan ConnectMax { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Servers let strangers wait on purpose before they greet.</summary>
    public TimeSpan GreetingMax { get; init; } = TimeSpan.FromMinutes(1);

    public TimeSpan TlsMax { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For the answer to each command but the dot.</summary>
    public TimeSpan CommandMax { get; init; } = TimeSpan.FromMinutes(2);

    public TimeSpan BodyMax { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For the caller's hook. Its token is cancelled then; the dot is not written.</summary>
    public TimeSpan HandingOverMax { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>RFC 5321 §4.5.3.2.6 asks for ten minutes: who gives up sooner makes Unknowns out of slow servers.
    /// </summary>
    public TimeSpan DotMax { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Messages over one connection; many servers hang up after some number of them.</summary>
    public int MessagesMax { get; init; } = 50;

    /// <summary>The longest that one message can take in all: what a lease on it has to cover.</summary>
    public TimeSpan SendMax => ConnectMax + GreetingMax + TlsMax + CommandsMax * CommandMax + BodyMax + HandingOverMax
        + DotMax;

    // RSET, EHLO, STARTTLS, EHLO, three for signing in, MAIL, RCPT, DATA.
    const int CommandsMax = 10;

    public int ReplyLinesMax { get; init; } = 100;

    /// <summary>RFC 5321 §4.5.3.1.5 says 512; some servers say more.</summary>
    public int ReplyLineMax { get; init; } = 2048;
}
