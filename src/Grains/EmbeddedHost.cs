using Inkassio.Grains.CaseFile;
using Inkassio.Grains.Post;
using Inkassio.Grains.Referring;
using Inkassio.Storage;

namespace Inkassio.Grains;

/// <summary>The host in the process itself: nothing to install. Every door (pages, terminal, tests) begins
/// here.</summary>
// Several such nodes may share one PostgreSQL; the journal and the leases are all that they agree on.
public sealed class EmbeddedHost : IAsyncDisposable
{
    /// <param name="office">How mail leaves; without one every letter goes on paper.</param>
    public EmbeddedHost(Database database, MailOffice? office = null)
    {
        Office = office ?? MailOffice.Closed;
        Database = database;
        Journal = new Journal(database);
        Tenants = new Tenants(database);
        Rates = new RateBook(database);
        Book = new TenantBook(Journal, Rates, database.Clock);
        Debtors = new Debtors(Journal, Book);
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
        await Journal.DisposeAsync();
        await Database.DisposeAsync();
    }
}
