using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;

namespace Inkassio.Web.Parts;

/// <summary>An amount as letters write it: 1.234,56 €, € 1.234,56, CHF 1’234.56; never broken in two.</summary>
public static class MoneyText
{
    const char Hard = '\u00A0'; // A space that never breaks the amount in two.

    public static string Of(Money money, Country reader) => reader.Shown(money).Replace(' ', Hard);
}
