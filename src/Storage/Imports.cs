using System.Security.Cryptography;

namespace Inkassio.Storage;

/// <summary>A confirmed import: what is to be read, how, and how far it has come.</summary>
/// <param name="Plan">How to read the file, in the words of whoever confirmed it.</param>
/// <param name="Problem">Why it stands still; null while it goes on or when it is done.</param>
public sealed record ImportJob(
    Guid Id, string FileName, string FileHash, string Plan, int Rows, int Done, string By,
    DateTimeOffset ConfirmedAt, DateTimeOffset? EndedAt, string? Problem);

/// <summary>The imports of each tenant. The file lies encrypted until the import is done, and then goes.</summary>
public sealed class Imports(WorkQueue queue)
{
    public const int ProblemMax = 1_000;

    public async Task<(ImportJob Job, Claimed Claimed)> Add(
        TenantDb db, Guid id, string fileName, ReadOnlyMemory<byte> file, string plan, int rows, CancellationToken stop)
    {
        // The bytes first: a file without its import is rubbish, an import without its file could not be done.
        var blob = await Blobs.Put(db, about: null, file, stop);
        var hash = Convert.ToHexStringLower(SHA256.HashData(file.Span));
        await using var transaction = await db.Begin(stop);
        var claimed = await queue.Add(transaction, db.Tenant, id, WorkKind.Import, stop)
            ?? throw new InvalidOperationException("An import is confirmed once.");
        await transaction.Run($"""
            insert into imports (tenant, import, file_name, file_hash, blob, plan, rows, done, by, confirmed_at)
            values ({db.Tenant}, {id}, {fileName}, {hash}, {blob}, {plan}, {rows}, 0, {db.Author.Text}, {db.Now})
            """, stop);
        await transaction.Commit(stop);
        return (new(id, fileName, hash, plan, rows, 0, db.Author.Text, db.Now, EndedAt: null, Problem: null), claimed);
    }

    public async Task<ImportJob> Of(TenantDb db, Claimed claimed, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.One(
            $"select {Columns} from imports where tenant = {db.Tenant} and import = {claimed.Id}", Read, stop);
    }

    /// <summary>The file's bytes as they were uploaded.</summary>
    /// <exception cref="InvalidOperationException">The import is done and its file is gone.</exception>
    public async Task<byte[]> File(TenantDb db, ImportJob job, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        var blob = await transaction.One(
            $"select blob from imports where tenant = {db.Tenant} and import = {job.Id}", row =>
                row.TextOrNull(0), stop);
        return (blob is null ? null : await Blobs.Get(db, blob, stop))
            ?? throw new InvalidOperationException("The import is done and its file is gone.");
    }

    /// <exception cref="LeaseLostException">Another worker goes on with it.</exception>
    public async Task Tell(TenantDb db, Claimed claimed, int done, CancellationToken stop)
    {
        await using var transaction = await db.Begin(stop);
        await queue.Renew(transaction, claimed, stop);
        await transaction.Run(
            $"update imports set done = {done} where tenant = {db.Tenant} and import = {claimed.Id}", stop);
        await transaction.Commit(stop);
    }

    /// <summary>Ends an import, well or with the problem at which it stopped, and lets its file go.</summary>
    /// <exception cref="LeaseLostException">Another worker goes on with it.</exception>
    public async Task Finish(TenantDb db, Claimed claimed, string? problem, CancellationToken stop)
    {
        var said = problem?.Length > ProblemMax ? problem[..ProblemMax] : problem;
        await using var transaction = await db.Begin(stop);
        await queue.Finish(transaction, claimed, stop);
        await transaction.Run($"""
            delete from blobs where tenant = {db.Tenant} and hash in (
              select blob from imports where tenant = {db.Tenant} and import = {claimed.Id})
            """, stop);
        await transaction.Run($"""
            update imports set ended_at = {db.Now}, problem = {said}, blob = null {SqlText.If(problem is null, $", done = rows")}
            where tenant = {db.Tenant} and import = {claimed.Id}
            """, stop);
        await transaction.Commit(stop);
    }

    public async Task<IReadOnlyList<ImportJob>> Newest(TenantDb db, int rowsMax, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query(
            $"select {Columns} from imports where tenant = {db.Tenant} order by confirmed_at desc limit {rowsMax}",
                Read, stop);
    }

    static FormattableString Columns =>
        $"import, file_name, file_hash, plan, rows, done, by, confirmed_at, ended_at, problem";

    static ImportJob Read(Row row) => new(
        row.Uuid(0), row.Text(1), row.Text(2), row.Text(3), (int)row.Long(4), (int)row.Long(5), row.Text(6),
        row.Instant(7), row.InstantOrNull(8), row.TextOrNull(9));
}
