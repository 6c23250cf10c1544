using System.Text;

namespace Inkassio.Assistant.Models;

/// <summary>Takes out of words what must not leave the house: names, sums, days, numbers, addresses.</summary>
static class Redaction
{
    /// <summary>An utterance with a word for each thing that our own ear found, and for every digit besides.</summary>
    public static string Of(Reading reading)
    {
        var words = new string?[reading.Said.Count];
        void Put(string word, int from, int count)
        {
            for (var i = from; i < from + count && i < words.Length; i++) words[i] = i == from ? word : "";
        }
        foreach (var day in reading.Days) Put("TAG", day.From, day.Count);
        foreach (var amount in reading.Amounts) Put("BETRAG", amount.From, amount.Count);
        foreach (var name in reading.Mentions.Concat(reading.Excepted)) Put("KUNDE", name.From, name.Count);
        for (var i = 0; i < words.Length; i++)
        {
            var token = reading.Said.Tokens[i];
            if (token.Kind == TokenKind.Invoice) words[i] = "RECHNUNG";
            else if (token.Kind is TokenKind.Customer or TokenKind.Iban) words[i] = "NUMMER";
            else if (token.Raw.Any(char.IsDigit)) words[i] ??= "NUMMER";
            // A word of the book that was read as a plain word may still be somebody's name.
            else if (token.IsWord && token.IsCapital && i > 0 && reading.Book.HasWord(token.Key)) words[i] ??= "KUNDE";
        }
        return Joined(reading, words);
    }

    static string Joined(Reading reading, string?[] words)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i] ?? reading.Said.Tokens[i].Raw;
            if (word.Length == 0) continue;
            if (text.Length > 0 && (char.IsLetterOrDigit(word[0]) || word[0] is '(' or '„')) text.Append(' ');
            text.Append(word);
        }
        return text.ToString();
    }

    /// <summary>A text of the same length in which digits, addresses and names are unreadable, so that a place in it is
    /// the same place in the original.</summary>
    public static string SameLength(string text, IEnumerable<string> names)
    {
        var masked = text.ToCharArray();
        foreach (var name in names.SelectMany(Parts).Where(part => part.Length >= 3))
            for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0;
                at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
                masked.AsSpan(at, name.Length).Fill('x');
        for (var at = 0; at < masked.Length; at++)
            if (char.IsDigit(masked[at]) || char.IsNumber(masked[at])) masked[at] = '#';
            else if (masked[at] == '@' || masked[at] == '/' && at > 0 && text[at - 1] == '/'
                || text.AsSpan(at).StartsWith("www.", StringComparison.OrdinalIgnoreCase)) Blot(text, masked, at);
            else if (char.IsControl(masked[at]) || char.IsSurrogate(masked[at])) masked[at] = ' ';
        return new(masked);
    }

    static string[] Parts(string name) =>
        name.Split((char[])[' ', ',', '-'], StringSplitOptions.RemoveEmptyEntries);

    // The whole word around the sign is an address.
    static void Blot(string text, char[] masked, int at)
    {
        var (from, to) = (at, at);
        while (from > 0 && !char.IsWhiteSpace(text[from - 1])) from--;
        while (to < text.Length && !char.IsWhiteSpace(text[to])) to++;
        masked.AsSpan(from, to - from).Fill('x');
    }
}
