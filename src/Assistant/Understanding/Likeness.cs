namespace Inkassio.Assistant;

/// <summary>How far two spellings are apart.</summary>
static class Likeness
{
    /// <summary>Letters left out, added, changed or swapped with their neighbour; at most <paramref name="max"/> is
    /// returned for anything that is further apart.</summary>
    public static int Slips(string a, string b, int max = 9)
    {
        if (Math.Abs(a.Length - b.Length) >= max) return max;
        Span<int> before = stackalloc int[b.Length + 1], last = stackalloc int[b.Length + 1];
        Span<int> now = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                now[j] = Math.Min(Math.Min(now[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
            }
            last.CopyTo(before);
            now.CopyTo(last);
        }
        return Math.Min(last[b.Length], max);
    }

    /// <summary>Kölner Phonetik (Postel 1969): the digits of how a German word sounds.</summary>
    public static string Sound(string folded)
    {
        var code = new System.Text.StringBuilder(folded.Length);
        for (var i = 0; i < folded.Length; i++)
        {
            var digit = Digit(folded, i);
            foreach (var d in digit)
                if (code.Length == 0 || code[^1] != d) code.Append(d);
        }
        return code.Length == 0 ? "" : code[0] + code.ToString(1, code.Length - 1).Replace("0", "",
            StringComparison.Ordinal);
    }

    static string Digit(string word, int i)
    {
        var next = i + 1 < word.Length ? word[i + 1] : ' ';
        var before = i > 0 ? word[i - 1] : ' ';
        return word[i] switch
        {
            'a' or 'e' or 'i' or 'j' or 'o' or 'u' or 'y' => "0",
            'b' => "1",
            'p' => next == 'h' ? "3" : "1",
            'd' or 't' => next is 'c' or 's' or 'z' ? "8" : "2",
            'f' or 'v' or 'w' => "3",
            'g' or 'k' or 'q' => "4",
            'c' => OfC(before, next, i == 0),
            'x' => before is 'c' or 'k' or 'q' ? "8" : "48",
            'l' => "5",
            'm' or 'n' => "6",
            'r' => "7",
            's' or 'z' => "8",
            _ => "",
        };
    }

    static string OfC(char before, char next, bool first) => first
        ? next is 'a' or 'h' or 'k' or 'l' or 'o' or 'q' or 'r' or 'u' or 'x' ? "4" : "8"
        : before is 's' or 'z' || next is not ('a' or 'h' or 'k' or 'o' or 'q' or 'u' or 'x') ? "8" : "4";
}
