using System.Text.Json;
using Inkassio.Domain;

namespace Inkassio.Letters.Tests;

public sealed class An_account_or_reference
{
    public static TheoryData<string[]> Cases => CaseFile.Rows("accounts-and-references.csv");

    [Theory]
    [MemberData(nameof(Cases))]
    public void is_right_or_says_what_is_wrong(string[] fields)
    {
        var (kind, input, expected) = (fields[0], fields[1], fields[2]);
        Func<string> read = kind switch
        {
            "iban" => () => Iban.Of(input).Value,
            "rf" => () => CreditorReference.Of(input).Value,
            "rf-for" => () => CreditorReference.For(input).Value,
            "qrr" => () => QrReference.Of(input).Value,
            "qrr-for" => () => QrReference.For(input).Value,
            "qr-iban" => () => Iban.Of(input).IsQr ? "yes" : "no",
            _ => throw new ArgumentException(kind, nameof(fields)),
        };
        if (expected.Contains(' ', StringComparison.Ordinal))
            Assert.Contains(expected, Assert.Throws<ArgumentException>(() => read()).Message, StringComparison.Ordinal);
        else
            Assert.Equal(expected, read());
    }

    [Fact]
    public void is_printed_in_groups()
    {
        Assert.Equal("DE89 3704 0044 0532 0130 00", Iban.Of("DE89370400440532013000").Printed);
        Assert.Equal("21 00000 00003 13947 14300 09017", QrReference.Of("210000000003139471430009017").Printed);
        Assert.Equal("RF18 5390 0754 7034", CreditorReference.Of("RF18539007547034").Printed);
    }

    [Fact]
    public void is_stored_as_its_bare_characters()
    {
        var iban = Iban.Of("DE89 3704 0044 0532 0130 00");
        Assert.Equal("\"DE89370400440532013000\"", JsonSerializer.Serialize(iban));
        Assert.Equal(iban, JsonSerializer.Deserialize<Iban>("\"DE89370400440532013000\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Iban>("\"DE88370400440532013000\""));
        var reference = CreditorReference.For("MUSTER4711");
        Assert.Equal(reference, JsonSerializer.Deserialize<CreditorReference>(JsonSerializer.Serialize(reference)));
    }

    [Fact]
    public void is_found_wrong_when_any_one_digit_is_wrong()
    {
        const string right = "DE89370400440532013000";
        for (var place = 2; place < right.Length; place++)
            foreach (var digit in "0123456789".Where(d => d != right[place]))
                Assert.NotNull(Iban.Problem(right[..place] + digit + right[(place + 1)..]));
    }
}
