using System.Text;

namespace Inkassio.Exchange.Mail;

/// <summary>The headers of a mail or a part, in their order, unfolded; several may have one name.</summary>
sealed class MailHeaders
{
    readonly List<KeyValuePair<string, string>> lines = [];

    MailHeaders()
    {
    }

    public bool IsEmpty => lines.Count == 0;

    /// <summary>The first header of a name as it stands, or an empty text.</summary>
    public string this[string name] =>
        lines.FirstOrDefault(line => line.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value ?? "";

    public bool Has(string name) => lines.Exists(line => line.Key.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads up to the first empty line and leaves the rest as the body.</summary>
    // Lines that are no header are passed over: mailboxes put "From …" first, and mails come damaged.
    public static MailHeaders Read(ref ReadOnlyMemory<byte> bytes, MailLimits limits)
    {
        var headers = new MailHeaders();
        var (name, value) = ("", new StringBuilder());
        while (!bytes.IsEmpty)
        {
            var line = Lines.Take(ref bytes);
            if (line.IsEmpty) break;
            var text = Encoding.UTF8.GetString(line.Span[..Math.Min(line.Length, limits.HeaderMax)]);
            if (text[0] is ' ' or '\t')
            {
                if (value.Length + text.Length <= limits.HeaderMax) value.Append(' ').Append(text.Trim());
                continue;
            }
            headers.Add(name, value, limits);
            value.Clear();
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            name = colon is > 0 and < 100 ? text[..colon].TrimEnd() : "";
            if (name.Length > 0) value.Append(text.AsSpan(colon + 1).Trim());
        }
        headers.Add(name, value, limits);
        return headers;
    }

    void Add(string name, StringBuilder value, MailLimits limits)
    {
        if (name.Length > 0 && lines.Count < limits.HeadersMax) lines.Add(new(name, value.ToString()));
    }

    /// <summary>The value of a header before its parameters, in small letters: "multipart/report".</summary>
    public string Word(string name) => this[name].Split(';', 2)[0].Trim().ToLowerInvariant();

    /// <summary>A parameter of a header, such as boundary or charset; null without it.</summary>
    public string? Parameter(string header, string name)
    {
        var text = this[header];
        var at = text.IndexOf(';', StringComparison.Ordinal);
        while (at >= 0 && at < text.Length)
        {
            var equals = text.IndexOf('=', at);
            if (equals < 0) return null;
            var key = text.AsSpan(at + 1, equals - at - 1).Trim(" \t;");
            var value = Value(text, equals + 1, out at);
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase)) return value;
        }
        return null;
    }

    static string Value(string text, int from, out int next)
    {
        while (from < text.Length && text[from] is ' ' or '\t') from++;
        if (from < text.Length && text[from] == '"')
        {
            var quoted = new StringBuilder();
            var at = from + 1;
            for (; at < text.Length && text[at] != '"'; at++)
            {
                if (text[at] == '\\' && at + 1 < text.Length) at++;
                quoted.Append(text[at]);
            }
            next = at < text.Length ? text.IndexOf(';', at) : -1;
            return quoted.ToString();
        }
        next = text.IndexOf(';', from);
        return (next < 0 ? text[from..] : text[from..next]).Trim();
    }
}

/// <summary>Lines of bytes, ended by CRLF or LF.</summary>
static class Lines
{
    /// <summary>Takes the first line off, without its end.</summary>
    public static ReadOnlyMemory<byte> Take(ref ReadOnlyMemory<byte> bytes)
    {
        var end = bytes.Span.IndexOf((byte)'\n');
        var line = end < 0 ? bytes : bytes[..end];
        bytes = end < 0 ? default : bytes[(end + 1)..];
        return line is { IsEmpty: false } && line.Span[^1] == '\r' ? line[..^1] : line;
    }
}
