using System.Collections.Immutable;

namespace Inkassio.Domain.HandOver;

/// <summary>What a claim is for: a number of the German courts' catalogue, or words where none fits.</summary>
/// <param name="Number">Null for a claim in words ("sonstiger Anspruch").</param>
/// <param name="Words">As the catalogue calls it, or in the firm's own words.</param>
public sealed record ClaimGround(int? Number, string Words)
{
    public static ClaimGround InWords(string words) => new(Number: null, words);
}

/// <summary>The main claims that the German courts number ("Hauptforderungskatalog").</summary>
// Only numbers that were read in a published list stand here. Lists that go around number the others differently;
// a wrong one would name another claim than the one owed, so a claim outside the list is told in words.
public static class ClaimCatalogue
{
    public static ImmutableArray<ClaimGround> Known { get; } =
    [
        new(1, "Anzeigen in Zeitungen u. a."),
        new(2, "Ärztliche oder zahnärztliche Leistung"),
        new(3, "Bürgschaft"),
        new(4, "Darlehensrückzahlung"),
        new(5, "Dienstleistungsvertrag"),
        new(6, "Frachtkosten"),
        new(7, "Geschäftsbesorgung durch Selbständige"),
        new(8, "Handwerkerleistung"),
        new(9, "Heimunterbringung"),
        new(10, "Hotelkosten"),
        new(11, "Kaufvertrag"),
        new(12, "Kontokorrentabrechnung"),
        new(13, "Krankenhauskosten – Pflege/Behandlung"),
        new(14, "Lagerkosten"),
        new(15, "Leasing/Mietkauf"),
        new(16, "Lehrgangs-/Unterrichtskosten"),
        new(17, "Miete für Geschäftsraum einschl. Nebenkosten"),
        new(24, "Rechtsanwaltshonorar"),
        new(70, "Kindertagesstättenbeitrag"),
        new(77, "Krankentransportkosten"),
        new(95, "Beiträge zur privaten Pflegeversicherung"),
    ];

    /// <summary>The longest claim in words that fits a line of the form.</summary>
    public const int WordsMax = 100;

    /// <summary>Null for a number that we do not know for certain.</summary>
    public static ClaimGround? Of(int number) => Known.FirstOrDefault(k => k.Number == number);

    // The list asks for a period here ("Zeitraum von - bis angeben").
    internal static bool NeedsPeriod(this ClaimGround ground) => ground.Number == 70;
}
