using System.Globalization;

namespace Inkassio.Domain.Tests.Law;

/// <summary>The tables of cases beside the tests: a lawyer can read and extend them.</summary>
static class CaseFile
{
    public static string Of(string name, string folder = "Law") =>
        Path.Combine(AppContext.BaseDirectory, folder, "cases", name);

    /// <summary>The rows of a table: fields by name, parted by semicolons; lines with # are remarks.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Rows(string name, string folder = "Law")
    {
        var lines = File.ReadAllLines(Of(name, folder)).Where(l => l.Length > 0 && l[0] != '#').ToList();
        var names = lines[0].Split(';', StringSplitOptions.TrimEntries);
        foreach (var line in lines.Skip(1))
        {
            var fields = line.Split(';', StringSplitOptions.TrimEntries);
            Assert.True(fields.Length == names.Length, $"{name}: '{line}' has {fields.Length} fields.");
            yield return names.Zip(fields).ToDictionary(f => f.First, f => f.Second, StringComparer.Ordinal);
        }
    }

    public static DateOnly Day(string text) =>
        DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? DayOrNull(string text) => text.Length == 0 ? null : Day(text);

    public static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
