using Inkassio.Domain;
using Inkassio.Web.Parts;

namespace Inkassio.Web.Tests;

public sealed class Reading_a_typed_amount
{
    [Theory]
    [InlineData("119", 11_900)]
    [InlineData("119,5", 11_950)]
    [InlineData("1.234,56 €", 123_456)]
    [InlineData("1’234.56", 123_456)]
    [InlineData("1.234", 123_400)]
    [InlineData("12 000,00", 1_200_000)]
    [InlineData("1.234.567,89", 123_456_789)]
    public void takes_what_people_write(string typed, long cents) =>
        Assert.Equal(new Money(cents, Currency.EUR), TypedAmount.Of(typed, Currency.EUR));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("abc")]
    [InlineData("-5")]
    [InlineData("1,2345")]
    [InlineData("12.34,567,8")]
    [InlineData("1.23.456,00")]
    [InlineData("99999999999999,00")]
    public void asks_again_for_anything_else(string? typed) => Assert.Null(TypedAmount.Of(typed, Currency.EUR));
}
