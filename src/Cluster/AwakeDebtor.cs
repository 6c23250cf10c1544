using System.Data.Common;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using Inkassio.Grains;
using Inkassio.Storage;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Inkassio.Cluster;

/// <summary>A debtor's grain in the cluster: the same account as in one process, and a reminder for its next
/// step.</summary>
// The journal stays the judge. Whatever goes wrong, the activation forgets everything and goes: the next caller finds
// a fresh one, wherever that may be.
[GrainType("debtor")]
sealed class AwakeDebtor(IGrainContext context, EmbeddedHost host, ILogger<AwakeDebtor> log)
    : IGrainBase, IDebtorGrain, IRemindable
{
    const string NextStepDue = "next-step";

    readonly DebtorGrain account = new(host.Journal, AccountKey.DebtorIn(context.GrainId));
    DateOnly? remindedOn;
    bool isPlanned;

    public IGrainContext GrainContext => context;

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
        isPlanned = false; // Whoever woke for the reminder has to find out whether there is to be another one.
        await Safely(() => Send(db, new DebtorCommand.AdvanceDunning(db.Today, NoticeId.New()), default));
    }

    async Task<Decision> Send(TenantDb db, DebtorCommand command, CancellationToken stop)
    {
        var tenant = await host.Book.Look(db, stop);
        var decision = await account.Send(db, command, tenant.Terms, stop);
        await Remind(db, tenant.Terms);
        return decision;
    }

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
            if (e is DbException or TimeoutException or IOException)
                throw new JournalUnavailableException($"{context.GrainId} cannot be read.", e);
            throw;
        }
    }

    // The reminder is a convenience and the run a certainty: that it cannot be written must fail no command.
    async Task Remind(TenantDb db, Terms terms)
    {
        if (account.Seen is not { } now) return;
        var on = NextStep.FirstOnOf(now, terms.For(now.Standing.On(db.Today)).Ladder, db.Today);
        if (isPlanned && on == remindedOn) return;
        try
        {
            if (on is { } day)
                await this.RegisterOrUpdateReminder(NextStepDue, UntilRun(db, day), TimeSpan.FromDays(1));
            else if (await this.GetReminder(NextStepDue) is { } old) await this.UnregisterReminder(old);
            (isPlanned, remindedOn) = (true, on);
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
