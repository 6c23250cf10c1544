using System.Collections.Frozen;
using System.Globalization;

namespace Inkassio.Assistant;

/// <summary>Numbers in words and figures, German and English, up to 999,999.</summary>
static class NumberWords
{
    static readonly FrozenDictionary<string, int> Small = Table("""
        null 0 ein 1 eins 1 eine 1 einen 1 einem 1 einer 1 zwei 2 zwo 2 drei 3 vier 4 funf 5 sechs 6 sieben 7 acht 8
        neun 9 zehn 10 elf 11 zwolf 12 dreizehn 13 vierzehn 14 funfzehn 15 sechzehn 16 siebzehn 17 achtzehn 18
        neunzehn 19 zwanzig 20 dreissig 30 vierzig 40 funfzig 50 sechzig 60 siebzig 70 achtzig 80 neunzig 90
        one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 fourteen 14
        fifteen 15 twenty 20 thirty 30 forty 40 fifty 50 sixty 60 ninety 90 dutzend 12
        """);

    static readonly FrozenDictionary<string, int> Ordinals = Table("""
        erst 1 zweit 2 dritt 3 viert 4 funft 5 sechst 6 siebt 7 siebent 7 acht 8 neunt 9 zehnt 10 elft 11 zwolft 12
        dreizehnt 13 vierzehnt 14 funfzehnt 15 sechzehnt 16 siebzehnt 17 achtzehnt 18 neunzehnt 19 zwanzigst 20
        dreissigst 30
        """);

    static readonly FrozenDictionary<string, int> EnglishOrdinals =
        Table("first 1 second 2 third 3 fourth 4 fifth 5 tenth 10 fifteenth 15 twentieth 20");

    /// <summary>The value of a folded word, or null.</summary>
    public static int? Of(string key)
    {
        if (key.Length < 3) return null;
        if (Small.TryGetValue(key, out var small)) return small;
        if (key is "hundert" or "hundred") return 100;
        if (key is "tausend" or "thousand") return 1000;
        if (key.IndexOf("tausend", StringComparison.Ordinal) is > 0 and var thousands)
            return Of(key[..thousands]) is { } k && Rest(key[(thousands + 7)..]) is { } rest ? k * 1000 + rest : null;
        if (key.IndexOf("hundert", StringComparison.Ordinal) is > 0 and var hundreds)
            return Of(key[..hundreds]) is { } h and < 100 && Rest(key[(hundreds + 7)..]) is { } rest
                ? h * 100 + rest : null;
        if (key.StartsWith("hundert", StringComparison.Ordinal)) return Rest(key[7..]) is { } more ? 100 + more : null;
        if (key.StartsWith("tausend", StringComparison.Ordinal)) return Rest(key[7..]) is { } more ? 1000 + more : null;
        return key.IndexOf("und", 1, StringComparison.Ordinal) is > 1 and var und
            && Small.TryGetValue(key[..und], out var ones) && ones is > 0 and < 10
            && Small.TryGetValue(key[(und + 3)..], out var tens) && tens >= 20 ? tens + ones : null;
    }

    /// <summary>anderthalb, zweieinhalb, anderthalbtausend; null for anything else.</summary>
    public static decimal? Half(string key)
    {
        var (root, times) = key.EndsWith("tausend", StringComparison.Ordinal) ? (key[..^7], 1000m)
            : key.EndsWith("hundert", StringComparison.Ordinal) ? (key[..^7], 100m) : (key, 1m);
        if (root is "anderthalb" or "eineinhalb") return 1.5m * times;
        return root.EndsWith("einhalb", StringComparison.Ordinal) && Small.TryGetValue(root[..^7], out var whole)
            ? (whole + 0.5m) * times : null;
    }

    static int? Rest(string key) => key.Length == 0 ? 0 : Of(key);

    /// <summary>"zweite", "dritten", "zwanzigsten", "second": their number, or null.</summary>
    public static int? Ordinal(string key)
    {
        if (EnglishOrdinals.TryGetValue(key, out var english)) return english;
        foreach (var ending in (string[])["en", "er", "em", "es", "e"])
            if (key.EndsWith(ending, StringComparison.Ordinal))
            {
                var root = key[..^ending.Length];
                if (Ordinals.TryGetValue(root, out var value)) return value;
                return root.EndsWith("st", StringComparison.Ordinal) && Of(root[..^2]) is { } tens ? tens : null;
            }
        return null;
    }

    /// <summary>Figures with points, commas and Swiss apostrophes: 1.190,00 · 1'400.50 · 1.400 is a
    /// thousand.</summary>
    public static decimal? Figures(string raw)
    {
        var text = raw.Replace("'", "", StringComparison.Ordinal);
        // 1,190.00 and 1,000: no currency has three places.
        if (text.Split('.')[0].Split(',') is { Length: > 1 } groups
            && groups.Skip(1).All(group => group.Length == 3))
            text = text.Replace(",", "", StringComparison.Ordinal);
        var (point, comma) = (text.LastIndexOf('.'), text.LastIndexOf(','));
        if (comma > point) text = text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        else if (point >= 0 && (comma >= 0 || text.Length - point - 1 == 3))
            text = comma >= 0 ? text.Replace(",", "", StringComparison.Ordinal)
                : text.Replace(".", "", StringComparison.Ordinal);
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value < 1_000_000_000m ? value : null;
    }

    static FrozenDictionary<string, int> Table(string text)
    {
        var words = text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(0, words.Length / 2).ToFrozenDictionary(
            i => words[2 * i], i => int.Parse(words[2 * i + 1], CultureInfo.InvariantCulture),
                StringComparer.Ordinal);
    }
}
