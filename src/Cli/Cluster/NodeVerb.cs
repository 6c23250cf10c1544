using System.CommandLine;
using System.Net;
using Inkassio.Cluster;
using Inkassio.Grains;
using Inkassio.Storage;

namespace Inkassio.Cli.Verbs;

/// <summary><c>node</c>: a node of the cluster without pages, until it is asked to end.</summary>
static class NodeVerb
{
    sealed record Ready(string Node, int SiloPort, int GatewayPort);

    public static Command Of(Func<ParseResult, Desk> at)
    {
        var usual = new ClusterSettings("", ClusterRole.Accounts, Advertised: null);
        var silo = new Option<int>("--silo-port")
        {
            Description = "Anschluss für die anderen Knoten", DefaultValueFactory = _ => usual.SiloPort,
        };
        var gateway = new Option<int>("--gateway-port")
        {
            Description = "Anschluss für Knoten, die nur Seiten zeigen", DefaultValueFactory = _ => usual.GatewayPort,
        };
        var address = new Option<string?>("--address")
        {
            Description = "IP-Adresse, unter der die anderen diesen Knoten erreichen",
        };
        address.Validators.Add(said =>
        {
            if (said.GetValueOrDefault<string?>() is { } ip && !IPAddress.TryParse(ip, out _))
                said.AddError("--address ist eine IP-Adresse.");
        });
        var verb = new Command("node", "Ein Knoten des Clusters: hält Konten und macht Mahnläufe, zeigt keine Seiten")
        {
            silo, gateway, address,
        };
        verb.SetAction((parsed, stop) => Run(at(parsed), usual with
        {
            Advertised = parsed.GetValue(address) is { } ip ? IPAddress.Parse(ip) : null,
            SiloPort = parsed.GetValue(silo),
            GatewayPort = parsed.GetValue(gateway),
        }, stop));
        return verb;
    }

    static async Task<int> Run(Desk desk, ClusterSettings said, CancellationToken stop)
    {
        var (address, master) = (Premises.AddressOf(desk), Premises.MasterOf(desk));
        await using (var premises = await Premises.Open(desk, stop)) await ClusterScripts.Prepare(address, stop: stop);
        await using var node = await ClusterNode.Start(said with { Address = address },
            accounts => new EmbeddedHost(
                Database.Open(address, master, desk.Clock), office: null, accounts), works: true, stop);
        desk.Print(new Ready("ready", said.SiloPort, said.GatewayPort),
            $"Der Knoten ist bereit (Anschlüsse {said.SiloPort} und {said.GatewayPort}). Strg+C beendet ihn.");
        await node.Run(stop);
        return Terminal.Done;
    }
}
