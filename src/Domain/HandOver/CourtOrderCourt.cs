namespace Inkassio.Domain.HandOver;

/// <summary>A German court for orders for payment.</summary>
/// <param name="IsConfirmed">Read in a published list; otherwise it must be checked before anybody relies on it.</param>
public sealed record CourtOrderCourt(string Name, bool IsConfirmed)
{
    /// <summary>Creditors without a seat in Germany (§ 689 Abs. 2 Satz 2 ZPO).</summary>
    public static CourtOrderCourt ForAbroad { get; } = new("Amtsgericht Wedding", IsConfirmed: true);

    /// <summary>By the creditor's land (§ 689 Abs. 2, 3 ZPO); null for an unknown one.</summary>
    // North Rhine-Westphalia has two courts, parted by the districts of its higher regional courts.
    public static CourtOrderCourt? Of(string region) => region switch
    {
        "BW" => new("Amtsgericht Stuttgart", IsConfirmed: true),
        "BY" => new("Amtsgericht Coburg", IsConfirmed: true),
        "BE" or "BB" => new("Amtsgericht Wedding", IsConfirmed: true),
        "HB" => new("Amtsgericht Bremen", IsConfirmed: true),
        "HH" or "MV" => new("Amtsgericht Hamburg-Altona", IsConfirmed: true),
        "HE" => new("Amtsgericht Hünfeld", IsConfirmed: false),
        "NI" => new("Amtsgericht Uelzen", IsConfirmed: true),
        "NW" => new("Amtsgericht Hagen oder Amtsgericht Euskirchen", IsConfirmed: true),
        "RP" or "SL" => new("Amtsgericht Mayen", IsConfirmed: true),
        "ST" => new("Amtsgericht Aschersleben", IsConfirmed: true),
        "SN" or "TH" => new("Amtsgericht Aschersleben", IsConfirmed: false),
        "SH" => new("Amtsgericht Schleswig", IsConfirmed: true),
        _ => null,
    };
}
