using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Grains;

/// <summary>A debtor to be called today.</summary>
/// <param name="Reasons">Why, the weightiest first.</param>
public sealed record DueCall(
    DebtorId Debtor, string Name, string Contact, string Phone, CallAnswer Answer, ImmutableArray<CallReason> Reasons,
    IReadOnlyList<Domain.Money> Sums);

/// <summary>A debtor whom only a day keeps from being called.</summary>
public sealed record LaterCall(DebtorId Debtor, string Name, CallBlocker Blocker);

/// <param name="Due">What a call can save most, first.</param>
/// <param name="Later">The soonest first.</param>
public sealed record CallList(IReadOnlyList<DueCall> Due, IReadOnlyList<LaterCall> Later);

/// <summary>What became of sending an invoice again.</summary>
public enum CopyState
{
    /// <summary>It lies in the outbox, with every invoice as a file.</summary>
    Sent,

    NoMail,

    /// <summary>An invoice is not kept as a file.</summary>
    NoFile,

    Refused,
}

/// <summary>Whom to call today, in which order, and the invoice that goes out again after the call.</summary>
public sealed class CallDesk(Debtors debtors, TenantBook tenants, LetterRelease letters)
{
    /// <summary>How many accounts are looked at; those with most money overdue come first.</summary>
    public const int CandidatesMax = 500;

    /// <summary>More calls than these nobody makes in one day.</summary>
    public const int CallsMax = 60;

    // The database sieves, the call gate decides: nobody is called who has paid, promised or complained.
    public async Task<CallList> Load(TenantDb db, CancellationToken stop)
    {
        var terms = (await tenants.Look(db, stop)).Terms;
        var ids = await CallCandidates.Load(db, db.Today, CandidatesMax, stop);
        await debtors.ReadAhead(db, ids, stop);
        var (due, later) = (new List<DueCall>(), new List<LaterCall>());
        foreach (var id in ids)
        {
            var account = await debtors.Look(db, id, stop);
            var answer = CallGate.Ask(account, db.Today, terms);
            if (answer.IsFree) due.Add(Of(id, account, answer, db.Today));
            else if (answer.Blockers.All(b => b.FirstOn is not null))
                later.Add(new(id, account.Party?.Name ?? "", answer.Blockers.MaxBy(b => b.FirstOn)!));
        }
        return new(
            [.. due.OrderByDescending(c => c.Answer.Worth).ThenBy(c => c.Debtor.Value).Take(CallsMax)],
            [.. later.OrderBy(c => c.Blocker.FirstOn).ThenBy(c => c.Name, StringComparer.Ordinal).Take(CallsMax)]);
    }

    static DueCall Of(DebtorId id, Debtor account, CallAnswer answer, DateOnly today) => new(
        id, account.Party?.Name ?? "", account.Party?.Contact ?? "", account.Party?.Phone ?? "", answer,
        CallReason.Of(account, answer, today),
        [.. answer.Claims.GroupBy(c => c.Currency)
            .Select(g => g.Sum(g.Key, c => account.Undisputed(c).Open)).OrderByDescending(sum => sum.Cents)]);

    /// <summary>Sends the invoices of a call again by e-mail, at once; done twice it sends one letter.</summary>
    public async Task<(CopyState State, Refusal? Why)> SendCopy(
        TenantDb db, DebtorId debtor, CallId call, CancellationToken stop)
    {
        var account = await debtors.Look(db, debtor, stop);
        var made = account.Calls[call];
        var terms = (await tenants.Look(db, stop)).Terms;
        var request = new LetterRequest.InvoiceCopy(
            made.Invoices, terms.WorkingDayFrom(made.On.AddDays(Call.GraceDays)));
        var (draft, why) = await letters.Draft(db, debtor, request, Channel.Email, stop);
        if (draft is null) return (CopyState.Refused, why);
        if (draft.Facts.Channel != Channel.Email) return (CopyState.NoMail, null);
        if (!draft.Facts.HasInvoices) return (CopyState.NoFile, null);
        var letter = LetterId.Of(DerivedId.Of(call.Value, "invoice-copy"));
        var written = await letters.Write(db, debtor, letter, request, Channel.Email, draft.Facts.Version, stop);
        return written.Refusal is { } refused ? (CopyState.Refused, refused) : (CopyState.Sent, null);
    }
}
