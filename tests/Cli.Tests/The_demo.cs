using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Grains;
using Inkassio.Grains.Demo;
using Inkassio.Storage;
using Inkassio.Storage.Queries;
using Inkassio.Storage.Tables;

namespace Inkassio.Cli.Tests;

public sealed class The_demo : IDisposable
{
    readonly Shell shell = new();

    [Theory]
    [InlineData("2027-01-02")] // A Saturday after a holiday.
    [InlineData("2024-02-29")]
    [InlineData("2026-03-01")] // A Sunday.
    [InlineData("2026-01-01")]
    [InlineData("2026-12-28")] // Holidays behind it.
    public async Task stands_as_told_on_any_day(string today)
    {
        Assert.Equal(Terminal.Done, (await shell.Json("demo", "--today", today)).Code);
        Assert.Equal(60, (await shell.Json("list", "debtors", "--today", today)).Records.Count);
        var waiting = await shell.Json("list", "proposals", "--today", today);
        Assert.InRange(waiting.Records.Count, 10, 16);
        Assert.Equal(
            ["last-notice", "notice-1", "notice-2", "reminder"],
            waiting.Records.Select(r => (string)r["kind"]!).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(waiting.Records, r => (string)r["currency"]! == "CHF");
        var due = (await shell.Json("list", "due", "--today", today)).Records;
        foreach (var blocker in (string[])["not-yet", "on-hold", "resting"])
            Assert.Contains(due, r => r["blockers"]!.AsArray().Any(b => (string)b! == blocker));
        Assert.True((bool)(await shell.Json("verify", "--today", today)).Only["valid"]!);
    }

    [Fact]
    public async Task is_made_once()
    {
        await shell.Json("demo", "--today", "2026-03-10");
        var before = await Lists();
        Assert.Equal(Terminal.Done, (await shell.Json("demo", "--today", "2026-03-10")).Code);
        Assert.Equal(before, await Lists());
    }

    [Fact]
    public async Task comes_back_whole_from_its_journal()
    {
        await shell.Json("demo", "--today", "2026-03-10");
        var before = await Lists();
        Assert.Equal(60, (int)(await shell.Json("rebuild", "--today", "2026-03-10")).Only["debtors"]!);
        Assert.Equal(before, await Lists());
    }

    [Theory]
    [InlineData(40)]
    [InlineData(150)]
    [InlineData(600)]
    [InlineData(900)]
    public async Task goes_on_where_a_crash_cut_it_off(int commands)
    {
        using var crash = new CancellationTokenSource();
        shell.Clock.Alarm = (commands, crash.Cancel);
        using var output = new StringWriter();
        await Terminal.Run(["--db", shell.Db, "demo"], output, output, shell.Clock, crash.Token);
        Assert.True(crash.IsCancellationRequested, "The story was over before the crash.");
        // Even on the next day, the story goes on to where it was to end.
        shell.Clock = new(new(2026, 3, 13, 9, 0, 0, TimeSpan.Zero));
        Assert.Equal(Terminal.Done, (await shell.Json("demo")).Code);
        var (uncut, told) = (await Uncut("2026-03-12"), await Standing(shell));
        Assert.Equal(uncut.Aging, told.Aging);
        // Today's run came a day later, so it may have found more, but nothing less.
        Assert.Subset(told.Waiting, uncut.Waiting);
    }

    [Fact]
    public async Task lived_its_years_with_real_letters()
    {
        await shell.Json("demo", "--today", "2026-03-10");
        await using var host = Open();
        var db = (await host.Tenants.Enter(DemoTenant.Id, Author.Machine("test"), reason: "", default))!;
        var letters = await IssuedLetters.Load(db, from: null, skip: 0, rowsMax: 1_000, default);
        Assert.InRange(letters.Count, 100, 400);
        Assert.Equal(4, letters.Count(letter => letter.IssuedOn >= new DateOnly(2026, 3, 10)));
        Assert.True(letters.Min(letter => letter.IssuedOn) < new DateOnly(2023, 9, 1));
        var pdf = await host.Letters.Issued(db, letters[0].Debtor, letters[0].Notice, default);
        Assert.Equal("%PDF"u8, pdf.AsSpan(0, 4));
        var story = await DebtorStory.Load(db, letters[^1].Debtor, before: null, rowsMax: 1_000, default);
        Assert.All(story.Where(e => e.Name == "notice-issued"), e => Assert.Contains($"{DemoTenant.Owner}", e.By));
        Assert.Equal(story.Select(e => e.At).OrderDescending(), story.Select(e => e.At));
    }

    [Fact]
    public async Task shows_every_end_that_a_letter_can_have()
    {
        await shell.Json("demo", "--today", "2026-03-12");
        await using var host = Open();
        var db = (await host.Tenants.Enter(DemoTenant.Id, Author.Machine("test"), reason: "", default))!;
        var counts = await Dispatches.Count(db, default);
        long Of(Channel channel, DispatchState state) =>
            counts.FirstOrDefault(c => c.Channel == channel && c.State == state)?.Count ?? 0;

        Assert.Equal((1L, 1L, 1L), (Of(Channel.Email, DispatchState.Unknown), Of(Channel.Email, DispatchState.Parked),
            Of(Channel.Email, DispatchState.Returned)));
        Assert.Equal((1L, 2L), (Of(Channel.Email, DispatchState.Planned), Of(Channel.Post, DispatchState.Planned)));
        Assert.InRange(Of(Channel.Email, DispatchState.Accepted), 60, 300);
        Assert.InRange(Of(Channel.Post, DispatchState.Accepted), 30, 200);
        Assert.Equal(0, Of(Channel.Post, DispatchState.Cancelled));
        Assert.Equal(1, (await NeedsPerson.Load(db, db.Today, DemoTenant.Ladder.Steps[^1].Kind, default)).Answered);
        Assert.False((await host.Book.Look(db, default)).Delivery.IsStopped);
        var pile = await Dispatches.Load(db, new OutView(OutTray.Paper), 0, 10, default);
        foreach (var letter in pile.Rows)
            Assert.Null((await host.Debtors.Send(db, letter.Debtor, new DebtorCommand.BeginHandOver(
                letter.Id, Guid.CreateVersion7(), db.Today), default)).Refusal);
        Assert.All((await Dispatches.Load(db, new OutView(OutTray.Paper), 0, 10, default)).Rows,
            letter => Assert.Equal(DispatchState.HandingOver, letter.State));
    }

    [Theory]
    [InlineData("2026-03-12")]
    [InlineData("2027-01-02")] // A Saturday after a holiday.
    public async Task tells_of_promises_plans_complaints_and_hand_overs(string today)
    {
        await shell.Json("demo", "--today", today);
        await using var host = Open();
        var (db, day) = ((await host.Tenants.Enter(DemoTenant.Id, Author.Machine("test"), reason: "", default))!,
            DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture));
        async Task<IReadOnlyList<Matter>> Of(MatterKind kind, bool alsoEnded = false) =>
            await Matters.Load(db, kind, alsoEnded, Matters.RowsMax, default);
        var promises = await Of(MatterKind.Promise, alsoEnded: true);
        Assert.Contains(promises, p => p.State == "Kept");
        Assert.Contains(promises, p => p.IsBroken(day));
        Assert.Contains(promises, p => p.IsRunning && p.NextOn >= day);
        Assert.Equal(
            [(true, true), (false, true), (false, false)],
            (await Of(MatterKind.Plan)).Select(p => (p.BreaksOn <= day, p.NextOn < day)));
        Assert.Equal(3, (await Of(MatterKind.Dispute)).Count);
        Assert.Equal(
            ["AddressUnknown", "DirectDebit", "Insolvent"],
            (await Of(MatterKind.Circumstance)).Select(c => c.Detail).Order(StringComparer.Ordinal));
        Assert.Equal(1, Assert.Single(await Of(MatterKind.Referral)).Waiting);
        var found = await Search.Load(db, "Lärmann", rowsMax: 1, default);
        var announced = await host.Debtors.Look(db, found[0].Debtor, default);
        Assert.Contains(announced.Claims.Values, c => c.IsReferralPlanned
            && c.Steps.Any(s => s.Kind == NoticeKind.Announcement));
    }

    EmbeddedHost Open() => new(Database.Open(
        shell.Db, MasterKey.FromFile(shell.Path(Path.Combine("keys", "master.key"))), shell.Clock));

    async Task<string> Lists() => string.Concat(
        (await shell.Json("list", "aging", "--today", "2026-03-10")).Output,
        (await shell.Json("list", "proposals", "--today", "2026-03-10")).Output);

    static async Task<(string Aging, HashSet<string> Waiting)> Uncut(string today)
    {
        using var other = new Shell();
        await other.Json("demo", "--today", today);
        return await Standing(other);
    }

    // Ids of letters differ from telling to telling; what is owed and what waits does not.
    static async Task<(string Aging, HashSet<string> Waiting)> Standing(Shell shell) => (
        (await shell.Json("list", "aging", "--today", "2026-03-12")).Output,
        [.. (await shell.Json("list", "proposals", "--today", "2026-03-12")).Records
            .Select(r => $"{r["debtor"]} {r["kind"]} {r["open"]} {r["claims"]}")]);

    public void Dispose() => shell.Dispose();
}
