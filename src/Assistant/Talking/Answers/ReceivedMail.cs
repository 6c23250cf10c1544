using System.Text.RegularExpressions;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;

namespace Inkassio.Assistant.Talking.Answers;

/// <summary>What a debtor has written: hostile until proved otherwise. It is sorted into one word of ours and shown as
/// quoted text, and goes nowhere else.</summary>
/// <param name="Objection">The key of an objection; null where none was recognised.</param>
sealed partial record ReceivedMail(string Text, string Subject, DateOnly? On, string? Objection, string Quote)
{
    public const int QuoteMax = 600;

    /// <summary>What was pasted below the wish, else the last mail of the debtor; null where there is neither.
    /// </summary>
    public static ReceivedMail? Of(Asked asked, Debtor account)
    {
        if (asked.Pasted.Length > 0) return Read(asked, asked.Pasted, "", null);
        if (!Mentions().IsMatch(asked.Say)) return null;
        return account.Replies.Values.Where(r => !r.IsAutomatic).MaxBy(r => (r.On, r.Id)) is { } reply
            ? Read(asked, reply.Text, reply.Subject, reply.On) : null;
    }

    static ReceivedMail Read(Asked asked, string text, string subject, DateOnly? on)
    {
        asked.HasReadForeignText = true;
        var clean = new string([.. text.Where(c => !char.IsControl(c) || c == '\n')]);
        foreach (var sentence in Sentences().Split(clean).Select(s => s.Trim()).Where(s => s.Length > 5).Take(40))
            if (ObjectionIn(asked, sentence) is { } key) return new(clean, subject, on, key, sentence);
        return new(clean, subject, on, null, "");
    }

    // The engine alone reads it, with an empty book: no name, number or wish in it can mean anything.
    static string? ObjectionIn(Asked asked, string sentence)
    {
        var nobody = new Book([], [], asked.Book.Place);
        var heard = Understanding.Of(
            $"Was, wenn der Kunde sagt: {(sentence.Length > 300 ? sentence[..300] : sentence)}",
            Context.Empty(asked.Today), nobody);
        return heard.Intent == "einwand_behandeln" ? heard.Text("einwand") : null;
    }

    public static void Show(Asked asked, Speech speech, ReceivedMail mail)
    {
        var text = mail.Text.Length > QuoteMax ? mail.Text[..QuoteMax] + " …" : mail.Text;
        var title = mail.On is { } on ? $"Der Kunde schrieb am {asked.Days(on)} (wörtlich)"
            : "Eingefügter Text (wörtlich)";
        speech.Show(new Card.ReasonsCard(
            title, [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(line => $"„{line}“")], Source: null));
        speech.Tell(mail.Objection is { } key && Objections24.Of(key) is { } card
            ? $"Ich verstehe die Nachricht so: „{card.Name}“. Maßgeblich ist der Satz „{Short(mail.Quote)}“."
            : "Einen der bekannten Einwände erkenne ich in der Nachricht nicht.");
    }

    static string Short(string quote) => quote.Length > 160 ? quote[..160] + " …" : quote;

    [GeneratedRegex(
        @"\b(mail|e-mail|email|nachricht|schreiben|antwort|antworte|brief)\w*\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mentions();

    [GeneratedRegex(@"(?<=[.!?])\s+|\n+", RegexOptions.None, 1000)]
    private static partial Regex Sentences();
}
