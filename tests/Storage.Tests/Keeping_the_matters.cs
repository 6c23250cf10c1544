using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Storage.Queries;
using Inkassio.Storage.Tables;
using static Inkassio.Domain.Debtors.DebtorEvent;
using static Inkassio.Storage.Tests.Books;

namespace Inkassio.Storage.Tests;

public abstract class Keeping_the_matters(Engine engine)
{
    public sealed class On_sqlite(OnSqlite engine) : Keeping_the_matters(engine), IClassFixture<OnSqlite>;

    public sealed class On_postgres(PostgresOfTheTests postgres) : Keeping_the_matters(new OnPostgres(postgres));

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static readonly InvoiceId Invoice = InvoiceId.New();

    static async Task<(TenantDb Db, Books Books)> One(Place place)
    {
        var db = await place.Tenant();
        var books = Books.Of(place.Journal(), db);
        await books.Append(Described("K-1"), Registered(Invoice, "R-1"));
        return (db, books);
    }

    static async Task<IEnumerable<MatterKind>> Waiting(TenantDb db, int days) =>
        (await Matters.Waiting(db, March.AddDays(days), 10, Stop)).Select(m => m.Kind);

    [Fact]
    public async Task waits_for_a_promise_only_once_its_day_is_over()
    {
        await using var place = await engine.New();
        var (db, books) = await One(place);
        await books.Append(new PromiseGiven(PromiseId.New(), [Invoice], Euro(6_000), March.AddDays(20), March));
        Assert.Empty(await Waiting(db, days: 23));
        Assert.Equal([MatterKind.Promise], await Waiting(db, days: 24));

        await books.Append(Paid(Invoice, 6_000)); // On the twentieth day: kept.
        Assert.Empty(await Waiting(db, days: 24));
        var kept = Assert.Single(await Matters.Load(db, MatterKind.Promise, alsoEnded: true, 10, Stop));
        Assert.Equal(("Kept", Euro(6_000)), (kept.State, kept.Received));
        Assert.Empty(await Matters.Load(db, MatterKind.Promise, alsoEnded: false, 10, Stop));
    }

    [Fact]
    public async Task knows_the_next_instalment_of_a_plan()
    {
        await using var place = await engine.New();
        var (db, books) = await One(place);
        await books.Append(new PlanAgreed(
            PlanId.New(), [Invoice], [new(March.AddDays(20), Euro(4_000)), new(March.AddDays(50), Euro(6_000))],
            PlanInterest.None, March, LateDays: 14));
        await books.Append(Paid(Invoice, 4_000));
        var plan = Assert.Single(await Matters.Load(db, MatterKind.Plan, alsoEnded: false, 10, Stop));
        Assert.Equal((March.AddDays(50), Euro(4_000)), (plan.NextOn!.Value, plan.Received!.Value));
        Assert.False(plan.IsBroken(March.AddDays(300)));
    }

    [Fact]
    public async Task tells_of_a_payment_that_the_agency_does_not_know()
    {
        await using var place = await engine.New();
        var (db, books) = await One(place);
        var (referral, payment) = (ReferralId.New(), PaymentId.New());
        await books.Append(new ClaimsReferred(referral, [Invoice], ReferralTarget.Agency, March, Euro(10_000)));
        Assert.Empty(await Waiting(db, days: 30));
        await books.Append(Paid(Invoice, 1_000, payment));
        Assert.Equal([MatterKind.Referral], await Waiting(db, days: 30));
        await books.Append(new PaymentReported(referral, payment, March.AddDays(21)));
        Assert.Empty(await Waiting(db, days: 30));
    }

    [Fact]
    public async Task waits_for_the_answer_to_a_complaint_until_it_is_settled()
    {
        await using var place = await engine.New();
        var (db, books) = await One(place);
        var dispute = DisputeId.New();
        await books.Append(
            new DisputeOpened(dispute, Invoice, Amount: null, DisputeCause.Defect, March, March.AddDays(3)));
        Assert.Empty(await Waiting(db, days: 2));
        Assert.Equal([MatterKind.Dispute], await Waiting(db, days: 3));
        await books.Append(new DisputeResolved(dispute, ComplaintOutcome.NotRight, March.AddDays(3), null));
        Assert.Empty(await Waiting(db, days: 30));
    }

    [Fact]
    public async Task calls_only_whom_a_call_can_reach()
    {
        await using var place = await engine.New();
        var (db, books) = await One(place);
        Assert.Empty(await CallCandidates.Load(db, March.AddDays(40), 10, Stop)); // No letter yet.
        await books.Append(new DunnedBefore(Invoice, Domain.Dunning.NoticeKind.Reminder, March, March.AddDays(7)));
        Assert.Equal([books.Id], await CallCandidates.Load(db, March.AddDays(40), 10, Stop));
        await books.Append(
            new DisputeOpened(DisputeId.New(), Invoice, Amount: null, DisputeCause.Defect, March, March));
        Assert.Empty(await CallCandidates.Load(db, March.AddDays(40), 10, Stop));
    }
}
