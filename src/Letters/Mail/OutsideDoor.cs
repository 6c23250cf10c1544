using System.Collections.Frozen;
using System.Net;

namespace Inkassio.Letters.Mail;

/// <summary>Which addresses a tenant's setting may reach: the open network, and what the operator has named.</summary>
public sealed class OutsideDoor
{
    readonly FrozenSet<string> named;

    /// <param name="namedByOperator">Hosts that may lie inside, as the operator wrote them in the configuration.</param>
    public OutsideDoor(params IEnumerable<string> namedByOperator) =>
        named = namedByOperator.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
