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
    [InlineData("1,234")] // A thousand to some, a slip of the finger to others.
    [InlineData("999,999 €")]
    [InlineData("abc")]
    [InlineData("-5")]
    [InlineData("1,2345")]
    [InlineData("12.34,567,8")]
    [InlineData("1.23.456,00")]
    [InlineData("99999999999999,00")]
    public void asks_again_for_anything_else(string? typed) => Assert.Null(TypedAmount.Of(typed, Currency.EUR));

    [Theory]
    [InlineData("1.234")]
    [InlineData("1,234")]
    public void asks_again_in_francs_where_a_point_may_part_the_cents(string typed) =>
        Assert.Null(TypedAmount.Of(typed, Currency.CHF));

    [Theory]
    [InlineData("1’234", 123_400)]
    [InlineData("1,234,567", 123_456_700)]
    [InlineData("1,234.50", 123_450)]
    public void takes_what_can_mean_one_thing_only(string typed, long cents) =>
        Assert.Equal(new Money(cents, Currency.CHF), TypedAmount.Of(typed, Currency.CHF));

    [Fact]
    public void says_what_is_open_to_two_readings()
    {
        Assert.Null(TypedAmount.Problem("1.234", Currency.EUR));
        Assert.Equal("„1,234“ kann zweierlei heißen. Bitte mit Cents schreiben, zum Beispiel 1.234,00 oder 1,23.",
            TypedAmount.Problem(" 1,234", Currency.EUR));
        Assert.Equal("Bitte geben Sie den Betrag so an: 1.234,56", TypedAmount.Problem("abc", Currency.EUR));
    }
}
