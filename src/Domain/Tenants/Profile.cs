using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Tenants;

/// <summary>An account that debtors pay into.</summary>
/// <param name="Iban">Without spaces.</param>
public sealed record BankAccount(string Iban, string Bic, string Bank, Currency Currency);

/// <summary>The side of the window in the tenant's envelopes.</summary>
public enum AddressSide { Left, Right }

/// <summary>The two forms of DIN 5008: A has a low letterhead and more room, B is the usual one.</summary>
public enum LetterForm { A, B }

/// <summary>The firm's own stationery under its letters.</summary>
/// <param name="File">The stored file's hash.</param>
/// <param name="Head">How many millimetres it keeps at the top of pages after the first.</param>
/// <param name="Foot">How many it keeps at the bottom of every page.</param>
public sealed record FirmPaper(string File, int Head = FirmPaper.HeadUsual, int Foot = FirmPaper.FootUsual)
{
    public const int HeadMin = 20, HeadUsual = 30, HeadMax = 80;
    public const int FootMin = 10, FootUsual = 30, FootMax = 60;
}

/// <summary>A tenant as its letters show it: the sender is always the firm itself.</summary>
/// <param name="Region">Land or canton, for public holidays; empty when not told.</param>
/// <param name="Contact">The person whom a debtor can reach.</param>
public sealed record Profile(
    string Name, Address Address, Country Country, string Region, ImmutableArray<BankAccount> Accounts,
    string Contact, string Phone, string Email)
{
    /// <summary>A line for the foot of the letter, for instance register court and managing directors.</summary>
    public string LegalLine { get; init; } = "";

    /// <summary>The stored picture's hash; null without a logo.</summary>
    public string? Logo { get; init; }

    /// <summary>What letters are laid over in place of our letterhead; null for none.</summary>
    // Left out where there is none, so that approvals given before it existed stay good.
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FirmPaper? Paper { get; init; }

    /// <summary>Where debtors read what becomes of their data (Art. 13, 14 GDPR); null without such a page.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PrivacyUrl { get; init; }

    /// <summary>Who signs sharper letters, mildest first; empty lets the usual contact sign all of them.</summary>
    public ImmutableArray<Signatory> Signatories { get; init; } = [];

    /// <summary>The profile as letters of a kind show it: with the person who signs them.</summary>
    public Profile For(Dunning.NoticeKind kind) => Signatories.LastOrDefault(s => s.From <= kind) is { } signs
        ? this with { Contact = signs.Name, Phone = signs.Phone, Email = signs.Email }
        : this;

    /// <summary>On which side the address window lies; null for what is usual in the country.</summary>
    public AddressSide? AddressSide { get; init; }

    /// <summary>Null for form B, the usual one.</summary>
    public LetterForm? LetterForm { get; init; }

    /// <summary>Transfers name a creditor reference (ISO 11649) than the invoice's number; null for no.</summary>
    public bool? UsesCreditorReference { get; init; }

    /// <summary>The IANA time zone that decides which day it is for this tenant.</summary>
    public string Zone { get; init; } = ZoneOf(Country);

    public const int PrivacyUrlMax = 120;

    /// <summary>A whole address that begins with https://, so that nobody on the way can change what it says.</summary>
    public static bool IsPrivacyUrl(string text) => text.Length <= PrivacyUrlMax
        && text.All(sign => sign is > ' ' and <= '~')
        && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps
        && url.UserInfo.Length == 0 && url.Host.Contains('.', StringComparison.Ordinal);

    /// <summary>Name, address, an account and a way to answer: what a letter cannot do without.</summary>
    [JsonIgnore]
    public bool CanSend => Name.Length > 0 && Address.IsComplete && !Accounts.IsEmpty
        && Contact.Length > 0 && (Phone.Length > 0 || Email.Length > 0);

    public BankAccount? AccountFor(Currency currency) => Accounts.FirstOrDefault(a => a.Currency == currency);

    public static Profile Nobody { get; } =
        new("", new Address("", "", "", "DE"), Country.DE, "", [], "", "", "");

    public static string ZoneOf(Country country) => country switch
    {
        Country.DE => "Europe/Berlin",
        Country.AT => "Europe/Vienna",
        Country.CH => "Europe/Zurich",
        _ => throw new System.Diagnostics.UnreachableException(country.ToString()),
    };
}
