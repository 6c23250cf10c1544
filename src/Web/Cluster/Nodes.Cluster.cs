using System.Net;
using Inkassio.Cluster;
using Inkassio.Storage;

namespace Inkassio.Web.Support;

static partial class Nodes
{
    static partial void Join(WebApplicationBuilder builder, Settings settings, ref bool joined)
    {
        var cluster = From(builder.Configuration.GetSection("Inkassio:Cluster"), settings.Address);
        builder.JoinCluster(cluster);
        if (cluster.Role != ClusterRole.Pages) builder.Services.AddHostedService<ClusterClock>();
        joined = true;
    }

    static partial void MakeTables(Settings settings, ref Task done) => done = ClusterScripts.Prepare(settings.Address);

    static ClusterSettings From(IConfiguration said, string address)
    {
        var usual = new ClusterSettings(address, ClusterRole.Accounts, Advertised: null);
        return usual with
        {
            Role = said["Role"] switch
            {
                null or "" or "all" => ClusterRole.Accounts,
                "pages" => ClusterRole.Pages,
                var other => throw new StartRefusedException(
                    $"Inkassio:Cluster:Role ist all oder pages, nicht „{other}“."),
            },
            Advertised = said["Address"] is not { Length: > 0 } at ? null
                : IPAddress.TryParse(at, out var ip) ? ip
                : throw new StartRefusedException($"Inkassio:Cluster:Address ist eine IP-Adresse, nicht „{at}“."),
            Name = said["Name"] is { Length: > 0 } name ? name : usual.Name,
            SiloPort = said.GetValue("SiloPort", usual.SiloPort),
            GatewayPort = said.GetValue("GatewayPort", usual.GatewayPort),
        };
    }
}
