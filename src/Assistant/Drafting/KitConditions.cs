using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Segments;

namespace Inkassio.Assistant.Drafting;

/// <summary>The situations that the files of the kit can ask for, in their words.</summary>
public static class KitConditions
{
    /// <summary>Says how a wording sounds: it is taken when somebody wishes for it, and only then.</summary>
    public const string Loose = "locker", Formal = "förmlich", Personal = "persönlich";

    /// <summary>Says how a wording sounds, and is taken without a wish as well.</summary>
    public const string Plain = "sachlich";

    const string Not = "nicht ";

    static readonly string[] Styles = [Loose, Formal, Personal, Plain];

    /// <summary>What a wording with them knows more than one without: it goes before.</summary>
    static readonly string[] Telling =
    [
        "gut", "neu", "riskant", "erinnert", "gemahnt", "letzte-stufe", "telefoniert", "teilzahlung",
            "zusage-gebrochen", "zugesagt",
        "ratenplan", "antwort-eingegangen", "einwand", "lange", "erledigt", "rest",
    ];

    /// <summary>Every word that a file may ask for, without its "nicht".</summary>
    public static IReadOnlySet<string> Known { get; } = (HashSet<string>)
    [
        .. Styles, .. Telling, .. Enum.GetNames<Country>(), LetterText.Always, "Sie", "du", "eine", "mehrere", "Firma",
        "Privat", "ruht", "uebergabe-folgt", "zinsen-verlangt", "kurz", "lang", "Dank", "Rückruf", "Kopie",
            "Raten", "Klausel",
        "Einwandart",
    ];

    public static bool IsKnown(string word) => Known.Contains(Bare(word));

    public static HashSet<string> Of(DraftCase about)
    {
        HashSet<string> found =
        [
            .. about.Flags, about.Country.ToString(), about.Register == Register.Du ? "du" : "Sie",
            about.IsSeveral ? "mehrere" : "eine", about.DebtorKind == DebtorKind.Business ? "Firma" : "Privat",
        ];
        if (Word(about.Segment) is { } segment) found.Add(segment);
        if (about.Overdue >= Overdue.From61To90) found.Add("lange");
        if (about.Flags.Overlaps(["bestritten", "insolvenz", "mahnstopp"])) found.Add("ruht");
        if (about.Objection is not null) found.Add("Einwandart");
        if (!about.Wish.Wishes.Contains(WritingWish.WithoutClause)) found.Add("Klausel");
        foreach (var wish in about.Wish.Wishes)
            if (Word(wish) is { } word) found.Add(word);
        return found;
    }

    /// <summary>All that a wording asks for is so; how it sounds is no question.</summary>
    public static bool Fits(Wording wording, HashSet<string> found) => wording.When.All(word =>
        Styles.Contains(word) || (word.StartsWith(Not, StringComparison.Ordinal)
            ? !found.Contains(Bare(word)) : found.Contains(word)));

    public static int TellingOf(Wording wording) => wording.When.Count(Telling.Contains);

    /// <summary>How well the sound of a wording meets the wishes; the more the better.</summary>
    public static int SoundOf(Wording wording, HashSet<string> found) => wording.When.Where(Styles.Contains)
        .Sum(style => found.Contains(style) ? 2 : style == Plain ? 0 : -1);

    public static bool IsStyled(Wording wording, string style) => wording.When.Contains(style);

    static string Bare(string word) => word.StartsWith(Not, StringComparison.Ordinal) ? word[Not.Length..] : word;

    static string? Word(Segment segment) => segment switch
    {
        Segment.Good => "gut",
        Segment.New => "neu",
        Segment.Risky => "riskant",
        _ => null,
    };

    static string? Word(WritingWish wish) => wish switch
    {
        WritingWish.Shorter => "kurz",
        WritingWish.Longer => "lang",
        WritingWish.Looser => Loose,
        WritingWish.MoreFormal => Formal,
        WritingWish.MorePersonal => Personal,
        WritingWish.MoreMatterOfFact => Plain,
        WritingWish.WithThanks => "Dank",
        WritingWish.WithInstalments => "Raten",
        WritingWish.WithInvoiceCopy => "Kopie",
        WritingWish.WithCallBack => "Rückruf",
        _ => null,
    };
}
