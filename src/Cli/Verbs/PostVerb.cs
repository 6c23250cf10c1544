using System.CommandLine;
using System.Globalization;
using Inkassio.Grains.Post;
using Inkassio.Letters.Mail;
using Inkassio.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Inkassio.Cli.Verbs;

/// <summary><c>post</c>: hands over the e-mails that wait, of all firms; several may run at once.</summary>
// The password comes from the environment: what stands on a command line can be read by every user of the machine.
static class PostVerb
{
    const string PasswordVariable = "INKASSIO_MAIL_PASSWORD";

    /// <param name="Due">What could have gone and has not.</param>
    sealed record Line(long Waiting, long Due);

    sealed record Words(
        string? Server, string From, MailEncryption Encryption, string User, string? Certificate, int Workers,
        double WaitSeconds, bool Watches);

    public static Command Of(Func<ParseResult, Desk> at)
    {
        var server = new Option<string?>("--server") { Description = "gemeinsamer Mailserver, NAME:PORT" };
        var from = new Option<string>("--from") { Description = "Absenderadresse dazu", DefaultValueFactory = _ => "" };
        var encryption = new Option<MailEncryption>("--encryption")
        {
            Description = "StartTls, Tls oder None (nur im eigenen Haus)",
            DefaultValueFactory = _ => MailEncryption.StartTls,
        };
        var user = new Option<string>("--user")
        {
            Description = $"Benutzer; das Passwort steht in {PasswordVariable}", DefaultValueFactory = _ => "",
        };
        var certificate = new Option<string?>("--trust") { Description = "SHA-256 eines eigenen Zertifikats" };
        var workers = new Option<int>("--workers")
        {
            Description = "wie viele Briefe zugleich", DefaultValueFactory = _ => new PostLimits().Workers,
        };
        var wait = new Option<double>("--wait")
        {
            Description = "Sekunden bis zum nächsten Versuch; ohne Angabe 1, 5, 15 und 60 Minuten",
        };
        var watch = new Option<bool>("--watch") { Description = "bleibt und wartet auf neue Briefe" };
        var verb = new Command("post", "Übergibt die wartenden E-Mails")
        {
            server, from, encryption, user, certificate, workers, wait, watch,
        };
        verb.SetAction((parsed, stop) => Run(at(parsed), new(
            parsed.GetValue(server), parsed.GetValue(from)!, parsed.GetValue(encryption), parsed.GetValue(user)!,
            parsed.GetValue(certificate), parsed.GetValue(workers), parsed.GetValue(wait),
            parsed.GetValue(watch)), stop));
        return verb;
    }

    static async Task<int> Run(Desk desk, Words words, CancellationToken stop)
    {
        var office = OfficeOf(words);
        await using var premises = await Premises.Open(desk, stop, office);
        using var post = new LetterPost(
            premises.Host, office, LimitsOf(words), desk.Clock, NullLogger<LetterPost>.Instance);
        await post.StartAsync(stop);
        desk.Say("Der Versand läuft.");
        var backlog = await premises.Host.Outbox.Backlog(stop);
        while (!stop.IsCancellationRequested && (words.Watches || backlog.Due > 0))
        {
            await Task.Delay(TimeSpan.FromSeconds(1), desk.Clock, stop).ContinueWith(
                _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            backlog = await premises.Host.Outbox.Backlog(default);
        }
        await post.StopAsync(default);
        backlog = await premises.Host.Outbox.Backlog(default);
        desk.Print(new Line(backlog.Waiting, backlog.Due), $"{backlog.Waiting} Briefe warten noch.");
        return backlog.Due == 0 ? Terminal.Done : Terminal.Refused;
    }

    static MailOffice OfficeOf(Words words)
    {
        if (words.Server is null) return MailOffice.Closed;
        if (words.Server.Split(':') is not [var host, var digits]
            || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            throw new WrongUseException("Der Mailserver heißt NAME:PORT, zum Beispiel mail.example.org:587.");
        if (MailAddress.Read(words.From, out var problem) is not { } from)
            throw new WrongUseException($"--from: {problem}");
        var password = Environment.GetEnvironmentVariable(PasswordVariable) ?? "";
        return new()
        {
            Shared = new(host, port, words.Encryption, words.User.Length > 0 ? new(words.User, password) : null)
            {
                TrustedCertificate = words.Certificate,
            },
            SharedFrom = from,
            Door = new OutsideDoor(host), // Whoever may start programs here may name a server of this house.
        };
    }

    static PostLimits LimitsOf(Words words)
    {
        var usual = new PostLimits() with { Workers = words.Workers };
        return words.WaitSeconds <= 0
            ? usual
            : usual with { Waits = [.. usual.Waits.Select(_ => TimeSpan.FromSeconds(words.WaitSeconds))] };
    }
}
