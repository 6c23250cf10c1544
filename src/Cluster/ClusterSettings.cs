using System.Net;

namespace Inkassio.Cluster;

/// <summary>What a node has of the cluster: its share of the accounts, or only a way to ask for them.</summary>
public enum ClusterRole { Accounts, Pages }

/// <summary>Where a node finds the others, and where they find it.</summary>
/// <param name="Address">The books, as the product opens them; the cluster's own tables lie beside them.</param>
/// <param name="Advertised">The address under which other nodes reach this one; null for the machine's
/// first.</param>
public sealed record ClusterSettings(string Address, ClusterRole Role, IPAddress? Advertised)
{
    /// <summary>Nodes of one cluster have the same name; a second cluster on the same database has another
    /// one.</summary>
    public string Name { get; init; } = "inkassio";

    public int SiloPort { get; init; } = 11_111;

    public int GatewayPort { get; init; } = 30_000;

    /// <summary>How long a node may be silent before it is asked a second time; with two silences it is dead.</summary>
    public TimeSpan Probe { get; init; } = TimeSpan.FromSeconds(1);

    public bool IsSqlite => Address.StartsWith("sqlite:", StringComparison.Ordinal);
}
