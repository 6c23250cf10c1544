namespace Inkassio.Web.Support;

/// <summary>A way back that stays in this house: never to another host, whatever a link says.</summary>
public static class LocalPath
{
    public static string Or(string? asked, string otherwise) =>
        asked is ['/', ..] and not ['/', '/' or '\\', ..] && !asked.Any(char.IsControl) ? asked : otherwise;
}
