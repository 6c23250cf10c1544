using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Inkassio.Letters.Mail;

/// <summary>An e-mail as a value. The same message gives the same bytes on every day and machine.</summary>
/// <param name="Date">The instant that the recipient sees, with the offset of the firm's own zone.</param>
public sealed record Message(
    Mailbox From, Mailbox To, string Subject, string Text, MessageId Id, DateTimeOffset Date)
{
    public const int SubjectMax = 250;

    /// <summary>One line without control characters, at most <see cref="SubjectMax"/> letters.</summary>
    public string Subject { get; } = OneLine.Of(Subject, SubjectMax);

    public Mailbox? ReplyTo { get; init; }

    /// <summary>The same words as <see cref="Text"/> with form; null for a mail of plain text.</summary>
    public string? Html { get; init; }

    public ImmutableArray<Attachment> Attachments { get; init; } = [];

    public MessageId? InReplyTo { get; init; }

    /// <summary>A machine decided that this mail goes out: absence notes must not answer it (RFC 3834 §5).</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>The bytes of RFC 5322 and RFC 2045: ASCII, CRLF, ending in CRLF, not dot-stuffed.</summary>
    public byte[] Bytes() => MessageText.Of(this);
}

/// <summary>A file that goes along. Its name is one line without folders.</summary>
public sealed partial record Attachment
{
    public const int NameMax = 120;

    /// <exception cref="FormatException">The media type is none.</exception>
    public Attachment(string name, string mediaType, ReadOnlyMemory<byte> content)
    {
        if (!MediaTypeForm().IsMatch(mediaType)) throw new FormatException($"'{mediaType}' is no media type.");
        (Name, MediaType, Content) = (FileName(name), mediaType, content);
    }

    public string Name { get; }

    public string MediaType { get; }

    public ReadOnlyMemory<byte> Content { get; }

    // A name must not lead the recipient's program into another folder, and the ending has to survive.
    static string FileName(string name)
    {
        var line = OneLine.Of(string.Concat(name.Select(c => "/\\:*?\"<>|".Contains(c, StringComparison.Ordinal) ? '_' : c)),
            name.Length).TrimStart('.', ' ');
        if (line.Length == 0) return "Anhang";
        var ending = Path.GetExtension(line) is { Length: <= 10 } found ? found : "";
        return line.Length <= NameMax ? line : OneLine.Of(line[..^ending.Length], NameMax - ending.Length) + ending;
    }

    [GeneratedRegex(@"\A[a-z]+/[a-z0-9][a-z0-9.+-]{0,80}\z", RegexOptions.NonBacktracking)]
    private static partial Regex MediaTypeForm();
}

/// <summary>The name of one message in the world, in its brackets. A repeated sending keeps it.</summary>
public sealed partial record MessageId
{
    MessageId(string text) => Text = text;

    /// <summary>With the brackets, as it stands in the header.</summary>
    public string Text { get; }

    /// <summary>The same id for the same dispatch, always: the caller's own id and the sender's domain.</summary>
    /// <exception cref="FormatException">The id has signs other than letters, digits, dots and hyphens.</exception>
    public static MessageId For(string dispatch, MailAddress sender) => Read($"<{dispatch}@{sender.Domain}>")
        ?? throw new FormatException("The id of a dispatch is made of letters, digits, dots and hyphens.");

    /// <summary>Reads an id as it stands in a header; null when it is none that we would write ourselves.</summary>
    public static MessageId? Read(string text) => Form().IsMatch(text) ? new(text) : null;

    /// <summary>What stands before the @ of an id as a stranger wrote it; empty when it is no id.</summary>
    public static string Before(string text) =>
        text.Trim().TrimStart('<') is var bare && bare.IndexOf('@', StringComparison.Ordinal) is > 0 and var at
            ? bare[..at]
            : "";

    public override string ToString() => Text;

    [GeneratedRegex(@"\A<[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,128}@[A-Za-z0-9.-]{1,253}>\z",
        RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
