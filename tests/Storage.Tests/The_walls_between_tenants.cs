using System.Data.Common;
using Inkassio.Domain.Debtors;
using static Inkassio.Storage.Tests.Books;

namespace Inkassio.Storage.Tests;

public abstract class The_walls_between_tenants(Engine engine)
{
    public sealed class On_sqlite(OnSqlite engine) : The_walls_between_tenants(engine), IClassFixture<OnSqlite>;

    public sealed class On_postgres(PostgresOfTheTests postgres) : The_walls_between_tenants(new OnPostgres(postgres))
    {
        [Fact]
        public async Task hide_every_row_when_the_first_wall_is_down()
        {
            await using var place = await Engine.New();
            var (a, b) = await TwoTenants(place);
            foreach (var db in new[] { a, b })
                foreach (var table in Migrator.TenantTables)
                {
                    await using var transaction = await Unchecked(db).Begin(Stop);
                    var seen = await transaction.Query(Raw($"select tenant from {table}"), row => row.Uuid(0), Stop);
                    Assert.All(seen, tenant => Assert.Equal(db.Tenant.Value, tenant));
                    if (table is "journal" or "debtors" or "claims" or "stream_keys") Assert.NotEmpty(seen);
                }
        }

        [Fact]
        public async Task refuse_a_row_for_another_tenant_when_the_first_wall_is_down()
        {
            await using var place = await Engine.New();
            var (a, b) = await TwoTenants(place);
            await using var transaction = await Unchecked(a).Begin(Stop);
            var e = await Assert.ThrowsAnyAsync<DbException>(() => transaction.Run($"""
                insert into streams (tenant, stream, kind, version, hash)
                values ({b.Tenant.Value}, {Guid.CreateVersion7()}, {"debtor"}, 0, {new byte[1]})
                """, Stop));
            Assert.Contains("row-level security", e.Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task show_nothing_to_a_connection_without_a_tenant()
        {
            await using var place = await Engine.New();
            await TwoTenants(place);
            foreach (var database in new[] { place.Database, place.Owner() })
                foreach (var table in Migrator.TenantTables)
                {
                    await using var transaction = await Unchecked(database, Stop);
                    Assert.Equal(0, await transaction.One(Raw($"select count(*) from {table}"), row =>
                        row.Long(0), Stop));
                }
        }

        [Fact]
        public async Task stand_around_every_table_that_has_a_tenant()
        {
            await using var place = await Engine.New();
            await using var transaction = await place.Intruder().Read(Stop);
            var open = await transaction.Query($"""
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant'
                where c.relkind = 'r' and c.relname not in ('tenants', 'firms', 'memberships', 'work', 'outbox')
                  and not (c.relrowsecurity and c.relforcerowsecurity
                  and exists (select 1 from pg_policy p where p.polrelid = c.oid
                    and p.polqual is not null and p.polwithcheck is not null))
                """, row => row.Text(0), Stop);
            // The directory, who belongs to which firm, and the queues are read before a tenant is known.
            Assert.Empty(open);
            Assert.True(await place.Database.IsWalled(Stop));
            Assert.False(await place.Intruder().IsWalled(Stop));
        }

        [Fact]
        public async Task let_the_running_program_change_neither_tables_nor_history()
        {
            await using var place = await Engine.New();
            var (a, _) = await TwoTenants(place);
            foreach (var sql in new[] { "update journal set reason = 'x'", "delete from journal", "drop table journal",
                "alter table journal disable row level security", "update migrations set hash = 'x'" })
            {
                await using var transaction = await Unchecked(a).Begin(Stop);
                var e = await Assert.ThrowsAnyAsync<DbException>(() => transaction.Run(Raw(sql), Stop));
                Assert.Matches("permission denied|must be owner", e.Message);
            }
        }
    }

    Engine Engine => engine;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task refuse_a_statement_that_does_not_name_the_tenant_of_each_table()
    {
        await using var place = await engine.New();
        var db = await place.Tenant();
        await using var transaction = await db.Read(Stop);
        FormattableString[] careless =
        [
            $"select * from debtors",
            $"select * from debtors d join claims c on c.debtor = d.debtor where d.tenant = {db.Tenant}",
            $"select * from debtors where debtor in (select debtor from claims) and tenant = {db.Tenant}",
            $"select * from debtors where tenant = {db.Tenant.Value}",
            $"select count(*) from debtors where tenant = tenant",
        ];
        foreach (var sql in careless)
            await Assert.ThrowsAsync<InvalidOperationException>(() => transaction.Query(sql, row => row.Text(0), Stop));
        await Assert.ThrowsAsync<InvalidOperationException>(() => transaction.Run($"delete from claims", Stop));
        await transaction.Query($"""
            select d.name from debtors d join claims c on c.tenant = d.tenant and c.debtor = d.debtor
            where d.tenant = {db.Tenant}
            """, row => row.Text(0), Stop);
    }

    [Fact]
    public async Task refuse_a_statement_about_another_tenant()
    {
        await using var place = await engine.New();
        var (a, b) = await TwoTenants(place);
        await using var transaction = await a.Read(Stop);
        await Assert.ThrowsAsync<InvalidOperationException>(() => transaction.Query(
            $"select name from debtors where tenant = {b.Tenant}", row => row.Text(0), Stop));
    }

    // by hand, as somebody whom no policy stops, with rows that mix the ids of two tenants.
    [Fact]
    public async Task refuse_rows_that_mix_two_tenants_whoever_writes_them()
    {
        await using var place = await engine.New();
        var (a, b) = await TwoTenants(place);
        var (stranger, notice) = await OneOf(place, b);
        FormattableString[] mixed =
        [
            $"insert into journal (tenant, stream, version, kind, command, part, event, body, by, reason, at, hash) values ({a.Tenant.Value}, {stranger}, 99, 'debtor', {Guid.CreateVersion7()}, 0, 'x', {new byte[1]}, 'x', 'x', {a.Now}, {new byte[1]})",
            $"insert into stream_keys (tenant, stream, key, master, made_at) values ({a.Tenant.Value}, {stranger}, {Guid.CreateVersion7()}, 'x', {a.Now})",
            $"insert into debtors (tenant, debtor, name, search, postcode, town, country, kind, email, phone, is_erased) values ({a.Tenant.Value}, {stranger}, '', '', '', '', '', '', '', '', {false})",
            $"insert into payments (tenant, payment, debtor, currency, amount, credit, received_on) values ({a.Tenant.Value}, {Guid.CreateVersion7()}, {stranger}, 'EUR', 1, 0, {a.Today})",
            $"insert into credits (tenant, debtor, currency, credit) values ({a.Tenant.Value}, {stranger}, 'EUR', 1)",
            $"insert into notices (tenant, notice, debtor, currency, kind, kind_rank, state, is_approved, claim_count, proposed_on) values ({a.Tenant.Value}, {Guid.CreateVersion7()}, {stranger}, 'EUR', 'reminder', 1, 'Proposed', {false}, 1, {a.Today})",
            $"insert into notice_steps (tenant, notice, invoice, kind) values ({a.Tenant.Value}, {notice}, {Guid.CreateVersion7()}, 'reminder')",
            $"insert into claims (tenant, invoice, debtor, number, search, subject, currency, amount, paid, written_off, open, issued_on, due_on, ended, stage_rank) values ({a.Tenant.Value}, {Guid.CreateVersion7()}, {stranger}, 'x', 'x', '', 'EUR', 1, 0, 0, 1, {a.Today}, {a.Today}, 'None', 0)",
            $"insert into imports (tenant, import, file_name, file_hash, plan, rows, done, by, confirmed_at) values ({a.Tenant.Value}, {Guid.CreateVersion7()}, 'x', '', '', 0, 0, 'x', {a.Now})",
        ];
        foreach (var sql in mixed)
        {
            await using var transaction = await Unchecked(place.Intruder(), Stop);
            var e = await Assert.ThrowsAnyAsync<DbException>(() => transaction.Run(sql, Stop));
            Assert.Contains("foreign key", e.Message, StringComparison.OrdinalIgnoreCase);
        }
    }

    static async Task<(TenantDb A, TenantDb B)> TwoTenants(Place place)
    {
        var journal = place.Journal();
        var (a, b) = (await place.Tenant("A"), await place.Tenant("B"));
        foreach (var db in new[] { a, b })
        {
            var (books, invoice) = (Books.Of(journal, db), InvoiceId.New());
            await books.Append(Described("K-1"), Registered(invoice, "R-1"), new DebtorEvent.NoticeProposed(
                NoticeId.New(), Currency.EUR, [new NoticeStep(invoice, Domain.Dunning.NoticeKind.Reminder)],
                    March.AddDays(30)));
        }
        return (a, b);
    }

    static async Task<(Guid Debtor, Guid Notice)> OneOf(Place place, TenantDb db)
    {
        await using var transaction = await (await place.Again(db, place.Database)).Read(Stop);
        return await transaction.One(
            $"select debtor, notice from notices where tenant = {db.Tenant}", row => (row.Uuid(0), row.Uuid(1)), Stop);
    }

    static TenantDb Unchecked(TenantDb db) =>
        new(db.Database, db.Tenant, db.Zone, db.Author, db.Reason) { IsUnchecked = true };

    static async Task<Transaction> Unchecked(Database database, CancellationToken stop) =>
        new(database, tenant: null, await database.Dialect.Begin(isReadOnly: false, stop)) { IsUnchecked = true };

    static FormattableString Raw(string sql) => System.Runtime.CompilerServices.FormattableStringFactory.Create(sql);
}
