using System.Globalization;
using System.Text;
using Inkassio.Domain;

namespace Inkassio.Letters.Tests;

public sealed class A_GiroCode
{
    public static TheoryData<string[]> Cases => CaseFile.Rows("girocodes.csv");

    [Theory]
    [MemberData(nameof(Cases))]
    public void holds_the_lines_of_the_guideline_or_says_what_breaks_it(string[] fields)
    {
        var expected = fields[9];
        if (expected.StartsWith("BCD", StringComparison.Ordinal))
            Assert.Equal(expected.Replace('|', '\n'), Code(fields).Payload);
        else
            Assert.Contains(
                expected, Assert.Throws<ArgumentException>(() => Code(fields)).Message, StringComparison.Ordinal);
    }

    static GiroCode Code(string[] f) => GiroCode.Of(
        f[0], Iban.Of(f[1]),
        new(long.Parse(f[2], CultureInfo.InvariantCulture), Enum.Parse<Currency>(f[3])),
        f[4].Length > 0 ? CreditorReference.Of(f[4]) : null, f[5], f[6], f[7], f[8]);

    [Fact]
    public void refuses_more_bytes_than_the_largest_allowed_code_holds()
    {
        var name = new string('ü', 70); // two bytes each
        var text = new string('ß', 140);
        var refusal = Assert.Throws<ArgumentException>(
            () => GiroCode.Of(name, Sample.Account, new(100, Currency.EUR), text: text));
        Assert.Contains("331 bytes", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void of_the_most_bytes_still_is_a_code_of_version_13()
    {
        var (name, text) = (new string('ü', 70), new string('x', 130));
        var full = GiroCode.Of(name, Sample.Account, new(100, Currency.EUR), text: text, note: "Vielen Dank");
        Assert.Equal(331, Encoding.UTF8.GetByteCount(full.Payload));
        Assert.Equal(69, full.Modules().Size);
    }
}
