using System.Globalization;
using Inkassio.Letters.Mail;

namespace Inkassio.Grains.Post;

/// <summary>A folder in place of a mail server: for the demo, whose customers are invented.</summary>
static class MailFolder
{
    public static async Task<SubmissionOutcome> LayDown(
        string folder, DispatchId dispatch, byte[] mail, Func<CancellationToken, Task> beforeDot, TimeProvider clock,
        CancellationToken stop)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{dispatch.Value:N}.eml");
        try
        {
            await beforeDot(stop);
        }
        catch (LeaveDeniedException e)
        {
            return new SubmissionOutcome.NotSent(SubmissionPhase.HandingOver, SubmissionFault.HandingOverFailed)
            {
                Dialogue = [], Cause = e,
            };
        }
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, name), mail, stop);
        var said = $"In den Ordner der Vorführung gelegt: {name}";
        return new SubmissionOutcome.Accepted(new Reply(250, [said]))
        {
            Dialogue = [new DialogueLine(clock.GetUtcNow(), SubmissionPhase.Dot, IsOurs: true, said)],
        };
    }
}
