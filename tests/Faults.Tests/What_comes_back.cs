using System.Text;
using Inkassio.Domain.Debtors;
using Inkassio.Exchange.Mail;
using Inkassio.Grains.Post;
using Inkassio.MailSink;
using Inkassio.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Inkassio.Faults.Tests;

/// <summary>Bounces and answers, as a mail server lays them into a Maildir.</summary>
public sealed class What_comes_back : IAsyncLifetime
{
    readonly DirectoryInfo inbox = Directory.CreateTempSubdirectory("inbox-");
    Sink sink = null!;
    Firm firm = null!;
    SunkMail mail = null!;

    DebtorId Debtor => firm.Debtors[0];

    public async ValueTask InitializeAsync()
    {
        foreach (var name in new[] { "new", "cur", "tmp" }) inbox.CreateSubdirectory(name);
        sink = Sink.Start(new());
        firm = await Firm.Open(postgres: null, Post.ServerOf(sink));
        await firm.Release(1, seed: 7);
        await using var post = new Post(firm);
        await post.Start();
        await post.Drain();
        mail = sink.Accepted.Single();
    }

    public async ValueTask DisposeAsync()
    {
        await firm.DisposeAsync();
        await sink.DisposeAsync();
        inbox.Delete(recursive: true);
    }

    async Task<int> Deliver(string name, string text)
    {
        await File.WriteAllTextAsync(Path.Combine(inbox.FullName, "new", name),
            text.ReplaceLineEndings("\r\n"), Encoding.UTF8);
        using var inbound = new InboundPost(
            firm.Host, firm.Host.Office, new MovedClock(Firm.Today), NullLogger<InboundPost>.Instance);
        return await inbound.Look(new Maildir(inbox.FullName, MailLimits.Usual), default);
    }

    Task<Debtor> Account() => firm.Host.Debtors.Look(firm.Db, Debtor, default);

    string Bounce(string action, string status, string? id = null) => $"""
        From: MAILER-DAEMON@mx.example (Mail Delivery System)
        To: {Firm.From.Text}
        Subject: Undelivered Mail Returned to Sender
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain

        I'm sorry.

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example

        Final-Recipient: rfc822; {mail.To}
        Action: {action}
        Status: {status}
        Diagnostic-Code: smtp; 550 {status} user unknown

        --b
        Content-Type: text/rfc822-headers

        Message-ID: {id ?? mail.MessageId}

        --b--
        """;

    string Answer(string to, string further = "") => $"""
        From: "Kunde" <{mail.To}>
        To: {Firm.From.Text}
        Subject: AW: Ihre Mahnung
        Message-ID: <abc@kunden.example>
        In-Reply-To: {to}
        {further}
        Content-Type: text/plain; charset=utf-8

        Die Ware war beschädigt. <script>alert(1)</script>
        """.Replace("\n\n\n", "\n\n", StringComparison.Ordinal).Replace($"{to}\n\nContent", $"{to}\nContent",
            StringComparison.Ordinal);

    [Fact]
    public async Task as_undeliverable_goes_on_by_post()
    {
        Assert.Equal(1, await Deliver("1.eml", Bounce("failed", "5.1.1")));
        var account = await Account();
        Assert.Equal(
            [(Channel.Email, DispatchState.Returned), (Channel.Post, DispatchState.Planned)],
            account.WaysOf(account.Dispatches.Values.First().Letter).Select(d => (d.Channel, d.State)));
        Assert.True(account.IsDead(mail.To));
        Assert.Empty(inbox.GetFiles("new/*"));
    }

    [Fact]
    public async Task as_delayed_changes_nothing()
    {
        await Deliver("1.eml", Bounce("delayed", "4.4.1"));
        Assert.Equal(DispatchState.Accepted, (await Account()).Dispatches.Values.Single().State);
    }

    [Fact]
    public async Task as_an_answer_pauses_the_case_and_is_kept_as_text()
    {
        Assert.Equal(1, await Deliver("1.eml", Answer(mail.MessageId)));
        var account = await Account();
        var reply = Assert.Single(account.Replies.Values);
        Assert.Equal("Die Ware war beschädigt. <script>alert(1)</script>", reply.Text.Trim());
        Assert.Contains(account.Holds, h => h.Reason == HoldReason.Replied);
        // Seen again after a crash, it is the same answer.
        File.Move(inbox.GetFiles("cur/*")[0].FullName, Path.Combine(inbox.FullName, "new", "1.eml"));
        using var inbound = new InboundPost(
            firm.Host, firm.Host.Office, new MovedClock(Firm.Today), NullLogger<InboundPost>.Instance);
        await inbound.Look(new Maildir(inbox.FullName, MailLimits.Usual), default);
        Assert.Single((await Account()).Replies);
    }

    [Fact]
    public async Task from_a_machine_pauses_nothing()
    {
        await Deliver("1.eml", Answer(mail.MessageId, "Auto-Submitted: auto-replied"));
        var account = await Account();
        Assert.True(Assert.Single(account.Replies.Values).IsAutomatic);
        Assert.Empty(account.Holds);
    }

    [Theory]
    [InlineData("the letter alone"), InlineData("a guessed seal"), InlineData("another letter's seal")]
    [InlineData("another firm's letter"), InlineData("another house's seal"), InlineData("nothing of ours")]
    public async Task with_a_forged_id_is_left_alone(string forgery)
    {
        var id = await Forged(forgery);
        Assert.Equal(0, await Deliver("1.eml", Answer(id)));
        Assert.Equal(0, await Deliver("2.eml", Bounce("failed", "5.1.1", id)));
        var account = await Account();
        Assert.Empty(account.Replies);
        Assert.Equal(DispatchState.Accepted, account.Dispatches.Values.Single().State);
        Assert.Equal(2, inbox.GetFiles("cur/*").Length);
    }

    async Task<string> Forged(string forgery)
    {
        var parts = mail.MessageId.Trim('<', '>').Split('@')[0].Split('.');
        var letter = new LetterId(Guid.ParseExact(parts[0], "N"));
        var flipped = (parts[2][0] == '0' ? '1' : '0') + parts[2][1..];
        var sign = forgery switch
        {
            "the letter alone" => parts[0],
            "a guessed seal" => $"{parts[0]}.{parts[1]}.{flipped}",
            "another letter's seal" => $"{parts[0]}.{parts[1]}." + LetterSign.Of(firm.Db, LetterId.New()).Split('.')[2],
            "another firm's letter" => LetterSign.Of(await Firm.NewTenant(firm.Host, "Nachbar"), letter),
            "another house's seal" => LetterSign.Of(
                MasterKey.FromFile(Path.Combine(inbox.FullName, "another.key")), firm.Db.Tenant, letter),
            _ => "abc",
        };
        return $"<{sign}@musterbau.example>";
    }
}
