using System.Globalization;
using System.Net;
using System.Text;

namespace Inkassio.Exchange.Mail;

/// <summary>What strangers wrote, as plain text: no HTML, no control characters, nothing invisible.</summary>
static class CleanText
{
    static readonly string[] Breaks = ["br", "p", "div", "tr", "li", "h1", "h2", "h3", "table", "ul", "blockquote"];

    /// <summary>Keeps line ends and drops every other control character and every invisible mark.</summary>
    public static string Of(string text, int lengthMax)
    {
        var clean = new StringBuilder(Math.Min(text.Length, lengthMax));
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length + rune.Utf16SequenceLength > lengthMax) break;
            if (rune.Value is '\n') clean.Append('\n');
            else if (rune.Value is '\t' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator)
                clean.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator) clean.Append('\n');
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format))
                clean.Append(rune.ToString());
        }
        return clean.ToString().Trim();
    }

    public static string OneLine(string text) =>
        string.Join(' ', Of(text, text.Length).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The words of a page. Scripts, styles, comments, pictures and links' addresses go.</summary>
    // One pass, so that no nesting and no missing bracket costs more than the length of the text.
    public static string FromHtml(string html)
    {
        var text = new StringBuilder();
        for (var i = 0; i < html.Length;)
        {
            if (html[i] != '<')
            {
                var next = html.IndexOf('<', i);
                if (next < 0) next = html.Length;
                Words(text, html.AsSpan(i, next - i));
                i = next;
                continue;
            }
            i = AfterTag(text, html, i);
        }
        return WebUtility.HtmlDecode(text.ToString());
    }

    static int AfterTag(StringBuilder text, string html, int at)
    {
        if (html.AsSpan(at).StartsWith("<!--")) return After(html, "-->", at);
        var end = html.IndexOf('>', at);
        if (end < 0) return html.Length;
        var tag = html.AsSpan(at + 1, end - at - 1).Trim('/');
        var stop = tag.IndexOfAny(' ', '\n', '/');
        var name = (stop < 0 ? tag : tag[..stop]).ToString().Trim().ToLowerInvariant();
        if (Breaks.Contains(name) && text.Length > 0 && text[^1] != '\n') text.Append('\n');
        else if (name is "td" or "th") text.Append(' ');
        return name is "script" or "style" or "title" && html[at + 1] != '/'
            ? After(html, ">", After(html, "</" + name, end)) : end + 1;
    }

    static int After(string html, string end, int from) =>
        html.IndexOf(end, from, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? at + end.Length : html.Length;

    // Line ends of the source mean nothing in HTML.
    static void Words(StringBuilder text, ReadOnlySpan<char> words)
    {
        foreach (var c in words)
        {
            var isBlank = c is ' ' or '\n' or '\r' or '\t';
            if (!isBlank) text.Append(c);
            else if (text.Length > 0 && text[^1] is not (' ' or '\n')) text.Append(' ');
        }
    }
}
