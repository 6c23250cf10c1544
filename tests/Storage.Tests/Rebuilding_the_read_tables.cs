using System.Runtime.CompilerServices;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Segments;
using Inkassio.Storage.Tables;
using static Inkassio.Storage.Tests.Books;

namespace Inkassio.Storage.Tests;

public abstract class Rebuilding_the_read_tables(Engine engine)
{
    public sealed class On_sqlite(OnSqlite engine) : Rebuilding_the_read_tables(engine), IClassFixture<OnSqlite>;

    public sealed class On_postgres(PostgresOfTheTests postgres) : Rebuilding_the_read_tables(new OnPostgres(postgres));

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task comes_to_the_same_rows_as_life_did()
    {
        await using var place = await engine.New();
        var db = await place.Tenant();
        var journal = place.Journal();
        await Live(journal, db, new Random(7));
        var live = await Rows(db);
        Assert.True(live.Count > 300);

        await Spoil(db);
        Assert.NotEqual(live, await Rows(db));
        Assert.Equal(60, await new Rebuild(journal).Run(db, Stop));

        Assert.Equal(live, await Rows(db));
    }

    [Fact]
    public async Task can_be_broken_off_and_repeated()
    {
        await using var place = await engine.New();
        var db = await place.Tenant();
        var journal = place.Journal();
        await Live(journal, db, new Random(8));
        var live = await Rows(db);

        using (Fault.Plan("rebuild.before-commit", db.Tenant.Value, () => throw new IOException("power cut")))
            await Assert.ThrowsAsync<IOException>(() => new Rebuild(journal).Run(db, Stop));
        await new Rebuild(journal).Run(db, Stop);
        await new Rebuild(journal).Run(db, Stop);

        Assert.Equal(live, await Rows(db));
    }

    [Fact]
    public async Task leaves_other_tenants_alone()
    {
        await using var place = await engine.New();
        var (a, b) = (await place.Tenant("A"), await place.Tenant("B"));
        var journal = place.Journal();
        foreach (var db in new[] { a, b }) await Live(journal, db, new Random(9));
        await Spoil(b);
        var spoilt = await Rows(b);

        await new Rebuild(journal).Run(a, Stop);

        Assert.Equal(spoilt, await Rows(b));
    }

    // Sixty debtors, each with a made-up history in which most kinds of event occur.
    static Task Live(Journal journal, TenantDb db, Random dice) =>
        Task.WhenAll(Enumerable.Range(0, 60).Select(async i =>
    {
        var mine = new Random(dice.Next());
        var (books, invoices) = (Books.Of(journal, db), new List<InvoiceId>());
        await books.Append(Described($"K-{i}", $"Käufer {i}"));
        for (var step = 0; step < 12; step++)
        {
            var events = Next(mine, books.State, invoices, $"R-{i}-{step}").ToArray();
            if (events.Length > 0) Assert.IsType<Appended.Written>(await books.Append(events));
        }
    }));

    static IEnumerable<DebtorEvent> Next(Random dice, Debtor state, List<InvoiceId> invoices, string number)
    {
        if (invoices.Count == 0 || dice.Next(3) == 0)
        {
            invoices.Add(InvoiceId.New());
            return [Registered(invoices[^1], number, 1_000 + dice.Next(9_000)),
                new DebtorEvent.InvoiceDescribed(invoices[^1], "Brot")];
        }
        var claim = state.Claims[invoices[dice.Next(invoices.Count)]];
        var (proposal, payment) =
            (state.OpenProposals.FirstOrDefault(), state.Payments.Values.FirstOrDefault(p => p.Counts));
        return dice.Next(16) switch
        {
            0 when claim.IsOpen => [Paid(claim.Invoice, 1 + dice.NextInt64(claim.Open.Cents))],
            1 when payment is not null => [new DebtorEvent.PaymentReversed(payment.Id, March)],
            2 when claim.IsOpen => [new DebtorEvent.NoticeProposed(NoticeId.New(), Currency.EUR,
                [new NoticeStep(claim.Invoice, NoticeKind.Notice1)], March)],
            3 when proposal is not null => [new DebtorEvent.NoticeVoided(proposal.Id, VoidReason.Superseded)],
            4 when proposal is not null => [new DebtorEvent.NoticeRejected(proposal.Id, March.AddDays(7))],
            5 => [new DebtorEvent.HoldPlaced(dice.Next(2) == 0 ? null
                : claim.Invoice, HoldReason.Disputed, March.AddDays(9))],
            6 => [new DebtorEvent.HoldLifted(dice.Next(2) == 0 ? null : claim.Invoice)],
            7 => [Described(state.Party!.Number, "Neuer Name"), Noted("umbenannt")],
            > 7 when claim.IsOpen => Agreed(dice, state, claim),
            _ => [],
        };
    }

    static DebtorEvent[] Agreed(Random dice, Debtor state, Claim claim) => dice.Next(8) switch
    {
        0 => [new DebtorEvent.PromiseGiven(PromiseId.New(), [claim.Invoice], claim.Open, March.AddDays(25), March)],
        1 => [new DebtorEvent.PlanAgreed(PlanId.New(), [claim.Invoice],
            [new(March.AddDays(30), Euro(claim.Open.Cents - 1)), new(March.AddDays(60), Euro(1))],
            PlanInterest.None, March, 14)],
        2 => [new DebtorEvent.DisputeOpened(DisputeId.New(), claim.Invoice, Euro(1), DisputeCause.Defect, March,
            March.AddDays(3))],
        3 when state.Disputes.Values.FirstOrDefault(d => d.IsOpen) is { } dispute =>
            [new DebtorEvent.DisputeResolved(dispute.Id, ComplaintOutcome.NotRight, March, March.AddDays(10))],
        4 => [new DebtorEvent.CallMade(CallId.New(), [claim.Invoice], CallOutcome.NotReached, March)],
        5 when state.ReferralOf(claim.Invoice) is null => [new DebtorEvent.ClaimsReferred(
            ReferralId.New(), [claim.Invoice], ReferralTarget.Agency, March, claim.Open)],
        6 => [new DebtorEvent.CircumstanceRecorded(
            Guid.CreateVersion7(), CircumstanceKind.DirectDebit, claim.Invoice, March, March.AddDays(7))],
        _ => [new DebtorEvent.SegmentReached(Segment.Risky, 41, March)],
    };

    static async Task Spoil(TenantDb db)
    {
        await using var transaction = await db.Begin(Stop);
        await transaction.Run($"update claims set open = open + 1 where tenant = {db.Tenant}", Stop);
        await transaction.Run($"delete from payments where tenant = {db.Tenant}", Stop);
        await transaction.Run($"delete from matters where tenant = {db.Tenant}", Stop);
        await transaction.Run($"update debtors set name = {"?"} where tenant = {db.Tenant}", Stop);
        await transaction.Commit(Stop);
    }

    static async Task<List<string>> Rows(TenantDb db)
    {
        await using var transaction = await db.Read(Stop);
        var all = new List<string>();
        foreach (var table in ReadTables.All)
        {
            var columns = FormattableStringFactory.Create(
                string.Join(", ", table.Columns.Select(column => column.Name)));
            all.AddRange(await transaction.Query(
                $"select {columns} from {FormattableStringFactory.Create(table.Name)} where tenant = {db.Tenant}",
                row => table.Name + ": " + string.Join("|",
                    table.Columns.Select((column, at) => Shown(row, column, at))), Stop));
        }
        return [.. all.Order(StringComparer.Ordinal)];
    }

    static string Shown(Row row, Column column, int at) => row.IsNull(at) ? "-" : column.Holds switch
    {
        Holds.Uuid => row.Uuid(at).ToString(),
        Holds.Text => row.Text(at),
        Holds.Long => row.Long(at).ToString(System.Globalization.CultureInfo.InvariantCulture),
        Holds.Day => row.Day(at).ToString("O"),
        Holds.Flag => row.Flag(at).ToString(),
        _ => throw new InvalidOperationException(column.Name),
    };
}
