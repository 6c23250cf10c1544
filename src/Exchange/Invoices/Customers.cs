using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using static Inkassio.Exchange.ImportProblemKind;

namespace Inkassio.Exchange.Invoices;

/// <summary>Gathers one party per customer number from all rows of a file.</summary>
sealed class Customers(InvoiceDefaults defaults)
{
    const int SlugLength = 12;
    const int HashBytes = 4;

    readonly Dictionary<string, Party> parties = new(StringComparer.Ordinal);
    readonly List<string> order = [];

    public ImmutableArray<Party> All => [.. order.Select(number => parties[number])];

    /// <summary>The row's customer number; empty, and said, when the row names nobody.</summary>
    public string NumberIn(RowReader row)
    {
        var number = row.Text(Column.CustomerNumber, RowReader.NumberLengthMax);
        var name = row.Text(Column.CustomerName);
        if (number.Length > 0) return number;
        if (name.Length > 0) return MadeNumber(name, row.Text(Column.Postcode));
        row.Say(ValueMissing, row.Has(Column.CustomerNumber) ? Column.CustomerNumber : Column.CustomerName,
            detail: Words.NameOf(Column.CustomerNumber));
        return "";
    }

    /// <summary>The same name and postcode always give the same number: MUELLERGMBH-1F2E3D4C.</summary>
    // Two people of one name in two towns must not become one debtor, so the postcode counts where it is known.
    // The letters are the beginning of the name, the digits the first four bytes of SHA-256 over both.
    public static string MadeNumber(string name, string postcode)
    {
        var plain = ColumnNames.Plain(name);
        var key = (plain.Length > 0 ? plain : name.Trim()) + "\n" + ColumnNames.Plain(postcode);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, HashBytes);
        var slug = new string([.. plain.Where(char.IsAsciiLetterOrDigit).Take(SlugLength)]).ToUpperInvariant();
        return $"{(slug.Length > 0 ? slug : "KUNDE")}-{Convert.ToHexString(hash)}";
    }

    /// <summary>The first row of a customer decides; later rows fill what is still empty.</summary>
    public void Add(string number, RowReader row)
    {
        var said = PartyIn(number, row);
        if (!parties.TryGetValue(number, out var known))
        {
            parties[number] = said;
            order.Add(number);
            return;
        }
        // A customer without a name carries the number as name until a row tells better.
        if (known.Name != said.Name && said.Name != number && known.Name != number)
            row.Say(CustomerNamesDiffer, Column.CustomerName, said.Name, number);
        parties[number] = known with
        {
            Name = known.Name == number ? said.Name : known.Name,
            Kind = known.Kind == DebtorKind.Unknown ? said.Kind : known.Kind,
            Contact = known.Contact.Length == 0 ? said.Contact : known.Contact,
            Address = known.Address is { IsComplete: true } ? known.Address : said.Address ?? known.Address,
            Email = known.Email.Length == 0 ? said.Email : known.Email,
            Phone = known.Phone.Length == 0 ? said.Phone : known.Phone,
        };
    }

    Party PartyIn(string number, RowReader row)
    {
        var name = row.Text(Column.CustomerName);
        return new Party(number, name.Length > 0 ? name : number, Kind(row), row.Text(Column.ContactPerson),
            AddressIn(row), row.Email(), row.Text(Column.Phone));
    }

    static DebtorKind Kind(RowReader row)
    {
        if (row.IsBlank(Column.Kind)) return DebtorKind.Unknown;
        var text = row.Text(Column.Kind);
        if (Words.KindOf(text) is { } kind) return kind;
        row.Say(KindUnknown, Column.Kind, text);
        return DebtorKind.Unknown;
    }

    Address? AddressIn(RowReader row)
    {
        var (street, postcode, town) = (row.Text(Column.Street), row.Text(Column.Postcode), row.Text(Column.Town));
        var isBlank = row.IsBlank(Column.Country);
        var country = isBlank ? defaults.Country.ToString() : CountryIn(row);
        if (street.Length + postcode.Length + town.Length == 0 && (isBlank || country.Length == 0)) return null;
        // Spreadsheets drop the leading zero of Saxony's postcodes; German ones have five digits.
        var isCut = country == nameof(Country.DE) && !isBlank
            && postcode.Length == 4 && postcode.All(char.IsAsciiDigit);
        return new Address(street, isCut ? "0" + postcode : postcode, town, country);
    }

    static string CountryIn(RowReader row)
    {
        var text = row.Text(Column.Country);
        if (Words.CountryOf(text) is { } code) return code;
        // Some programs number their countries: no country for us, and nothing to warn of.
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            row.Say(CountryUnknown, Column.Country, text);
        return "";
    }
}
