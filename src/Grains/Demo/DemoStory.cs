using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Segments;
using Inkassio.Domain.Tenants;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Grains.Demo;

/// <summary>Lives the demo firm's history day by day through the doors of everybody: books, run, letters.</summary>
// How far a story was told before a crash, and for which today, the journal itself says. What is told twice happens
// once, because every id follows from what it stands for.
sealed class DemoStory
{
    static readonly DebtorId First = DemoCustomer.All[0].Id;
    static readonly Guid LastNote = DerivedId.Of(DemoTenant.Id.Value, "the end");

    readonly EmbeddedHost host;
    readonly StoryClock time;
    readonly TenantDb office, owner, machine;
    readonly DemoPost post;

    DemoStory(EmbeddedHost host, StoryClock time, (TenantDb Office, TenantDb Owner, TenantDb Machine) hands)
    {
        (this.host, this.time) = (host, time);
        (office, owner, machine) = hands;
        post = new(host, owner);
    }

    /// <param name="host">Over a database whose clock is <paramref name="time"/>.</param>
    public static async Task<DemoStory> Open(EmbeddedHost host, StoryClock time, CancellationToken stop)
    {
        await host.Tenants.Create(
            DemoTenant.Id, DemoTenant.Name, DemoTenant.Profile.Zone, $"{DemoTenant.Profile.Country}", stop);
        async Task<TenantDb> In(Author author) =>
            (await host.Tenants.Enter(DemoTenant.Id, author, reason: "", stop))!;
        return new(host, time, (
            await In(Author.Machine("import")), await In(Author.Person(DemoTenant.Owner)),
            await In(Author.Machine("daily-run"))));
    }

    public async Task<bool> IsTold(CancellationToken stop) =>
        (await host.Debtors.Look(office, First, stop)).Notes.Contains(LastNote);

    /// <summary>Tells the story from its beginning, or from where an earlier telling was cut off.</summary>
    public async Task Tell(
        IReadOnlyList<Func<TenantDb, RateBook, CancellationToken, Task>> deeds, CancellationToken stop)
    {
        var told = await StoryProgress.Of(office, host.Journal, stop);
        var terms = new Terms(DemoTenant.Profile, DemoTenant.Ladder) { Legal = DemoTenant.Legal };
        var (course, agenda) = (new Course(terms, told.Today), new Agenda(DemoBooks.On(told.Today, terms)));
        // Today's run is taken at once, and kept, so that no other node sends letters from half a story.
        var reserved = await host.Runs.TakeDaily(DemoTenant.Id, office.Today, stop);
        var renewed = time.GetTimestamp();
        await Begin(told.Today.AddDays(-DemoBooks.DaysTold), stop);
        await Remember(agenda, told.Today, stop);
        for (var day = told.GoOnFrom; day < told.Today; day = day.AddDays(1))
        {
            At(day, hour: 8);
            foreach (var entry in agenda.On(day)) await Happen(entry, day, stop);
            if (course.HasRun(day)) await Dun(agenda, isLast: day == course.LastRunOn, stop);
            if (day == course.ProposesOn) await Propose(stop);
            if (reserved is null || time.GetElapsedTime(renewed) < WorkQueue.Lease / 6) continue;
            await host.Runs.Renew(machine, reserved, stop);
            renewed = time.GetTimestamp();
        }
        time.CatchUp();
        if (reserved is not null) await Run(reserved, office.Today, stop);
        else await RunAgain(stop);
        await Finish(agenda, stop);
        foreach (var deed in deeds)
        {
            await deed(owner, host.Rates, stop);
            time.Pass(TimeSpan.FromSeconds(90));
        }
        const string note = "Die nächste Wartung ist vorgemerkt.";
        await Do(owner, First, new DebtorCommand.AddNote(LastNote, note), stop);
    }

    async Task Begin(DateOnly on, CancellationToken stop)
    {
        At(on, hour: 9);
        await host.Book.Change(owner, CommandId.Of(DerivedId.Of(DemoTenant.Id.Value, "founded")),
            _ =>
            [
                new TenantEvent.TenantFounded(DemoTenant.Profile), new TenantEvent.LegalChosen(DemoTenant.Legal),
                new TenantEvent.LadderChosen(DemoTenant.Ladder),
                // The tables say which letter stands where: everybody is written to by the same ladder.
                new TenantEvent.SegmentLadderChosen(Segment.Good, DemoTenant.Ladder),
                new TenantEvent.SegmentLadderChosen(Segment.Risky, DemoTenant.Ladder),
                new TenantEvent.FirmFactsStated(DemoTenant.FirmFacts),
                // No other node hands letters over while their story is still being told.
                new TenantEvent.DeliveryChosen(Delivery.Usual with { IsStopped = true }),
            ], stop);
        foreach (var customer in DemoCustomer.All)
            await Do(office, customer.Id, new DebtorCommand.DescribeDebtor(customer.Party), stop);
    }

    // A few of today's letters are released and still in the house; then other nodes may hand letters over.
    async Task Finish(Agenda agenda, CancellationToken stop)
    {
        var (proposals, _) = await Proposals.Load(owner, search: "", skip: 0, AgingList.RowsMax, stop);
        foreach (var row in proposals)
        {
            var notice = (await host.Debtors.Look(owner, row.Debtor, stop)).Notices[row.Notice];
            if (agenda.Invoice(notice.Steps[0].Invoice).Fate is Fate.StaysToday or Fate.Parked)
                await Approve(agenda, row.Debtor, row.Notice, stop);
        }
        // A run looks only at those who owe; here everybody is to stand in his segment.
        foreach (var customer in DemoCustomer.All)
            await Do(machine, customer.Id, new DebtorCommand.ReviewSegment(office.Today), stop);
        await host.Book.Change(owner, CommandId.Of(DerivedId.Of(DemoTenant.Id.Value, "dispatch begins")),
            _ => [new TenantEvent.DeliveryChosen(Delivery.Usual)], stop);
    }

    // After a crash, letters that are out already have their sequels still to come.
    async Task Remember(Agenda agenda, DateOnly today, CancellationToken stop)
    {
        foreach (var customer in DemoCustomer.All)
        {
            var account = await host.Debtors.Look(office, customer.Id, stop);
            foreach (var claim in account.Claims.Values)
                foreach (var step in claim.Steps) agenda.Follow(claim.Invoice, step.Kind, step.IssuedOn);
            foreach (var way in account.Dispatches.Values.Where(way => way.PlannedOn < today))
                await post.GoOn(customer.Id, way, stop);
        }
    }

    async Task Happen(AgendaEntry entry, DateOnly day, CancellationToken stop)
    {
        if (await Wish(entry, day, stop) is not { } command) return;
        // People stop and resume dunning; invoices and payments come in by themselves.
        var by = command is DebtorCommand.RegisterInvoice or DebtorCommand.RecordPayment ? office : owner;
        await Do(by, entry.Invoice.Customer.Id, command, stop);
    }

    // Some deeds depend on how the account stands on their day.
    async Task<DebtorCommand?> Wish(AgendaEntry entry, DateOnly day, CancellationToken stop)
    {
        var (invoice, act) = (entry.Invoice, entry.Act);
        if (act is not { } at) return invoice.Registration;
        if (invoice.Acts[at].What is not (Deed.Agree or Deed.LetterBack)) return invoice.Command(at, day);
        var account = await host.Debtors.Look(owner, invoice.Customer.Id, stop);
        if (invoice.Acts[at].What is not Deed.Agree agreed) return DemoDealings.LetterBack(invoice, account, day);
        var terms = (await host.Book.Look(owner, stop)).Terms;
        return account.Claims[invoice.Id].IsOpen
            ? DemoDealings.Plan(invoice, at, agreed, account, terms, day) : null;
    }

    async Task Dun(Agenda agenda, bool isLast, CancellationToken stop)
    {
        At(office.Today, hour: 10);
        if (await host.Runs.TakeDaily(DemoTenant.Id, office.Today, stop) is { } claimed
            && await Run(claimed, office.Today, stop) is { Proposed: 0 }) return;
        var (proposals, _) = await Proposals.Load(owner, search: "", skip: 0, AgingList.RowsMax, stop);
        foreach (var row in proposals)
        {
            var notice = (await host.Debtors.Look(owner, row.Debtor, stop)).Notices[row.Notice];
            switch (isLast ? agenda.Invoice(notice.Steps[0].Invoice).LastRun : Verdict.Approve)
            {
                case Verdict.Approve: await Approve(agenda, row.Debtor, row.Notice, stop); break;
                case Verdict.Reject: await Reject(row.Debtor, row.Notice, stop); break;
                case Verdict.Leave: break;
            }
        }
    }

    // Today people rest; what waits for them was proposed on the last day of work.
    async Task Propose(CancellationToken stop)
    {
        At(office.Today, hour: 10);
        if (await host.Runs.TakeDaily(DemoTenant.Id, office.Today, stop) is { } claimed)
            await Run(claimed, office.Today, stop);
    }

    async Task<RunProgress> Run(Claimed claimed, DateOnly day, CancellationToken stop) =>
        await host.Run.Go(machine, await host.Runs.Of(machine, claimed, day, stop), claimed, tell: null, stop);

    async Task RunAgain(CancellationToken stop)
    {
        var (again, claimed) = await host.Runs.Start(machine, office.Today, stop);
        await host.Run.Go(machine, again, claimed, tell: null, stop);
    }

    async Task Approve(Agenda agenda, DebtorId debtor, NoticeId notice, CancellationToken stop)
    {
        if (await host.Letters.Preview(owner, debtor, notice, stop) is not { } preview) return;
        await host.Letters.Approve(owner, debtor, notice, preview.Facts.Version, stop);
        await post.Send(debtor, notice, FateOf(agenda, preview), preview.Facts.On, stop);
        time.Pass(TimeSpan.FromSeconds(50));
        var asked = (await host.Debtors.Look(owner, debtor, stop)).Notices[notice];
        if (asked.Instalment is not null) return; // No step of the ladder, so nothing follows from it.
        foreach (var claim in preview.Facts.Claims) agenda.Follow(claim.Invoice, claim.Kind!.Value, preview.Facts.On);
    }

    static Fate FateOf(Agenda agenda, LetterPreview preview) => preview.Facts.Claims
        .Select(claim => (agenda.Invoice(claim.Invoice), claim.Kind))
        .Where(told => told.Item1.FateAt == told.Kind).Select(told => told.Item1.Fate).FirstOrDefault();

    Task Reject(DebtorId debtor, NoticeId notice, CancellationToken stop) => Do(owner, debtor,
        new DebtorCommand.RejectNotice(
            notice, owner.Today.AddDays(21), "Telefonisch besprochen: die Zahlung ist zum Monatsende zugesagt."), stop);

    async Task Do(TenantDb by, DebtorId debtor, DebtorCommand command, CancellationToken stop)
    {
        var decision = await host.Debtors.Send(by, debtor, command, stop);
        // Told again after a crash, a hold may have been lifted or a payment taken back already.
        if (decision.Refusal is not null and not Refusal.NoSuchHold and not Refusal.NothingOpen)
            throw new InvalidOperationException($"The demo's story was refused: {decision.Refusal}, {command}.");
        time.Pass(TimeSpan.FromSeconds(70));
    }

    void At(DateOnly day, int hour) => time.Set(office.StartOf(day).AddHours(hour));
}
