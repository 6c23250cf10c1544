using System.Reflection;

namespace Inkassio.Web.Tests;

/// <summary>Where the product's sources lie: tests read its style sheets and start it from there.</summary>
static class WebFolder
{
    public static string Path => Metadata("WebFolder");

    public static string Program => System.IO.Path.Combine(Path, Metadata("WebProgram"));

    static string Metadata(string key) => typeof(WebFolder).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == key).Value!;
}
