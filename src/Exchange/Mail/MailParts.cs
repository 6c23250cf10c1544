using System.Text;

namespace Inkassio.Exchange.Mail;

/// <summary>One part of a mail that has no parts itself, still packed.</summary>
sealed record MailPart(MailHeaders Headers, string MediaType, ReadOnlyMemory<byte> Body)
{
    // Words are never that long; what is longer is no reason to unpack forty megabytes.
    const int PackedMax = 4 << 20;

    public byte[] Bytes => TransferEncoding.Unpack(
        Body.Span[..Math.Min(Body.Length, PackedMax)], Headers.Word("Content-Transfer-Encoding"));

    public string Text => MailCharset.Text(Bytes, Headers.Parameter("Content-Type", "charset"))
        .ReplaceLineEndings("\n");

    public bool IsFile => Headers.Word("Content-Disposition") == "attachment";
}

/// <summary>Takes a mail apart, as deep and as far as the limits allow.</summary>
sealed class MailParts(MailLimits limits)
{
    const int BoundaryMax = 200;

    public List<MailPart> All { get; } = [];

    /// <summary>Something was too deep or too much and was left out.</summary>
    public bool IsCut { get; private set; }

    public void Take(MailHeaders headers, ReadOnlyMemory<byte> body, int depth = 0)
    {
        var type = headers.Word("Content-Type") is { Length: > 0 } word ? word : "text/plain";
        if (!type.StartsWith("multipart/", StringComparison.Ordinal)
            || headers.Parameter("Content-Type", "boundary") is not { Length: > 0 and <= BoundaryMax } boundary)
        {
            if (All.Count < limits.PartsMax) All.Add(new(headers, type, body));
            else IsCut = true;
            return;
        }
        if (depth >= limits.DepthMax)
        {
            IsCut = true;
            return;
        }
        foreach (var part in Split(body, Encoding.UTF8.GetBytes("--" + boundary)))
        {
            if (All.Count >= limits.PartsMax)
            {
                IsCut = true;
                return;
            }
            var rest = part;
            Take(MailHeaders.Read(ref rest, limits), rest, depth + 1);
        }
    }

    // What comes before the first boundary is for programs that know no parts; a missing last boundary is forgiven.
    static IEnumerable<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> body, byte[] mark)
    {
        var (rest, start, isOpen) = (body, 0, false);
        while (!rest.IsEmpty)
        {
            var at = body.Length - rest.Length;
            var line = Lines.Take(ref rest);
            if (!line.Span.StartsWith(mark)) continue;
            var tail = line.Span[mark.Length..].TrimEnd(" \t"u8);
            var isEnd = tail.SequenceEqual("--"u8);
            if (!isEnd && !tail.IsEmpty) continue;
            if (isOpen) yield return body[start..at];
            if (isEnd) yield break;
            (start, isOpen) = (body.Length - rest.Length, true);
        }
        if (isOpen) yield return body[start..];
    }
}
