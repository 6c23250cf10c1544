using Inkassio.Letters;

namespace Inkassio.Web.FirmSettings;

/// <summary>What is wrong with an uploaded stationery, and what to do about it.</summary>
static class StationeryWords
{
    public static string Of(StationeryFault fault, string detail) => fault switch
    {
        StationeryFault.TooLarge => "Die Datei ist größer als 2 MB. Bitte verkleinern Sie die Bilder darin, und speichern Sie sie neu.",
        StationeryFault.NoPdf => "Das ist kein PDF. Bitte speichern oder drucken Sie Ihr Briefpapier als PDF.",
        StationeryFault.Encrypted => "Das PDF ist mit einem Kennwort oder mit Rechten geschützt. Bitte speichern Sie es ohne Schutz.",
        StationeryFault.Script => "Das PDF enthält ein Programm oder startet etwas. Auf Briefe gehört beides nicht. Bitte drucken Sie es noch einmal als PDF.",
        StationeryFault.Files => "In dem PDF liegen weitere Dateien. Bitte speichern Sie es ohne Anlagen.",
        StationeryFault.Fields => "Das PDF hat Felder zum Ausfüllen. Bitte drucken Sie es als PDF, dann sind sie fort.",
        StationeryFault.TooManyPages => "Das PDF hat mehr als zwei Seiten. Gebraucht werden eine für die erste Seite und, wenn Sie möchten, eine für die Folgeseiten.",
        StationeryFault.NotA4 => "Die Seite ist nicht A4 hoch (210 × 297 mm). Bitte speichern Sie das Briefpapier in dieser Größe.",
        StationeryFault.Turned => "Die Seite ist im PDF gedreht. Bitte speichern Sie sie aufrecht.",
        StationeryFault.FontNotEmbedded => $"Die Schrift{(detail.Length > 0 ? $" „{detail}“" : "")} ist nicht im PDF enthalten. Bitte speichern Sie es mit eingebetteten Schriften, am einfachsten als PDF/A.",
        StationeryFault.PressColours => "Das PDF benutzt Druckfarben (CMYK). Unsere Briefe sind für Bildschirm und Archiv in RGB. Bitte speichern Sie es mit RGB-Farben (sRGB).",
        StationeryFault.Layers => "Das PDF hat ausgeblendete Ebenen. Bitte fassen Sie die Ebenen zusammen, damit feststeht, was gedruckt wird.",
        StationeryFault.Unusual => "Das PDF benutzt eine Technik, die im Archivformat PDF/A nicht vorkommt. Bitte speichern Sie es als PDF/A.",
        StationeryFault.TooComplex => "Das PDF ist zu umfangreich für ein Briefpapier. Bitte vereinfachen Sie die Zeichnung, oder verkleinern Sie die Bilder.",
        _ => "Das PDF ist beschädigt. Bitte speichern Sie es neu, und versuchen Sie es noch einmal.",
    };
}
