using System.Collections.Immutable;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using Inkassio.Exchange;
using Inkassio.Exchange.Invoices;
using Inkassio.Exchange.Tables;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Grains;

/// <summary>What confirming would do. Nothing has been saved.</summary>
public sealed record ImportPreview(
    Table Table, ColumnMapping Mapping, InvoicePlan Plan, int InvoicesNew, int DebtorsNew,
    ImmutableArray<NumberElsewhere> Elsewhere)
{
    /// <summary>What it would do to the open claims.</summary>
    public ImportSize Size { get; init; } = new(0, 0, 0);

    /// <summary>There is something to correct first.</summary>
    public bool IsBlocked => Plan.IsBlocked || !Elsewhere.IsEmpty;
}

public sealed record ImportResult(int Invoices, int InvoicesNew, int DebtorsNew, int Payments);

/// <summary>Invoice tables into the books: shown first, then stored as a job, then applied whole, through
/// crashes.</summary>
public sealed class InvoiceImport(Debtors debtors, TenantBook tenants, Imports imports)
{
    public const int AtOnce = 256;

    /// <summary>Reads a file by the mapping given, the one remembered for its headings, or a guess.</summary>
    /// <returns>The preview, or else why the file cannot be read as a table.</returns>
    public async Task<(ImportPreview? Preview, ImmutableArray<ImportProblem> Problems)> Preview(
        TenantDb db, ReadOnlyMemory<byte> bytes, string file, ColumnMapping? mapping, InvoiceDefaults? defaults,
        CancellationToken stop)
    {
        var tenant = await tenants.Look(db, stop);
        var reading = TableFile.Read(bytes, file);
        if (reading.Table is not { } table) return (null, reading.Problems);
        mapping ??= Remembered(tenant, table) ?? ColumnMapping.Guess(table);
        var plan = InvoiceTable.Read(table, mapping, defaults ?? Defaults(db, tenant));
        var known = await KnownNumbers.Of(db, plan, stop);
        var open = (await Overview.Load(db, db.Today, stop)).Sum(line => line.Claims);
        return (new(table, mapping, plan, known.InvoicesNew(plan), known.DebtorsNew(plan), known.Elsewhere(plan))
        {
            Size = new(open, known.OpenNew(plan, _ => true), known.OpenNew(plan, day => day < db.Today)),
        }, []);
    }

    public static InvoiceDefaults Defaults(TenantDb db, Tenant tenant) => new(
        db.Today, tenant.Profile.Country,
        tenant.Profile.Accounts.Select(a => (Currency?)a.Currency).FirstOrDefault() ?? Currency.EUR);

    static ColumnMapping? Remembered(Tenant tenant, Table table) =>
        tenant.Mappings.TryGetValue(Headings(table), out var text) ? MappingText.Read(text) : null;

    static string Headings(Table table) => string.Join('\t', table.Headers);

    /// <summary>Stores file and mapping as a job. From here on it happens, whatever crashes.</summary>
    /// <exception cref="InvalidOperationException">The preview has problems; confirming it is a bug of the
    /// door.</exception>
    public async Task<(ImportJob Job, Claimed Claimed)> Confirm(
        TenantDb db, ImportPreview preview, ReadOnlyMemory<byte> bytes, string file, InvoiceDefaults? defaults,
        CancellationToken stop)
    {
        if (preview.IsBlocked) throw new InvalidOperationException("An import with problems cannot be confirmed.");
        var tenant = await tenants.Look(db, stop);
        var id = Guid.CreateVersion7();
        var mapping = MappingText.Write(preview.Mapping);
        var plan = new ImportPlanText(mapping, defaults ?? Defaults(db, tenant));
        var (job, claimed) = await imports.Add(db, id, file, bytes, plan.Write(), preview.Plan.Rows.Length, stop);
        await tenants.Change(db, CommandId.Of(id), _ =>
        [
            new TenantEvent.ImportConfirmed(id, file, job.FileHash, preview.Plan.Rows.Length),
            new TenantEvent.MappingRemembered(Headings(preview.Table), mapping),
        ], stop);
        return (job, claimed);
    }

    /// <summary>Applies a confirmed job from wherever it stopped. Every step of it may be repeated.</summary>
    public async Task<ImportResult> Apply(
        TenantDb db, ImportJob job, Claimed claimed, Action<int>? tell, CancellationToken stop)
    {
        var bytes = await imports.File(db, job, stop);
        var text = ImportPlanText.Read(job.Plan);
        var table = TableFile.Read(bytes, job.FileName).Table
            ?? throw new InvalidOperationException($"The stored file of import {job.Id} can no longer be read.");
        var plan = InvoiceTable.Read(table, MappingText.Read(text.Mapping), text.Defaults);
        var result = await Apply(db, job, plan, claimed, tell, stop);
        await imports.Finish(db, claimed, problem: null, stop);
        await tenants.Change(db, CommandKey.For(job.Id, "finished"), _ =>
            [new TenantEvent.ImportFinished(job.Id, result.InvoicesNew, result.DebtorsNew, result.Payments)], stop);
        return result;
    }

    async Task<ImportResult> Apply(
        TenantDb db, ImportJob job, InvoicePlan plan, Claimed claimed, Action<int>? tell, CancellationToken stop)
    {
        var known = await KnownNumbers.Of(db, plan, stop);
        var parties = plan.CustomersByNumber();
        int done = 0, invoices = 0, payments = 0;
        foreach (var customers in plan.Rows.GroupBy(r => r.CustomerNumber, StringComparer.Ordinal).Chunk(AtOnce))
        {
            await Parallel.ForEachAsync(customers,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop },
                async (rows, stopping) =>
                {
                    var counted = await Apply(db, job, known, parties[rows.Key], [.. rows], stopping);
                    Interlocked.Add(ref invoices, counted.Invoices);
                    Interlocked.Add(ref payments, counted.Payments);
                });
            done += customers.Sum(rows => rows.Count());
            await imports.Tell(db, claimed, done, stop);
            tell?.Invoke(done);
        }
        return new(plan.Rows.Length, invoices, known.DebtorsNew(plan), payments);
    }

    async Task<(int Invoices, int Payments)> Apply(
        TenantDb db, ImportJob job, KnownNumbers known, Party party, InvoiceRow[] rows, CancellationToken stop)
    {
        var debtor = known.Debtors.TryGetValue(party.Number, out var existing)
            ? existing
            : DebtorId.Of(DerivedId.Of(job.Id, "debtor", party.Number));
        await Describe(db, debtor, party, stop);
        var (invoices, payments) = (0, 0);
        foreach (var row in rows)
        {
            var entry = new ImportedRow(debtors, db, debtor, job, row);
            if (await entry.Register(known, stop)) invoices++;
            if (await entry.Pay(stop)) payments++;
        }
        return (invoices, payments);
    }

    // A list without addresses must not wipe out those that we have.
    async Task Describe(TenantDb db, DebtorId id, Party told, CancellationToken stop)
    {
        var account = await debtors.Look(db, id, stop);
        var party = account.Party is { } known ? Merged(known, told) : told;
        if (party == account.Party) return;
        var decision = await debtors.Send(db, id, new DebtorCommand.DescribeDebtor(party), stop);
        if (decision.Refusal is { } why) throw new ImportRefusedException(row: null, why);
    }

    static Party Merged(Party known, Party told)
    {
        static string Or(string told, string known) => told.Length > 0 ? told : known;
        return known with
        {
            Name = Or(told.Name, known.Name),
            Kind = told.Kind == DebtorKind.Unknown ? known.Kind : told.Kind,
            Contact = Or(told.Contact, known.Contact),
            Address = told.Address is { IsComplete: true } ? told.Address : known.Address ?? told.Address,
            Email = Or(told.Email, known.Email),
            Phone = Or(told.Phone, known.Phone),
        };
    }
}

/// <summary>A row that passed the preview was refused: somebody changed the books in between. The job stands still
/// until a person has looked; what was applied stays, and applying again does nothing twice.</summary>
public sealed class ImportRefusedException(int? row, Refusal why)
    : Exception($"Row {row} of the import was refused: {why}.")
{
    public int? Row { get; } = row;

    public Refusal Why { get; } = why;
}
