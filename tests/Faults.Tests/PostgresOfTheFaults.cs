using Inkassio.Faults.Tests;

[assembly: AssemblyFixture(typeof(PostgresOfTheFaults))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Inkassio.Faults.Tests;

/// <summary>One server for all tests of this project; each test has a database of its own.</summary>
public sealed class PostgresOfTheFaults : IAsyncLifetime
{
    public PostgresServer? Server { get; private set; }

    public async ValueTask InitializeAsync() => Server = await PostgresServer.Start();

    public async ValueTask DisposeAsync()
    {
        if (Server is not null) await Server.DisposeAsync();
    }
}
