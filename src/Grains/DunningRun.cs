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
        progress = progress with { Issued = await ReleaseOrHold(db, run, progress, stop) };
        if (progress.Issued > 0)
            await runs.Tell(db, claimed,
                progress.Debtors, progress.Decided, progress.Proposed, progress.Issued, stop);
        tell?.Invoke(progress);
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
        int proposed = 0, heldBack = 0;
        await Parallel.ForEachAsync(page,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop },
            async (debtor, stopping) =>
            {
                var decision = await debtors.Send(
                    db, debtor, new DebtorCommand.AdvanceDunning(day, NoticeId.New()), stopping);
                Interlocked.Add(ref proposed, decision.Events.OfType<DebtorEvent.NoticeProposed>().Count());
                if (decision.IsRefused) Interlocked.Increment(ref heldBack);
            });
        return before with
        {
            Decided = before.Decided + page.Count,
            Proposed = before.Proposed + proposed,
            HeldBack = before.HeldBack + heldBack,
        };
    }

    // How large a run is shows only at its end: until then nothing of it leaves.
    async Task<int> ReleaseOrHold(TenantDb db, Run run, RunProgress progress, CancellationToken stop)
    {
        var waiting = await ByThemselves(db, run.Day, stop);
        var usual = RunSize.UsualOf(await runs.Sizes(db, run.Day, RunSize.DaysCompared, stop));
        var ofDay = await Proposals.CountOfDay(db, run.Day, stop);
        var size = new RunSize(progress.Proposed, ofDay, waiting.Count, usual);
        if (size.Doubt is not { } doubt) return await Release(db, waiting, stop);
        await runs.Hold(db, run, doubt, usual, waiting.Count, stop);
        return 0;
    }

    /// <summary>Releases what a run held back, once a person has looked at it.</summary>
    public async Task ReleaseHeld(TenantDb db, Run run, CancellationToken stop)
    {
        var issued = await Release(db, await ByThemselves(db, run.Day, stop), stop);
        await runs.Count(db, run, run.Issued + issued, stop);
    }

    // The reminder of an instalment is agreed with the debtor; a person still looks at it, so it is not asked for.
    async Task<IReadOnlyList<(DebtorId Debtor, NoticeId Notice)>> ByThemselves(
        TenantDb db, DateOnly day, CancellationToken stop)
    {
        var tenant = await tenants.Look(db, stop);
        var found = new List<(DebtorId, NoticeId)>();
        if (!tenant.Ladders.Any(ladder => ladder.Steps.Any(step => step.Automatic))) return found;
        var page = await Proposals.OfDay(db, day, after: null, PageSize, stop);
        while (page.Count > 0)
        {
            foreach (var (debtor, notice) in page)
                if (IsAutomatic(await debtors.Look(db, debtor, stop), notice, tenant.Terms, day))
                    found.Add((debtor, notice));
            page = await Proposals.OfDay(db, day, page[^1].Notice, PageSize, stop);
        }
        return found;
    }

    static bool IsAutomatic(Debtor account, NoticeId id, Terms terms, DateOnly day)
    {
        if (!account.Notices.TryGetValue(id, out var notice) || !notice.IsOpen) return false;
        var ladder = terms.For(account.Standing.On(day)).Ladder;
        return notice.Steps.All(s => ladder.Steps.Any(step => step.Kind == s.Kind && step.Automatic));
    }

    // Automatic steps go the way of every approval; only the author is the machine.
    async Task<int> Release(
        TenantDb db, IReadOnlyList<(DebtorId Debtor, NoticeId Notice)> waiting, CancellationToken stop)
    {
        var issued = 0;
        await Parallel.ForEachAsync(waiting,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop },
            async (one, stopping) =>
            {
                if (await letters.Preview(db, one.Debtor, one.Notice, stopping) is { } preview
                    && !(await letters.Approve(
                        db, one.Debtor, one.Notice, preview.Facts.Version, stopping)).IsRefused)
                    Interlocked.Increment(ref issued);
            });
        return issued;
    }
}
