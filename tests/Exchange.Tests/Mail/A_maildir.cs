using System.Text;
using Inkassio.Exchange.Mail;

namespace Inkassio.Exchange.Tests.Mail;

/// <summary>A mail is taken once, laid aside, or still there: never lost.</summary>
public sealed class A_maildir : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("maildir-");

    public A_maildir()
    {
        foreach (var part in (string[])["new", "cur", "tmp"]) folder.CreateSubdirectory(part);
    }

    public void Dispose() => folder.Delete(recursive: true);

    void Deliver(string name, string text) =>
        System.IO.File.WriteAllBytes(Path.Combine(folder.FullName, "new", name), Encoding.UTF8.GetBytes(text));

    string[] Names(string part) => [.. Directory.GetFiles(Path.Combine(folder.FullName, part))
        .Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    Task<MaildirRound> Round(List<string> seen, string? failing = null) =>
        new Maildir(folder.FullName, MailLimits.Usual with { BytesMax = 1000 }).Read((mail, _) =>
        {
            seen.Add(mail.Mail.Subject);
            return mail.Name == failing ? throw new InvalidOperationException("no room") : Task.CompletedTask;
        }, mailsMax: 100, default);

    [Fact]
    public async Task gives_each_mail_once_and_keeps_it()
    {
        Deliver("2.b", "Subject: zwei\n\n");
        Deliver("1.a", "Subject: eins\n\n");
        var seen = new List<string>();
        Assert.Equal(2, (await Round(seen)).Taken);
        Assert.Equal(0, (await Round(seen)).Taken);
        Assert.Equal(["eins", "zwei"], seen);
        Assert.Empty(Names("new"));
        Assert.Equal(["1.a:2,S", "2.b:2,S"], Names("cur"));
    }

    [Fact]
    public async Task lays_aside_what_it_cannot_read_and_says_why()
    {
        Deliver("1", "kein Kopf");
        Deliver("2", "Subject: groß\n\n" + new string('x', 1000));
        Deliver("3", "Subject: gut\n\n");
        // A link is laid aside even if it leads to a mail: it could lead to anything.
        var elsewhere = Path.Combine(folder.FullName, "elsewhere");
        System.IO.File.WriteAllText(elsewhere, "Subject: fremd\n\n");
        System.IO.File.CreateSymbolicLink(Path.Combine(folder.FullName, "new", "4"), elsewhere);
        var seen = new List<string>();
        var round = await Round(seen);
        Assert.Equal(["gut"], seen);
        Assert.Equal(["1", "2", "4"], round.Problems.Select(problem => problem.Name));
        Assert.All(round.Problems, problem => Assert.EndsWith(".", problem.Problem, StringComparison.Ordinal));
        Assert.Equal(["1", "2", "4"], Names("aside"));
    }

    [Fact]
    public async Task keeps_a_mail_that_could_not_be_taken_and_goes_on_with_the_others()
    {
        Deliver("1", "Subject: eins\n\n");
        Deliver("2", "Subject: zwei\n\n");
        var seen = new List<string>();
        var round = await Round(seen, failing: "1");
        Assert.Equal(("1", "no room"), (round.Failures.Single().Name, round.Failures.Single().Cause.Message));
        Assert.Equal(["1"], Names("new"));
        Assert.Equal(1, (await Round(seen)).Taken);
        Assert.Equal(["eins", "zwei", "eins"], seen);
    }

    [Fact]
    public async Task never_writes_one_mail_over_another()
    {
        foreach (var subject in (string[])["eins", "zwei", "drei"])
        {
            Deliver("1", $"Subject: {subject}\n\n");
            await Round([]);
        }
        Assert.Equal(["1-1:2,S", "1-2:2,S", "1:2,S"], Names("cur"));
    }
}
