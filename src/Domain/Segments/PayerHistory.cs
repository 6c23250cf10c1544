using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Inkassio.Domain.Dunning;

namespace Inkassio.Domain.Segments;

/// <summary>An invoice of the past, and when it was paid in full; null while something is open.</summary>
/// <param name="IssuedOn">The due date where the paper's own date is not known.</param>
public sealed record PastInvoice(DateOnly IssuedOn, DateOnly DueOn, Money Amount, DateOnly? PaidOn);

/// <param name="SettledOn">The day on which the promise was kept, or on which it ran out.</param>
public sealed record PastPromise(DateOnly SettledOn, bool Kept);

/// <param name="Lost">The claim stood as it was. A dispute that the debtor won speaks against us, not him.</param>
public sealed record PastDispute(DateOnly EndedOn, bool Lost);

/// <summary>A letter of the ladder that had become necessary.</summary>
public sealed record PastStage(NoticeKind Kind, DateOnly On);

[JsonConverter(typeof(KebabEnum<BureauVerdict>))]
public enum BureauVerdict { Favourable, Unfavourable }

/// <summary>What a credit agency answered when the firm asked.</summary>
public sealed record BureauResult(BureauVerdict Verdict, DateOnly On);

/// <summary>All that the score may look at: how somebody paid, and nothing about who he is.</summary>
// No name, place, age, sex or trade can enter, since there is no room for them here (§ 31 BDSG, Art. 5 GDPR).
public sealed record PayerHistory
{
    public static readonly PayerHistory Empty = new();

    /// <summary>In any order.</summary>
    public ImmutableArray<PastInvoice> Invoices { get; init; } = [];

    public ImmutableArray<PastPromise> Promises { get; init; } = [];

    public ImmutableArray<PastDispute> Disputes { get; init; } = [];

    public ImmutableArray<PastStage> Stages { get; init; } = [];

    /// <summary>The days on which a direct debit came back for want of funds.</summary>
    public ImmutableArray<DateOnly> ReturnedDebits { get; init; } = [];

    /// <summary>The first day of the relationship; null takes that of the first invoice.</summary>
    public DateOnly? KnownSince { get; init; }

    public BureauResult? Bureau { get; init; }

    /// <summary>The history as it was known in the evening of that day: an invoice paid later was still open.</summary>
    public PayerHistory KnownOn(DateOnly day) => this with
    {
        Invoices =
        [
            .. Invoices.Where(i => i.IssuedOn <= day)
                .Select(i => i.PaidOn > day ? i with { PaidOn = null } : i),
        ],
        Promises = [.. Promises.Where(p => p.SettledOn <= day)],
        Disputes = [.. Disputes.Where(d => d.EndedOn <= day)],
        Stages = [.. Stages.Where(s => s.On <= day)],
        ReturnedDebits = [.. ReturnedDebits.Where(on => on <= day)],
        KnownSince = KnownSince <= day ? KnownSince : null,
        Bureau = Bureau?.On <= day ? Bureau : null,
    };
}
