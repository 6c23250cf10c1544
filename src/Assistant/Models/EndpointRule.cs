using System.Net;
using Inkassio.Domain;

namespace Inkassio.Assistant.Models;

/// <summary>Which addresses a model may be asked at: https in the open network, and what the operator has listed.
/// </summary>
// A firm that names an address of its own choice must not reach the machines beside ours.
public sealed class EndpointRule(OperatorModel said)
{
    public const int LengthMax = 300;

    const string Any = "*.";

    readonly Uri[] listed =
        [.. said.Allowed.Append(said.Endpoint).Select(Listed).OfType<Uri>()];

    /// <summary>Why an address that a firm has named is refused, for its settings page; null when it will do.</summary>
    public string? Problem(string endpoint)
    {
        if (endpoint.Length > LengthMax) return $"Die Adresse ist länger als {LengthMax} Zeichen.";
        if (!Uri.TryCreate(endpoint.Trim(), UriKind.Absolute, out var uri) || uri.Host.Length == 0
            || uri.Scheme is not ("https" or "http"))
            return "Bitte geben Sie eine Adresse an, die mit https:// beginnt, zum Beispiel https://api.anbieter.de/v1.";
        if (uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
            return "In der Adresse dürfen kein Benutzername und kein # stehen. Der Schlüssel hat ein eigenes Feld.";
        if (IsListed(uri)) return null;
        if (uri.Scheme != Uri.UriSchemeHttps)
            return "Die Adresse muss mit https:// beginnen, damit unterwegs niemand mitliest.";
        if (IsOfThisHouse(uri))
            return "Diese Adresse liegt im eigenen Haus. Dorthin verbindet das Programm nur, wenn der Betreiber sie freigegeben hat.";
        return said.Allowed.IsEmpty ? null
            : "Diese Adresse hat der Betreiber nicht freigegeben. Erlaubt sind: " + string.Join(", ", said.Allowed) + ".";
    }

    /// <summary>What is wrong with the operator's own address: over http it may only be this machine itself.</summary>
    public string? ProblemOfOwn() =>
        Listed(said.Endpoint) is not { } own ? "must be an address that begins with https://."
        : own.Scheme == Uri.UriSchemeHttp && !own.IsLoopback
            && !said.Allowed.Any(a => Listed(a) is { } one && IsSame(one, own))
            ? "http is for this machine alone, or for an address in AllowedEndpoints." : null;

    /// <summary>Whether a host may lie inside, as the operator has named it.</summary>
    public bool IsListed(string host, int port) => listed.Any(one => one.Port == port && HostFits(one, host));

    /// <summary>The operator has named this address, by scheme, host and port.</summary>
    public bool IsListed(Uri uri) => listed.Any(one => IsSame(one, uri));

    /// <summary>The addresses to connect to; null keeps the door shut.</summary>
    // One inner address among outer ones is a trap, not a choice; and the caller connects to what was looked at here.
    public async Task<IPAddress[]?> Find(string host, int port, CancellationToken stop)
    {
        var found = IPAddress.TryParse(host.Trim('[', ']'), out var plain)
            ? [plain] : await Dns.GetHostAddressesAsync(host, stop);
        if (found.Length == 0) return null;
        return IsListed(host, port) || !found.Any(InnerAddresses.Have) ? found : null;
    }

    /// <summary>An entry of the list; its host may begin with <c>*.</c>. Null when it is no address.</summary>
    public static Uri? Listed(string entry) =>
        Uri.TryCreate(entry.Replace("://*.", "://any.", StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && uri.Scheme is "https" or "http" && uri.Host.Length > 0
            ? entry.Contains("://" + Any, StringComparison.Ordinal)
                ? new UriBuilder(uri) { UserName = "any" }.Uri : uri
            : null;

    static bool IsSame(Uri listed, Uri asked) =>
        listed.Scheme == asked.Scheme && listed.Port == asked.Port && HostFits(listed, asked.Host);

    static bool HostFits(Uri listed, string host) => listed.UserInfo == "any"
        ? host.EndsWith(listed.Host["any".Length..], StringComparison.OrdinalIgnoreCase)
        : string.Equals(listed.Host, host, StringComparison.OrdinalIgnoreCase);

    // Names are resolved when a connection is made; an address that is written down is seen at once.
    static bool IsOfThisHouse(Uri uri) => uri.IsLoopback
        || IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && InnerAddresses.Have(address)
        || !uri.Host.Contains('.', StringComparison.Ordinal)
        || uri.Host.EndsWith(".local", StringComparison.OrdinalIgnoreCase)
        || uri.Host.EndsWith(".internal", StringComparison.OrdinalIgnoreCase);
}
