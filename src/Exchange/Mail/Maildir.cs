using System.Collections.Immutable;
using System.Globalization;

namespace Inkassio.Exchange.Mail;

/// <summary>A folder into which a mail server delivers, one file a mail: new/, cur/ and tmp/. Read mails move from new/
/// to cur/, unreadable ones to aside/. Nothing is ever deleted.</summary>
public sealed class Maildir(string folder, MailLimits limits)
{
    /// <summary>Gives each new mail to <paramref name="take"/>, oldest first, and moves it when that has returned.
    /// </summary>
    /// <param name="take">May see a mail again after a crash: it knows it by the file's name. When it throws, the mail
    /// stays in new/, the others go on, and the cause is in the answer.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public async Task<MaildirRound> Read(
        Func<MaildirMail, CancellationToken, Task> take, int mailsMax, CancellationToken stop)
    {
        var problems = ImmutableArray.CreateBuilder<MaildirProblem>();
        var failures = ImmutableArray.CreateBuilder<MaildirFailure>();
        var taken = 0;
        foreach (var file in New().Take(mailsMax))
        {
            stop.ThrowIfCancellationRequested();
            var (mail, problem) = await Open(file, stop);
            if (mail is null)
            {
                Move(file, "aside", "");
                problems.Add(new(file.Name, problem!));
                continue;
            }
            try
            {
                await take(new(file.Name, mail), stop);
            }
            // One mail that a fault of ours cannot digest must not stand before all others for ever.
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                failures.Add(new(file.Name, e));
                continue;
            }
            Move(file, "cur", ":2,S");
            taken++;
        }
        return new(taken, problems.ToImmutable(), failures.ToImmutable());
    }

    IEnumerable<FileInfo> New() => new DirectoryInfo(Path.Combine(folder, "new")).GetFiles()
        .Where(file => !file.Name.StartsWith('.')).OrderBy(file => file.Name, StringComparer.Ordinal);

    async Task<(InboundMail? Mail, string? Problem)> Open(FileInfo file, CancellationToken stop)
    {
        // A link could lead to a file that is nobody's mail.
        if (file.LinkTarget is not null) return (null, "Die Datei ist ein Verweis und keine E-Mail.");
        if (file.Length > limits.BytesMax)
            return (null, $"Die E-Mail ist größer als {limits.BytesMax >> 20} MB und wurde nicht gelesen.");
        var mail = InboundMail.Read(await File.ReadAllBytesAsync(file.FullName, stop), limits, out var problem);
        return (mail, problem);
    }

    void Move(FileInfo file, string to, string mark)
    {
        var there = Directory.CreateDirectory(Path.Combine(folder, to)).FullName;
        var name = Path.Combine(there, file.Name.Split(':')[0]);
        // Another mail of this name must not be written over.
        for (var i = 1; File.Exists(name + mark); i++)
            name = Path.Combine(there, file.Name.Split(':')[0] + "-" + i.ToString(CultureInfo.InvariantCulture));
        File.Move(file.FullName, name + mark);
    }
}

public sealed record MaildirMail(string Name, InboundMail Mail);

/// <summary>A mail that lies in aside/, and why, as a German sentence.</summary>
public sealed record MaildirProblem(string Name, string Problem);

/// <summary>A mail that still lies in new/, for whoever was to take it threw.</summary>
public sealed record MaildirFailure(string Name, Exception Cause);

public sealed record MaildirRound(
    int Taken, ImmutableArray<MaildirProblem> Problems, ImmutableArray<MaildirFailure> Failures);
