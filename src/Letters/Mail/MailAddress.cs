using System.Globalization;
using System.Text.RegularExpressions;

namespace Inkassio.Letters.Mail;

/// <summary>An e-mail address that can be written into a header and an SMTP command as it stands: ASCII only, no
/// quotes, no spaces, no line ends. A value of this type is always valid.</summary>
// A narrow form of RFC 5321 §4.1.2: a dot-atom and a domain name. Quoted local parts and domain literals are legal but
// never seen on an invoice, and they are what header and command injection is made of (CVE-2026-30227).
public sealed partial record MailAddress
{
    /// <summary>RFC 5321 §4.5.3.1: the local part, and the whole as it fits between the brackets of a path.</summary>
    public const int LocalMax = 64, LengthMax = 254;

    MailAddress(string local, string domain) => (Local, Domain) = (local, domain);

    public string Local { get; }

    /// <summary>In the form that the name system knows: umlauts are already punycode.</summary>
    public string Domain { get; }

    /// <summary>Reads an address as people type it; null with the problem as a German sentence.</summary>
    public static MailAddress? Read(string text, out string? problem)
    {
        MailAddress? address = null;
        var trimmed = text.Trim(' ');
        var at = trimmed.LastIndexOf('@');
        var (local, domain) = at < 0 ? ("", "") : (trimmed[..at], AsciiDomain(trimmed[(at + 1)..]));
        problem = trimmed.Length == 0 ? "Es fehlt die E-Mail-Adresse."
            : trimmed.Length > LengthMax ? $"Die E-Mail-Adresse ist zu lang: mehr als {LengthMax} Zeichen."
            : trimmed.Any(OneLine.IsUnprintable) ? "Die E-Mail-Adresse enthält ein unsichtbares Steuerzeichen oder einen "
                + "Zeilenumbruch. Bitte tippen Sie sie neu ein, statt sie zu kopieren."
            : at < 0 ? "In der E-Mail-Adresse fehlt das Zeichen @."
            : LocalProblem(local) ?? (domain is null ? "Der Teil der E-Mail-Adresse hinter dem @ ist kein gültiger Name "
                + "wie firma.de." : null);
        if (problem is null && (address = new(local, domain!)).Text.Length > LengthMax)
            (address, problem) = (null, $"Die E-Mail-Adresse ist zu lang: mehr als {LengthMax} Zeichen.");
        return address;
    }

    /// <exception cref="FormatException">The text is no address; the message says why, in German.</exception>
    public static MailAddress Of(string text) => Read(text, out var problem) ?? throw new FormatException(problem);

    public string Text => $"{Local}@{Domain}";

    public override string ToString() => Text;

    static string? LocalProblem(string local) =>
        local.Length == 0 ? "In der E-Mail-Adresse fehlt der Name vor dem @."
        : local.Length > LocalMax ? $"Der Teil vor dem @ ist zu lang: mehr als {LocalMax} Zeichen."
        : local.Any(c => c > '~') ? "Vor dem @ steht ein Umlaut oder ein anderes Sonderzeichen. Solche Adressen nehmen "
            + "viele Postfächer nicht an; bitte fragen Sie nach einer Adresse ohne Umlaut."
        : local.Contains('"', StringComparison.Ordinal) ? "E-Mail-Adressen mit Anführungszeichen nehmen wir nicht an."
        : !DotAtom().IsMatch(local) ? "Vor dem @ stehen Zeichen oder Punkte, die dort nicht stehen dürfen."
        : null;

    static string? AsciiDomain(string domain)
    {
        try
        {
            var ascii = new IdnMapping { UseStd3AsciiRules = true, AllowUnassigned = false }
                .GetAscii(domain).ToLowerInvariant();
            return ascii.Length <= 253 && HostName().IsMatch(ascii) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex DotAtom();

    // The last label is a letter's: a number there would be an address of the network.
    [GeneratedRegex(@"\A([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex HostName();
}

/// <summary>An address with the name that people see before it.</summary>
public sealed record Mailbox
{
    public const int NameMax = 200;

    public Mailbox(MailAddress address, string name = "") => (Address, Name) = (address, OneLine.Of(name, NameMax));

    public MailAddress Address { get; }

    /// <summary>One line without control characters; empty without a name.</summary>
    public string Name { get; }
}
