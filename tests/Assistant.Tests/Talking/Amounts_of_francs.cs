using Inkassio.Assistant.Talking;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using static Inkassio.Assistant.Tests.Talking.Office;

namespace Inkassio.Assistant.Tests.Talking;

/// <summary>Francs look the same in a sentence as in the list beside it; a letter keeps its country's form.</summary>
public sealed class Amounts_of_francs
{
    static readonly Money Francs = new(164_312, Currency.CHF);

    [Theory]
    [InlineData(Country.DE, "1.643,12 €")]
    [InlineData(Country.AT, "€ 1.643,12")]
    [InlineData(Country.CH, "EUR 1’643.12")]
    public void are_written_the_swiss_way_for_every_reader(Country reader, string euros)
    {
        Assert.Equal("CHF 1’643.12", reader.Shown(Francs));
        Assert.Equal(euros, reader.Shown(Francs with { Currency = Currency.EUR }));
    }

    [Fact]
    public async Task are_so_in_every_sentence_of_an_answer()
    {
        await using var office = await Open();
        var debtor = await office.Debtor("K-1", "Atelier Bühler", town: "Zürich", country: "CH");
        await office.Invoice(debtor, "RE-2026-0142", Francs, On(2, 10));
        foreach (var say in (string[])["Was hat Bühler noch offen?", "Wer schuldet uns am meisten?",
            "Ist RE-2026-0142 schon bezahlt?", "Historie von Bühler", "Bühler zahlt am 20. alles"])
        {
            var reply = await office.Alone(say, debtor);
            var said = string.Join(' ', reply.Sentences.Append(reply.Echo).Concat(
                reply.Cards.Select(card => CardText.Of(card)))).Replace('\u00A0', ' ');
            Assert.Contains("CHF 1’643.12", said, StringComparison.Ordinal);
            Assert.DoesNotContain("1.643,12", said, StringComparison.Ordinal);
        }
    }
}
