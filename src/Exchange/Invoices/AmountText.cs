using System.Globalization;
using System.Text;

namespace Inkassio.Exchange.Invoices;

/// <summary>An amount as it is written, before anybody decided what its separators mean.</summary>
/// <param name="Digits">Digits, points and commas only; apostrophes and spaces between thousands are gone.</param>
/// <param name="Currency">The sign or code beside the number, upper case; empty when there is none.</param>
readonly record struct AmountText(string Digits, bool Negative, string Currency)
{
    const int LengthMax = 40;

    /// <summary>Takes signs, parentheses, currency and Swiss dashes off; nothing when the rest is no number.</summary>
    public static AmountText? Of(ReadOnlySpan<char> cell)
    {
        var text = cell.Trim();
        var negative = text is ['(', .., ')'];
        if (negative) text = text[1..^1].Trim();
        if (text.Length is 0 or > LengthMax) return null;
        var (number, before, after) = WithoutWords(text);
        // 12.– and 12,-- are Swiss and German for whole francs and euros, not for a minus.
        if (number is [.., '.' or ',', _] or [.., '.' or ',', '-', '-'] && IsDash(number[^1]))
            number = number.TrimEnd('-', '–', '—', '.', ',');
        if (number.Length > 0 && IsDash(number[^1])) (number, negative) = (number[..^1].TrimEnd(), !negative);
        else if (number.Length > 0 && (IsDash(number[0]) || number[0] == '+'))
            (number, negative) = (number[1..].TrimStart(), negative ^ (number[0] != '+'));
        var word = before.Length > 0 ? before : after;
        // DATEV prints "123,45 H" for what is owed to the customer.
        if (word == "H") (word, negative) = ("", !negative);
        else if (word == "S") word = "";
        return before.Length > 0 && after.Length > 0 || Plain(number) is not { } digits
            ? null
            : new AmountText(digits, negative, word);
    }

    /// <summary>What the separators of this one value prove about the decimal mark.</summary>
    public DecimalMark? Evidence
    {
        get
        {
            var (point, comma) = (Digits.LastIndexOf('.'), Digits.LastIndexOf(','));
            if (point >= 0 && comma >= 0) return point > comma ? DecimalMark.Point : DecimalMark.Comma;
            if (point < 0 && comma < 0 || IsAmbiguous) return null;
            var several = Digits.IndexOf(point >= 0 ? '.' : ',') != Math.Max(point, comma);
            // Several of one kind part thousands, so the other kind is the decimal mark.
            return point >= 0 ^ several ? DecimalMark.Point : DecimalMark.Comma;
        }
    }

    /// <summary>1.234 and 1,234: a single separator with three digits behind and one to three before.</summary>
    public bool IsAmbiguous => Digits.IndexOfAny(['.', ',']) is >= 1 and <= 3 and var at
        && Digits.Length == at + 4 && Digits.LastIndexOfAny(['.', ',']) == at && Digits[0] != '0';

    /// <summary>The amount with a decided decimal mark; nothing when the separators contradict it.</summary>
    public decimal? Value(DecimalMark mark)
    {
        var (decimals, thousands) = mark == DecimalMark.Comma ? (',', '.') : ('.', ',');
        var at = Digits.LastIndexOf(decimals);
        var whole = at < 0 ? Digits : Digits[..at];
        var fraction = at < 0 ? "" : Digits[(at + 1)..];
        if (whole.Contains(decimals) || fraction.Contains(thousands) || !GroupsOfThree(whole, thousands)) return null;
        var plain = $"{whole.Replace($"{thousands}", "", StringComparison.Ordinal)}.{fraction}";
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            ? Negative ? -amount : amount
            : null;
    }

    static bool GroupsOfThree(ReadOnlySpan<char> whole, char separator)
    {
        var first = whole.IndexOf(separator);
        if (first < 0) return true;
        if (first is 0 or > 3) return false;
        for (var rest = whole[first..]; rest.Length > 0; rest = rest[4..])
            if (rest.Length < 4 || rest[0] != separator || rest[1..4].Contains(separator)) return false;
        return true;
    }

    /// <summary>Letters and currency signs before and behind the number.</summary>
    static (string Number, string Before, string After) WithoutWords(ReadOnlySpan<char> text)
    {
        int start = 0, end = text.Length;
        while (start < end && !IsNumeric(text, start)) start++;
        while (end > start && !IsNumeric(text, end - 1)) end--;
        return (text[start..end].Trim().ToString(), Word(text[..start]), Word(text[end..]));
    }

    static string Word(ReadOnlySpan<char> text) => text.Trim().TrimEnd('.').ToString().ToUpperInvariant();

    // The point of "Fr. 12" belongs to the word, the point of ".50" to the number.
    static bool IsNumeric(ReadOnlySpan<char> text, int at) => char.IsAsciiDigit(text[at]) || IsDash(text[at])
        || text[at] == '+' || (text[at] is '.' or ',' && (at == 0 || !char.IsLetter(text[at - 1])));

    static bool IsDash(char c) => c is '-' or '−' or '–' or '—';

    /// <summary>Digits and separators; apostrophes and spaces only between groups of three.</summary>
    static string? Plain(ReadOnlySpan<char> number)
    {
        if (number.Length == 0 || !char.IsAsciiDigit(number[^1])) return null;
        var plain = new StringBuilder(number.Length);
        for (var i = 0; i < number.Length; i++)
            if (char.IsAsciiDigit(number[i]) || number[i] is '.' or ',') plain.Append(number[i]);
            else if (!PartsThousands(number, i)) return null;
        return plain.ToString();
    }

    static bool PartsThousands(ReadOnlySpan<char> number, int at)
    {
        if (number[at] is not ('\'' or '’' or '‘' or '´' or '`' or ' ' or '\u00A0' or '\u202F' or '\u2009') || at == 0)
            return false;
        var behind = number[(at + 1)..];
        return behind.Length >= 3 && char.IsAsciiDigit(number[at - 1]) && AllDigits(behind[..3])
            && (behind.Length == 3 || !char.IsAsciiDigit(behind[3]));
    }

    static bool AllDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
