using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using Inkassio.Web.Texts;

namespace Inkassio.Web.Tests;

public sealed partial class Words_
{
    static readonly ResourceManager Book = new(typeof(Words));

    static Dictionary<string, string> In(string culture) => Book
        .GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!
        .Cast<System.Collections.DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);

    static readonly Dictionary<string, string> German = In("");
    static readonly Dictionary<string, string> English = In("en");

    [Fact]
    public void exist_in_both_languages_and_in_the_program()
    {
        var named = typeof(Words).GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(member => member is PropertyInfo or MethodInfo { IsSpecialName: false })
            .Select(member => member.Name).Order(StringComparer.Ordinal);
        Assert.Equal(German.Keys.Order(StringComparer.Ordinal), English.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(German.Keys.Order(StringComparer.Ordinal), named);
    }

    [Fact]
    public void fill_in_the_same_facts_in_both_languages() => Assert.All(German, word => Assert.Equal(
        Holes().Matches(word.Value).Select(hole => hole.Value).Order(StringComparer.Ordinal),
        Holes().Matches(English[word.Key]).Select(hole => hole.Value).Order(StringComparer.Ordinal)));

    [Fact]
    public void never_shout() => Assert.DoesNotContain(
        German.Values.Concat(English.Values), text => text.Contains('!', StringComparison.Ordinal));

    [GeneratedRegex("\\{\\d\\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Holes();
}
