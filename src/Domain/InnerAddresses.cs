using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Inkassio.Domain;

/// <summary>Addresses of this machine and of its house, which nobody may reach by a setting of his own.</summary>
public static class InnerAddresses
{
    static readonly ImmutableArray<IPNetwork> Inside4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(net => IPNetwork.Parse(net)),
    ];

    // Only 2000::/3 is the open network; these parts of it lead back to IPv4, to tunnels or nowhere.
    static readonly IPNetwork Open6 = IPNetwork.Parse("2000::/3");
    static readonly ImmutableArray<IPNetwork> Closed6 =
        [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(net => IPNetwork.Parse(net))];

    /// <summary>Loopback, private, link-local, metadata, documentation, multicast and reserved addresses, also where
    /// they are wrapped in IPv6.</summary>
    public static bool Have(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? Inside4.Any(net => net.Contains(address))
            : !Open6.Contains(address) || Closed6.Any(net => net.Contains(address));
    }
}
