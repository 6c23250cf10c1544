using Inkassio.Assistant.Models;
using Inkassio.Storage;

namespace Inkassio.Assistant.Talking.Answers;

/// <summary>What a model takes a debtor's message for, where our own ear recognised nothing: a guess in words, from
/// which nothing follows before a person says so.</summary>
static class GuessedReply
{
    const int QuoteMax = 160;

    public static async Task Tell(
        Asked asked, Speech speech, Account account, ReceivedMail mail, CancellationToken stop)
    {
        if (asked.Reader is not { } reader || account.State.Party is not { } party) return;
        var sender = asked.Terms.Sender;
        var (reading, _) = await reader.Read(
            mail.Text, [party.Name, party.Contact, sender.Name, sender.Contact], stop);
        if (reading is null)
        {
            speech.Tell("Auch das Sprachmodell hat die Nachricht nicht einordnen können.");
            return;
        }
        if (Word(reading) is not { } word) return;
        var quote = reading.Quote is { Length: > 0 } said
            ? $" Es stützt sich auf „{(said.Length > QuoteMax ? said[..QuoteMax] + " …" : said)}“." : "";
        speech.Tell($"Ein Sprachmodell vermutet: {word}{quote} Ob das stimmt, entscheiden Sie.");
        Offer(speech, reading.Kind, Answering.NameOf(account));
    }

    static string? Word(ReplyReading reading) => reading.Kind switch
    {
        "zahlt" => "Der Kunde hat gezahlt oder zahlt gerade.",
        "zusage" => "Der Kunde kündigt eine Zahlung an.",
        "raten" => "Der Kunde bittet um Raten oder mehr Zeit.",
        "insolvenz" => "Der Kunde ist insolvent.",
        "abwesend" => "Das ist eine automatische Antwort.",
        "einwand" when reading.Objection is { } key && Objections24.Of(key) is { } card =>
            $"Der Einwand ist „{card.Name}“.",
        _ => null,
    };

    static void Offer(Speech speech, string kind, string name)
    {
        if (kind == "zahlt") speech.Offer("Zahlungen ansehen", $"Welche Zahlungen hat {name} geleistet?");
        if (kind == "insolvenz") speech.Offer("Mahnstopp vorschlagen", $"Mahnstopp für {name} wegen Insolvenz");
    }
}
