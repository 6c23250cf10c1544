using Inkassio.Domain.Law;

namespace Inkassio.Domain.Debtors;

/// <summary>What can move the end of a claim's limitation, besides a part payment.</summary>
public enum LimitationActKind
{
    /// <summary>The debtor admitted the debt: the period starts anew (§ 212 BGB, § 1497 ABGB, Art. 135 OR).</summary>
    Acknowledged,

    /// <summary>Talks about the claim: their days do not count (§ 203 BGB).</summary>
    Negotiated,

    /// <summary>More time to pay was granted ("Stundung"): its days do not count (§ 205 BGB).</summary>
    Deferred,

    /// <summary>A lawsuit or an order for payment: no day counts until six months after its end (§ 204 BGB).</summary>
    CourtStep,
}

/// <param name="Id">Made once by whoever recorded it; recorded again under it, the newer days hold.</param>
/// <param name="LastOn">The last day, counted too; null while it goes on, and for an acknowledgement.</param>
public sealed record LimitationAct(Guid Id, LimitationActKind Kind, DateOnly From, DateOnly? LastOn)
{
    /// <summary>More time to pay: the claim is not due on such a day, so there is no delay and no letter.</summary>
    public bool IsDeferral(DateOnly on) => Kind == LimitationActKind.Deferred && From <= on && !(LastOn < on);

    /// <summary>The days that do not count; null for an acknowledgement, which starts the period anew.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Suspension? Suspension => Kind switch
    {
        LimitationActKind.Acknowledged => null,
        LimitationActKind.Negotiated => new(From, LastOn, SuspensionGround.Negotiation),
        LimitationActKind.Deferred => new(From, LastOn, SuspensionGround.Deferral),
        LimitationActKind.CourtStep => new(From, LastOn, SuspensionGround.CourtStep),
        _ => throw new System.Diagnostics.UnreachableException(Kind.ToString()),
    };
}
