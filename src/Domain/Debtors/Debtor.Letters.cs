using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Tenants;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Debtors.DebtorEvent;

namespace Inkassio.Domain.Debtors;

// A letter by hand takes the same ways as the ladder's letters. Postings leave it alone, for it tells what people said;
// only a plan of instalments falls with the sum that it adds up to.
public sealed partial record Debtor
{
    public ImmutableDictionary<LetterId, WrittenLetter> Letters { get; init; } =
        ImmutableDictionary<LetterId, WrittenLetter>.Empty;

    /// <summary>A letter of ours has gone out to the debtor, or was released for it.</summary>
    public bool HasHadLetter => Notices.Values.Any(n => n.State == NoticeState.Issued)
        || Letters.Keys.Any(letter => WaysOf(letter).Any(d => d.State != DispatchState.Cancelled));

    Decision Write(WriteLetter c, Terms terms)
    {
        if (Letters.ContainsKey(c.Letter)) return Decision.AlreadyDone;
        if (WritingGate.Against(this, c.Request, terms, c.On) is { } why) return why;
        if (AgainstReason(c.Because) is { } badReason) return badReason;
        var facts = FactSheet.Of(this, c.Request, terms, c.On, c.Channel, c.Drafted);
        if (facts.Version != c.Seen || (facts.Channel == Channel.Email && c.Mail is null))
            return new Refusal.FactsChanged();
        return Decision.Of(
        [
            .. HoldsFor(c.Request),
            new LetterWritten(
                c.Letter, facts.Kind, [.. facts.Claims.Select(f => f.Invoice)], c.Seen, c.Bytes, c.On)
            {
                Drafted = c.Drafted,
            },
            .. Noted(c.Letter.Value, c.Because, notice: null),
            new LetterDescribed(c.Letter, c.Request),
            .. Planning(
                DispatchId.Of(c.Letter, way: 1), c.Letter, c.Mail ?? c.Bytes, facts.Channel, facts.To,
                isCopy: false, c.On),
        ]);
    }

    Debtor With(WrittenLetter letter) => this with { Letters = Letters.SetItem(letter.Id, letter) };

    // "Bis dahin ruht unser Mahnlauf" has to be true.
    IEnumerable<DebtorEvent> HoldsFor(LetterRequest request) =>
        request is not LetterRequest.ComplaintAnswer answer ? [] : answer.Invoices
            .Where(i => Claims[i].IsOpen && !Holds.Any(h => h.Covers(i, answer.RestsUntil)))
            .SelectMany(i => Place(new PlaceHold(i, HoldReason.Disputed, answer.RestsUntil)).Events).Distinct();

    IEnumerable<DebtorEvent> RecallingByHand(Func<WrittenLetter, bool> which, RecallReason because) =>
        Dispatches.Values
            .Where(d => d.IsWaiting && !d.IsCopy
                && Letters.TryGetValue(d.Letter, out var letter) && which(letter))
            .OrderBy(d => d.Id.Value)
            .Select(d => new DispatchCancelled(d.Id, because));

    // A plan says how a sum is paid off: once another posting has changed that sum, it is no longer true.
    Decision WithPlansRecalled(DebtorCommand command, Decision decision)
    {
        if (decision.Events.IsDefaultOrEmpty || Letters.IsEmpty) return decision;
        var after = decision.Events.Aggregate(this, (d, e) => d.Evolve(e));
        if (after.IsErased) return decision;
        var recalls = after.RecallingByHand(
            letter => letter.Kind.IsPlan() && letter.Invoices.Any(i => Claims.ContainsKey(i) && Differs(i, after)),
            command switch
            {
                RecordPayment => RecallReason.PaymentRecorded,
                ReversePayment => RecallReason.PaymentReversed,
                _ => RecallReason.InvoiceChanged,
            }).ToArray();
        return recalls.Length == 0 ? decision : Decision.Of([.. decision.Events, .. recalls]);
    }

    bool Differs(InvoiceId invoice, Debtor after)
    {
        var (old, now) = (Claims[invoice], after.Claims[invoice]);
        return !ReferenceEquals(old, now)
            && (old.Open, old.OpenCosts, old.InterestPaid) != (now.Open, now.OpenCosts, now.InterestPaid);
    }
}

/// <summary>A letter that a person wrote.</summary>
public sealed record WrittenLetter(
    LetterId Id, LetterKind Kind, ImmutableArray<InvoiceId> Invoices, FactsVersion Facts, LetterHash Bytes, DateOnly On)
{
    /// <summary>What the person chose and typed; null after an erasure.</summary>
    public LetterRequest? Request { get; init; }
}
