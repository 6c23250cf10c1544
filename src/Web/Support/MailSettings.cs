using Inkassio.Grains.Post;
using Inkassio.Letters.Mail;

namespace Inkassio.Web.Support;

/// <summary>The operator's words about mail: <c>Inkassio:Mail:Host, Port, Encryption, User, Password, From, Inbox,
/// Maildir, Inside</c>.</summary>
static class MailSettings
{
    const int SubmissionPort = 587;

    /// <param name="demo">Where the demo lays its mails down, when no server is named.</param>
    /// <exception cref="InvalidOperationException">A value makes no sense; the message names it.</exception>
    public static MailOffice Read(IConfigurationSection said, DirectoryInfo? demo)
    {
        var host = said["Host"];
        var office = new MailOffice
        {
            Inbox = Address(said, "Inbox"),
            Maildir = said["Maildir"],
            // Hosts of this house that firms may name as their own mail server; all others must lie outside.
            Door = new OutsideDoor([.. (said["Inside"] ?? "").Split(
                [',', ' '], StringSplitOptions.RemoveEmptyEntries), .. host is null ? [] : new[] { host }]),
        };
        if (host is null) return demo is null ? office : office with { Folder = Path.Combine(demo.FullName, "mail") };
        var login = said["User"] is { Length: > 0 } user ? new MailLogin(user, said["Password"] ?? "") : null;
        return office with
        {
            Shared = new(host, said.GetValue("Port", SubmissionPort),
                said.GetValue("Encryption", MailEncryption.StartTls), login)
            {
                TrustedCertificate = said["Trust"],
                AllowsOpenLogin = said.GetValue("AllowsOpenLogin", defaultValue: false),
            },
            SharedFrom = Address(said, "From")
                ?? throw new InvalidOperationException("Inkassio:Mail:From must name the address that mail comes from."),
        };
    }

    /// <summary><c>Inkassio:Print:Url, Token</c>: see <see cref="PrintHouse"/>.</summary>
    public static PrintHouse? ReadPrint(IConfigurationSection said)
    {
        if (said["Url"] is not { Length: > 0 } text) return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
            throw new InvalidOperationException("Inkassio:Print:Url must be an address that begins with https://.");
        return new(url, said["Token"] ?? "", new SocketsHttpHandler { AllowAutoRedirect = false });
    }

    static MailAddress? Address(IConfigurationSection said, string name) => said[name] is not { Length: > 0 } text
        ? null
        : MailAddress.Read(text, out var problem)
            ?? throw new InvalidOperationException($"Inkassio:Mail:{name}: {problem}");
}
