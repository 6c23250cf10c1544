using System.Collections.Frozen;
using System.Diagnostics;
using System.Globalization;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;

namespace Inkassio.Exchange.Invoices;

/// <summary>The words that other programs write for yes, business, Germany, credit and the like.</summary>
static class Words
{
    // ISO 3166-1, officially assigned.
    const string CountryCodes =
        "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT "
        + "BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH "
        + "ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT "
        + "HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS "
        + "LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI "
        + "NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG "
        + "SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG "
        + "UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

    static readonly FrozenSet<string> Codes = CountryCodes.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, string> CountryNames = new Dictionary<string, string>
    {
        ["d"] = "DE", ["deu"] = "DE", ["ger"] = "DE", ["deutschland"] = "DE", ["germany"] = "DE", ["brd"] = "DE",
        ["a"] = "AT", ["aut"] = "AT", ["oesterreich"] = "AT", ["austria"] = "AT",
        ["che"] = "CH", ["schweiz"] = "CH", ["suisse"] = "CH", ["svizzera"] = "CH", ["switzerland"] = "CH",
        ["fl"] = "LI", ["lie"] = "LI", ["liechtenstein"] = "LI",
        ["f"] = "FR", ["fra"] = "FR", ["frankreich"] = "FR", ["france"] = "FR",
        ["i"] = "IT", ["ita"] = "IT", ["italien"] = "IT", ["italy"] = "IT", ["italia"] = "IT",
        ["b"] = "BE", ["bel"] = "BE", ["belgien"] = "BE", ["belgium"] = "BE",
        ["l"] = "LU", ["lux"] = "LU", ["luxemburg"] = "LU", ["luxembourg"] = "LU",
        ["nld"] = "NL", ["niederlande"] = "NL", ["holland"] = "NL", ["netherlands"] = "NL",
        ["pol"] = "PL", ["polen"] = "PL", ["poland"] = "PL",
        ["cze"] = "CZ", ["tschechien"] = "CZ", ["tschechischerepublik"] = "CZ", ["czechia"] = "CZ",
        ["dnk"] = "DK", ["daenemark"] = "DK", ["denmark"] = "DK",
        ["e"] = "ES", ["esp"] = "ES", ["spanien"] = "ES", ["spain"] = "ES",
        ["hun"] = "HU", ["ungarn"] = "HU", ["hungary"] = "HU",
        ["svn"] = "SI", ["slowenien"] = "SI", ["slovenia"] = "SI",
        ["svk"] = "SK", ["slowakei"] = "SK", ["slovakia"] = "SK",
        ["gbr"] = "GB", ["uk"] = "GB", ["grossbritannien"] = "GB", ["unitedkingdom"] = "GB",
        ["usa"] = "US", ["vereinigtestaaten"] = "US", ["unitedstates"] = "US",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The ISO 3166 code; nothing for what we do not know.</summary>
    public static string? CountryOf(string text)
    {
        var plain = ColumnNames.Plain(text);
        return CountryNames.TryGetValue(plain, out var code) ? code
            : Codes.Contains(plain.ToUpperInvariant()) ? plain.ToUpperInvariant() : null;
    }

    /// <summary>One of the three laws that we know, by its country.</summary>
    public static Country? LawOf(string text) =>
        Enum.TryParse<Country>(CountryOf(text), out var law) ? law : null;

    public static DebtorKind? KindOf(string text) => ColumnNames.Plain(text) switch
    {
        "" => DebtorKind.Unknown,
        "firma" or "firmenkunde" or "geschaeftskunde" or "geschaeftlich" or "gewerblich" or "gewerbe" or "unternehmen"
            or "unternehmer" or "b2b" or "business" or "company" => DebtorKind.Business,
        "privat" or "privatperson" or "privatkunde" or "verbraucher" or "verbraucherin" or "b2c" or "person"
            or "consumer" or "private" or "individual" => DebtorKind.Consumer,
        "unbekannt" or "unknown" => DebtorKind.Unknown,
        _ => null,
    };

    public static bool? YesOrNo(string text) => ColumnNames.Plain(text) switch
    {
        "ja" or "j" or "yes" or "y" or "true" or "wahr" or "1" or "x" => true,
        "nein" or "n" or "no" or "false" or "falsch" or "0" => false,
        _ => null,
    };

    /// <summary>Whether the amount is in the customer's favour: H, Haben, C.</summary>
    public static bool? IsCredit(string text) => text.Trim() switch
    {
        "+" => false,
        "-" => true,
        _ => ColumnNames.Plain(text) switch
        {
            "" or "s" or "soll" or "d" or "debit" or "dr" => false,
            "h" or "haben" or "c" or "credit" or "cr" => true,
            _ => null,
        },
    };

    public static Currency? CurrencyOf(string text) => text.Trim().TrimEnd('.').ToUpperInvariant() switch
    {
        "EUR" or "€" or "EURO" => Currency.EUR,
        "CHF" or "FR" or "SFR" or "FRANKEN" => Currency.CHF,
        _ => null,
    };

    /// <summary>The one number within "2", "M2", "2. Mahnung"; nothing where there is none or more.</summary>
    public static int? LevelOf(string text) =>
        text.Where(char.IsAsciiDigit).ToArray() is [var digit] ? digit - '0' : null;

    /// <summary>"Summe", "Gesamtsumme", "Total" … at the beginning of a row.</summary>
    public static bool BeginTotals(string text)
    {
        var plain = ColumnNames.Plain(text);
        return plain.StartsWith("gesamt", StringComparison.Ordinal) || plain.EndsWith("summe", StringComparison.Ordinal)
            || plain is "summen" or "total" or "totals" or "grandtotal" or "subtotal" or "saldo" or "uebertrag" or "sum"
            || plain.StartsWith("summe", StringComparison.Ordinal);
    }

    public static string Day(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    public static string NameOf(Column column) => column switch
    {
        Column.InvoiceNumber => "die Rechnungsnummer",
        Column.DueOn => "die Fälligkeit",
        Column.Amount => "der Betrag",
        Column.Open => "der offene Betrag",
        Column.CustomerNumber => "die Kundennummer",
        Column.CustomerName => "der Name des Kunden",
        _ => throw new UnreachableException(column.ToString()),
    };
}
