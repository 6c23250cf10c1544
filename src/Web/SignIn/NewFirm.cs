using Inkassio.Domain.Debtors;

namespace Inkassio.Web.SignIn;

/// <summary>What somebody states who opens a firm: checked, trimmed, the IBAN without spaces.</summary>
/// <param name="Land">Bundesland or canton by ISO 3166-2 without the country: BY; null when not stated.</param>
/// <param name="Email">Where customers may write to; not the address for signing in.</param>
public sealed record NewFirm(
    string Name, string Street, string Postcode, string Town, Country Country, string? Land,
    string Iban, string BankName, string Contact, string Phone, string Email);
