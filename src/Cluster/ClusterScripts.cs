using Inkassio.Storage;

namespace Inkassio.Cluster;

/// <summary>The scripts of deploy/cluster, in their order, as they are built in.</summary>
public static class ClusterScripts
{
    /// <summary>Makes the cluster's tables beside the books where they are missing.</summary>
    /// <exception cref="StartRefusedException">They are missing, and this role may not make them.</exception>
    public static Task Prepare(string address, string? appRole = null, CancellationToken stop = default) =>
        ClusterTables.Prepare(address, Of(address.Split(':', 2)[0]), appRole, stop);

    static IEnumerable<string> Of(string engine)
    {
        var home = typeof(ClusterScripts).Assembly;
        foreach (var name in home.GetManifestResourceNames()
            .Where(name => name.StartsWith(engine + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var text = new StreamReader(home.GetManifestResourceStream(name)!);
            yield return text.ReadToEnd();
        }
    }
}
