using System.Text.RegularExpressions;

namespace Inkassio.Web.Importing;

/// <summary>Why an import stands still, in words: at which row, for what reason, and what to do.</summary>
// The job keeps the refusal as the host wrote it down; its name is one of the closed list of refusals.
static partial class StoppedImport
{
    public static string Sentence(string problem)
    {
        var said = Refused().Match(problem);
        var row = said.Groups["row"].Value;
        var place = row.Length > 0
            ? $"Der Import ist bei Zeile {row} stehen geblieben."
            : "Der Import ist stehen geblieben.";
        return $"{place} {Why(said.Groups["name"].Value)} Was davor steht, ist gebucht. "
            + "Berichtigen Sie die Zeile und lesen Sie die Datei noch einmal ein: Nichts wird doppelt gebucht.";
    }

    static string Why(string refusal) => refusal switch
    {
        "DueBeforeIssued" => "Die Fälligkeit liegt vor dem Rechnungsdatum.",
        "InvoiceNumberTaken" => "Die Rechnungsnummer gehört inzwischen zu einer anderen Rechnung.",
        "CustomerNumberTaken" => "Die Kundennummer gehört inzwischen zu einem anderen Kunden.",
        "AmountNotPositive" or "AmountTooLarge" => "Diesen Betrag kann eine Rechnung oder Zahlung nicht haben.",
        "DayOutOfRange" => "Ein Datum liegt außerhalb der möglichen Jahre.",
        "TextTooLong" => "Ein Text ist zu lang.",
        "TextMissing" => "Ein Text fehlt.",
        "DebtorErased" => "Die Daten dieses Kunden wurden gelöscht.",
        _ => "Die Zeile passt nicht mehr zu den Büchern.",
    };

    [GeneratedRegex(@"^Row (?<row>\d*) of the import was refused: (?<name>\w+)",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Refused();
}
