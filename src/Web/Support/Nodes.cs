using Inkassio.Storage;

namespace Inkassio.Web.Support;

/// <summary>This process as a node of a cluster, where the operator says so and the program was built for it.</summary>
// The cluster itself stands in the folder Cluster, which only a build with -p:Orleans=true compiles.
static partial class Nodes
{
    /// <exception cref="StartRefusedException">A cluster was asked for that was not built in.</exception>
    public static void JoinWhatIsSaid(this WebApplicationBuilder builder, Settings settings)
    {
        if (settings.Host == AccountHost.Embedded) return;
        var joined = false;
        Join(builder, settings, ref joined);
        if (!joined)
            throw new StartRefusedException(
                "Inkassio:Host verlangt Orleans, aber dieses Programm wurde ohne -p:Orleans=true gebaut.");
    }

    /// <summary>Makes the cluster's own tables where they are missing.</summary>
    public static Task Prepare(Settings settings)
    {
        var done = Task.CompletedTask;
        if (settings.Host == AccountHost.Orleans) MakeTables(settings, ref done);
        return done;
    }

    static partial void Join(WebApplicationBuilder builder, Settings settings, ref bool joined);

    static partial void MakeTables(Settings settings, ref Task done);
}
