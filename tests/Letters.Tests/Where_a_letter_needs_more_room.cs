using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;

namespace Inkassio.Letters.Tests;

/// <summary>One page plus appendix (tone.md, check 10), and envelopes with their window on either side.</summary>
public sealed class Where_a_letter_needs_more_room
{
    static LetterModel Letter(NoticeKind kind, Country country, int claims, int seed = 7) =>
        SampleFacts.Letter(SampleFacts.Of(new Random(seed), kind, country, claims));

    [Fact]
    public void the_working_of_interest_stays_in_the_letter_while_it_fits()
    {
        using var pdf = new PrintedPdf(Letter(NoticeKind.Notice2, Country.DE, 1));
        Assert.Single(pdf.Pages);
        Assert.Contains("Wie sich die Verzugszinsen berechnen (§ 288", pdf.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Anlage", pdf.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(25)]
    public void the_working_follows_on_an_appendix_and_the_letter_keeps_one_page(int claims)
    {
        using var pdf = new PrintedPdf(Letter(NoticeKind.LastNotice, Country.DE, claims) with { Form = LetterForm.A });
        var pages = pdf.Pages;
        Assert.Contains("Mit freundlichen Grüßen", pages[0], StringComparison.Ordinal);
        Assert.Contains("Zu zahlen", pages[0], StringComparison.Ordinal);
        Assert.Contains("in der Anlage", pages[0], StringComparison.Ordinal);
        Assert.Contains("Anlage: Berechnung der Verzugszinsen", string.Join(' ', pages[1..]), StringComparison.Ordinal);
        Assert.DoesNotContain("Grüßen", string.Join(' ', pages[1..]), StringComparison.Ordinal);
    }

    [Fact]
    public void received_payments_are_listed_with_how_they_were_counted()
    {
        var facts = Enumerable.Range(0, 50)
            .Select(seed => SampleFacts.Of(new Random(seed), NoticeKind.Notice1, Country.DE, 1))
            .First(f => f.Claims[0].Paid.IsPositive);
        using var pdf = new PrintedPdf(SampleFacts.Letter(facts));
        Assert.Contains("Diese Zahlungen haben wir verrechnet:", pdf.Text, StringComparison.Ordinal);
        Assert.Contains(facts.Country.Day(facts.Claims[0].Receipts[0].On), pdf.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void a_Swiss_address_stands_at_the_right_and_the_block_at_the_left()
    {
        using var pdf = new PrintedPdf(Letter(NoticeKind.Reminder, Country.CH, 1));
        var words = pdf.Words().Where(w => w.Page == 1).ToList();
        var town = words.First(w => w.Text == "Winterthur");
        Assert.InRange(town.Left, 118, 198);
        Assert.InRange(words.First(w => w.Text == "Kundennummer").Left, 25, 60);
        // Nothing else stands in the recipient's zone, which is what the window shows.
        Assert.DoesNotContain(words, w => w.Right > 100 && w.Left < 117.5 && w.Top > 60 && w.Bottom < 92);
    }

    [Fact]
    public void the_tenant_decides_on_side_and_form()
    {
        var facts = SampleFacts.Of(new Random(7), NoticeKind.Reminder, Country.CH, 1);
        var sender = facts.Sender with { AddressSide = AddressSide.Left, LetterForm = LetterForm.A };
        using var pdf = new PrintedPdf(SampleFacts.Letter(facts with { Sender = sender }));
        var town = pdf.Words().First(w => w.Text == "Winterthur");
        Assert.InRange(town.Left, 25, 105);
        Assert.InRange(town.Top, 44.7, 72);
    }

    [Fact]
    public void a_short_Swiss_letter_has_its_slip_on_the_same_page()
    {
        var letter = Letter(NoticeKind.Reminder, Country.CH, 1) with { Form = LetterForm.A };
        using var pdf = new PrintedPdf(letter with { Body = letter.Body[..2] });
        Assert.Single(pdf.Pages);
        Assert.Contains("Zahlteil", pdf.Text, StringComparison.Ordinal);
    }
}
