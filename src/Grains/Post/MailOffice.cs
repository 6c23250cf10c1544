using System.Collections.Immutable;
using System.Text;
using Inkassio.Domain.Tenants;
using Inkassio.Letters.Mail;
using Inkassio.Storage;

namespace Inkassio.Grains.Post;

/// <summary>The way that one tenant's mail takes.</summary>
/// <param name="Server">Null lays the mail into <paramref name="Folder"/> instead, where nobody receives it.</param>
public sealed record MailRoute(MailAddress From, MailServer? Server, string? Folder);

/// <summary>How mail leaves this installation, as its operator set it up.</summary>
public sealed record MailOffice
{
    /// <summary>Nothing is set up: tenants may still bring an account of their own.</summary>
    public static MailOffice Closed { get; } = new();

    /// <summary>The account that tenants share who have none; it sends in their name, answers go to them.</summary>
    public MailServer? Shared { get; init; }

    public MailAddress? SharedFrom { get; init; }

    /// <summary>Where mail is laid down instead of being sent: the demo writes to invented people.</summary>
    public string? Folder { get; init; }

    /// <summary>Where answers to shared mail go, so that they show on the debtor's page.</summary>
    public MailAddress? Inbox { get; init; }

    /// <summary>The folder into which a mail server delivers what comes to <see cref="Inbox"/>, and bounces.</summary>
    public string? Maildir { get; init; }

    /// <summary>Prints and posts letters of firms that wish it; null where the operator has none.</summary>
    public PrintHouse? Print { get; init; }

    public OutsideDoor Door { get; init; } = new();

    public SubmissionLimits Limits { get; init; } = SubmissionLimits.Usual;

    /// <summary>Whether a tenant's mail would find a way.</summary>
    public bool IsOpenFor(TenantDb db, Tenant tenant) =>
        FromOf(db, tenant) is not null
        && (IsLaidDown(db, tenant) || (tenant.Delivery.Account ?? (object?)Shared) is not null);

    /// <summary>Null when neither the tenant nor the operator has an account.</summary>
    public async Task<MailRoute?> RouteOf(TenantDb db, Tenant tenant, CancellationToken stop)
    {
        if (FromOf(db, tenant) is not { } from) return null;
        if (IsLaidDown(db, tenant)) return new(from, Server: null, Folder);
        if (tenant.Delivery.Account is null) return Shared is null ? null : new(from, Shared, Folder: null);
        return new(from, await ServerOf(db, tenant.Delivery.Account, stop), Folder: null);
    }

    /// <summary>A tenant's own server, with the password that is kept for it.</summary>
    public static async Task<MailServer> ServerOf(TenantDb db, MailAccount own, CancellationToken stop)
    {
        var secret = own.Secret is { } hash ? await Blobs.Get(db, hash, stop) : null;
        return ServerOf(own, Encoding.UTF8.GetString(secret ?? []));
    }

    /// <exception cref="FormatException">User or password cannot be said to a server; the message says why.</exception>
    public static MailServer ServerOf(MailAccount own, string password) => new(
        own.Host, own.Port, EncryptionOf(own.Security),
        own.User.Length == 0 ? null : new MailLogin(own.User, password));

    /// <summary>The server that a tenant's mail goes to, for sentences about it: without any login.</summary>
    public MailServer? NameOf(Tenant tenant) => tenant.Delivery.Account is { } own
        ? new(own.Host, own.Port, EncryptionOf(own.Security))
        : Shared is null ? null : Shared with { Login = null };

    /// <summary>The demo writes to nobody; a firm without an account may see what its mail would look like.</summary>
    public bool IsLaidDown(TenantDb db, Tenant tenant) => Folder is not null
        && (db.Tenant == Demo.DemoTenant.Id || (tenant.Delivery.Account is null && Shared is null));

    // A shared account sends from its own address: another one would fail the domain's own rules (SPF, DMARC).
    public MailAddress? FromOf(TenantDb db, Tenant tenant) =>
        tenant.Delivery.Account is null && !IsLaidDown(db, tenant)
            ? SharedFrom
            : MailAddress.Read(tenant.Delivery.From.Length > 0 ? tenant.Delivery.From : tenant.Profile.Email, out _);

    /// <summary>Where a debtor's answer goes: as the tenant says, else where the product sees it.</summary>
    public string ReplyTo(Tenant tenant, Profile sender) =>
        tenant.Delivery.ReplyTo.Length > 0 ? tenant.Delivery.ReplyTo : Inbox?.Text ?? sender.Email;

    static MailEncryption EncryptionOf(MailSecurity security) => security switch
    {
        MailSecurity.StartTls => MailEncryption.StartTls,
        MailSecurity.ImplicitTls => MailEncryption.Tls,
        MailSecurity.None => MailEncryption.None,
        _ => throw new System.Diagnostics.UnreachableException(security.ToString()),
    };
}

/// <summary>The connections that one worker keeps open: mail of one firm goes over one of them in a row.</summary>
sealed class MailDesk(MailOffice office, TimeProvider clock) : IAsyncDisposable
{
    const int OpenMax = 4;

    ImmutableList<(MailServer Server, Submission Line)> open = [];

    public async Task<SubmissionOutcome> Send(
        MailServer server, Envelope envelope, byte[] mail, Func<CancellationToken, Task> beforeDot,
        CancellationToken stop) => await (await LineTo(server)).Send(envelope, mail, beforeDot, stop);

    async Task<Submission> LineTo(MailServer server)
    {
        if (open.FirstOrDefault(o => IsSame(o.Server, server)).Line is { } line) return line;
        if (open.Count >= OpenMax)
        {
            await open[0].Line.DisposeAsync();
            open = open.RemoveAt(0);
        }
        var fresh = new Submission(server, office.Door, office.Limits, clock);
        open = open.Add((server, fresh));
        return fresh;
    }

    // A login is made anew for each letter; another name or password is another line.
    static bool IsSame(MailServer a, MailServer b) =>
        a with { Login = null } == b with { Login = null } && (a.Login?.IsSame(b.Login) ?? b.Login is null);

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, line) in open) await line.DisposeAsync();
    }
}
