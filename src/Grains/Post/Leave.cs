using Inkassio.Domain.Debtors;
using Inkassio.Storage;

namespace Inkassio.Grains.Post;

/// <summary>Leave to hand over one letter, asked of its journal between the body and the dot.</summary>
sealed class Leave(Debtors debtors, TenantDb db, DebtorId debtor, DispatchId dispatch)
{
    public Guid Try { get; } = Guid.CreateVersion7();

    /// <summary>The try as the books know it: null while leave was never asked.</summary>
    public Guid? Asked => WasAsked ? Try : null;

    /// <summary>From here on the journal may hold the leave, even if its answer was lost.</summary>
    public bool WasAsked { get; private set; }

    /// <summary>The letter is no longer true, or another worker has it.</summary>
    public bool IsDenied { get; private set; }

    /// <summary>The same question for those who have nothing to break off.</summary>
    public async Task<bool> IsGranted(CancellationToken stop)
    {
        try
        {
            await Ask(stop);
            return true;
        }
        catch (LeaveDeniedException)
        {
            return false;
        }
    }

    public async Task Ask(CancellationToken stop)
    {
        WasAsked = true;
        var decision = await debtors.Send(db, debtor, new DebtorCommand.BeginHandOver(dispatch, Try, db.Today), stop);
        Fault.Point("outbox.after-leave", db.Tenant.Value);
        if (decision.Events is [DebtorEvent.HandOverBegun]) return;
        IsDenied = true;
        throw new LeaveDeniedException();
    }
}

/// <summary>Breaks off a dialogue before its dot: the letter stays here.</summary>
sealed class LeaveDeniedException() : Exception("The letter may not leave any more.");

/// <summary>Keeps a worker's lease alive while a slow server thinks.</summary>
sealed class HeldLease : IAsyncDisposable
{
    readonly CancellationTokenSource over = new();
    readonly Task renewing;

    public HeldLease(Outbox outbox, Claimed row, TimeProvider clock) => renewing = Renew(outbox, row, clock);

    async Task Renew(Outbox outbox, Claimed row, TimeProvider clock)
    {
        try
        {
            using var ticks = new PeriodicTimer(Outbox.Lease / 3, clock);
            while (await ticks.WaitForNextTickAsync(over.Token))
                if (!await outbox.Renew(row, over.Token)) return;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Without a lease another worker looks after the letter; the journal still lets only one hand it over.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await renewing;
        over.Dispose();
    }
}

/// <summary>How many letters of a tenant this node has handed over in the last hour.</summary>
sealed class HourMeter(TimeProvider clock)
{
    readonly Queue<long> sent = new();
    readonly Lock gate = new();

    public bool Allows(int anHour)
    {
        lock (gate)
        {
            while (sent.TryPeek(out var oldest) && clock.GetElapsedTime(oldest) > TimeSpan.FromHours(1)) sent.Dequeue();
            return sent.Count < anHour;
        }
    }

    public void Count()
    {
        lock (gate) sent.Enqueue(clock.GetTimestamp());
    }
}
