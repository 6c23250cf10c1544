using Inkassio.Domain;

namespace Inkassio.Domain.Tests;

public sealed class Money_
{
    [Fact]
    public void rounds_half_a_cent_away_from_zero()
    {
        Assert.Equal(new Money(101, Currency.EUR), Money.Round(1.005m, Currency.EUR));
        Assert.Equal(new Money(-101, Currency.EUR), Money.Round(-1.005m, Currency.EUR));
    }

    [Fact]
    public void of_two_currencies_cannot_be_added() =>
        Assert.Throws<InvalidOperationException>(() => Money.None(Currency.EUR) + Money.None(Currency.CHF));

    [Theory]
    [InlineData(100_000, 3, new long[] { 33_333, 33_333, 33_334 })]
    [InlineData(100, 1, new long[] { 100 })]
    public void splits_into_parts_that_add_up(long cents, int parts, long[] expected) =>
        Assert.Equal(expected, new Money(cents, Currency.EUR).Split(parts).Select(m => m.Cents));
}
