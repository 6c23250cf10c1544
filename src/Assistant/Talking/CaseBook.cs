using System.Collections.Concurrent;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;
using Inkassio.Domain.Tenants;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Assistant.Talking;

/// <summary>What the assistant knows of a firm before anybody says a word: its names and numbers, and its rules.
/// </summary>
// One per node. It reads and keeps; there is nothing here to write with.
public sealed class CaseBook(RateBook rates)
{
    sealed record Kept(
        Book Book, Numbering Names, Tenant Tenant, DateTimeOffset Since, long Changes,
        long Version);

    readonly ConcurrentDictionary<TenantId, Kept> kept = new();

    /// <summary>The firm's names as they stand: read again only when one has come or changed.</summary>
    internal async Task<Known> Of(TenantDb db, CancellationToken stop)
    {
        var version = await Heads.Version(db, db.Tenant.Value, stop);
        if (kept.TryGetValue(db.Tenant, out var last) && last.Version == version
            && await KnownNames.ChangesSince(db, last.Since, stop) == last.Changes)
        {
            await Forget(db, last, stop);
            return new(last.Book, last.Names, last.Tenant with { Rates = await rates.Load(stop) });
        }
        var read = await Read(db, stop);
        kept[db.Tenant] = read;
        return new(read.Book, read.Names, read.Tenant with { Rates = await rates.Load(stop) });
    }

    // Nothing has come since: the next question has to count only from now on.
    async Task Forget(TenantDb db, Kept last, CancellationToken stop)
    {
        var since = db.Now - KnownNames.Overlap;
        if (since - last.Since < KnownNames.Overlap) return;
        var changes = await KnownNames.ChangesSince(db, since, stop);
        kept.TryUpdate(db.Tenant, last with { Since = since, Changes = changes }, last);
    }

    static async Task<Kept> Read(TenantDb db, CancellationToken stop)
    {
        var ear = Task.Run(static () => Grammar.BuiltIn.Examples, stop); // Learns while the names are read.
        var since = db.Now - KnownNames.Overlap;
        var changes = await KnownNames.ChangesSince(db, since, stop);
        var (tenant, version) = await Accounts.Load(db, stop);
        var debtors = await KnownNames.Debtors(db, stop);
        var invoices = await KnownNames.Invoices(db, stop);
        var numbers = debtors.ToDictionary(d => d.Debtor, Number);
        var own = tenant.Terms.Place;
        var book = new Book(
            debtors.Where(d => d.Name.Length > 0).Select(d => new KnownDebtor(
                Number(d), d.Name, d.Kind == DebtorKind.Business,
                d.Currency ?? RulePack.Of(own.Country).Currency, d.Town,
                Enum.TryParse<Country>(d.Country, out var country) ? country : own.Country)),
            invoices.Where(i => numbers.ContainsKey(i.Debtor))
                .Select(i => new KnownInvoice(i.Number, numbers[i.Debtor])),
            own);
        await ear;
        var ids = debtors.ToDictionary(Number, d => d.Debtor, StringComparer.Ordinal);
        return new(book, new(ids, numbers), tenant, since, changes, version);
    }

    // Not every firm numbers its customers; whoever has no number is named by what never changes.
    static string Number(NamedDebtor debtor) => debtor.Number.Length > 0 ? debtor.Number : debtor.Debtor.ToString();
}

/// <summary>A firm's names and rules at one moment.</summary>
sealed record Known(Book Book, Numbering Names, Tenant Tenant)
{
    public Terms Terms => Tenant.Terms;
}

/// <summary>Who has which customer number, both ways.</summary>
sealed record Numbering(
    IReadOnlyDictionary<string, DebtorId> Ids, IReadOnlyDictionary<DebtorId, string> Numbers);
