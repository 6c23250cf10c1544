using Inkassio.Storage.Tables;

namespace Inkassio.Storage.Queries;

/// <summary>What a user typed into a search box, as a condition: every word begins some word of the text.</summary>
static class SearchWords
{
    /// <summary>Further words are passed over.</summary>
    public const int WordsMax = 6;

    /// <param name="column">The column, written as SQL, that holds text in the form of <see
    /// cref="SearchText"/>.</param>
    public static FormattableString Of(string typed, FormattableString column) => SearchText.Of(typed)
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(WordsMax)
        .Select(Escaped).Aggregate((FormattableString)$"", (all, word) => $"""
            {all} and ({column} like {word + "%"} escape '\' or {column} like {"% " + word + "%"} escape '\')
            """);

    public static string Escaped(string word) => word
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);
}
