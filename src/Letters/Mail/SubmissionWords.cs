using System.Diagnostics;

namespace Inkassio.Letters.Mail;

/// <summary>What went wrong and what to do about it, for people who have never seen a mail server.</summary>
public sealed record SubmissionWords(string What, string Advice)
{
    public static SubmissionWords For(SubmissionOutcome outcome, MailServer server) => outcome switch
    {
        SubmissionOutcome.Accepted => new("Der Mailserver hat die E-Mail angenommen.", "Sie müssen nichts tun."),
        SubmissionOutcome.Rejected no => Rejected(no),
        SubmissionOutcome.Unknown => new("Wir wissen nicht, ob die E-Mail angekommen ist: Der Mailserver hatte sie "
            + "schon ganz, aber seine Antwort kam nicht mehr an.", "Sehen Sie im Ordner „Gesendet“ oder beim Empfänger "
            + "nach und entscheiden Sie dann, ob die E-Mail noch einmal hinaus soll. Von selbst senden wir sie nicht "
            + "noch einmal."),
        SubmissionOutcome.NotSent not => NotSent(not, server),
        _ => throw new UnreachableException(outcome.ToString()),
    };

    static SubmissionWords Rejected(SubmissionOutcome.Rejected no) => no.Phase switch
    {
        SubmissionPhase.RcptTo => new($"Der Mailserver nimmt für diese Empfängeradresse nichts an. {Said(no.Reply)}",
            "Prüfen Sie die Adresse auf Tippfehler und fragen Sie beim Kunden nach."),
        SubmissionPhase.MailFrom => new($"Der Mailserver lässt Sie nicht unter dieser Absenderadresse senden. {Said(no.Reply)}",
            "Nehmen Sie als Absender die Adresse, die zu Ihrem Benutzernamen gehört."),
        _ => new($"Der Mailserver hat diese E-Mail abgelehnt. {Said(no.Reply)}",
            "Die Antwort nennt meist den Grund, etwa die Größe oder den Verdacht auf Spam. Ihr E-Mail-Anbieter hilft "
            + "mit dieser Antwort weiter."),
    };

    static SubmissionWords NotSent(SubmissionOutcome.NotSent not, MailServer server) => not.Fault switch
    {
        SubmissionFault.HostUnknown => new($"Den Mailserver „{server.Host}“ gibt es nicht.",
            "Prüfen Sie den Namen auf Tippfehler. Ihr E-Mail-Anbieter nennt ihn als „SMTP-Server“ oder "
            + "„Postausgangsserver“, zum Beispiel smtp.anbieter.de."),
        SubmissionFault.HostForbidden => new($"„{server.Host}“ liegt im inneren Netz; dorthin dürfen wir nicht senden.",
            "Nehmen Sie einen Mailserver im Internet, oder bitten Sie den Betreiber dieses Programms, diesen Server "
            + "freizugeben."),
        SubmissionFault.PortForbidden => new($"Port {server.Port} ist für E-Mail nicht üblich und deshalb gesperrt.",
            "Üblich sind 465 (verschlüsselt) und 587 (STARTTLS)."),
        SubmissionFault.PortClosed => new($"Unter „{server.Host}“ antwortet auf Port {server.Port} niemand.",
            "Prüfen Sie den Port: meist 465 (verschlüsselt) oder 587 (STARTTLS)."),
        SubmissionFault.Unreachable => new($"„{server.Host}“ ist nicht erreichbar.",
            "Prüfen Sie Namen und Port. Stimmen beide, versuchen Sie es in einigen Minuten noch einmal."),
        SubmissionFault.TlsNotOffered => new("Dieser Mailserver bietet keine Verschlüsselung an; Passwort und Briefe "
            + "wären lesbar.", "Stellen Sie auf Port 465 und „verschlüsselt“ um. Geht das nicht, wählen Sie einen "
            + "anderen Anbieter."),
        SubmissionFault.TlsFailed or SubmissionFault.InjectedReply => new("Die verschlüsselte Verbindung kam nicht zustande.",
            "Port 465 gehört zu „verschlüsselt“, Port 587 zu „STARTTLS“. Passt das zusammen, fragen Sie Ihren Anbieter."),
        SubmissionFault.CertificateNotTrusted => new($"Das Zertifikat des Mailservers ist nicht vertrauenswürdig oder "
            + $"gehört nicht zu „{server.Host}“.", "Nehmen Sie genau den Servernamen, den Ihr Anbieter nennt. Beim "
            + "eigenen Server muss das Zertifikat von einer anerkannten Stelle sein."),
        SubmissionFault.SignInRefused => new($"Benutzername oder Passwort stimmen nicht.{And(not.Reply)}",
            "Tippen Sie beide neu ein. Manche Anbieter verlangen ein eigenes „App-Passwort“ oder dass Sie den Versand "
            + "über SMTP erst erlauben."),
        SubmissionFault.SignInNotOffered => new("Der Mailserver bietet keine Anmeldung mit Passwort an.",
            "Fragen Sie Ihren Anbieter nach einem Zugang für SMTP mit Benutzername und Passwort."),
        SubmissionFault.SignInNeeded => new($"Der Mailserver verlangt eine Anmeldung.{And(not.Reply)}",
            "Tragen Sie Benutzername und Passwort ein."),
        SubmissionFault.NoMailServer or SubmissionFault.ReplyTooLong => new(
            $"Unter „{server.Host}“, Port {server.Port}, antwortet kein Mailserver.", "Prüfen Sie Namen und Port."),
        SubmissionFault.TimedOut => new($"„{server.Host}“ hat zu lange nicht geantwortet.",
            "Prüfen Sie Port und Verschlüsselung: 465 gehört zu „verschlüsselt“, 587 zu „STARTTLS“. Sonst versuchen wir "
            + "es später noch einmal."),
        SubmissionFault.HandingOverFailed => new("Vor der Übergabe ist bei uns ein Fehler aufgetreten; die E-Mail ging "
            + "nicht hinaus.", "Wir versuchen es später noch einmal."),
        SubmissionFault.Cancelled => new("Das Senden wurde abgebrochen, bevor die E-Mail hinausging.",
            "Wir versuchen es später noch einmal."),
        _ => new($"Der Mailserver konnte die E-Mail gerade nicht annehmen.{And(not.Reply)}",
            "Wir versuchen es später noch einmal."),
    };

    static string Said(Reply reply) => $"Seine Antwort: „{reply}“";

    static string And(Reply? reply) => reply is null ? "" : " " + Said(reply);
}
