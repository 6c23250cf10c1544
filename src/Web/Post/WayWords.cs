using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Words;
using Inkassio.Letters.Mail;
using Inkassio.Web.Parts;

namespace Inkassio.Web.Post;

/// <summary>What became of one way of a letter, and what to do now, for people who have never seen a mail
/// server.</summary>
/// <param name="Advice">Empty where nothing is to be done.</param>
public sealed record WayWords(string What, string Advice)
{
    /// <param name="server">Where the firm's mail goes; null without any account.</param>
    public static WayWords Of(Dispatch way, MailServer? server) => way.State switch
    {
        DispatchState.Planned when way.Channel == Channel.Post => new("Wartet auf den Druck.", ""),
        DispatchState.Planned when way.Channel == Channel.PrintService => new("Geht von selbst an den Druckdienst.", ""),
        DispatchState.Planned => new("Geht von selbst hinaus.", ""),
        DispatchState.HandingOver when way.Channel == Channel.Post =>
            new("Ist gedruckt und noch nicht als versandt bestätigt.", ""),
        DispatchState.HandingOver when way.Channel == Channel.PrintService =>
            new("Wird gerade an den Druckdienst übergeben.", ""),
        DispatchState.HandingOver => new("Wird gerade an den Mailserver übergeben.", ""),
        DispatchState.Accepted when way.Channel == Channel.Post => new(
            way.Tracking is { Length: > 0 } number ? $"Zur Post gegeben, Sendungsnummer {number}." : "Zur Post gegeben.",
            ""),
        DispatchState.Accepted when way.Channel == Channel.PrintService => new(
            "Der Druckdienst hat den Brief angenommen, druckt ihn und gibt ihn zur Post.", ""),
        DispatchState.Accepted => new("Der Mailserver hat die E-Mail angenommen.", ""),
        DispatchState.Unknown => new(
            "Der Mailserver hatte die E-Mail schon ganz, aber seine Antwort kam nicht mehr an. Ob sie angekommen ist, "
            + "kann das Programm nicht wissen.",
            "Sehen Sie im Ordner „Gesendet“ nach oder fragen Sie den Kunden, und sagen Sie dann, was gilt. Von selbst "
            + "geht sie nicht noch einmal hinaus."),
        DispatchState.Cancelled => new(
            $"Nicht versandt: {way.CancelledBecause?.Word() ?? "abgebrochen"}.", ""),
        DispatchState.Returned when way.Channel != Channel.Email => new("Kam als unzustellbar zurück.",
            "Prüfen Sie die Anschrift des Kunden."),
        DispatchState.Returned => new($"Kam zurück: {Said(way.Code)}",
            "Prüfen Sie die E-Mail-Adresse. An diese schreibt das Programm nicht mehr."),
        DispatchState.Rejected when way.Code == HandOverEnd.NotArrived =>
            new("Nicht angekommen, wie Sie festgestellt haben.", ""),
        DispatchState.Rejected when way.Channel == Channel.PrintService => new(
            $"Der Druckdienst hat den Brief nicht angenommen ({way.Code}).", "Der Brief lässt sich selbst drucken."),
        DispatchState.Rejected => new($"Nicht angenommen: {Said(way.Code)}",
            "Prüfen Sie die E-Mail-Adresse. An diese schreibt das Programm nicht mehr."),
        DispatchState.Parked => Parked(way.Code ?? "", server),
        _ => throw new System.Diagnostics.UnreachableException(way.State.ToString()),
    };

    static WayWords Parked(string cause, MailServer? server) => cause switch
    {
        "no-account" => new("Für E-Mails ist kein Konto eingerichtet.",
            "Richten Sie es in den Einstellungen unter „Versand“ ein, oder brechen Sie den Versand ab."),
        "no-print-service" => new("Es ist kein Druckdienst eingerichtet.",
            "Bitten Sie den Betreiber darum, oder brechen Sie den Versand ab und drucken Sie selbst."),
        "print-service" => new("Der Druckdienst nimmt gerade nichts an.",
            "Versuchen Sie es später erneut, oder brechen Sie den Versand ab."),
        "letter-erased" => new("Der Inhalt dieses Briefs ist nicht mehr lesbar.", "Brechen Sie den Versand ab."),
        _ when cause.StartsWith("sender-", StringComparison.Ordinal) => new(
            $"Der Mailserver lässt Sie nicht unter Ihrer Absenderadresse senden (Antwort {cause["sender-".Length..]}).",
            "Nehmen Sie als Absender die Adresse, die zu Ihrem Benutzernamen gehört."),
        _ => Failed(cause, server ?? new MailServer("Ihr Mailserver", 587, MailEncryption.StartTls)),
    };

    // "sign-in-refused 535": the fault in kebab case, then the server's code where it gave one.
    static WayWords Failed(string cause, MailServer server)
    {
        var parts = cause.Split(' ');
        if (!Enum.TryParse<SubmissionFault>(parts[0].Replace("-", "", StringComparison.Ordinal), ignoreCase: true,
            out var fault)) return new($"Der Versand ist angehalten ({cause}).", "Prüfen Sie die Versand-Einstellungen.");
        var outcome = new SubmissionOutcome.NotSent(SubmissionPhase.Connect, fault) { Dialogue = [] };
        var code = parts.Length > 1 ? $" Antwort des Servers: {parts[1]}." : "";
        var words = SubmissionWords.For(outcome, server);
        return outcome.NeedsPerson
            ? new(words.What + code, words.Advice)
            : new(words.What + code + " Mehrere Versuche blieben ohne Erfolg.",
                "Prüfen Sie die Versand-Einstellungen und versuchen Sie es dann erneut.");
    }

    /// <summary>A receiver's code (RFC 3463, else RFC 5321) as a sentence.</summary>
    static string Said(string? code) => code switch
    {
        null or "" => "Die Gegenseite nannte keinen Grund.",
        ['5', '.', '1', ..] or "550" or "551" or "553" => $"Diese Adresse gibt es nicht ({code}).",
        "5.2.2" or "552" => $"Das Postfach ist voll ({code}).",
        ['5', '.', '2', ..] => $"Das Postfach nimmt nichts an ({code}).",
        "5.3.4" or "5.2.3" => $"Die E-Mail ist dem Empfänger zu groß ({code}).",
        ['5', '.', '4', ..] => $"Der Mailserver des Empfängers ist nicht erreichbar ({code}).",
        ['5', '.', '7', ..] or "554" => $"Der Empfänger hat sie als unerwünscht abgewiesen ({code}).",
        _ => $"Antwort {code}.",
    };

    public static Meaning Means(DispatchState state) => state switch
    {
        DispatchState.Accepted => Meaning.Good,
        DispatchState.Unknown or DispatchState.Parked => Meaning.Severe,
        DispatchState.Rejected or DispatchState.Returned => Meaning.Caution,
        DispatchState.HandingOver => Meaning.Informs,
        _ => Meaning.Neutral,
    };

    /// <summary>The state as it stands on a chip: paper is printed, mail is handed over.</summary>
    public static string Chip(Channel channel, DispatchState state) => (channel, state) switch
    {
        (Channel.Post, DispatchState.Planned) => "zu drucken",
        (Channel.Post, DispatchState.HandingOver) => "gedruckt",
        _ => state.Word(),
    };
}
