using System.Globalization;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.HandOver;

namespace Inkassio.Web.HandingOver;

/// <summary>What people know of one claim, as it is typed.</summary>
public sealed class TypedClaim(Claim claim, ClaimDetails known)
{
    public Claim Claim { get; } = claim;

    public DateOnly? ContractOn { get; set; } = known.ContractOn;
    public DateOnly? ServiceUntil { get; set; } = known.ServiceUntil;

    /// <summary>A number of the catalogue; empty for own words.</summary>
    public string? Ground { get; set; } = known.Ground?.Number?.ToString(CultureInfo.InvariantCulture) ?? "";

    public string? OwnWords { get; set; } = known.Ground is { Number: null } own ? own.Words : "";
    public CounterPerformance Counter { get; set; } = known.CounterPerformance;
    public bool IsConsumerCredit { get; set; } = known.IsConsumerCredit;

    public ClaimDetails Details => new()
    {
        ContractOn = ContractOn, ServiceUntil = ServiceUntil, CounterPerformance = Counter,
        IsConsumerCredit = IsConsumerCredit,
        Ground = int.TryParse(Ground, CultureInfo.InvariantCulture, out var number) ? ClaimCatalogue.Of(number)
            : string.IsNullOrWhiteSpace(OwnWords) ? null : ClaimGround.InWords(OwnWords.Trim()),
    };

    public static string Word(CounterPerformance counter) => counter switch
    {
        CounterPerformance.NotNeeded => "hängt von keiner Gegenleistung ab",
        CounterPerformance.Rendered => "unsere Leistung ist erbracht",
        CounterPerformance.StillOwed => "unsere Leistung steht noch aus",
        _ => "noch nicht gesagt",
    };
}
