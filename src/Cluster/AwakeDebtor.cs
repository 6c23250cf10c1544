using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using Inkassio.Grains;
using Inkassio.Storage;
using Microsoft.Extensions.Logging;
using Orleans.Placement;
using Orleans.Runtime;

namespace Inkassio.Cluster;

/// <summary>A debtor's grain in the cluster: the same account as in one process, and a reminder for its next
/// step.</summary>
// It wakes where it is asked first: a person's pages stay with one node, and a run's appends share transactions there.
// The journal stays the judge. Whatever goes wrong, the activation forgets everything and goes: the next caller finds
// a fresh one, wherever that may be.
[GrainType("debtor"), PreferLocalPlacement]
sealed class AwakeDebtor(IGrainContext context, EmbeddedHost host, KnownAhead ahead, ILogger<AwakeDebtor> log)
    : IGrainBase, IDebtorGrain, IRemindable
{
    const string NextStepDue = "next-step";

    readonly DebtorGrain account = new(host.Journal, AccountKey.DebtorIn(context.GrainId));

    public IGrainContext GrainContext => context;

    public Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (ahead.Take(AccountKey.TenantIn(context.GrainId), AccountKey.DebtorIn(context.GrainId)) is { } read)
            account.Know(read);
        return Task.CompletedTask;
    }

    DailyRun Daily => new(host, host.Database.Clock);

    public async Task<Decision> Send(DebtorCommand command, CancellationToken stop)
    {
        var db = TenantDb.ForErrand(host.Database, Errands.Here);
        return await Safely(() => Send(db, command, stop));
    }

    public Task<Debtor> Look(CancellationToken stop)
    {
        var db = TenantDb.ForErrand(host.Database, Errands.Here);
        return Safely(() => account.Look(db, stop));
    }

    /// <summary>The day of the next step has come: what the day's run would ask is asked now.</summary>
    // The run asks again and finds it done, or does it where a reminder was lost.
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        var id = AccountKey.TenantIn(context.GrainId);
        if (await host.Tenants.Find(id, default) is not { } tenant || await Daily.Rests(tenant, default)) return;
        var db = (await host.Tenants.Enter(id, Author.Machine("reminder"), reason: "", default))!;
        await Safely(async () =>
        {
            var terms = (await host.Book.Look(db, default)).Terms;
            var decision = await account.Send(
                db, new DebtorCommand.AdvanceDunning(db.Today, NoticeId.New()), terms, default);
            // It comes again every day by itself, until there is nothing to do for some time.
            if (account.Seen is { } now && NextOn(now, db, terms) is var on && !(on <= db.Today)) await Remind(db, on);
            return decision;
        });
    }

    async Task<Decision> Send(TenantDb db, DebtorCommand command, CancellationToken stop)
    {
        var terms = (await host.Book.Look(db, stop)).Terms;
        var before = NextOn(account.Seen ?? await account.Look(db, stop), db, terms);
        var decision = await account.Send(db, command, terms, stop);
        if (account.Seen is { } now && NextOn(now, db, terms) is var on && on != before) await Remind(db, on);
        return decision;
    }

    static DateOnly? NextOn(Debtor account, TenantDb db, Terms terms) =>
        NextStep.FirstOnOf(account, terms.For(account.Standing.On(db.Today)).Ladder, db.Today);

    async Task<T> Safely<T>(Func<Task<T>> asked)
    {
        try
        {
            return await asked();
        }
        catch (Exception e)
        {
            this.DeactivateOnIdle();
            // A database's own exception would reach the caller as one of no known type: what it means crosses.
            if (host.Database.IsAway(e))
                throw new JournalUnavailableException($"{context.GrainId} cannot be read.", e);
            throw;
        }
    }

    // The reminder is a convenience and the run a certainty: that it cannot be written must fail no command.
    async Task Remind(TenantDb db, DateOnly? on)
    {
        try
        {
            if (on is { } day)
                await this.RegisterOrUpdateReminder(NextStepDue, UntilRun(db, day), TimeSpan.FromDays(1));
            else if (await this.GetReminder(NextStepDue) is { } old) await this.UnregisterReminder(old);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning(e, "No reminder for {Debtor}; the day's run finds it.", context.GrainId);
        }
    }

    // A step that is held back today is asked for again tomorrow.
    static TimeSpan UntilRun(TenantDb db, DateOnly day) =>
        db.StartOf(day > db.Today ? day : db.Today.AddDays(1)).AddHours(DailyRun.FromHour) - db.Now;
}
