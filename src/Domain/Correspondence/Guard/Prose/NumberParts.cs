namespace Inkassio.Domain.Correspondence.Guard.Prose;

/// <summary>Words made of numbers that no grammar has: digits one by one, or a number with what is counted.</summary>
// "nullzweizwo", "vierstellig", "zweiwöchig", "anderthalbmal": the parts have to fill the word, but for its ending.
static class NumberParts
{
    static readonly string[] Parts =
    [
        "null", "eins", "ein", "zwei", "zwo", "drei", "vier", "fuenf", "sechs", "sech", "sieben", "sieb", "acht", "neun",
        "zehn", "elf", "zwoelf", "zwanzig", "dreissig", "vierzig", "fuenfzig", "sechzig", "siebzig", "achtzig",
        "neunzig", "hundert", "tausend", "million", "millionen", "milliarden", "anderthalb", "einhalb", "dutzend", "und",
    ];

    public static IEnumerable<string> All => Parts;

    static readonly string[] Counted =
    [
        "stellig", "taegig", "woechig", "monatig", "jaehrig", "stuendig", "teilig", "stufig", "malig", "fach", "mal",
        "erlei", "stel", "tel", "tages", "wochen", "monats", "jahres", "er",
    ];

    static readonly string[] Inflected = ["e", "en", "er", "es", "em", "s", "n", "ern"];

    public static bool Are(ReadOnlySpan<char> fold)
    {
        if (!Starts(fold)) return false;
        if (Fill(fold, 0)) return true;
        foreach (var ending in (ReadOnlySpan<string>)["", .. Inflected])
        {
            if (!fold.EndsWith(ending)) continue;
            var bare = fold[..^ending.Length];
            if (Fill(bare, 0)) return true;
            foreach (var counted in Counted)
                if (bare.EndsWith(counted) && Fill(bare[..^counted.Length], 0)) return true;
        }
        return false;
    }

    static bool Starts(ReadOnlySpan<char> fold)
    {
        foreach (var part in Parts)
            if (fold.StartsWith(part)) return true;
        return false;
    }

    // An article or "und" alone is no number.
    static bool Fill(ReadOnlySpan<char> rest, int heavy)
    {
        if (rest.IsEmpty) return heavy > 0;
        foreach (var part in Parts)
            if (rest.StartsWith(part) && Fill(rest[part.Length..], part is "ein" or "und" ? heavy : heavy + 1)) return true;
        return false;
    }
}
