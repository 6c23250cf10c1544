using System.Text;
using System.Text.RegularExpressions;

namespace Inkassio.Exchange.Mail;

/// <summary>Bytes of a mail as text, whatever it says about itself.</summary>
static partial class MailCharset
{
    static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    static readonly Encoding Latin9 = CodePagesEncodingProvider.Instance.GetEncoding(28605)!;
    static readonly Encoding Strict = new UTF8Encoding(false, throwOnInvalidBytes: true);

    /// <summary>Reads text by its named charset. What is not UTF-8 although it says so, or says nothing, is taken for
    /// Windows-1252, as mail programs do.</summary>
    public static string Text(ReadOnlySpan<byte> bytes, string? charset) => charset?.Trim().ToLowerInvariant() switch
    {
        "iso-8859-15" or "latin-9" or "latin9" => Latin9.GetString(bytes),
        // The bytes 80 to 9F mean nothing in ISO-8859-1; who sends them means Windows-1252.
        "iso-8859-1" or "latin1" or "windows-1252" or "cp1252" or "ansi_x3.4-1968" => Windows.GetString(bytes),
        "utf-16" or "utf-16le" => Encoding.Unicode.GetString(bytes),
        _ => Guessed(bytes),
    };

    static string Guessed(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Windows.GetString(bytes);
        }
    }

    /// <summary>Free text of a header with its encoded words (RFC 2047), on one line.</summary>
    public static string Words(string header)
    {
        var text = new StringBuilder();
        var (at, gathered, charset) = (0, new List<byte>(), "");
        foreach (Match word in EncodedWord().Matches(header))
        {
            var between = header[at..word.Index];
            var isNext = gathered.Count > 0 && string.IsNullOrWhiteSpace(between);
            // Letters may be cut in two between words of one charset; bytes are joined before they are read.
            if (!isNext || word.Groups["charset"].Value != charset) Flush(text, gathered, charset);
            if (!isNext) text.Append(between);
            charset = word.Groups["charset"].Value;
            gathered.AddRange(word.Groups["form"].Value is "q" or "Q"
                ? TransferEncoding.QuotedPrintable(Encoding.Latin1.GetBytes(word.Groups["text"].Value.Replace('_', ' ')))
                : TransferEncoding.Base64(Encoding.Latin1.GetBytes(word.Groups["text"].Value)));
            at = word.Index + word.Length;
        }
        Flush(text, gathered, charset);
        return CleanText.OneLine(text.Append(header.AsSpan(at)).ToString());
    }

    static void Flush(StringBuilder text, List<byte> gathered, string charset)
    {
        text.Append(Text([.. gathered], charset.Split('*')[0])); // "utf-8*de" names a language too (RFC 2231 §5).
        gathered.Clear();
    }

    [GeneratedRegex(@"=\?(?<charset>[A-Za-z0-9*_.:()+-]{1,40})\?(?<form>[BbQq])\?(?<text>[^? ]*)\?=",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex EncodedWord();
}
