using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Web.SignIn;

namespace Inkassio.Web.Customers;

/// <summary>Who a customer is, as it is typed.</summary>
public sealed class TypedParty
{
    const int TextMax = 120;

    public string? Number { get; set; }
    public string? Name { get; set; }
    public DebtorKind Kind { get; set; }
    public string? Contact { get; set; }
    public string? Street { get; set; }
    public string? Postcode { get; set; }
    public string? Town { get; set; }
    public string Country { get; set; } = "DE";
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public Register Register { get; set; }

    /// <summary>Empty lets the country decide.</summary>
    public string Language { get; set; } = "";

    /// <summary>Other people there, each from a letter on.</summary>
    public List<TypedAddressee> Addressees { get; } = [];

    public static TypedParty Of(Party? known, Country home)
    {
        var typed = Bare(known, home);
        typed.Addressees.AddRange((known?.Addressees ?? []).Select(TypedAddressee.Of));
        return typed;
    }

    static TypedParty Bare(Party? known, Country home) => new()
    {
        Number = known?.Number,
        Name = known?.Name,
        Kind = known?.Kind ?? DebtorKind.Unknown,
        Contact = known?.Contact,
        Street = known?.Address?.Street,
        Postcode = known?.Address?.Postcode,
        Town = known?.Address?.Town,
        Country = known?.Address?.Country is { Length: > 0 } country ? country : home.ToString(),
        Email = known?.Email,
        Phone = known?.Phone,
        Register = known?.Register ?? Register.Sie,
        Language = known?.Language?.ToString() ?? "",
    };

    public Party Stated() => new(
        Bare(Number), Bare(Name), Kind, Bare(Contact), Address(), Bare(Email), Bare(Phone))
    {
        Register = Register, Addressees = TypedAddressee.Stated(Addressees),
        Language = Enum.TryParse<Domain.Correspondence.Language>(Language, out var chosen) ? chosen : null,
    };

    Address? Address() => Bare(Street).Length + Bare(Postcode).Length + Bare(Town).Length == 0
        ? null
        : new(Bare(Street), Bare(Postcode), Bare(Town), Bare(Country).ToUpperInvariant());

    /// <summary>Field and sentence, in the order of the form.</summary>
    // An address may be missing: then letters wait for it, and every page says so.
    public IEnumerable<(string Field, string Sentence)> Problems()
    {
        if (Bare(Name).Length == 0) yield return (nameof(Name), "Bitte geben Sie den Namen an.");
        foreach (var (field, typed, max) in Lengths)
            if (Bare(typed).Length > max) yield return (field, $"Das ist zu lang: höchstens {max} Zeichen.");
        if (Bare(Country) is not [>= 'A' and <= 'Z' or >= 'a' and <= 'z', >= 'A' and <= 'Z' or >= 'a' and <= 'z'])
            yield return (nameof(Country), "Ein Land hat zwei Buchstaben, zum Beispiel DE, AT oder CH.");
        if (Bare(Email).Length > 0 && OpenFirmForm.EmailProblem(Email) is { } wrong)
            yield return (nameof(Email), wrong);
        if (TypedAddressee.Problem(Addressees) is { } problem) yield return (nameof(Addressees), problem);
    }

    IEnumerable<(string, string?, int)> Lengths =>
    [
        (nameof(Number), Number, Limits.NumberMax), (nameof(Name), Name, Limits.NameMax),
        (nameof(Contact), Contact, TextMax), (nameof(Street), Street, TextMax), (nameof(Postcode), Postcode, 12),
        (nameof(Town), Town, TextMax), (nameof(Phone), Phone, 40),
    ];

    static string Bare(string? typed) => typed?.Trim() ?? "";
}
