using FsCheck;
using FsCheck.Fluent;

namespace Inkassio.Domain.Tests;

/// <summary>Two invoices never share a reference: a payment that carries one finds its claim and no other.</summary>
public sealed class A_creditor_reference
{
    [Theory]
    [InlineData("RE20260117", "RE20260117")]
    [InlineData("RE-2026-0117", "RE20260117ZCH")]
    [InlineData("RE-20260117", "RE20260117ZC")]
    [InlineData("re20260117", "RE20260117Z8A8B")]
    [InlineData("2026/17", "202617Z1E")]
    [InlineData("Z1", "Z1Z")]
    public void begins_with_the_number_as_people_know_it(string number, string body) =>
        Assert.Equal(body, CreditorReference.ForInvoice(number)!.Body);

    [Theory, InlineData(""), InlineData("---"), InlineData("Müller-1"), InlineData("RE-2026-000000000000000117")]
    public void is_not_made_of_what_it_cannot_tell_apart(string number) =>
        Assert.Null(CreditorReference.ForInvoice(number));

    [Fact]
    public void is_another_one_for_every_short_number()
    {
        const string signs = "AaZz18-/. ";
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        var numbers = new List<string> { "" };
        for (var length = 1; length <= 4; length++)
        {
            numbers = [.. numbers.SelectMany(n => signs.Select(sign => n + sign))];
            foreach (var number in numbers)
                if (CreditorReference.ForInvoice(number) is { } reference)
                    Assert.True(known.TryAdd(reference.Value, number), $"{number} and {known[reference.Value]}");
        }
    }

    static readonly Gen<string> Number =
        from length in Gen.Choose(1, 14)
        from signs in Gen.Elements("ABZabz019-/._ :+#".ToCharArray()).ArrayOf(length)
        select new string(signs);

    // A number against one that differs from it as people mistype: a sign more, less or other.
    static readonly Gen<(string, string)> Similar =
        from one in Number
        from at in Gen.Choose(0, one.Length - 1)
        from sign in Gen.Elements("Z-/zA1".ToCharArray())
        from how in Gen.Choose(0, 2)
        select (one, how switch
        {
            0 => one.Insert(at, sign.ToString()),
            1 => one.Remove(at, 1),
            _ => one.Remove(at, 1).Insert(at, sign.ToString()),
        });

    [Fact]
    public void differs_wherever_the_numbers_differ() => Prop.ForAll(Similar.ToArbitrary(), pair =>
        pair.Item1 == pair.Item2
            || CreditorReference.ForInvoice(pair.Item1) is not { } one
            || CreditorReference.ForInvoice(pair.Item2) is not { } other
            || one != other).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
}
