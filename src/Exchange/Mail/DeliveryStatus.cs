using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Inkassio.Exchange.Mail;

/// <summary>What a mail server reports about a mail that we sent (RFC 3464).</summary>
// Anybody can write such a report: it is a hint for a person, and names a mail of ours only by its Message-ID.
/// <param name="OriginalMessageId">Of our mail, with its brackets; null where the report does not name it.</param>
public sealed partial record DeliveryStatus(string? OriginalMessageId, ImmutableArray<RecipientStatus> Recipients)
{
    /// <summary>Reads the parts of a report; null when the mail is none.</summary>
    internal static DeliveryStatus? Of(MailHeaders headers, IReadOnlyList<MailPart> parts, MailLimits limits)
    {
        var report = parts.FirstOrDefault(part => part.MediaType is "message/delivery-status"
            or "message/global-delivery-status");
        var recipients = report is not null ? [.. Groups(report, limits)]
            : headers["X-Failed-Recipients"] is { Length: > 0 } failed ? [new(Address(failed), "failed", "5.0.0", "")]
            : ImmutableArray<RecipientStatus>.Empty;
        if (recipients.IsEmpty) return null;
        var original = parts.FirstOrDefault(part => part.MediaType is "message/rfc822" or "text/rfc822-headers"
            or "message/global" or "message/global-headers");
        return new(Id(original, limits) ?? InboundMail.Ids(headers["References"]).LastOrDefault()
            ?? InboundMail.Ids(headers["In-Reply-To"]).LastOrDefault(), recipients);
    }

    static string? Id(MailPart? original, MailLimits limits)
    {
        if (original is null) return null;
        ReadOnlyMemory<byte> bytes = original.Bytes;
        return InboundMail.Ids(MailHeaders.Read(ref bytes, limits)["Message-ID"]).FirstOrDefault();
    }

    // Groups of fields with empty lines between them: the first is about the mail, each other about a recipient.
    static IEnumerable<RecipientStatus> Groups(MailPart report, MailLimits limits)
    {
        ReadOnlyMemory<byte> rest = report.Bytes;
        for (var group = 0; !rest.IsEmpty && group <= limits.RecipientsMax; group++)
        {
            var fields = MailHeaders.Read(ref rest, limits);
            var recipient = fields["Final-Recipient"] is { Length: > 0 } final ? final : fields["Original-Recipient"];
            if (recipient.Length == 0) continue;
            var status = StatusForm().Match(fields["Status"]).Value;
            yield return new(Address(recipient), CleanText.OneLine(fields.Word("Action")),
                status.Length > 0 ? status : StatusForm().Match(fields["Diagnostic-Code"]).Value,
                CleanText.OneLine(Typed(fields["Diagnostic-Code"])));
        }
    }

    static string Address(string field) => CleanText.OneLine(Typed(field)).Trim('<', '>');

    // "rfc822; anna@kunde.example": the kind of name comes first.
    static string Typed(string field) => field.Split(';', 2) is [_, var value] ? value.Trim() : field;

    [GeneratedRegex(@"\b[245]\.\d{1,3}\.\d{1,3}\b", RegexOptions.NonBacktracking)]
    private static partial Regex StatusForm();
}

/// <summary>What became of the mail for one recipient.</summary>
/// <param name="Action">failed, delayed, delivered, relayed or expanded.</param>
/// <param name="Code">Such as 5.1.1 (RFC 3463); empty where none is given.</param>
/// <param name="Diagnostic">The other server's own words.</param>
public sealed record RecipientStatus(string Recipient, string Action, string Code, string Diagnostic)
{
    /// <summary>The address does not work; sending again will not help.</summary>
    public bool HasFailedForGood => Action == "failed" && !Code.StartsWith('4');

    /// <summary>There is no such mailbox or no such domain (RFC 3463 §3.2).</summary>
    public bool IsUnknownAddress => HasFailedForGood && Code is "5.1.0" or "5.1.1" or "5.1.2" or "5.1.3" or "5.1.6"
        or "5.1.10";
}
