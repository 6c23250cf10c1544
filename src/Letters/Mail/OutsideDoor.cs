using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Inkassio.Domain;

namespace Inkassio.Letters.Mail;

/// <summary>Which hosts a tenant's setting may reach: the open network, and what the operator has named.</summary>
// A tenant who names a mail server of his own choice must not reach the machines beside ours. The name is resolved
// here, once, and the caller connects to the very address that was looked at: a second answer of the name system has
// no effect ("rebinding").
public sealed class OutsideDoor
{
    /// <summary>What may be open where mail is handed in; others would make a port scanner of us.</summary>
    public static readonly ImmutableArray<int> MailPorts = [25, 465, 587, 2525];

    /// <summary>Addresses of one host that are tried.</summary>
    public const int AddressesMax = 6;

    static readonly IdnMapping Names = new() { UseStd3AsciiRules = true };

    readonly FrozenSet<string> named;

    /// <param name="namedByOperator">Hosts that may lie inside, as the operator wrote them in the configuration.</param>
    public OutsideDoor(params IEnumerable<string> namedByOperator) =>
        named = namedByOperator.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The ports that are open to everybody.</summary>
    public ImmutableArray<int> Ports { get; init; } = MailPorts;

    /// <summary>How names become addresses; a test may put its own table here.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } =
        (host, stop) => Dns.GetHostAddressesAsync(host, stop);

    /// <summary>Whether the operator has named this host: then it may lie in the same house.</summary>
    public bool IsNamed(string host) => named.Contains(host) || Ascii(host) is { } name && named.Contains(name);

    /// <summary>The addresses to connect to, or the fault that keeps the door shut.</summary>
    public async Task<(ImmutableArray<IPAddress> Addresses, SubmissionFault? Fault)> Find(
        string host, int port, CancellationToken stop)
    {
        if (Ascii(host) is not { } name) return ([], SubmissionFault.HostUnknown);
        var isNamed = IsNamed(host);
        if (port is < 1 or > 65535 || !isNamed && !Ports.Contains(port))
            return ([], SubmissionFault.PortForbidden);
        try
        {
            // An address in whatever spelling is taken as it stands; the name system would throw on 0.0.0.0.
            var found = IPAddress.TryParse(name, out var address) ? [address] : await Resolve(name, stop);
            if (found is []) return ([], SubmissionFault.HostUnknown);
            // One inner address among outer ones is a trap, not a choice.
            if (!isNamed && found.Any(IsInside)) return ([], SubmissionFault.HostForbidden);
            return ([.. found.Take(AddressesMax)], null);
        }
        catch (SocketException)
        {
            return ([], SubmissionFault.HostUnknown);
        }
    }

    /// <summary>Loopback, private, link-local, metadata, documentation, multicast and reserved addresses, also where
    /// they are wrapped in IPv6.</summary>
    public static bool IsInside(IPAddress address) => InnerAddresses.Have(address);

    /// <summary>A host's name as the name system knows it, or the text of an address; null for anything else.</summary>
    public static string? Ascii(string host)
    {
        if (host.Length is 0 or > 253) return null;
        if (host.Contains(':', StringComparison.Ordinal))
            return !host.Contains('%', StringComparison.Ordinal) && IPAddress.TryParse(host, out var address)
                ? address.ToString() : null;
        try
        {
            return Names.GetAscii(host.TrimEnd('.')).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
