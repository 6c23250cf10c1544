using System.Globalization;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;
using Inkassio.Exchange.Tables;
using static Inkassio.Exchange.ImportProblemKind;

namespace Inkassio.Exchange.Invoices;

/// <summary>Reads the cells of one row as what their columns mean, and says what it cannot read.</summary>
sealed class RowReader(
    Table table, int[] places, ColumnForms forms, InvoiceDefaults defaults, ProblemList problems)
{
    public const int NumberLengthMax = 100;
    public const int TextLengthMax = 500;
    const int EmailLengthMax = 254; // RFC 5321, 4.5.3.1.3
    const decimal AmountMax = Money.CentsMax / 100m;

    static readonly DateOnly DayMin = new(1990, 1, 1);
    static readonly DateOnly DayMax = new(2100, 12, 31);

    // A cell may be read for more than one purpose, but is complained of once.
    readonly HashSet<(ImportProblemKind, Column)> said = [];
    TableRow row = table.Rows[0];

    public void MoveTo(TableRow next)
    {
        row = next;
        said.Clear();
    }

    public int Row => row.Number;

    public ReadOnlySpan<char> Raw(Column column) =>
        places[(int)column] is >= 0 and var place ? row[place].Trim() : default;

    public bool Has(Column column) => places[(int)column] >= 0;

    public bool IsBlank(Column column) => Raw(column) is "" or "-" or "–" or "--";

    public void Say(ImportProblemKind kind, Column column, string value = "", string detail = "")
    {
        if (said.Add((kind, column)))
            problems.Add(new(kind, row.Number, Has(column) ? table.Headers[places[(int)column]] : "", value, detail));
    }

    /// <summary>Plain text: no control characters, no spaces around it, never a formula.</summary>
    public string Text(Column column, int lengthMax = TextLengthMax)
    {
        var raw = Raw(column);
        if (raw.Length == 0) return "";
        if (raw.Length > lengthMax)
        {
            Say(CellTooLong, column, detail: lengthMax.ToString(CultureInfo.InvariantCulture));
            return "";
        }
        var text = row.KindOf(places[(int)column]) == CellKind.Number ? PlainNumber(raw) : Printable(raw);
        // Our own exports put an apostrophe before what looks like a formula.
        if (text is ['\'', var behind, ..] && TableText.BeginsFormula(behind)) text = text[1..];
        // +49 30 1234 is a phone number.
        if (text.Length > 1 && TableText.BeginsFormula(text[0]) && column != Column.Phone)
            Say(FormulaLike, column, text);
        return text;
    }

    static string Printable(ReadOnlySpan<char> raw)
    {
        if (!raw.ContainsAnyInRange('\0', '\u001F') && !raw.ContainsAnyInRange('\u007F', '\u009F'))
            return raw.ToString();
        return string.Create(raw.Length, raw, (text, from) =>
        {
            for (var i = 0; i < text.Length; i++) text[i] = char.IsControl(from[i]) ? ' ' : from[i];
        }).Trim();
    }

    // A workbook stores 4711000000 as 4.711E9; numbers of customers are never meant that way.
    static string PlainNumber(ReadOnlySpan<char> raw) =>
        decimal.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.############", CultureInfo.InvariantCulture)
            : Printable(raw);

    public string Email()
    {
        var text = Text(Column.Email);
        if (text.Length == 0 || IsBlank(Column.Email)) return "";
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at > 0 && at < text.Length - 1 && at == text.LastIndexOf('@') && text.Length <= EmailLengthMax
            && !text.Any(c => char.IsWhiteSpace(c) || c is ',' or ';' or '<' or '>' or '"' or ':'))
            return text;
        Say(EmailUnreadable, Column.Email, text);
        return "";
    }

    public DateOnly? Day(Column column)
    {
        var raw = Raw(column);
        if (IsBlank(column) || raw is "00.00.0000" or "0") return null;
        var parsed = row.KindOf(places[(int)column]) == CellKind.Number && raw.IndexOf('.') is > 0 and var at
            ? DayText.Of(raw[..at])
            : DayText.Of(raw);
        if (parsed?.Day(forms.OrderOf(column)) is not { } day)
        {
            Say(DayImpossible, column, ProblemList.Shown(raw));
            return null;
        }
        if (day >= DayMin && day <= DayMax) return day;
        Say(DayOutOfRange, column, ProblemList.Shown(raw));
        return null;
    }

    public bool? YesNo(Column column)
    {
        if (IsBlank(column)) return null;
        var text = Raw(column).ToString();
        if (Words.YesOrNo(text) is { } answer) return answer;
        Say(YesNoUnknown, column, text);
        return null;
    }

    /// <summary>The law that governs the row's claim; nothing leaves that of the tenant's country.</summary>
    public Country? Law()
    {
        if (IsBlank(Column.Law)) return null;
        var text = Text(Column.Law);
        if (Words.LawOf(text) is { } law) return law;
        Say(LawUnknown, Column.Law, text);
        return null;
    }

    /// <summary>Whether the lump sum was asked for; a law or a customer that it cannot be asked of is said.</summary>
    public bool? LumpSumClaimed()
    {
        var claimed = YesNo(Column.LumpSumClaimed);
        if (claimed != true) return claimed;
        var law = (IsBlank(Column.Law) ? null : Words.LawOf(Text(Column.Law))) ?? defaults.Country;
        var pack = RulePack.Of(law);
        if (pack.LumpSum is null)
            Say(LumpSumUnknownToLaw, Column.LumpSumClaimed, law.ToString(), pack.Sections.LumpSum);
        else if (Words.KindOf(Raw(Column.Kind).ToString()) == DebtorKind.Consumer)
            Say(LumpSumFromConsumer, Column.LumpSumClaimed, detail: pack.Sections.LumpSum);
        else if (YesNo(Column.IsPrice) == false)
            Say(LumpSumWithoutPrice, Column.LumpSumClaimed, detail: pack.Sections.LumpSum);
        return true;
    }

    /// <summary>The row's currency: its own column, else the sign beside an amount, else the tenant's.</summary>
    public Currency? CurrencyOfRow()
    {
        if (!IsBlank(Column.Currency)) return Known(Column.Currency, Raw(Column.Currency).ToString());
        foreach (var column in (ReadOnlySpan<Column>)[Column.Amount, Column.Open, Column.Credit])
            if (AmountText.Of(Raw(column)) is { Currency: { Length: > 0 } sign }) return Known(column, sign);
        return defaults.Currency;
    }

    Currency? Known(Column column, string name)
    {
        if (Words.CurrencyOf(name) is { } currency) return currency;
        Say(CurrencyUnknown, column, name, RulePack.Of(defaults.Country).Sections.Currency);
        return null;
    }

    public Money? Amount(Column column, Currency currency)
    {
        if (IsBlank(column)) return null;
        var raw = Raw(column);
        var isNumber = row.KindOf(places[(int)column]) == CellKind.Number;
        if ((isNumber ? Typed(raw) : Written(column, raw, currency)) is not { } amount) return null;
        var whole = Math.Abs(amount) <= AmountMax ? Money.Round(amount, currency) : Money.None(currency);
        if (Math.Abs(amount) > AmountMax)
            Say(AmountTooLarge, column, ProblemList.Shown(raw), Money.Round(AmountMax, currency).ToString());
        else if (whole.Amount != amount)
            Say(isNumber ? AmountRounded : AmountFraction, column, ProblemList.Shown(raw), whole.ToString());
        else return whole;
        return isNumber && Math.Abs(amount) <= AmountMax ? whole : null;

        decimal? Typed(ReadOnlySpan<char> number)
        {
            // The conversion to decimal keeps 15 digits and so drops the noise of binary fractions.
            if (double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && Math.Abs(value) < 1e20) return decimal.Round((decimal)value, 6);
            Say(AmountUnreadable, column, ProblemList.Shown(number));
            return null;
        }
    }

    decimal? Written(Column column, ReadOnlySpan<char> raw, Currency currency)
    {
        if (AmountText.Of(raw) is not { } text || text.Value(forms.MarkOf(column)) is not { } amount)
        {
            Say(AmountUnreadable, column, ProblemList.Shown(raw));
            return null;
        }
        if (text.Currency.Length == 0 || Words.CurrencyOf(text.Currency) == currency) return amount;
        if (Words.CurrencyOf(text.Currency) is null)
            Say(CurrencyUnknown, column, text.Currency, RulePack.Of(defaults.Country).Sections.Currency);
        else Say(CurrencyContradicts, column, ProblemList.Shown(raw), currency.ToString());
        return null;
    }
}
