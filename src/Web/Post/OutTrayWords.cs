using Inkassio.Storage.Queries;

namespace Inkassio.Web.Post;

/// <summary>The trays of the outbox in words and as parts of an address.</summary>
public static class OutTrayWords
{
    public static string Word(this OutTray tray) => tray switch
    {
        OutTray.ToDo => "Zu tun",
        OutTray.Waiting => "Wartet",
        OutTray.Paper => "Druck",
        OutTray.Gone => "Versandt",
        OutTray.Back => "Zurück",
        _ => throw new System.Diagnostics.UnreachableException(tray.ToString()),
    };

    public static string Key(this OutTray tray) => tray switch
    {
        OutTray.ToDo => "zu-tun",
        OutTray.Waiting => "wartet",
        OutTray.Paper => "druck",
        OutTray.Gone => "versandt",
        OutTray.Back => "zurueck",
        _ => throw new System.Diagnostics.UnreachableException(tray.ToString()),
    };

    public static OutTray? Of(string? key) =>
        Enum.GetValues<OutTray>().Select(tray => (OutTray?)tray).FirstOrDefault(tray => tray!.Value.Key() == key);

    /// <summary>What an empty tray says.</summary>
    public static (string Title, string Body) Empty(this OutTray tray) => tray switch
    {
        OutTray.ToDo => ("Nichts ist zu tun", "Kein Brief braucht Ihre Entscheidung."),
        OutTray.Waiting => ("Keine E-Mail wartet", "Freigegebene E-Mails gehen von selbst hinaus."),
        OutTray.Paper => ("Nichts zu drucken", "Freigegebene Briefe auf Papier sammeln sich hier."),
        OutTray.Gone => ("Noch kein Brief ist versandt", "Sobald ein Brief das Haus verlassen hat, steht er hier."),
        OutTray.Back => ("Kein Brief kam zurück", "Abgebrochene und unzustellbare Briefe stehen hier."),
        _ => throw new System.Diagnostics.UnreachableException(tray.ToString()),
    };
}
