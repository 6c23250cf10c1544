using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Grains;

/// <summary>How far a day's run has come.</summary>
public sealed record RunProgress(int Debtors, int Decided, int Proposed, int Issued, int HeldBack);

/// <summary>Asks every debtor with something due what comes next. Running a day again does nothing twice.</summary>
public sealed class DunningRun(Debtors debtors, TenantBook tenants, Runs runs, LetterRelease letters)
{
    public const int PageSize = 1_000;

    /// <summary>How many accounts decide at once; their appends share transactions.</summary>
    public const int AtOnce = 512;

    /// <summary>Runs a day to its end and writes its progress as it goes.</summary>
    /// <param name="claimed">The run's row in the queue; whoever loses its lease stops.</param>
    public async Task<RunProgress> Go(
        TenantDb db, Run run, Claimed claimed, Action<RunProgress>? tell, CancellationToken stop)
    {
        var horizon = Horizon(run.Day, await tenants.Look(db, stop));
        var progress = new RunProgress(await DueDebtors.Count(db, horizon, stop), 0, 0, 0, 0);
        var next = ReadAhead(db, horizon, after: null, stop);
        while (await next is { Count: > 0 } page)
        {
            // The next accounts are read while these decide: one core reads and opens keys, the other one writes.
            next = ReadAhead(db, horizon, page[^1], stop);
            progress = await Decide(db, page, run.Day, progress, stop);
            tell?.Invoke(progress);
            await runs.Tell(db, claimed,
                progress.Debtors, progress.Decided, progress.Proposed, progress.Issued, stop);
        }
        await runs.Finish(db, claimed, stop);
        return progress;
    }

    // SQLite answers on the caller's own thread, so the reading needs one of its own.
    Task<IReadOnlyList<DebtorId>> ReadAhead(TenantDb db, DateOnly dueBy, DebtorId? after, CancellationToken stop) =>
        Task.Run(async () =>
        {
            var page = await DueDebtors.Load(db, dueBy, after, PageSize, stop);
            await debtors.ReadAhead(db, page, stop);
            return page;
        }, stop);

    // A pre-due note comes before its claim is due, so the look reaches that far ahead.
    static DateOnly Horizon(DateOnly day, Tenant tenant) =>
        day.AddDays(-Math.Min(0, tenant.Ladders.SelectMany(ladder => ladder.Steps).Min(s => s.WaitDays)));

    async Task<RunProgress> Decide(
        TenantDb db, IReadOnlyList<DebtorId> page, DateOnly day, RunProgress before, CancellationToken stop)
    {
        int proposed = 0, issued = 0, heldBack = 0;
        await Parallel.ForEachAsync(page,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop },
            async (debtor, stopping) =>
            {
                var decision = await debtors.Send(
                    db, debtor, new DebtorCommand.AdvanceDunning(day, NoticeId.New()), stopping);
                foreach (var proposal in decision.Events.OfType<DebtorEvent.NoticeProposed>())
                {
                    Interlocked.Increment(ref proposed);
                    if (await IssueByItself(db, debtor, proposal, stopping)) Interlocked.Increment(ref issued);
                }
                if (decision.IsRefused) Interlocked.Increment(ref heldBack);
            });
        return before with
        {
            Decided = before.Decided + page.Count,
            Proposed = before.Proposed + proposed,
            Issued = before.Issued + issued,
            HeldBack = before.HeldBack + heldBack,
        };
    }

    // Automatic steps go the way of every approval; only the author is the machine.
    async Task<bool> IssueByItself(
        TenantDb db, DebtorId debtor, DebtorEvent.NoticeProposed proposal, CancellationToken stop)
    {
        // The reminder of an instalment is agreed with the debtor; a person still looks at it.
        if (proposal.Instalment is not null) return false;
        var terms = (await tenants.Look(db, stop)).Terms;
        var ladder = terms.For((await debtors.Look(db, debtor, stop)).Standing.On(proposal.ProposedOn)).Ladder;
        if (!proposal.Steps.All(s => ladder.Steps.Any(step => step.Kind == s.Kind && step.Automatic))) return false;
        return await letters.Preview(db, debtor, proposal.Notice, stop) is { } preview
            && !(await letters.Approve(db, debtor, proposal.Notice, preview.Facts.Version, stop)).IsRefused;
    }
}
