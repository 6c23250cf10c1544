using System.Collections.Immutable;
using System.Diagnostics;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Debtors.DebtorEvent;

namespace Inkassio.Domain.Debtors;

public sealed partial record Debtor
{
    public ImmutableDictionary<Guid, Circumstance> Circumstances { get; init; } =
        ImmutableDictionary<Guid, Circumstance>.Empty;

    public IEnumerable<Circumstance> CircumstancesOf(InvoiceId invoice, DateOnly day) => Circumstances.IsEmpty ? []
        : Circumstances.Values.Where(c => c.Covers(invoice, day)).OrderBy(c => c.Kind).ThenBy(c => c.Id);

    Decision Record(RecordCircumstance c)
    {
        if (Circumstances.ContainsKey(c.Circumstance)) return Decision.AlreadyDone;
        if (c.Invoice is { } invoice && !Claims.ContainsKey(invoice)) return new Refusal.InvoiceUnknown(invoice);
        if (!Limits.Covers(c.From)) return new Refusal.DayOutOfRange(c.From);
        if (c.Until < c.From) return new Refusal.EndBeforeBeginning(c.From, c.Until.Value);
        if (c.Details.Length > Dispute.TypedMax) return new Refusal.TextTooLong(Dispute.TypedMax);
        return Decision.Of(
        [
            .. Stopping(
                c.Invoice is { } one ? [one] : Claims.Keys,
                RecallReason.CircumstanceChanged, VoidReason.CircumstanceChanged),
            new CircumstanceRecorded(c.Circumstance, c.Kind, c.Invoice, c.From, c.Until),
            .. c.Details.Length > 0 ? new[] { new CircumstanceDescribed(c.Circumstance, c.Details) } : [],
        ]);
    }

    Decision Ended(EndCircumstance c)
    {
        if (!Circumstances.TryGetValue(c.Circumstance, out var known)) return new Refusal.AgreementUnknown();
        return known.EndedOn is null ? new CircumstanceEnded(c.Circumstance, c.On) : Decision.AlreadyDone;
    }

    // Paper came back: no further letter goes to that address. One that is described anew ends it.
    IEnumerable<DebtorEvent> AddressLost(Dispatch returned, DateOnly on) =>
        returned.Channel == Channel.Email || HasCircumstance(CircumstanceKind.AddressUnknown) ? []
            : [new CircumstanceRecorded(
                DerivedId.Of(returned.Id.Value, "address-unknown"), CircumstanceKind.AddressUnknown, Invoice: null,
                on, Until: null)];

    bool HasCircumstance(CircumstanceKind kind) =>
        Circumstances.Values.Any(c => c.Kind == kind && c.EndedOn is null);

    IEnumerable<DebtorEvent> AddressFound(Party party) => party.Address == Party?.Address ? []
        : Circumstances.Values
            .Where(c => c is { Kind: CircumstanceKind.AddressUnknown, EndedOn: null }).OrderBy(c => c.Id)
            .Select(c => new CircumstanceEnded(c.Id, c.From));

    Debtor Befallen(Agreement happened) => happened switch
    {
        CircumstanceRecorded e => this with
        {
            Circumstances = Circumstances.SetItem(
                e.Circumstance, new(e.Circumstance, e.Kind, e.Invoice, e.From, e.Until)),
        },
        CircumstanceEnded e => this with
        {
            Circumstances = Circumstances.SetItem(
                e.Circumstance, Circumstances[e.Circumstance] with { EndedOn = e.On }),
        },
        _ => throw new UnreachableException(happened.ToString()),
    };
}
