using Inkassio.Storage;

namespace Inkassio.Grains.Tests;

/// <summary>The host that these tests run on: the accounts are awake in the process itself.</summary>
// tests/Cluster.Tests runs the same tests with a file of this name of its own.
static class Hosts
{
    public static async Task<EmbeddedHost> Open(string address, MasterKey master, TimeProvider clock)
    {
        var database = Database.Open(address, master, clock);
        await database.Migrate();
        return new EmbeddedHost(database);
    }
}
