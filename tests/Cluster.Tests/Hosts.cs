using Inkassio.Cluster.Tests;
using Inkassio.Storage;

namespace Inkassio.Grains.Tests;

/// <summary>The host that the grain tests run on here: two silos over the same books.</summary>
static class Hosts
{
    public static async Task<EmbeddedHost> Open(string address, MasterKey master, TimeProvider clock)
    {
        var database = Database.Open(address, master, clock);
        await database.Migrate();
        return new EmbeddedHost(
            database, office: null, await TwoSilos.Start(() => Database.Open(address, master, clock)));
    }
}
