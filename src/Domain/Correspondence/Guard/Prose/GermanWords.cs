using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Inkassio.Domain.Correspondence.Guard.Prose;

/// <summary>The small words by which a language is known. Folded, as all words here.</summary>
static class GermanWords
{
    static readonly FrozenSet<string> German = Set("""
        aber alle allen aller alles als alt am an auch auf aus bei beim bereits bin bis bisher bist bitte bitten
        da dadurch dafuer daher damit dank danke dann daran darauf darf darueber das dass davon dazu dein deine
        deinem deinen deiner dem den denn der deren des deshalb dessen dich die diese diesem diesen dieser dieses
        dir doch dort du duerfen duerfte durch ein eine einem einen einer eines einmal er ernst es etwas falls
        fest frei frisch froh fuer ganz gegen gerade gern gerne gross gut haben habt hart hast hat hatte hatten
        hier hoch ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in ins ist ja jede jeder jedes
        jemand jetzt jung kann kein keine keinem keinen keiner klar klein koennen koennten konnte kurz lang lange
        leicht leider mag man mehr mein meine mich mir mit moechte moechten moegen muessen muss nach nein neu
        nicht nichts nie noch nur ob oder offen ohne recht reich schnell schoen schon sehr sei seien sein seit
        sich sicher sie sind so soll sollen sollte sollten sondern stark statt still trotz ueber um und uns unser
        unsere unserem unseren unserer unseres unter viel vielen vielleicht vom von vor waehrend war waren was
        wegen weil weiss weit weiter weiterhin welche welcher welches wem wen wenig wenn wer werden wie wieder
        will wir wird wo wollen worden wuerde wuerden wurde wurden zu zum zur zurueck zwischen
        """);

    static readonly FrozenSet<string> English = Set("""
        a about after all already also and any are as at be because been before being but by can could dear did
        do does for from had has have he here if into is it its kindly may might more most must no not of on or
        our out over please regards she should some than thank thanks that the their them then there these they
        this those to up us very we were with without would yet you your account amount ask attached balance behalf best
        contact customer days due enclosed immediately invoice invoices issue kind know let letter make money now
        outstanding overdue owe owed paid pay payable paying payment payments promptly receive received regarding
        reminder remit request response reply settle sincerely sir soon still today transfer understand unpaid
        want wish write always never again only kindest once such since sent send see need needs when where which who
        why how will shall madam hello hi truly faithfully resolve matter action agree clear full
        """);

    static readonly FrozenSet<string> Others = Set("""
        au aux avec bir bu che con dans de del della di een el elle est et gli het icin il ile je la las le les
        lo los ne nel niet non notre nous olarak para pas per por pour que qui sono su sur un una une usted uw
        van ve voor votre vous wij y merci facture veuillez regler payer monsieur madame cordialement montant paiement
        bonjour rappel argent vos nos cette ce si prego favore paghi fattura pagamento grazie saluti cordiali gentile
        signora signore importo scaduta dei alla factura pague gracias saludos estimado estimada pago deuda
        cuenta nuestro nuestra prosimy prosze zaplate zaplacic faktura fakture dziekujemy pozdrowieniami nie
        jest od lutfen odeyin fatura faturayi tesekkur odeme odemenizi bekliyoruz borc hesap gelieve betalen rekening factuur
        bedankt
        wel onze nog aub alstublieft obrigado obrigada pagar conta nao voce seu sua racun platite molimo
        hvala prosim plati zaplatte dekujeme koszonjuk fizetes szamla kerjuk va rugam plata platiti multumim
        tack betala vanligen hej takk betaling vennligst kiitos maksu lasku
        """);

    public static bool Knows(string fold) => German.Contains(fold);

    /// <summary>How many small words of this language, and how many of any other.</summary>
    public static (int Own, int Foreign) Count(ImmutableArray<ProseWord> words, Language language) =>
        Count(words, language, 0, words.Length);

    public static (int Own, int Foreign) Count(ImmutableArray<ProseWord> words, Language language, int from, int to)
    {
        var (german, english, others) = (0, 0, 0);
        for (var at = from; at < to; at++)
            if (German.Contains(words[at].Fold)) german++;
            else if (English.Contains(words[at].Fold)) english++;
            else if (Others.Contains(words[at].Fold)) others++;
        return language == Language.De ? (german, english + others) : (english, german + others);
    }

    static FrozenSet<string> Set(string words) =>
        words.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(StringComparer.Ordinal);
}
