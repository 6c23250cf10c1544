namespace Inkassio.Storage;

/// <summary>The two kinds of stream.</summary>
public enum StreamKind { Debtor, Tenant }

/// <summary>How an append ended. Three answers, never an exception: others share the transaction.</summary>
public abstract record Appended
{
    Appended() { }

    /// <summary>Written; <paramref name="Version"/> is the stream's new version.</summary>
    public sealed record Written(long Version) : Appended;

    /// <summary>Another writer was first: load again and decide again.</summary>
    public sealed record Conflict(long Version) : Appended;

    /// <summary>The journal holds this command already; the stream stands at <paramref name="Version"/>.</summary>
    public sealed record AlreadyDone(long Version) : Appended;

    /// <summary>A customer or invoice number belongs to somebody else already; nothing was written.</summary>
    public sealed record NumberTaken(Numbered What) : Appended;
}

/// <summary>What carries a number that is unique within a tenant.</summary>
public enum Numbered { Debtor, Invoice }

/// <summary>The database could not take or confirm an append. Load again and send the same command again.</summary>
/// <remarks>The outcome may be unknown; the command's id makes a second try a no-op.</remarks>
public sealed class JournalUnavailableException(string message, Exception? inner) : Exception(message, inner);

/// <summary>One event, ready to be stored.</summary>
readonly record struct Entry(string Event, byte[] Body, Guid? Key);

/// <summary>What one caller wants written, waiting for its group.</summary>
sealed class Append
{
    public required TenantId Tenant { get; init; }
    public required Guid Stream { get; init; }
    public required StreamKind Kind { get; init; }
    public required long Seen { get; init; }
    public required Guid Command { get; init; }
    public required string By { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset At { get; init; }
    public required IReadOnlyList<Entry> Entries { get; init; }
    public required Changes Changes { get; init; }
    public CancellationToken Stop { get; init; }

    /// <summary>Completed away from the group's own thread, so that no caller holds up the next group.</summary>
    public TaskCompletionSource<Appended> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
