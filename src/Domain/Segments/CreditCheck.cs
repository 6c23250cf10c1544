using System.Text.Json.Serialization;

namespace Inkassio.Domain.Segments;

[JsonConverter(typeof(KebabEnum<CreditRating>))]
public enum CreditRating { Good, Medium, Poor, Insolvent }

/// <summary>What a bureau says of a debtor, as a person entered it or a connection brought it.</summary>
/// <param name="Index">The bureau's own figure, as it printed it.</param>
/// <param name="LimitCents">The credit that it recommends; null when it named none.</param>
public sealed record CreditCheck(
    string Bureau, DateOnly On, DateOnly ValidUntil, CreditRating Rating, string Index, long? LimitCents);
