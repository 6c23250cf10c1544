using System.Xml.Linq;

namespace Inkassio.House.Tests;

/// <summary>A room of the house: a project, the rooms that it may know, and the packages that it may use.</summary>
public sealed record Room(string Name, string[] Knows, string[] Packages);

/// <summary>The table of rooms and doors in docs/ARCHITECTURE.md, as a test.</summary>
// A room that is not built yet has its row already; a project without a row is a finding.
public sealed class Rooms
{
    static readonly Room[] Table =
    [
        new("Domain", [], []),
        new("Exchange", ["Domain"], ["DocumentFormat.OpenXml"]),
        new("Letters", ["Domain"], ["QRCoder"]),
        new("Storage", ["Domain"], ["Dapper", "Microsoft.Data.Sqlite", "Npgsql"]),
        new("Grains", ["Domain", "Storage", "Exchange", "Letters"], ["Microsoft.Extensions.*.Abstractions"]),
        new("Assistant", ["Domain", "Storage"], ["Microsoft.Extensions.AI.Abstractions", "OpenAI", "YamlDotNet"]),
        new("Billing", ["Domain", "Storage"], []),
        new("Cluster", ["Grains"], ["Microsoft.Orleans.*"]),
        new("Web", ["Domain", "Storage", "Exchange", "Letters", "Grains", "Assistant", "Billing", "Cluster"],
        [
            "Radzen.Blazor", "Microsoft.AspNetCore.Identity.EntityFrameworkCore", "Microsoft.AspNetCore.OpenApi",
            "Microsoft.EntityFrameworkCore.Sqlite", "Npgsql.EntityFrameworkCore.PostgreSQL", "OpenTelemetry*",
        ]),
        new("Cli", ["Domain", "Storage", "Exchange", "Letters", "Grains", "Assistant", "Billing", "Cluster", "Bench"],
            ["System.CommandLine"]),
    ];

    [Fact]
    public void have_only_the_doors_of_the_table() =>
        Guard.Holds(Repo.Files("src", ".csproj").SelectMany(Findings));

    [Fact]
    public void are_looked_at() => Assert.True(Repo.Files("src", ".csproj").Count() >= 6);

    [Fact]
    public void are_known_to_nobody_when_they_are_Web() =>
        Assert.DoesNotContain("Web", Table.SelectMany(room => room.Knows));

    [Theory]
    [InlineData("Domain", """<ProjectReference Include="../Storage/Storage.csproj" />""", "may not know Storage")]
    [InlineData("Cli", """<ProjectReference Include="..\Web\Web.csproj" />""", "may not know Web")]
    [InlineData("Assistant", """<ProjectReference Include="../Grains/Grains.csproj" />""", "may not know Grains")]
    [InlineData("Letters", """<PackageReference Include="Dapper" />""", "may not use Dapper")]
    [InlineData("Domain", """<FrameworkReference Include="Microsoft.AspNetCore.App" />""", "Microsoft.AspNetCore.App")]
    [InlineData("Domain", """<Compile Include="../Storage/Journal.cs" />""", "takes ../Storage/Journal.cs in")]
    [InlineData("Attic", "", "no row")]
    public void with_a_forbidden_door_are_found(string room, string item, string naming)
    {
        var project = $"""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup>{item}</ItemGroup></Project>""";
        Guard.Sees(naming, Findings(new($"src/{room}/{room}.csproj", project)));
    }

    [Fact]
    public void that_serve_pages_are_found_outside_Web() => Guard.Sees("Microsoft.NET.Sdk.Web",
        Findings(new("src/Grains/Grains.csproj", """<Project Sdk="Microsoft.NET.Sdk.Web" />""")));

    static IEnumerable<string> Findings(RepoFile project)
    {
        var name = Path.GetFileNameWithoutExtension(project.Name);
        if (Table.SingleOrDefault(r => r.Name == name) is not { } room)
            return [$"{project.Path}: the room {name} has no row in the table of rooms."];
        var xml = XDocument.Parse(project.Text).Root!;
        return
        [
            .. Included(xml, "ProjectReference")
                .Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))
                .Where(known => !room.Knows.Contains(known))
                .Select(known => $"{project.Path}: {name} may not know {known}."),
            .. Included(xml, "PackageReference").Where(used => !room.Packages.Any(allowed => Fits(used, allowed)))
                .Select(used => $"{project.Path}: {name} may not use {used}."),
            .. Included(xml, "FrameworkReference").Append(xml.Attribute("Sdk")?.Value ?? "")
                .Where(host => name != "Web" && ServesPages(host))
                .Select(host => $"{project.Path}: only Web serves pages; {name} asks for {host}."),
            .. Included(xml, "Compile").Where(path => path.StartsWith("..", StringComparison.Ordinal))
                .Select(path => $"{project.Path}: {name} takes {path} in past the door."),
        ];
    }

    static bool ServesPages(string host) => host.Contains("AspNetCore", StringComparison.Ordinal)
        || host.EndsWith(".Web", StringComparison.Ordinal) || host.EndsWith(".Razor", StringComparison.Ordinal);

    static IEnumerable<string> Included(XElement project, string item) =>
        project.Descendants(item).Select(element => element.Attribute("Include")?.Value).OfType<string>();

    static bool Fits(string package, string allowed) => allowed.Split('*') is [var start, var end]
        ? package.StartsWith(start, StringComparison.Ordinal) && package.EndsWith(end, StringComparison.Ordinal)
        : package == allowed;
}
