using System.Globalization;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;

namespace Inkassio.Web.Parts;

/// <summary>An amount as people of a country write it: 1.234,56 €, € 1.234,56, CHF 1’234.56.</summary>
// Own signs and spaces instead of the machine's culture, so that every server and every language shows the same.
public static class MoneyText
{
    const char Hard = '\u00A0'; // A space that never breaks the amount in two.
    const char Minus = '\u2212';

    static readonly NumberFormatInfo Comma = Grouped(".", ",");
    static readonly NumberFormatInfo Swiss = Grouped("’", ".");

    public static string Of(Money money, Country reader)
    {
        var form = IsSwiss(money, reader) ? Swiss : Comma;
        var figure = Math.Abs(money.Amount).ToString("N2", form);
        var sign = money.Cents < 0 ? Minus.ToString() : "";
        return (money.Currency, reader) switch
        {
            (Currency.EUR, Country.DE) => $"{sign}{figure}{Hard}€",
            (Currency.EUR, Country.AT) => $"€{Hard}{sign}{figure}",
            _ => $"{money.Currency}{Hard}{sign}{figure}",
        };
    }

    // Francs are written the Swiss way everywhere, euros only by a Swiss reader.
    static bool IsSwiss(Money money, Country reader) => reader == Country.CH || money.Currency == Currency.CHF;

    static NumberFormatInfo Grouped(string thousands, string decimals) => NumberFormatInfo.ReadOnly(new()
    {
        NumberGroupSeparator = thousands,
        NumberDecimalSeparator = decimals,
    });
}
