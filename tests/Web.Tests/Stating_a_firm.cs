using System.Globalization;
using Inkassio.Domain.Debtors;
using Inkassio.Web.SignIn;

namespace Inkassio.Web.Tests;

public sealed class Stating_a_firm
{
    public Stating_a_firm() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de-DE");

    const string NotAnIban =
        "Eine IBAN beginnt mit zwei Buchstaben für das Land und zwei Ziffern, zum Beispiel DE89.";
    const string CheckDigits =
        "Die Prüfziffer passt nicht. Bitte vergleichen Sie Ziffer für Ziffer; oft sind zwei vertauscht.";

    static OpenFirmForm Good() => new()
    {
        Email = "anna@musterbau.example", Password = "ein kurzer satz", FirmName = " Musterbau GmbH ",
        Street = "Werkstraße 12", Postcode = "50667", Town = "Köln", Country = Country.DE, Land = "DE-NW",
        Iban = "de89 3704 0044 0532 0130 00", BankName = "", Contact = "Anna Weber", Phone = "+49 (221) 471-0800",
        ContactEmail = "rechnung@musterbau.example",
    };

    static string[] Sentences(Action<OpenFirmForm> change)
    {
        var form = Good();
        change(form);
        return [.. form.Problems().Select(problem => problem.Sentence)];
    }

    [Fact]
    public void keeps_what_was_meant_and_drops_what_was_only_typed()
    {
        Assert.Empty(Good().Problems());
        var firm = Good().Stated();
        Assert.Equal(("Musterbau GmbH", "DE89370400440532013000", "NW"), (firm.Name, firm.Iban, firm.Land));
    }

    [Fact]
    public void names_every_problem_at_once() => Assert.Equal(
        ["Email", "Password", "FirmName", "Street", "Postcode", "Town", "Iban", "Contact", "Phone", "ContactEmail"],
        new OpenFirmForm().Problems().Select(problem => problem.Field));

    [Theory]
    [InlineData("", "Bitte geben Sie die IBAN an, auf die Ihre Kunden zahlen.")]
    [InlineData("370400440532013000", NotAnIban)]
    [InlineData("DE89 3704 0044 0532 0130 0", "Eine IBAN aus „DE“ hat 22 Stellen, diese hat 21.")]
    [InlineData("DE89 3704 0044 0532 0130 01", CheckDigits)]
    [InlineData("DE89 3704 0044 0532 1030 00", CheckDigits)]
    public void says_in_words_what_is_wrong_with_an_iban(string typed, string sentence) =>
        Assert.Equal([sentence], Sentences(form => form.Iban = typed));

    [Theory]
    [InlineData("AT61 1904 3002 3457 3201")]
    [InlineData("CH93 0076 2011 6238 5295 7")]
    [InlineData("GB29NWBK60161331926819")]
    public void accepts_ibans_of_other_countries(string typed) => Assert.Empty(Sentences(form => form.Iban = typed));

    [Theory]
    [InlineData(Country.DE, "1010", "In Deutschland hat eine Postleitzahl 5 Ziffern.")]
    [InlineData(Country.AT, "50667", "In Österreich hat eine Postleitzahl 4 Ziffern.")]
    [InlineData(Country.CH, "80a1", "In Schweiz hat eine Postleitzahl 4 Ziffern.")]
    public void knows_each_countrys_postcodes(Country country, string postcode, string sentence) => Assert.Equal(
        [sentence], Sentences(form => (form.Country, form.Land, form.Postcode) = (country, null, postcode)));

    [Fact]
    public void does_not_mix_a_land_with_another_country() => Assert.Equal(
        ["Dieses Bundesland oder dieser Kanton liegt in einem anderen Land."],
        Sentences(form => (form.Country, form.Postcode) = (Country.CH, "8001")));

    [Theory]
    [InlineData("anna")]
    [InlineData("anna@firma")]
    [InlineData("a@b@firma.de")]
    [InlineData("anna weber@firma.de")]
    public void wants_a_whole_email_address(string typed) =>
        Assert.Equal(["Das ist keine vollständige E-Mail-Adresse."], Sentences(form => form.Email = typed));
}
