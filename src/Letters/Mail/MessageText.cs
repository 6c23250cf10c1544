using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Inkassio.Letters.Mail;

/// <summary>Writes a message as the bytes of RFC 5322 and RFC 2045.</summary>
// Texts are quoted-printable and files base64, so every line is ASCII and at most 76 wide whatever is inside, and no
// server on the way has a reason to change a byte.
static class MessageText
{
    public static byte[] Of(Message message)
    {
        var boundary = Boundary(message);
        var text = new StringBuilder();
        Headers(text, message);
        if (message.Attachments.IsEmpty) Body(text, message, boundary + "a");
        else
        {
            text.Append("Content-Type: multipart/mixed;\r\n boundary=\"").Append(boundary).Append("m\"\r\n\r\n");
            Open(text, boundary + "m");
            Body(text, message, boundary + "a");
            foreach (var file in message.Attachments)
            {
                Open(text, boundary + "m");
                File(text, file);
            }
            Close(text, boundary + "m");
        }
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    static void Headers(StringBuilder text, Message message)
    {
        text.Append("From: ").Append(HeaderText.Mailbox(message.From)).Append("\r\n");
        if (message.ReplyTo is { } reply) text.Append("Reply-To: ").Append(HeaderText.Mailbox(reply)).Append("\r\n");
        text.Append("To: ").Append(HeaderText.Mailbox(message.To)).Append("\r\n");
        text.Append("Subject: ").Append(HeaderText.Words(message.Subject, "Subject: ".Length)).Append("\r\n");
        text.Append("Date: ").Append(Date(message.Date)).Append("\r\n");
        text.Append("Message-ID: ").Append(message.Id.Text).Append("\r\n");
        if (message.InReplyTo is { } earlier)
            text.Append("In-Reply-To: ").Append(earlier.Text).Append("\r\nReferences: ").Append(earlier.Text)
                .Append("\r\n");
        // The first is the standard (RFC 3834 §5), the second is what Exchange listens to. Bounces still come.
        if (message.IsAutomatic)
            text.Append("Auto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: OOF, AutoReply\r\n");
        text.Append("MIME-Version: 1.0\r\n");
    }

    static void Body(StringBuilder text, Message message, string boundary)
    {
        if (message.Html is not { } html)
        {
            Words(text, "text/plain", message.Text);
            return;
        }
        text.Append("Content-Type: multipart/alternative;\r\n boundary=\"").Append(boundary).Append("\"\r\n\r\n");
        Open(text, boundary);
        Words(text, "text/plain", message.Text);
        Open(text, boundary);
        Words(text, "text/html", html);
        Close(text, boundary);
    }

    static void Words(StringBuilder text, string mediaType, string words)
    {
        text.Append("Content-Type: ").Append(mediaType).Append("; charset=utf-8\r\n")
            .Append("Content-Transfer-Encoding: quoted-printable\r\n\r\n");
        QuotedPrintable.Write(text, words);
    }

    static void File(StringBuilder text, Attachment file)
    {
        text.Append("Content-Type: ").Append(file.MediaType).Append("\r\n")
            .Append("Content-Transfer-Encoding: base64\r\n")
            .Append("Content-Disposition: attachment").Append(HeaderText.FileName(file.Name)).Append("\r\n\r\n");
        var rows = Convert.ToBase64String(file.Content.Span, Base64FormattingOptions.InsertLineBreaks);
        text.Append(rows.ReplaceLineEndings("\r\n")).Append("\r\n");
    }

    static void Open(StringBuilder text, string boundary) => text.Append("--").Append(boundary).Append("\r\n");

    static void Close(StringBuilder text, string boundary) => text.Append("--").Append(boundary).Append("--\r\n");

    static string Date(DateTimeOffset at) =>
        at.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture)
        + at.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);

    // "=_" stands in neither quoted-printable nor base64 (RFC 2045 §6.7), so no content can end its own part. The hash
    // makes the same message give the same bytes.
    static string Boundary(Message message)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in (string[])[message.Id.Text, message.Subject, message.Text, message.Html ?? ""])
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part));
            hash.AppendData([0]);
        }
        foreach (var file in message.Attachments)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file.Name));
            hash.AppendData(file.Content.Span);
        }
        return "=_" + Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }
}
