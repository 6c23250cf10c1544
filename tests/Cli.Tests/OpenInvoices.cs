namespace Inkassio.Cli.Tests;

/// <summary>Tables as people have them.</summary>
static class OpenInvoices
{
    public const string Two = """
        Kundennummer;Kunde;Straße;PLZ;Ort;Rechnungsnummer;Rechnungsdatum;Fällig am;Betrag
        K-1;Bäckerei Übermut GmbH;Hauptstraße 1;50667;Köln;R-1;15.01.2026;14.02.2026;1.190,00
        K-2;Jörg Weiß;Ringstraße 2;50667;Köln;R-2;20.01.2026;19.02.2026;59,50
        """;

    public const string TwoWrong = """
        Kundennummer;Kunde;Rechnungsnummer;Fällig am;Betrag
        K-1;Bäckerei Übermut GmbH;R-1;31.02.2026;100,00
        K-2;Jörg Weiß;R-2;19.02.2026;viel
        K-3;Gute GmbH;R-3;19.02.2026;30,00
        """;

    public const string Sender = """
        {"name": "Musterbau Handwerks GmbH", "street": "Werkstraße 12", "postcode": "50667", "town": "Köln",
         "country": "DE", "land": "NW", "iban": "DE89 3704 0044 0532 0130 00", "contact": "Anna Weber",
         "phone": "0221 4710800"}
        """;
}
