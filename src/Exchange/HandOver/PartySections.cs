using Inkassio.Domain.Debtors;
using Inkassio.Domain.HandOver;
using static Inkassio.Exchange.HandOver.Fields;

namespace Inkassio.Exchange.HandOver;

/// <summary>The parties as every court form asks for them.</summary>
static class PartySections
{
    public static FormSection Creditor(string key, string title, CreditorFacts c) => new(key, title,
    [
        .. Party(c.Name, c.Address, c.Legal),
        Text("contact", "Ansprechpartner", c.Contact), Text("phone", "Telefon", c.Phone), Text("email", "E-Mail", c.Email),
        Text("iban", "IBAN", c.Account?.Iban ?? ""), Text("bic", "BIC", c.Account?.Bic ?? ""),
    ]);

    public static FormSection Debtor(string key, string title, DebtorFacts d) => new(key, title,
    [
        .. Party(d.Name, d.Address, d.Legal),
        Text("number", "Ihre Kundennummer", d.Number),
    ]);

    static FormField[] Party(string name, Address address, LegalFacts legal) =>
    [
        Text("nature", "Art", Word(legal.Nature)), Text("salutation", "Anrede", legal.Nature == PartyNature.NaturalPerson
            ? legal.Salutation : ""),
        Text("name", legal.Nature == PartyNature.NaturalPerson ? "Vor- und Nachname" : "Name oder Firma", name),
        Text("legalForm", "Rechtsform", legal.LegalForm),
        Text("registerCourt", "Registergericht", legal.RegisterCourt),
        Text("registerNumber", "Registernummer", legal.RegisterNumber),
        Text("street", "Straße und Hausnummer", address.Street), Text("postcode", "Postleitzahl", address.Postcode),
        Text("town", "Ort", address.Town), Text("country", "Land", address.Country),
        .. legal.Representatives.SelectMany((r, i) => new[]
        {
            Text($"representative{FileText.Number(i + 1)}", "Gesetzlicher Vertreter", r.Name),
            Text($"representative{FileText.Number(i + 1)}Function", "Funktion", r.Function),
        }),
    ];

    static string Word(PartyNature nature) => nature switch
    {
        PartyNature.NaturalPerson => "natürliche Person",
        PartyNature.SoleTrader => "eingetragener Einzelkaufmann",
        PartyNature.Company => "Firma, juristische Person oder Personengesellschaft",
        _ => "",
    };
}
