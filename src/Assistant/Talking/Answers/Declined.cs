namespace Inkassio.Assistant.Talking.Answers;

/// <summary>What is not done, why, and what can be done in its place.</summary>
static class Declined
{
    public static Task Decline(Asked asked, Speech speech, CancellationToken stop)
    {
        var reason = asked.Slot("grund") is { } said && RefusedTexts.Reasons.Contains(said) ? said : "sachfremd";
        speech.Tell(RefusedTexts.Why(reason)).Tell(RefusedTexts.Instead(reason));
        var name = speech.Debtor is { } debtor && asked.NumberOf(debtor) is { } number ? asked.Named(number)?.Name
            : null;
        foreach (var (words, then) in RefusedTexts.Buttons(reason))
            if (then.StartsWith('/')) speech.Lead(words, then);
            else if (then is "Letzte Mahnung bitte" or "Mahnung entwerfen")
            {
                if (name is not null) speech.Offer(
                    words, then.StartsWith('L') ? $"Letzte Mahnung an {name}" : $"Mahnung an {name}");
            }
            else speech.Offer(words, then);
        return Task.CompletedTask;
    }
}
