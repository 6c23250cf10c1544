using System.Collections.Immutable;
using System.Net;
using System.Text;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;

namespace Inkassio.Letters.Mail;

/// <summary>A composed letter as an e-mail: the same words as text and with form, and its pages as PDF.</summary>
public static class LetterMail
{
    /// <summary>Most servers take at most 25 MB, and base64 makes a third more of it.</summary>
    public const int AttachmentsMax = 15 * 1024 * 1024;

    /// <param name="sign">What makes the Message-ID, which a copy keeps, so that a reply finds the letter.</param>
    /// <param name="pages">The letter as PDF.</param>
    /// <param name="invoices">The invoices themselves, as far as they were uploaded.</param>
    public static Message Of(
        FactSheet facts, ComposedLetter words, string sign, MailAddress from, string replyTo, Attachment pages,
        ImmutableArray<Attachment> invoices, DateTimeOffset date) => new(
        new Mailbox(from, facts.Sender.Name), new Mailbox(MailAddress.Of(facts.To), facts.Debtor.Name), words.Subject,
        Text(facts, words), MessageId.For(sign, from), date)
    {
        ReplyTo = MailAddress.Read(replyTo, out _) is { } answers && answers != from
            ? new Mailbox(answers, facts.Sender.Name)
            : null,
        Html = Html(facts, words),
        Attachments = [pages, .. Fitting(invoices, pages.Content.Length)],
        IsAutomatic = true,
    };

    // What does not fit stays away: the letter names every invoice by its number anyway.
    static IEnumerable<Attachment> Fitting(ImmutableArray<Attachment> invoices, int used)
    {
        foreach (var invoice in invoices)
            if ((used += invoice.Content.Length) <= AttachmentsMax) yield return invoice;
    }

    static string Text(FactSheet facts, ComposedLetter words)
    {
        var text = new StringBuilder();
        foreach (var paragraph in words.Paragraphs.Prepend(words.Salutation)) text.Append(paragraph).Append("\n\n");
        foreach (var (label, value) in Payment(facts)) text.Append(label).Append(": ").Append(value).Append('\n');
        text.Append('\n').Append(words.Closing).Append("\n\n");
        foreach (var line in Signature(facts, words)) text.Append(line).Append('\n');
        return text.ToString();
    }

    // Plain elements with the few styles that mail programs keep; nothing is loaded from anywhere.
    static string Html(FactSheet facts, ComposedLetter words)
    {
        var html = new StringBuilder("""
            <!DOCTYPE html><html><head><meta charset="utf-8"></head>
            <body style="font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5;max-width:640px">
            """);
        foreach (var paragraph in words.Paragraphs.Prepend(words.Salutation)) html.Append($"<p>{Safe(paragraph)}</p>\n");
        html.Append("<table style=\"border-collapse:collapse;margin:16px 0\">\n");
        foreach (var (label, value) in Payment(facts))
            html.Append($"<tr><td style=\"padding:3px 24px 3px 0\">{Safe(label)}</td>")
                .Append($"<td style=\"padding:3px 0\"><b>{Safe(value)}</b></td></tr>\n");
        html.Append($"</table>\n<p>{Safe(words.Closing)}</p>\n<p>");
        html.AppendJoin("<br>", Signature(facts, words).Select(Safe));
        return html.Append("</p></body></html>\n").ToString();
    }

    static string Safe(string text) => WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal);

    // A letter that asks for no payment names no account; an offer names it for the day when it is accepted.
    static IEnumerable<(string Label, string Value)> Payment(FactSheet facts) =>
        PaymentBlocks.HasPayment(facts)
            ? PaymentBlocks.Rows(facts).Select(row => (row.Label, row.Value))
            : [];

    static IEnumerable<string> Signature(FactSheet facts, ComposedLetter words) => new[]
    {
        words.Signature, facts.Form.Spelled(facts.Sender.Name), facts.Sender.Address.Street,
        $"{facts.Sender.Address.Postcode} {facts.Sender.Address.Town}",
        facts.Sender.Phone.Length > 0 ? $"{facts.Label("Telefon")} {facts.Sender.Phone}" : "", facts.Sender.LegalLine,
        facts.Sender.PrivacyUrl is { } url ? $"{facts.Label("Hinweise zum Datenschutz")}: {url}" : "",
    }.Where(line => line.Length > 0);
}
