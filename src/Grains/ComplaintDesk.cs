using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Storage;
using Inkassio.Storage.Queries;
using Inkassio.Storage.Tables;

namespace Inkassio.Grains;

/// <summary>What a complaint waits for.</summary>
public enum ComplaintState
{
    /// <summary>The debtor has no answer yet, and its day has come.</summary>
    AnswerDue,

    /// <summary>The day of the repair has come: somebody has to look whether it is done.</summary>
    RepairDue,

    Open,
    Done,
}

/// <summary>A complaint with whose it is and what it waits for.</summary>
public sealed record Complaint(DebtorId Debtor, string Name, Claim Claim, Dispute Dispute, ComplaintState State)
{
    /// <summary>What it waits for next; null when it is settled.</summary>
    public DateOnly? NextOn => State == ComplaintState.Done ? null : Dispute.RepairOn ?? Dispute.AnswerBy;
}

/// <summary>Every complaint of a firm, what waits longest first.</summary>
public sealed class ComplaintDesk(Debtors debtors)
{
    public async Task<IReadOnlyList<Complaint>> Load(TenantDb db, bool alsoDone, CancellationToken stop)
    {
        var rows = await Matters.Load(db, MatterKind.Dispute, alsoDone, Matters.RowsMax, stop);
        await debtors.ReadAhead(db, [.. rows.Select(r => r.Debtor).Distinct()], stop);
        var found = new List<Complaint>();
        foreach (var row in rows)
        {
            var account = await debtors.Look(db, row.Debtor, stop);
            if (account.Disputes.TryGetValue(new(row.Id), out var dispute))
                found.Add(new(
                    row.Debtor, row.Name, account.Claims[dispute.Invoice], dispute,
                    StateOf(account, dispute, db.Today)));
        }
        return [.. found.OrderBy(c => c.State == ComplaintState.Done).ThenBy(c => c.NextOn)
            .ThenByDescending(c => c.Dispute.ResolvedOn)];
    }

    public static ComplaintState StateOf(Debtor debtor, Dispute dispute, DateOnly today)
    {
        if (!dispute.IsOpen) return ComplaintState.Done;
        if (dispute.RepairOn is { } repair)
            return repair <= today ? ComplaintState.RepairDue : ComplaintState.Open;
        return dispute.AnswerBy <= today && !IsAnswered(debtor, dispute)
            ? ComplaintState.AnswerDue : ComplaintState.Open;
    }

    /// <summary>We have written to the debtor about it.</summary>
    public static bool IsAnswered(Debtor debtor, Dispute dispute) => debtor.Letters.Values.Any(l =>
        l.Kind == LetterKind.ComplaintAnswer && l.On >= dispute.OpenedOn && l.Invoices.Contains(dispute.Invoice));
}
