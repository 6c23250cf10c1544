using System.CommandLine;
using Inkassio.Cli.Verbs;

namespace Inkassio.Cli;

public static partial class Terminal
{
    static partial void AddCluster(RootCommand root, Func<ParseResult, Desk> at)
    {
        root.Add(NodeVerb.Of(at));
        root.Subcommands.Single(verb => verb.Name == "bench").Add(HostsVerb.Of(at));
    }
}
