using Inkassio.Grains.CaseFile;
using Inkassio.Grains.Post;
using Inkassio.Grains.Referring;
using Inkassio.Storage;

namespace Inkassio.Grains;

/// <summary>The whole house in one process: nothing to install. Every door (pages, terminal, tests) begins
/// here.</summary>
// Several such nodes may share one PostgreSQL; the journal and the leases are all that they agree on. Where a cluster
// keeps the accounts awake, only Debtors goes another way.
public sealed class EmbeddedHost : IAsyncDisposable
{
    /// <param name="office">How mail leaves; without one every letter goes on paper.</param>
    /// <param name="accounts">Where the accounts are awake; null for this process.</param>
    public EmbeddedHost(Database database, MailOffice? office = null, IDebtorHost? accounts = null)
    {
        Accounts = accounts;
        Office = office ?? MailOffice.Closed;
        Database = database;
        Journal = new Journal(database);
        Tenants = new Tenants(database);
        Rates = new RateBook(database);
        Book = new TenantBook(Journal, Rates, database.Clock);
        Debtors = accounts is null ? new Debtors(Journal, Book) : new Debtors(accounts);
        Queue = new WorkQueue(database);
        Outbox = new Outbox(database);
        Runs = new Runs(database, Queue);
        Imports = new Imports(Queue);
        Letters = new LetterRelease(Debtors, Book, Office);
        Texts = new TextDesk(Book, Letters);
        Print = new PrintRoom(Debtors, Book);
        Run = new DunningRun(Debtors, Book, Runs, Letters);
        Import = new InvoiceImport(Debtors, Book, Imports);
        Limitation = new LimitationWatch(Debtors, Book);
        Warnings = new EarlyWarningWatch(Debtors);
        Credit = new CreditDesk(Debtors);
        Calls = new CallDesk(Debtors, Book, Letters);
        Complaints = new ComplaintDesk(Debtors);
        Checkpoints = new Checkpoints(database);
        Watch = new RestoreWatch(database, Checkpoints);
        Erasing = new ErasureRun(Debtors, Book, Journal);
        Cases = new Cases(Debtors, Book, Checkpoints);
        Bundle = new CaseBundle(Cases, Checkpoints);
        Referrals = new Referrals(Debtors, Book);
        Package = new ReferralBundle(Cases);
    }

    public Database Database { get; }

    public Journal Journal { get; }

    public Tenants Tenants { get; }

    public RateBook Rates { get; }

    public TenantBook Book { get; }

    /// <summary>Where the accounts are awake; null for this process.</summary>
    public IDebtorHost? Accounts { get; }

    public Debtors Debtors { get; }

    public WorkQueue Queue { get; }

    public MailOffice Office { get; }

    public Outbox Outbox { get; }

    public Runs Runs { get; }

    public Imports Imports { get; }

    public LetterRelease Letters { get; }

    public TextDesk Texts { get; }

    public PrintRoom Print { get; }

    public DunningRun Run { get; }

    public InvoiceImport Import { get; }

    public LimitationWatch Limitation { get; }

    public EarlyWarningWatch Warnings { get; }

    public CreditDesk Credit { get; }
    public CallDesk Calls { get; }

    public ComplaintDesk Complaints { get; }

    public Checkpoints Checkpoints { get; }

    public RestoreWatch Watch { get; }

    public ErasureRun Erasing { get; }

    public Cases Cases { get; }

    public CaseBundle Bundle { get; }

    public Referrals Referrals { get; }

    public ReferralBundle Package { get; }

    /// <summary>Commits what waits, then closes the database.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Accounts is IAsyncDisposable open) await open.DisposeAsync();
        await Journal.DisposeAsync();
        await Database.DisposeAsync();
    }
}
