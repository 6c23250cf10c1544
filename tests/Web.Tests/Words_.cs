using System.Globalization;
using System.Reflection;
using System.Resources;
using Inkassio.Web.Texts;

namespace Inkassio.Web.Tests;

public sealed class Words_
{
    static readonly Dictionary<string, string> German = new ResourceManager(typeof(Words))
        .GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!
        .Cast<System.Collections.DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);

    [Fact]
    public void stand_in_the_book_and_in_the_program() => Assert.Equal(
        German.Keys.Order(StringComparer.Ordinal),
        typeof(Words).GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(member => member is PropertyInfo or MethodInfo { IsSpecialName: false })
            .Select(member => member.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void never_shout() => Assert.DoesNotContain(
        German.Values, text => text.Contains('!', StringComparison.Ordinal));
}
