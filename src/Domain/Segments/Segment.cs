using System.Text.Json.Serialization;

namespace Inkassio.Domain.Segments;

/// <summary>What kind of payer a debtor is, for the firm's own eyes.</summary>
// Advice hangs on it, and never a legal consequence, a fee or a date (docs/SEGMENTS.md). No debtor ever reads it.
[JsonConverter(typeof(KebabEnum<Segment>))]
public enum Segment
{
    /// <summary>Too little has come due to judge by.</summary>
    New,

    Good,

    Standard,

    Risky,
}
