using Inkassio.Domain;
using Inkassio.Domain.Tenants;
using Inkassio.Grains.Post;
using Inkassio.Letters.Mail;

namespace Inkassio.Web.FirmSettings;

/// <summary>How letters leave the house, as it is typed. The password is written only, never shown again.</summary>
public sealed class DeliveryDraft
{
    public const int PortTls = 465, PortStartTls = 587;

    public bool HasAccount { get; set; }
    public string Host { get; set; } = "";
    public int Port { get; set; } = PortStartTls;
    public MailSecurity Security { get; set; }
    public string User { get; set; } = "";

    /// <summary>Empty keeps the one that is stored.</summary>
    public string Password { get; set; } = "";

    public string From { get; set; } = "";
    public string ReplyTo { get; set; } = "";
    public int MailsAnHour { get; set; } = Delivery.MailsAnHourUsual;
    public bool AttachesInvoices { get; set; } = true;
    public bool UsesPrintService { get; set; }
    public bool IsStopped { get; set; }

    /// <summary>Where the stored password lies; null without one.</summary>
    public string? Secret { get; set; }

    public static DeliveryDraft Of(Delivery known) => new()
    {
        HasAccount = known.Account is not null, Host = known.Account?.Host ?? "",
        Port = known.Account?.Port ?? PortStartTls, Security = known.Account?.Security ?? MailSecurity.StartTls,
        User = known.Account?.User ?? "", Secret = known.Account?.Secret, From = known.From, ReplyTo = known.ReplyTo,
        MailsAnHour = known.MailsAnHour, AttachesInvoices = known.AttachesInvoices, IsStopped = known.IsStopped,
        UsesPrintService = known.UsesPrintService,
    };

    public MailAccount? Account(string? secret) =>
        HasAccount ? new(Host.Trim(), Port, Security, User.Trim(), User.Trim().Length > 0 ? secret : null) : null;

    public Delivery Stated(string? secret) => new()
    {
        Account = Account(secret), From = From.Trim(), ReplyTo = ReplyTo.Trim(), MailsAnHour = MailsAnHour,
        AttachesInvoices = AttachesInvoices, IsStopped = IsStopped, UsesPrintService = UsesPrintService,
    };

    /// <summary>Field and sentence, in the order of the form.</summary>
    public IEnumerable<(string Field, string Sentence)> Problems(OutsideDoor door)
    {
        foreach (var problem in HasAccount ? AccountProblems(door) : []) yield return problem;
        if (From.Trim().Length > 0 && MailAddress.Read(From, out var wrong) is null)
            yield return (nameof(From), wrong!);
        if (ReplyTo.Trim().Length > 0 && MailAddress.Read(ReplyTo, out wrong) is null)
            yield return (nameof(ReplyTo), wrong!);
        if (MailsAnHour is < 1 or > Delivery.MailsAnHourMax)
            yield return (nameof(MailsAnHour), $"Erlaubt sind 1 bis {Delivery.MailsAnHourMax} E-Mails in der Stunde.");
    }

    IEnumerable<(string Field, string Sentence)> AccountProblems(OutsideDoor door)
    {
        var isNamed = door.IsNamed(Host.Trim());
        if (OutsideDoor.Ascii(Host.Trim()) is null)
            yield return (nameof(Host), "Bitte geben Sie den Postausgangsserver an, zum Beispiel smtp.anbieter.de.");
        if (!isNamed && !door.Ports.Contains(Port) || Port is < 1 or > 65535)
            yield return (nameof(Port), "Üblich sind 465 (verschlüsselt) und 587 (STARTTLS). Andere Ports sind gesperrt.");
        if (Security == MailSecurity.None && !isNamed)
            yield return (nameof(Security), "Ohne Verschlüsselung senden wir nur an Server im eigenen Haus, die der "
                + "Betreiber freigegeben hat.");
        if (LoginProblem() is { } problem) yield return (nameof(Password), problem);
    }

    string? LoginProblem()
    {
        if (User.Trim().Length > 0 && Password.Length == 0 && Secret is null) return "Zum Benutzernamen fehlt das Passwort.";
        try
        {
            MailOffice.ServerOf(new("", PortTls, Security, User.Trim(), Secret: null), Password);
            return null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }
}
