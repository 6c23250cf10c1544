using Inkassio.Domain.Debtors;
using Inkassio.Grains.Post;
using Inkassio.Letters.Mail;
using Inkassio.MailSink;
using Inkassio.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Inkassio.Faults.Tests;

/// <summary>A post room in this process, which hands letters over until none is due.</summary>
public sealed class Post(Firm firm, PostLimits? limits = null) : IAsyncDisposable
{
    static readonly PostLimits Quick = new()
    {
        Workers = 8, Look = TimeSpan.FromMilliseconds(20), Rest = TimeSpan.FromMilliseconds(50),
        Farewell = TimeSpan.FromSeconds(2),
        Waits = [.. Enumerable.Repeat(TimeSpan.FromMilliseconds(100), 4)],
    };

    readonly LetterPost post = new(
        firm.Host, firm.Host.Office, limits ?? Quick, new MovedClock(Firm.Today), NullLogger<LetterPost>.Instance);

    public Task Start() => post.StartAsync(default);

    /// <summary>Waits until no machine has a letter any more.</summary>
    public async Task Drain()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        while ((await firm.Host.Outbox.Backlog(default)).Waiting > 0) await Task.Delay(20, patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await post.StopAsync(default);
        post.Dispose();
    }

    public static MailServer ServerOf(Sink sink) => new("127.0.0.1", sink.Port, MailEncryption.None);

    /// <summary>How often the server has taken each letter.</summary>
    public static Dictionary<LetterId, int> Arrived(Sink sink) => sink.Accepted
        .Select(mail => LetterIn(mail.MessageId)).GroupBy(id => id)
        .ToDictionary(g => g.Key, g => g.Count());

    /// <summary>The letter by its Message-ID, as whoever keeps it would read it: the seal says nothing here.</summary>
    public static LetterId LetterIn(string messageId) => new(Guid.ParseExact(messageId[1..33], "N"));

    public static async Task<Dispatch> Way(Firm firm, TenantDb db, DebtorId debtor) =>
        (await firm.Host.Debtors.Look(db, debtor, default)).Dispatches.Values.OrderBy(d => d.PlannedOn).First();
}
