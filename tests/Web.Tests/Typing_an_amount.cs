using Inkassio.Domain;
using Inkassio.Web.Parts;

namespace Inkassio.Web.Tests;

public sealed class Typing_an_amount
{
    [Theory]
    [InlineData("1.234,56", 123_456)]
    [InlineData("1234,5", 123_450)]
    [InlineData("1234.56", 123_456)]
    [InlineData("1.234", 123_400)]
    [InlineData("1’234.50", 123_450)]
    [InlineData(" 20 € ", 2_000)]
    [InlineData("0,01", 1)]
    public void takes_what_people_write(string typed, long cents) =>
        Assert.Equal(new Money(cents, Currency.EUR), TypedMoney.Read(typed, Currency.EUR));

    [Theory]
    [InlineData("")]
    [InlineData("zwanzig")]
    [InlineData("-5")]
    [InlineData("1,234")]
    [InlineData("12.34,5")]
    [InlineData("1,2,3")]
    [InlineData("99999999999999999999999999")]
    public void refuses_what_could_mean_two_things(string typed) => Assert.Null(TypedMoney.Read(typed, Currency.EUR));
}
