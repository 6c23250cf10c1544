using System.Collections.Immutable;

namespace Inkassio.MailSink;

/// <summary>The moments of a dialogue at which the sink can wait or fail, in their order.</summary>
public enum SinkPoint { Connect, Hello, SignIn, Mail, Rcpt, Data, Body, Dot, Stored, Replied }

public enum SinkEncryption { None, StartTls, Tls }

/// <summary>What goes wrong at a point.</summary>
/// <param name="Code">0 hangs up, −1 never answers, anything else is the answer.</param>
/// <param name="Share">The part of the times at which it goes wrong.</param>
/// <param name="TimesMax">At most so often.</param>
public sealed record SinkFault(SinkPoint Point, int Code, double Share = 1, int TimesMax = int.MaxValue)
{
    public const int Drop = 0, Stall = -1;
}

public sealed record SinkSettings
{
    /// <summary>Where accepted messages are kept; null keeps them in memory alone.</summary>
    public string? File { get; init; }

    public int Port { get; init; }

    public SinkEncryption Encryption { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    public ImmutableArray<SinkFault> Faults { get; init; } = [];

    /// <summary>Milliseconds to wait at a point, from and to.</summary>
    public ImmutableDictionary<SinkPoint, (int Min, int Max)> Delays { get; init; } =
        ImmutableDictionary<SinkPoint, (int Min, int Max)>.Empty;

    public int Seed { get; init; } = 1;

    /// <summary>Bytes that an attacker puts behind the answer to STARTTLS, for the test of that defence.</summary>
    public string BehindStartTls { get; init; } = "";

    /// <summary>Said in place of the usual greeting.</summary>
    public string? Greeting { get; init; }

    public bool OffersSignIn => User is not null;
}

/// <summary>A message that the sink has accepted.</summary>
public sealed record SunkMail(DateTimeOffset At, string MessageId, string From, string To, byte[] Bytes);
