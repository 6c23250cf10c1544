using System.Text;

namespace Inkassio.Assistant;

/// <summary>Spellings that mean the same word, brought to one form.</summary>
static class Fold
{
    /// <summary>The tight form: lower case, ß as ss, umlauts as ae, oe, ue. Tells Müller from Muller.</summary>
    public static string Tight(string word)
    {
        var text = new StringBuilder(word.Length + 2);
        foreach (var c in word.Normalize(NormalizationForm.FormKC).ToLowerInvariant())
            switch (c)
            {
                case 'ä': text.Append("ae"); break;
                case 'ö': text.Append("oe"); break;
                case 'ü': text.Append("ue"); break;
                case 'ß': text.Append("ss"); break;
                default:
                    if (char.IsLetterOrDigit(c)) text.Append(Plain(c));
                    break;
            }
        return text.ToString();
    }

    /// <summary>The loose form, in which Müller, Mueller and Muller are one word.</summary>
    // "ue" stays at the end and after a, e, q: neue, Steuer, Quelle, and the English due and value.
    public static string Loose(string word)
    {
        var tight = Tight(word);
        var text = new StringBuilder(tight.Length);
        for (var i = 0; i < tight.Length; i++)
        {
            text.Append(tight[i]);
            if (i + 1 >= tight.Length || tight[i + 1] != 'e' || tight[i] is not ('a' or 'o' or 'u')) continue;
            var isVowelOfItsOwn = tight[i] == 'u'
                && (i + 2 == tight.Length || i > 0 && tight[i - 1] is 'a' or 'e' or 'q');
            if (!isVowelOfItsOwn) i++;
        }
        return text.ToString();
    }

    // é, č, ş … without their marks; one letter stays one letter.
    static char Plain(char c)
    {
        if (c < 128) return c;
        var parts = c.ToString().Normalize(NormalizationForm.FormD);
        return parts[0] == 'ı' ? 'i' : parts[0] == 'ł' ? 'l' : parts[0] == 'ø' ? 'o' : parts[0];
    }
}
