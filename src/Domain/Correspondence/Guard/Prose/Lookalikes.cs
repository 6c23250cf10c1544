using System.Collections.Frozen;

namespace Inkassio.Domain.Correspondence.Guard.Prose;

/// <summary>Letters of other alphabets that a reader takes for Latin ones (after Unicode TR 39, the ones that matter in
/// German).</summary>
static class Lookalikes
{
    // Pairs: the stranger, then the Latin letter that it looks like.
    const string Pairs =
        "аaвBсcеeнHіiјjкkмMоoрpѕsтTуyхxһhԁdԛqԝwАAВBСCЕEНHІIЈJКKМMОOРPЅSТTУYХXгrпnиuӀlҮYүyԍgѵvЗ3З3бbьbЬb"
        + "αaβBγyδdεeζzηnιiκkλlμuνvοoπnρpσoςcτtυuχxωwΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXϲcϳj"
        + "աwеeոnսuօoցgհhքpԁdԵtՍUՏSՕO"
        + "ᎪAᏴBᏟCᎠDᎬEᎻHᎫJᏦKᏞLᎷMᏢPᎡRᏚSᎢTᏙVᎳWᏃZ"
        + "ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢzɑaɡgıiȷjɩiℓlɐaəeɛeⲟoⲣpⲤC"
        + "øoØOđdĐDłlŁLħhĦHŧtŦTƒfþp";

    static readonly FrozenDictionary<char, char> Latin = Enumerable.Range(0, Pairs.Length / 2)
        .Select(i => (Stranger: Pairs[2 * i], Letter: Pairs[(2 * i) + 1]))
        .DistinctBy(p => p.Stranger).ToFrozenDictionary(p => p.Stranger, p => p.Letter);

    public static char? LatinFor(char stranger) => Latin.TryGetValue(stranger, out var letter) ? letter : null;
}
