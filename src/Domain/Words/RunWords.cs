using System.Globalization;
using Inkassio.Domain.Dunning;

namespace Inkassio.Domain.Words;

/// <summary>Why a person should look at a run or an import first, in sentences.</summary>
public static class RunWords
{
    static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <param name="letters">What the run has proposed.</param>
    /// <param name="usual">What a usual day brings; null where nothing is known of it.</param>
    public static string Sentence(this RunDoubt doubt, int letters, int? usual) => doubt switch
    {
        RunDoubt.RunIsLarge =>
            $"Der Mahnlauf schlägt {Letters(letters)} vor, sonst sind es an einem Tag etwa {Number(usual ?? 0)}. "
            + "Mehr als das Dreifache kann an einem falschen Stichtag oder einer falsch eingelesenen Liste liegen.",
        RunDoubt.DayIsLarge =>
            $"Mit diesem Mahnlauf kommen heute weit mehr Briefe zusammen als sonst (etwa {Number(usual ?? 0)} am Tag).",
        RunDoubt.NothingToCompare =>
            $"Der Mahnlauf bringt {Letters(letters)}. Es gibt noch keine früheren Läufe, an denen sich das messen ließe.",
        _ => throw new System.Diagnostics.UnreachableException(doubt.ToString()),
    };

    public static string Sentence(this ImportSize size) =>
        $"Mit dieser Datei werden {Number(size.NewOverdue)} Rechnungen auf einmal überfällig, das sind {size.Percent} % aller "
        + "offenen Rechnungen. Bitte prüfen Sie, ob die Fälligkeiten stimmen.";

    static string Letters(int count) => count == 1 ? "1 Brief" : $"{Number(count)} Briefe";

    static string Number(long count) => count.ToString("N0", German);
}
