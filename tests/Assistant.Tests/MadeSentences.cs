namespace Inkassio.Assistant.Tests;

/// <summary>Sentences made from a grammar of their own, with the noise of real ones: word order, filler words,
/// dialect, no
/// umlauts, no capitals, slips of the finger.</summary>
static class MadeSentences
{
    static readonly (string Name, string Number)[] Names =
    [
        ("der Müller GmbH", "K-1001"), ("Müller & Söhne", "K-1002"), ("Huber Bau", "K-1003"), ("Josef Huber", "K-1004"),
        ("der Schmid AG", "K-1005"), ("Schmidt Logistik", "K-1006"), ("Weiß Elektrotechnik", "K-1007"),
        ("Ökohof Jäger", "K-1008"), ("der Bäckerei Groß", "K-1010"), ("Nguyen", "K-1011"),
    ];

    /// <summary>Parts that are said in one order or another: (a|b) is a choice, {F} a filler word, {N} the debtor, ~
    /// marks where
    /// the parts may change places.</summary>
    static readonly (string Template, string Intent, string Slots)[] Templates =
    [
        ("(Verfasse|Schreib|Tipp) {F} für {N} eine Mahnung", "mahnung_entwerfen", "stufe=naechste"),
        ("(Bereite|Mach) {F} die zweite Mahnung an {N} (fertig|vor)", "mahnung_entwerfen", "stufe=2"),
        ("(Wir brauchen|Ich bräuchte) {F} eine letzte Mahnung an {N}", "mahnung_entwerfen", "stufe=3"),
        ("Erinnere {N} {F} (freundlich|nett|höflich) an die Zahlung", "mahnung_entwerfen", "stufe=1 ton=freundlich"),
        ("(Mahnschreiben|Mahnung) an {N}~Zahlung bis (20.03.2026|20. März)", "mahnung_entwerfen", "stufe=naechste frist=2026-03-20"),
        ("Mach {F} eine Zahlungserinnerung per (Brief|Post) für {N}", "mahnung_entwerfen", "stufe=1 kanal=brief"),
        ("Dritte Mahnung an {N}~ohne (Mahngebühr|Gebühren)", "mahnung_entwerfen", "stufe=3 wunsch=ohne_gebuehr"),
        ("Welchen Betrag schuldet uns {N} {F}?", "saldo", ""),
        ("(Sag|Nenn) mir {F} den aktuellen Saldo von {N}", "saldo", ""),
        ("(Wie viel|Wieviel|Was) ist bei {N} {F} noch offen?", "saldo", ""),
        ("Welche Mahnungen gingen {F} bisher an {N}?", "historie", "filter=mahnungen"),
        ("Zeig {F} die komplette Historie zu {N}", "historie", "filter=alles"),
        ("Wann hat {N} {F} zuletzt gezahlt?", "historie", "filter=zahlungen top=1"),
        ("Wie viele Verzugszinsen schuldet {N} {F} bis heute?", "zinsen", "datum=2026-03-12"),
        ("Richte {F} für {N} eine Ratenzahlung in (4|vier) Raten ein", "ratenplan", "raten=4"),
        ("Ratenplan mit {N}~sechs Raten~ab 1. Mai", "ratenplan", "raten=6 beginn=2026-05-01"),
        ("Stundung für {N} bis 30.04.2026 {F}", "stundung", "datum=2026-04-30"),
        ("Räum {N} {F} noch zehn Tage Aufschub ein", "stundung", "datum=2026-03-22"),
        ("Setz {F} einen (Mahnstopp|Mahnstop) für {N}", "mahnstopp", ""),
        ("Bitte {N} {F} bis Ende April nicht mehr mahnen", "mahnstopp", "datum=2026-04-30"),
        ("Mahnstopp für {N} {F} wieder (entfernen|aufheben)", "mahnstopp_ende", ""),
        ("Zusage von {N}: zahlt am 27. März 250 Euro", "zusage_notieren", "datum=2026-03-27 betrag=250.00"),
        ("Trag {F} ein, dass {N} bis Freitag zahlen will", "zusage_notieren", "datum=2026-03-13"),
        ("Mach {F} eine Notiz zu {N}: Rechnung liegt beim Steuerberater", "notiz", ""),
        ("Gib mir {F} Stichpunkte für das Telefonat mit {N}", "gespraechsleitfaden", ""),
        ("Ich brauche {F} einen (Leitfaden|Gesprächsleitfaden) für {N}", "gespraechsleitfaden", ""),
        ("Beantworte {F} die Anfrage von {N}: Ratenzahlung ist möglich", "antwort_entwerfen", "angebot=raten"),
        ("Antworte {N} {F}, dass wir (das|die Sache) prüfen", "antwort_entwerfen", "angebot=pruefung"),
        ("Was sind {F} die nächsten Schritte bei {N}?", "naechste_schritte", ""),
        ("Wir siezen {N} {F} (künftig|ab jetzt)", "register_setzen", "register=sie"),
        ("Gib {F} alle Rechnungen aus, die älter als 45 Tage sind", "liste_offen", "minTage=45"),
        ("(Nenne|Zeig) {F} die fünf größten Schuldner", "liste_offen", "sortierung=betrag_desc top=5"),
        ("Welche Rechnungen über 500 Euro sind {F} offen?", "liste_offen", "minBetrag=500.00"),
        ("Wie hoch war {F} unser DSO 2025?", "kennzahl", "kennzahl=dso zeitraum=2025"),
        ("Wie viel Geld kam {F} letzten Monat rein?", "kennzahl", "kennzahl=zahlungseingang zeitraum=2026-02"),
        ("Zeig {F} eine Vorschau vom Mahnlauf", "mahnlauf_vorschau", ""),
        ("Mahne {F} alle, die über 30 Tage offen sind", "mahnlauf_vorschau", "minTage=30"),
        ("Der Kunde meint {F}, die Ware sei (kaputt|defekt) gewesen", "einwand_behandeln", "einwand=mangel schuldner?=K-1001"),
        ("Er behauptet {F}, er habe die Rechnung nicht erhalten", "einwand_behandeln", "einwand=nicht_erhalten schuldner=K-1001"),
        ("Mach den Brief {F} kürzer", "entwurf_aendern", "wunsch=kuerzer"),
        ("Setz die Frist {F} auf drei Wochen", "entwurf_aendern", "frist=2026-04-02"),
        ("Schick den Brief {F} ab", "entwurf_senden", ""),
        ("Erklär mir {F}, was Verzugszinsen sind", "erklaeren", "thema=verzugszinsen"),
        ("Zu welcher Rechnung gehört {F} die Zahlung über 238,00 von gestern?", "zahlung_zuordnen", "betrag=238.00 datum=2026-03-11"),
        ("Ist die Rechnung RE-2026-0142 {F} schon bezahlt?", "rechnung_status", "rechnung=RE-2026-0142"),
    ];

    static readonly string[] Fillers =
        ["", "", "", "mal", "bitte", "eben", "noch", "schnell mal", "jetzt", "doch bitte", "kurz mal", "halt", "eigentlich", "gleich"];

    static readonly (string Said, string Spoken)[] Dialect =
    [
        ("Ich ", "I "), (" eine ", " a "), (" nicht ", " ned "), ("ist ", "is "), (" mir ", " ma "), (" noch ", " no "), ("einen ", "an "),
    ];

    public static IEnumerable<Heard.Sentence> Of(int seed, int count)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var (template, intent, slots) = Templates[i % Templates.Length];
            var (name, number) = Names[random.Next(Names.Length)];
            var said = Ordered(Chosen(template, random), random)
                .Replace("{F}", Fillers[random.Next(Fillers.Length)], StringComparison.Ordinal)
                .Replace("  ", " ", StringComparison.Ordinal).Replace(" ,", ",", StringComparison.Ordinal);
            var isNamed = said.Contains("{N}", StringComparison.Ordinal);
            said = Noisy(Slipped(Spoken(said, random), random).Replace("{N}", name, StringComparison.Ordinal), random);
            yield return new(said.Trim(), intent, isNamed ? $"{slots} schuldner={number}".Trim() : slots);
        }
    }

    static string Chosen(string template, Random random)
    {
        for (var open = template.IndexOf('(', StringComparison.Ordinal); open >= 0; open = template.IndexOf('(',
            StringComparison.Ordinal))
        {
            var close = template.IndexOf(')', StringComparison.Ordinal);
            var choices = template[(open + 1)..close].Split('|');
            template = template[..open] + choices[random.Next(choices.Length)] + template[(close + 1)..];
        }
        return template;
    }

    static string Ordered(string template, Random random)
    {
        var parts = template.Split('~');
        if (random.Next(2) == 0) random.Shuffle(parts);
        return string.Join(", ", parts);
    }

    // Every fourth sentence as it is spoken in the south.
    static string Spoken(string say, Random random) => random.Next(4) > 0 ? say
        : Dialect.Aggregate(say, (text, word) => text.Replace(word.Said, word.Spoken, StringComparison.Ordinal));

    static string Noisy(string say, Random random) => random.Next(6) switch
    {
        0 => say.ToLowerInvariant(),
        1 => Plain(say),
        2 => Plain(say).ToLowerInvariant().Replace(",", "", StringComparison.Ordinal),
        3 => say.Replace("ß", "ss", StringComparison.Ordinal),
        _ => say,
    };

    static string Plain(string say) => say.Replace("ü", "ue", StringComparison.Ordinal).Replace("ö", "oe",
        StringComparison.Ordinal)
        .Replace("ä", "ae", StringComparison.Ordinal).Replace("Ö", "Oe", StringComparison.Ordinal)
        .Replace("ß", "ss", StringComparison.Ordinal);

    // Two letters of one long word swapped, in every sixth sentence; never of a name.
    static string Slipped(string say, Random random)
    {
        var words = say.Split(' ');
        var at = random.Next(words.Length);
        if (random.Next(6) > 0 || words[at].Length < 7 || !words[at].All(char.IsLetter)) return say;
        var (letters, i) = (words[at].ToCharArray(), random.Next(2, words[at].Length - 2));
        (letters[i], letters[i + 1]) = (letters[i + 1], letters[i]);
        words[at] = new(letters);
        return string.Join(' ', words);
    }
}
