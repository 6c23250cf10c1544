using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Inkassio.Exchange.Mail;

/// <summary>A mail that came in, as plain values. What it says is a stranger's word: text, and nothing else.</summary>
public sealed partial record InboundMail
{
    static readonly string[] AbsenceSubjects =
    [
        "automatische antwort", "abwesenheit", "abwesend", "out of office", "automatic reply", "auto-reply",
        "autoreply", "autoantwort", "réponse automatique", "risposta automatica",
    ];

    public required MailAuthor From { get; init; }

    public required MailAuthor To { get; init; }

    public required string Subject { get; init; }

    /// <summary>With its brackets; empty without one.</summary>
    public required string MessageId { get; init; }

    /// <summary>The mails that this one answers, nearest last, from In-Reply-To and References.</summary>
    public required ImmutableArray<string> Answers { get; init; }

    /// <summary>When it was written, by its own word; null when it says nothing that can be read.</summary>
    public required DateTimeOffset? WrittenAt { get; init; }

    /// <summary>The words, without HTML, at most <see cref="MailLimits.TextMax"/> letters.</summary>
    public required string Text { get; init; }

    /// <summary>Files that came along. They are counted, not opened.</summary>
    public required int Files { get; init; }

    /// <summary>Written by a machine: an absence note, a confirmation of receipt, a report.</summary>
    public required bool IsAutomatic { get; init; }

    /// <summary>The report, when a mail server returns or delays a mail of ours.</summary>
    public required DeliveryStatus? Delivery { get; init; }

    /// <summary>Something in it was too deep or too much and was left out.</summary>
    public required bool IsCut { get; init; }

    /// <summary>Reads a mail; null with the problem as a German sentence when it is none or too large.</summary>
    public static InboundMail? Read(ReadOnlyMemory<byte> bytes, MailLimits limits, out string? problem)
    {
        problem = bytes.Length > limits.BytesMax
            ? $"Die E-Mail ist größer als {limits.BytesMax >> 20} MB und wurde nicht gelesen." : null;
        if (problem is not null) return null;
        var body = bytes;
        var headers = MailHeaders.Read(ref body, limits);
        if (headers.IsEmpty)
        {
            problem = "Die Datei ist keine E-Mail: Sie beginnt mit keiner Kopfzeile wie „From:“.";
            return null;
        }
        var parts = new MailParts(limits);
        parts.Take(headers, body);
        return Of(headers, parts, limits);
    }

    static InboundMail Of(MailHeaders headers, MailParts parts, MailLimits limits)
    {
        var subject = MailCharset.Words(headers["Subject"]);
        var delivery = DeliveryStatus.Of(headers, parts.All, limits);
        return new()
        {
            From = MailAuthor.Read(headers["From"]), To = MailAuthor.Read(headers["To"]), Subject = subject,
            MessageId = Ids(headers["Message-ID"]).FirstOrDefault() ?? "",
            Answers = [.. Ids(headers["References"]).Concat(Ids(headers["In-Reply-To"])).Distinct(StringComparer.Ordinal)],
            WrittenAt = Date(headers["Date"]), Text = Words(parts.All, limits),
            Files = parts.All.Count(part => part.IsFile), Delivery = delivery, IsCut = parts.IsCut,
            IsAutomatic = delivery is not null || SaysAutomatic(headers, subject),
        };
    }

    // Plain text is what the sender meant for every reader; HTML is read where there is nothing else.
    static string Words(List<MailPart> parts, MailLimits limits)
    {
        var plain = parts.FirstOrDefault(part => part is { MediaType: "text/plain", IsFile: false });
        var words = plain is null ? "" : CleanText.Of(plain.Text, limits.TextMax);
        if (words.Length > 0) return words;
        return parts.FirstOrDefault(part => part is { MediaType: "text/html", IsFile: false }) is { } html
            ? CleanText.Of(CleanText.FromHtml(html.Text), limits.TextMax) : "";
    }

    // RFC 3834 §5, and what programs did before and beside it.
    static bool SaysAutomatic(MailHeaders headers, string subject) =>
        headers.Word("Auto-Submitted") is not ("" or "no")
        || headers.Has("X-Autoreply") || headers.Has("X-Autorespond") || headers.Has("X-Auto-Response-Suppress")
        || headers.Word("Precedence") is "auto_reply" or "bulk" or "junk" or "list"
        || headers["Return-Path"].Trim() == "<>"
        || Array.Exists(AbsenceSubjects, start => subject.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    internal static IEnumerable<string> Ids(string header) => IdForm().Matches(header).Select(id => id.Value).Take(50);

    static DateTimeOffset? Date(string header)
    {
        var text = DateForm().Match(header) is { Success: true } m
            ? $"{m.Groups["day"].Value} {m.Groups["time"].Value} {Offset(m.Groups["zone"].Value)}" : "";
        return DateTimeOffset.TryParseExact(text, ["d MMM yyyy H:mm:ss zzz", "d MMM yyyy H:mm zzz"],
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;
    }

    static string Offset(string zone) => zone.Length == 5 ? zone.Insert(3, ":") : "+00:00";

    [GeneratedRegex("<[!-;=?-~]{3,500}>", RegexOptions.NonBacktracking)]
    private static partial Regex IdForm();

    [GeneratedRegex(@"(?<day>\d{1,2} [A-Za-z]{3} \d{4}) +(?<time>\d{1,2}:\d\d(:\d\d)?) +(?<zone>[+-]\d{4}|GMT|UT|UTC|Z)",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex DateForm();
}

/// <summary>Who wrote a mail or is to read it, by its own word: never proven.</summary>
public sealed partial record MailAuthor(string Name, string Address)
{
    /// <summary>The first address of a header; both are empty when there is none.</summary>
    internal static MailAuthor Read(string header)
    {
        var address = Bracketed().Match(header);
        if (address.Success)
            return new(MailCharset.Words(header[..address.Index].Trim(' ', '"').Replace("\\", "", StringComparison.Ordinal)),
                CleanText.OneLine(address.Groups["address"].Value));
        return new("", CleanText.OneLine(Bare().Match(header).Value));
    }

    [GeneratedRegex(@"<(?<address>[^<>\s]{1,320})>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"[^\s<>,;:""()]{1,64}@[^\s<>,;:""()]{1,255}", RegexOptions.NonBacktracking)]
    private static partial Regex Bare();
}
