using Inkassio.Domain.Debtors;
using static Inkassio.Domain.Debtors.DebtorEvent;

namespace Inkassio.Storage.Tests;

/// <summary>A debtor's grain in small: remembers the account, appends what happened, goes on from there.</summary>
sealed class Books(Journal journal, TenantDb db, DebtorId debtor)
{
    public static readonly DateOnly March = new(2026, 3, 1);

    public DebtorId Id => debtor;

    public Debtor State { get; private set; } = Debtor.New;

    public long Version { get; private set; }

    public static Books Of(Journal journal, TenantDb db) => new(journal, db, DebtorId.New());

    public async Task Load()
    {
        var account = await journal.Load(db, debtor, default);
        (State, Version) = (account.State, account.Version);
    }

    public Task<Appended> Append(params DebtorEvent[] events) => Append(CommandId.New(), events);

    public async Task<Appended> Append(CommandId command, params DebtorEvent[] events)
    {
        var after = events.Aggregate(State, (state, happened) => state.Evolve(happened));
        var outcome = await journal.Append(db, debtor, Version, command, events, State, after, default);
        if (outcome is Appended.Written written) (State, Version) = (after, written.Version);
        return outcome;
    }

    public static Money Euro(long cents) => new(cents, Currency.EUR);

    public static DebtorDescribed Described(string number, string name = "Bäckerei Löwe") => new(new Party(
        number, name, DebtorKind.Business, "Frau Löwe", new Address("Am Markt 1", "04109", "Leipzig", "DE"),
        "loewe@example.org", "0341 1"));

    public static InvoiceRegistered Registered(InvoiceId invoice, string number, long cents = 10_000, int due = 14) =>
        new(invoice, number, Euro(cents), March, March.AddDays(due), Told: null);

    public static PaymentRecorded Paid(InvoiceId invoice, long cents, PaymentId? id = null) => new(
        id ?? PaymentId.New(), Euro(cents), [new Share(invoice, Euro(0), Euro(0), Euro(cents))], Euro(0),
            March.AddDays(20));

    public static NoteAdded Noted(string text) => new(Guid.CreateVersion7(), text, Notice: null);
}
