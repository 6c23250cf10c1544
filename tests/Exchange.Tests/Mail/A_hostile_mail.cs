using System.Text;
using Inkassio.Exchange.Mail;

namespace Inkassio.Exchange.Tests.Mail;

/// <summary>Whatever comes in, reading it ends, and takes no more room than the mail is worth.</summary>
public sealed class A_hostile_mail
{
    const int Seed = 21, Count = 200;

    static readonly string[] Files =
    [
        "unknown-user-exim.eml", "unknown-user-postfix-form.eml", "mailbox-full-delayed.eml", "absence-outlook.eml",
        "answer-html-only.eml", "payment-promise-latin9.eml",
    ];

    static byte[] Spoiled(Random chance)
    {
        var bytes = Given.Bytes("mail/" + Files[chance.Next(Files.Length)]);
        return chance.Next(5) switch
        {
            0 => bytes[..chance.Next(bytes.Length)],
            1 => [.. bytes[chance.Next(bytes.Length)..], .. bytes],
            2 => [.. bytes.Where(octet => octet != (byte)"\r\n:;=-"[chance.Next(6)])],
            3 => Flipped(bytes, chance),
            _ => [.. bytes, .. Enumerable.Repeat(bytes, 50).SelectMany(b => b)],
        };
    }

    static byte[] Flipped(byte[] bytes, Random chance)
    {
        for (var i = 0; i < 100; i++) bytes[chance.Next(bytes.Length)] = (byte)chance.Next(256);
        return bytes;
    }

    [Fact]
    public void spoiled_at_random_never_throws()
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seed}");
        var chance = new Random(Seed);
        var read = 0;
        for (var i = 0; i < Count; i++) read += Bounded(Spoiled(chance)) is null ? 0 : 1;
        Assert.InRange(read, Count / 2, Count); // Most are still mails: the spoiling went in deep, not past it.
    }

    public static TheoryData<string, string> Bombs => new()
    {
        { "deep", Nested(5000) },
        { "many parts", Head("multipart/mixed; boundary=b") + Repeat("--b\n\nx\n", 50_000) },
        { "many empty multiparts", Head("multipart/mixed; boundary=b")
            + Repeat("--b\nContent-Type: multipart/mixed; boundary=b\n\n", 50_000) },
        { "many headers", Repeat("X-A: b\n", 300_000) + "\n" },
        { "a header without end", "Subject: " + new string('x', 3_000_000) },
        { "a header of many folds", "Subject: x\n" + Repeat(" y\n", 500_000) + "\n" },
        { "many encoded words", "Subject: " + Repeat("=?utf-8?Q?a", 200_000) + "\n\n" },
        { "half encoded words", "Subject: " + Repeat("=?", 1_000_000) + "\n\n" },
        { "many brackets", "From: " + Repeat("<", 1_000_000) + "\n\n" },
        { "many ids", "References: " + Repeat("<a@b> ", 300_000) + "\n\n" },
        { "many parameters", "Content-Type: text/plain" + Repeat("; a=\"", 300_000) + "\n\n" },
        { "open tags", Head("text/html") + Repeat("<", 3_000_000) },
        { "open comments", Head("text/html") + Repeat("<!--", 700_000) },
        { "open scripts", Head("text/html") + Repeat("<script>", 300_000) },
        { "many entities", Head("text/html") + Repeat("&", 3_000_000) },
        { "soft breaks", Head("text/plain", "quoted-printable") + Repeat("=                    ", 150_000) },
        { "many recipients", Head("message/delivery-status") + Repeat("\nFinal-Recipient: rfc822; a@b.example\n", 80_000) },
        { "empty lines", Head("message/delivery-status") + Repeat("\n", 3_000_000) },
    };

    [Theory, MemberData(nameof(Bombs))]
    public void made_to_explode_stays_small(string name, string text)
    {
        Assert.NotEmpty(name);
        Bounded(Encoding.Latin1.GetBytes(text));
    }

    [Fact]
    public void too_deep_says_that_something_was_left_out()
    {
        Assert.True(Bounded(Encoding.Latin1.GetBytes(Nested(20)))?.IsCut);
        Assert.False(Bounded(Encoding.Latin1.GetBytes(Nested(4)))?.IsCut);
    }

    // What a thread allocates is the same on every machine, unlike the time that it takes.
    static InboundMail? Bounded(byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var mail = InboundMail.Read(bytes, MailLimits.Usual, out var problem);
        var used = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(used < 40L * bytes.Length + (4 << 20), $"{used:N0} bytes for a mail of {bytes.Length:N0}.");
        Assert.Equal(mail is null, problem is not null);
        if (mail is null) return null;
        Assert.InRange(mail.Text.Length, 0, MailLimits.Usual.TextMax);
        Assert.InRange(mail.Delivery?.Recipients.Length ?? 0, 0, MailLimits.Usual.RecipientsMax + 1);
        Assert.All((string[])[mail.Subject, mail.From.Name, mail.From.Address, mail.MessageId], line =>
            Assert.DoesNotContain(line, char.IsControl));
        return mail;
    }

    static string Nested(int depth) => string.Concat(Enumerable.Range(0, depth).Select(i =>
        $"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n")) + "Content-Type: text/plain\n\ntief\n";

    static string Head(string type, string encoding = "8bit") =>
        $"From: a@b.example\nContent-Type: {type}\nContent-Transfer-Encoding: {encoding}\n\n";

    static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
