using Inkassio.Domain.Debtors;
using Inkassio.Web.Texts;

namespace Inkassio.Web.SignIn;

/// <summary>The form for opening a firm as it was typed, with every problem at once, field by field.</summary>
public sealed class OpenFirmForm
{
    public const int TextMax = 120;
    public const int PasswordMin = 12;
    public const int PasswordMax = 128; // Hashing has a price, so nobody may send a novel.

    public string? Email { get; set; }
    public string? Password { get; set; }
    public string? FirmName { get; set; }
    public string? Street { get; set; }
    public string? Postcode { get; set; }
    public string? Town { get; set; }
    public Country Country { get; set; }
    public string? Land { get; set; }
    public string? Iban { get; set; }
    public string? BankName { get; set; }
    public string? Contact { get; set; }
    public string? Phone { get; set; }
    public string? ContactEmail { get; set; }

    /// <summary>Field and sentence, in the order of the form. Empty when the form will do.</summary>
    public IEnumerable<(string Field, string Sentence)> Problems() => Checks()
        .Where(check => check.Sentence is not null)
        .Select(check => (check.Field, check.Sentence!));

    IEnumerable<(string Field, string? Sentence)> Checks() =>
    [
        (nameof(Email), EmailProblem(Email)),
        (nameof(Password), PasswordProblem(Password)),
        (nameof(FirmName), TextProblem(FirmName, Words.FirmNameMissing)),
        (nameof(Street), TextProblem(Street, Words.StreetMissing)),
        (nameof(Postcode), PostcodeProblem()),
        (nameof(Town), TextProblem(Town, Words.TownMissing)),
        (nameof(Land), LandProblem()),
        (nameof(Iban), IbanCheck.Problem(Iban ?? "")),
        (nameof(BankName), Long(BankName)),
        (nameof(Contact), TextProblem(Contact, Words.ContactMissing)),
        (nameof(Phone), PhoneProblem()),
        (nameof(ContactEmail), EmailProblem(ContactEmail, Words.ContactEmailMissing)),
    ];

    /// <summary>The checked statement. Call only after <see cref="Problems"/> had nothing to say.</summary>
    public NewFirm Stated() => new(
        Bare(FirmName), Bare(Street), Bare(Postcode), Bare(Town), Country,
        Bare(Land) is { Length: > 0 } land ? land[3..] : null, // DE-BY becomes BY.
        IbanCheck.Bare(Iban!), Bare(BankName), Bare(Contact), Bare(Phone), Bare(ContactEmail));

    /// <summary>One @ with something on both sides and a dot behind it; the rest only delivery can tell.</summary>
    public static string? EmailProblem(string? typed, string? missing = null)
    {
        var email = Bare(typed);
        if (email.Length == 0) return missing ?? Words.EmailMissing;
        var parts = email.Split('@');
        var complete = parts is [{ Length: > 0 }, { Length: > 2 } host] && host.Contains('.') && host[^1] != '.'
            && !email.Any(char.IsWhiteSpace) && !email.Any(char.IsControl);
        return complete ? Long(email) : Words.EmailWrong;
    }

    static string? PasswordProblem(string? typed) => (typed ?? "").Length switch
    {
        0 => Words.PasswordChoose,
        < PasswordMin and var length => Words.PasswordShort(length, PasswordMin),
        > PasswordMax => Words.PasswordLong(PasswordMax),
        _ => null,
    };

    string? PostcodeProblem()
    {
        var digits = Country == Country.DE ? 5 : 4;
        var postcode = Bare(Postcode);
        return postcode.Length == digits && postcode.All(char.IsAsciiDigit)
            ? null
            : Words.PostcodeWrong(CountryNames.Of(Country), digits);
    }

    string? LandProblem() => Bare(Land) is { Length: > 0 } land && !SignIn.Land.Of(Country).Any(one => one.Iso == land)
        ? Words.LandElsewhere
        : null;

    string? PhoneProblem()
    {
        var phone = Bare(Phone);
        if (phone.Length == 0) return Words.PhoneMissing;
        return phone.All(letter => char.IsAsciiDigit(letter) || " +/()-".Contains(letter, StringComparison.Ordinal))
            && phone.Count(char.IsAsciiDigit) is >= 5 and <= 15 ? null : Words.PhoneWrong;
    }

    static string? TextProblem(string? typed, string missing) => Bare(typed).Length == 0 ? missing : Long(typed);

    static string? Long(string? typed) => Bare(typed).Length > TextMax ? Words.TooLong(TextMax) : null;

    static string Bare(string? typed) => typed?.Trim() ?? "";
}

public static class CountryNames
{
    public static string Of(Country country) => country switch
    {
        Country.DE => Words.Germany,
        Country.AT => Words.Austria,
        _ => Words.Switzerland,
    };
}
