using Inkassio.Domain.Debtors;
using Inkassio.Exchange.Mail;
using Inkassio.Letters.Mail;
using Inkassio.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Inkassio.Grains.Post;

/// <summary>Takes in what comes back: answers of debtors, and reports that a mail could not be delivered.</summary>
// A mail is ours when it names a Message-ID of ours, which only we can make: it is sealed, see LetterSign. All else
// lies in the folder as it came. What a stranger writes is shown and never followed.
public sealed class InboundPost(EmbeddedHost host, MailOffice office, TimeProvider clock, ILogger<InboundPost> log)
    : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(20);

    /// <summary>How many mails one look takes.</summary>
    public const int MailsMax = 200;

    /// <summary>What is kept of an answer's words.</summary>
    public const int TextMax = 20_000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (office.Maildir is not { } folder) return;
        var maildir = new Maildir(folder, MailLimits.Usual);
        using var ticks = new PeriodicTimer(Every, clock);
        do await LookSafely(maildir, stoppingToken);
        while (await ticks.WaitForNextTickAsync(stoppingToken));
    }

    async Task LookSafely(Maildir maildir, CancellationToken stop)
    {
        try
        {
            await Look(maildir, stop);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "The inbox could not be read; it is looked at again soon.");
        }
    }

    /// <summary>Takes in what is new.</summary>
    /// <returns>How many mails belonged to a letter.</returns>
    public async Task<int> Look(Maildir maildir, CancellationToken stop)
    {
        var ours = 0;
        var round = await maildir.Read(async (mail, stopping) =>
        {
            if (await Take(mail, stopping)) ours++;
        }, MailsMax, stop);
        foreach (var aside in round.Problems) log.LogWarning("{Mail}: {Problem}", aside.Name, aside.Problem);
        foreach (var failure in round.Failures) log.LogError(failure.Cause, "{Mail} was not taken in.", failure.Name);
        return ours;
    }

    async Task<bool> Take(MaildirMail mail, CancellationToken stop)
    {
        foreach (var id in IdsIn(mail.Mail))
            if (await host.Tenants.EnterFor(MessageId.Before(id), Author.Machine("inbox"), stop) is { } sender)
            {
                await Take(sender.Db, sender.Debtor, sender.Letter, mail, stop);
                return true;
            }
        return false;
    }

    static IEnumerable<string> IdsIn(InboundMail mail) => mail.Delivery is { } report
        ? new[] { report.OriginalMessageId }.OfType<string>()
        : mail.Answers.Reverse();

    async Task Take(TenantDb db, DebtorId debtor, LetterId letter, MaildirMail mail, CancellationToken stop)
    {
        if (mail.Mail.Delivery is { } report)
        {
            if (report.Recipients.FirstOrDefault(r => r.HasFailedForGood) is not { } failed) return;
            var account = await host.Debtors.Look(db, debtor, stop);
            var way = account.WaysOf(letter).LastOrDefault(d => d.Channel == Channel.Email && d.MayHaveArrived);
            if (way is not null)
                await host.Debtors.Send(db, debtor, new DebtorCommand.RecordReturn(
                    way.Id, failed.Code.Length > 0 ? failed.Code : "5.0.0", db.Today), stop);
            return;
        }
        await host.Debtors.Send(db, debtor, new DebtorCommand.RecordReply(
            DerivedId.Of(letter.Value, "reply", mail.Name), letter, Cut(mail.Mail.From.Address, Limits.NameMax),
            Cut(mail.Mail.Subject, Limits.NameMax), Cut(mail.Mail.Text, TextMax), db.Today,
            mail.Mail.IsAutomatic), stop);
    }

    static string Cut(string text, int lengthMax) => text.Length <= lengthMax ? text : text[..(lengthMax - 1)] + "…";
}
