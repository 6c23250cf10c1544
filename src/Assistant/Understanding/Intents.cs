using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Inkassio.Assistant;

/// <summary>What a user can want: how the assistant reacts, and what it has to know for that.</summary>
sealed record Intent(string Name, string Reaction, ImmutableArray<string> Slots, bool NeedsDebtor);

/// <summary>The closed list of intents. Their names and slots are the public form of an understood
/// utterance.</summary>
static class Intents
{
    static readonly FrozenDictionary<string, Intent> All = Table("""
        mahnung_entwerfen! entwurf stufe ton frist kanal rechnung wunsch register
        antwort_entwerfen! entwurf einwand angebot ton kanal datum raten betrag rechnung wunsch register
        gespraechsleitfaden! entwurf anlass einwand ton rechnung
        einwand_behandeln antwort einwand
        entwurf_aendern entwurf stufe ton frist kanal rechnung wunsch register
        entwurf_senden bestaetigung kanal datum
        liste_offen antwort sortierung top zeitraum minTage minBetrag maxBetrag waehrung segment land status ausser stufe
        saldo! antwort datum
        rechnung_status antwort rechnung betrag
        historie! antwort filter top zeitraum rechnung
        kennzahl antwort kennzahl zeitraum
        zinsen antwort rechnung betrag beginn datum
        mahnlauf_vorschau vorschlag datum stufe minTage minBetrag ausser segment land kanal
        naechste_schritte antwort datum zeitraum
        ratenplan! vorschlag raten beginn betrag intervall rechnung
        stundung! vorschlag datum rechnung
        mahnstopp! bestaetigung grund datum rechnung
        mahnstopp_ende! bestaetigung rechnung datum
        zusage_notieren! bestaetigung datum betrag anteil rechnung
        notiz! bestaetigung text
        zahlung_zuordnen vorschlag betrag waehrung datum rechnung
        register_setzen! bestaetigung register
        erklaeren antwort thema
        hilfe antwort
        abbruch antwort
        ablehnen ablehnung
        rueckfrage rueckfrage
        """);

    public static Intent Of(string name) => All[name];

    public static IEnumerable<string> Names => All.Keys;

    static FrozenDictionary<string, Intent> Table(string rows) => rows.Split('\n', StringSplitOptions.TrimEntries)
        .Select(row => row.Split(' '))
        .Select(row => new Intent(row[0].TrimEnd('!'), row[1], [.. row[2..]], row[0].EndsWith('!')))
        .ToFrozenDictionary(intent => intent.Name, StringComparer.Ordinal);
}
