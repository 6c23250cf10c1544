using System.Globalization;
using System.Text;

namespace Inkassio.Letters.Pdf.Foreign;

/// <summary>Writes values of others in the form that our own files have: ASCII only, strings in hexadecimal.</summary>
// So a text that looks like a pointer or like the end of an object can never be taken for one.
static class Spelling
{
    public static string Of(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    public static string Of(byte[] text) => $"<{Convert.ToHexString(text)}>";

    public static string OfName(string name)
    {
        var spelled = new StringBuilder("/");
        foreach (var sign in name)
            if (char.IsAsciiLetterOrDigit(sign) || sign is '+' or '-' or '_' or '.' or ',' or '*') spelled.Append(sign);
            else spelled.Append(CultureInfo.InvariantCulture, $"#{(int)sign & 0xFF:X2}");
        return spelled.ToString();
    }
}
