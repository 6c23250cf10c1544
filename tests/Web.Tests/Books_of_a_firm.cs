using System.Text;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Grains;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Web.Tests;

/// <summary>The books of a running product, opened beside it: what another node of it would do.</summary>
sealed class Books_of_a_firm : IAsyncDisposable
{
    static readonly DateOnly Today = new(2026, 3, 12);
    readonly EmbeddedHost host;

    Books_of_a_firm(EmbeddedHost host, TenantDb db) => (this.host, Db) = (host, db);

    public TenantDb Db { get; }

    public EmbeddedHost Host => host;

    public static async Task<Books_of_a_firm> Open(Product product, string firm)
    {
        var folder = product.Data.FullName;
        var database = Database.Open(
            $"sqlite:{Path.Combine(folder, "inkassio.db")}", MasterKey.FromFile(Path.Combine(folder, "keys", "master.key")),
            new Support.ProductClock(TimeProvider.System, Today));
        var opened = new EmbeddedHost(database);
        var entry = (await opened.Tenants.All(default)).Single(one => one.Name == firm);
        var db = await opened.Tenants.Enter(entry.Id, Author.Machine("test"), reason: "", default)
            ?? throw new InvalidOperationException("The firm has no books yet: sign in first.");
        return new(opened, db);
    }

    /// <summary>Reads a list in and applies it, through the product's own import.</summary>
    public async Task Import(string list)
    {
        var bytes = Encoding.UTF8.GetBytes(list);
        var (preview, _) = await host.Import.Preview(Db, bytes, "offen.csv", null, null, default);
        Assert.False(preview!.IsBlocked, string.Join('\n', preview.Plan.Problems));
        var (job, claimed) = await host.Import.Confirm(Db, preview, bytes, "offen.csv", null, default);
        await host.Import.Apply(Db, job, claimed, tell: null, default);
    }

    /// <summary>Runs the day and returns how many letters it proposed.</summary>
    public async Task<int> Run()
    {
        var (run, claimed) = await host.Runs.Start(Db, Db.Today, default);
        return (await host.Run.Go(Db, run, claimed, tell: null, default)).Proposed;
    }

    public async Task<DebtorId> Customer(string name) =>
        (await Search.Load(Db, name, rowsMax: 1, default))[0].Debtor;

    /// <summary>Everybody who owes something.</summary>
    public Task<IReadOnlyList<DebtorId>> Customers() =>
        DueDebtors.Load(Db, Today, after: null, rowsMax: 100, default);

    /// <summary>Releases the letter that waits for a customer.</summary>
    public async Task<NoticeId> Approve(DebtorId debtor)
    {
        var notice = (await host.Debtors.Look(Db, debtor, default)).OpenProposals.Single().Id;
        var seen = (await host.Letters.Preview(Db, debtor, notice, default))!.Facts.Version;
        Assert.Null((await host.Letters.Approve(Db, debtor, notice, seen, default)).Refusal);
        return notice;
    }

    /// <summary>Books money for a customer's only invoice.</summary>
    public async Task Pay(string name, long cents)
    {
        var debtor = await Customer(name);
        var claim = (await host.Debtors.Look(Db, debtor, default)).Claims.Values.Single();
        Assert.Null((await host.Debtors.Send(Db, debtor, new DebtorCommand.RecordPayment(
            PaymentId.New(), new(cents, claim.Currency), Db.Today, claim.Invoice), default)).Refusal);
    }

    /// <summary>Waits until the product has brought some letter into this state.</summary>
    public async Task Until(DispatchState state)
    {
        while ((await Dispatches.Count(Db, default)).All(one => one.State != state))
            await Task.Delay(100, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
