using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Retention;

/// <summary>What has to be kept, by the kinds that the laws tell apart.</summary>
public enum KeptKind
{
    /// <summary>The account itself: what was posted, and for whom.</summary>
    Books,

    /// <summary>Invoices, credit notes, receipts of payments.</summary>
    Voucher,

    /// <summary>Letters sent and received, with the proof of their dispatch.</summary>
    Letter,
}

/// <summary>How long one kind is kept: from the end of the calendar year in which it came to be.</summary>
public sealed record RetentionRule(Country Law, KeptKind Kind, int Years, string Section)
{
    /// <summary>All rules, as data: a new law is a new row here and in docs/LAW.md.</summary>
    // Germany: vouchers 8 years since the Bürokratieentlastungsgesetz IV; letters 6 (§ 147 Abs. 3 AO).
    public static readonly IReadOnlyList<RetentionRule> All =
    [
        new(Country.DE, KeptKind.Books, 10, "§ 147 Abs. 1 Nr. 1, Abs. 3 AO"),
        new(Country.DE, KeptKind.Voucher, 8, "§ 147 Abs. 1 Nr. 4, Abs. 3 AO"),
        new(Country.DE, KeptKind.Letter, 6, "§ 147 Abs. 1 Nr. 2 und 3, Abs. 3 AO"),
        new(Country.AT, KeptKind.Books, 7, "§ 132 Abs. 1 BAO"),
        new(Country.AT, KeptKind.Voucher, 7, "§ 132 Abs. 1 BAO"),
        new(Country.AT, KeptKind.Letter, 7, "§ 132 Abs. 1 BAO"),
        new(Country.CH, KeptKind.Books, 10, "Art. 958f OR"),
        new(Country.CH, KeptKind.Voucher, 10, "Art. 958f OR"),
        new(Country.CH, KeptKind.Letter, 10, "Art. 958f OR"),
    ];

    public static RetentionRule Of(Country law, KeptKind kind) => All.Single(r => r.Law == law && r.Kind == kind);

    /// <summary>The shortest time after which anything of a country may go.</summary>
    public static int LongestOf(Country law) => All.Where(r => r.Law == law).Max(r => r.Years);

    /// <summary>The last day on which it must still be there (§ 147 Abs. 4 AO: from the end of the year).</summary>
    public DateOnly Until(DateOnly madeOn) => new(madeOn.Year + Years, 12, 31);
}
