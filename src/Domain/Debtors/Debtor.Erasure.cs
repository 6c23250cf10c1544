using System.Collections.Immutable;
using Inkassio.Domain.Retention;
using Inkassio.Domain.Tenants;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Debtors.DebtorEvent;

namespace Inkassio.Domain.Debtors;

// Erasing takes the person out of the account and leaves the sums: who decided it and when stands in the journal, and
// the key that the facts are encrypted with is destroyed right after.
public sealed partial record Debtor
{
    Decision Erase(EraseDebtor c, Terms terms)
    {
        if (IsErased) return Decision.AlreadyDone;
        var outlook = ErasureOutlook.Of(this, terms.Sender.Country, c.On);
        if (!outlook.IsFree) return new Refusal.StillKept(outlook.Blocks);
        return Decision.Of(
            [.. Voiding(VoidReason.DebtorChanged, OpenProposals), new ErasureDecided(c.On, outlook.KeptUntil)]);
    }

    // From here on no memory of any node shows the person, even before its key is gone.
    Debtor WithoutPerson() => this with
    {
        IsErased = true,
        Party = null,
        Claims = Claims.ToImmutableDictionary(c => c.Key, c => c.Value with { Subject = "", Document = null }),
        Replies = ImmutableDictionary<Guid, Reply>.Empty,
        Disputes = Disputes.ToImmutableDictionary(
            d => d.Key, d => d.Value with { Says = "", Owner = "", Line = "" }),
        Circumstances = Circumstances.ToImmutableDictionary(c => c.Key, c => c.Value with { Details = "" }),
        Calls = Calls.ToImmutableDictionary(c => c.Key, c => c.Value with { Details = null }),
        CreditChecks = ImmutableDictionary<Guid, Segments.CreditCheck>.Empty,
        HandOverDetails = HandOver.HandOverDetails.None,
        Referrals = Referrals.ToImmutableDictionary(r => r.Key, r => r.Value with
        {
            Partner = "", Number = "", Progress = [.. r.Value.Progress.Select(p => p with { Text = "" })],
        }),
        Dispatches = Dispatches.ToImmutableDictionary(d => d.Key, d => d.Value with { To = "" }),
    };
}
