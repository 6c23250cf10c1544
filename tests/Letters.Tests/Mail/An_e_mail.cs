using System.Text;
using Inkassio.Letters.Mail;

namespace Inkassio.Letters.Tests.Mail;

/// <summary>Our bytes say to another program exactly what we meant.</summary>
public sealed class An_e_mail
{
    static readonly byte[] Pdf = [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 31))];

    static readonly Message Full = Given.Message() with
    {
        Html = "<p>Guten Tag, 1.000 €</p>", IsAutomatic = true,
        ReplyTo = new(MailAddress.Of("buero@weber.example"), "Büro, \"Weber\""),
        InReplyTo = MessageId.Read("<frage-7@kunde.example>"),
        Attachments =
        [
            new("Zahlungserinnerung Müller & Söhne – Rechnung 4711 vom 2. März 2026.pdf", "application/pdf", Pdf),
            new("einfach.pdf", "application/pdf", new byte[] { 1, 2, 3 }), new("leer.txt", "text/plain", default),
        ],
    };

    static ReadMail Read(Message message) => Postbox.Read(message.Bytes()).Single();

    [Fact]
    public void is_read_by_another_program_as_it_was_meant()
    {
        var read = Read(Full);
        Assert.Empty(read.Defects);
        Assert.Equal(("Müller & Weber GmbH", "rechnung@weber.example"), (read.FromName, read.FromAddress));
        Assert.Equal(("Anna Kunde", "anna@kunde.example"), (read.ToName, read.ToAddress));
        Assert.Equal("Zahlungserinnerung zu Rechnung 4711", read.Subject);
        Assert.Equal("Guten Tag,\n.ein Punkt am Anfang\nBitte.", read.Text);
        Assert.Equal("<p>Guten Tag, 1.000 €</p>", read.Html);
        Assert.Equal(Full.Attachments.Select(file => (file.Name, file.MediaType)),
            read.Files.Select(file => (file.Name ?? "", file.MediaType)));
        Assert.All(Full.Attachments.Zip(read.Files), pair =>
            Assert.Equal(pair.First.Content.ToArray(), pair.Second.Bytes));
        Assert.Equal(
        [
            "From", "Reply-To", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "Auto-Submitted",
            "X-Auto-Response-Suppress", "MIME-Version", "Content-Type",
        ], read.Headers.Select(header => header[0]));
        Assert.Contains(read.Headers, h => h is ["Date", "Mon, 02 Mar 2026 09:30:00 +0100"]);
        Assert.Contains(read.Headers, h => h is ["Reply-To", "\"Büro, \\\"Weber\\\"\" <buero@weber.example>"]);
    }

    [Theory]
    [InlineData("Kurz")]
    [InlineData("Zahlungserinnerung für Müller & Söhne, Straße 1: 1.234,56 € — bitte bis 16.03.2026 überweisen, danke schön")]
    [InlineData("=?utf-8?Q?nicht_wirklich?=")]
    [InlineData("ein ganz langer Betreff aus lauter gewöhnlichen Buchstaben, der in keine Zeile von sechsundsiebzig passt")]
    [InlineData("日本語の件名はここにあります。とても長いので、何行にも分けなければなりません。もう少し続けます。")]
    [InlineData("👩‍👩‍👧‍👦 zusammengesetzt und 👍🏽 gefärbt")]
    [InlineData("")]
    public void keeps_its_subject(string subject)
    {
        var message = Given.Message();
        var made = new Message(message.From, message.To, subject, "x", message.Id, message.Date);
        var read = Read(made);
        Assert.Equal(made.Subject, read.Subject);
        Assert.Equal(subject.Replace("\u200D", "", StringComparison.Ordinal), made.Subject);
        Assert.Empty(read.Defects);
    }

    [Fact]
    public void is_ASCII_in_narrow_lines_whatever_it_says()
    {
        var lines = Encoding.Latin1.GetString(Full.Bytes()).Split("\r\n");
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 78));
        Assert.All(Full.Bytes(), octet => Assert.True(octet is 13 or 10 or (>= 32 and <= 126)));
        Assert.Equal("", lines[^1]);
    }

    // Servers on the way take blanks off the end of a line (RFC 2045 §6.7, rule 3).
    [Fact]
    public void ends_no_line_with_a_blank() => Assert.All(
        Encoding.Latin1.GetString((Full with { Text = "a \n\t\nb " }).Bytes()).Split("\r\n"),
        line => Assert.Equal(line.TrimEnd(), line));

    [Fact]
    public void is_the_same_bytes_for_the_same_message() => Assert.Equal(Full.Bytes(), (Full with { }).Bytes());

    [Theory]
    [InlineData("a\r\nb\rc\nd", "a\nb\nc\nd")]
    [InlineData("Ende mit Leerzeichen \n\tTab\t\n", "Ende mit Leerzeichen \n\tTab\t")]
    [InlineData("=3D bleibt =3D", "=3D bleibt =3D")]
    [InlineData("", "")]
    [InlineData(".\r\n..\r\nFrom hier", ".\n..\nFrom hier")]
    public void keeps_its_text(string text, string read) =>
        Assert.Equal(read, Read(Given.Message() with { Text = text }).Text);

    [Fact]
    public void keeps_a_line_of_ten_thousand_letters()
    {
        var text = string.Concat(Enumerable.Repeat("ä€ x", 2500));
        Assert.Equal(text, Read(Given.Message() with { Text = text }).Text);
    }

    [Fact]
    public void never_names_the_program_that_wrote_it() => Assert.DoesNotContain("inkassio",
        Encoding.Latin1.GetString(Full.Bytes()), StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("anna@kunde.example", "anna@kunde.example")]
    [InlineData(" Anna.Kunde+x@Kunde.EXAMPLE ", "Anna.Kunde+x@kunde.example")]
    [InlineData("info@müller.example", "info@xn--mller-kva.example")]
    [InlineData("info@xn--mller-kva.example", "info@xn--mller-kva.example")]
    public void goes_to_an_address_as_people_write_it(string typed, string address) =>
        Assert.Equal(address, MailAddress.Of(typed).Text);

    [Theory]
    [InlineData("", "Es fehlt")]
    [InlineData("kunde.example", "fehlt das Zeichen @")]
    [InlineData("@kunde.example", "der Name vor dem @")]
    [InlineData("müller@kunde.example", "Umlaut")]
    [InlineData("\"a b\"@kunde.example", "Anführungszeichen")]
    [InlineData("a b@kunde.example", "nicht stehen dürfen")]
    [InlineData("a..b@kunde.example", "nicht stehen dürfen")]
    [InlineData("a@b@kunde.example", "nicht stehen dürfen")]
    [InlineData("<a@kunde.example>", "nicht stehen dürfen")]
    [InlineData("a@kunde", "hinter dem @")]
    [InlineData("a@[127.0.0.1]", "hinter dem @")]
    [InlineData("a@127.0.0.1", "hinter dem @")]
    [InlineData("a@-kunde.example", "hinter dem @")]
    [InlineData("a@kunde..example", "hinter dem @")]
    [InlineData("a@kunde.example\r\nBcc: b@kunde.example", "Zeilenumbruch")]
    [InlineData("a\u2028@kunde.example", "Zeilenumbruch")]
    public void goes_to_no_address_that_is_none(string typed, string problem)
    {
        Assert.Null(MailAddress.Read(typed, out var said));
        Assert.Contains(problem, said, StringComparison.Ordinal);
    }
}
