using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Tenants;

/// <summary>How the connection to a mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>STARTTLS on the submission port, usually 587 (RFC 3207); without it nothing is sent.</summary>
    StartTls,

    /// <summary>TLS from the first byte, usually port 465 (RFC 8314).</summary>
    ImplicitTls,

    /// <summary>No protection: only where the operator allows it, for a server in the same house.</summary>
    None,
}

/// <summary>The tenant's own mail account.</summary>
/// <param name="Secret">Where the password lies, encrypted with the tenant's key; null without one.</param>
public sealed record MailAccount(string Host, int Port, MailSecurity Security, string User, string? Secret);

/// <summary>How a tenant's letters leave the house.</summary>
public sealed record Delivery
{
    public const int MailsAnHourMax = 2_000, MailsAnHourUsual = 200;

    public static Delivery Usual { get; } = new();

    /// <summary>The tenant's own account; null sends through the one that all tenants share.</summary>
    public MailAccount? Account { get; init; }

    /// <summary>The address that debtors see as the sender; empty takes the shared one.</summary>
    public string From { get; init; } = "";

    /// <summary>Where answers go; empty takes the profile's address.</summary>
    public string ReplyTo { get; init; } = "";

    public int MailsAnHour { get; init; } = MailsAnHourUsual;

    /// <summary>The invoice itself goes with the letter, where it was uploaded.</summary>
    public bool AttachesInvoices { get; init; } = true;

    /// <summary>Letters on paper go to the operator's print service instead of the firm's own printer.</summary>
    public bool UsesPrintService { get; init; }

    /// <summary>Nothing leaves, neither by e-mail nor to a print service: a person stopped it, or the data were
    /// restored from a backup.</summary>
    public bool IsStopped { get; init; }
}

/// <summary>Who signs letters of a kind and of every sharper one, until the next signatory begins.</summary>
public sealed record Signatory(Dunning.NoticeKind From, string Name, string Phone, string Email);
