using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Segments;
using Inkassio.Domain.Tests.Law;
using Inkassio.Domain.Words;

namespace Inkassio.Domain.Tests.Segments;

public sealed class Advice_for_a_payer(ITestOutputHelper output)
{
    static readonly DateOnly Day = new(2026, 6, 30);

    static PayerHistory Paying(int invoices, int daysLate) => PayerHistory.Empty with
    {
        Invoices =
        [
            .. Enumerable.Range(1, invoices).Select(i => Day.AddDays(-30 * i)).Select(due =>
                new PastInvoice(due.AddDays(-14), due, Money.Exact(100, Currency.EUR), due.AddDays(daysLate))),
        ],
    };

    static IEnumerable<Advice> For(PayerHistory history) => Advice.For(PayerScore.Of(history, Day));

    [Fact]
    public void who_is_good_means_thanks_time_and_a_call()
    {
        var advice = For(Paying(10, 0)).ToList();
        Assert.Contains(new Advice.Thanks(AdviceGround.PaysInTime, 10), advice);
        Assert.Contains(new Advice.CallBeforeSecondLetter(AdviceGround.PaysInTime), advice);
        Assert.Contains(advice, a => a is Advice.MoreTime);
        Assert.Contains(advice, a => a is Advice.DiscountOffer);
        Assert.DoesNotContain(advice, a => a is Advice.Prepayment or Advice.CloserWatch);
    }

    [Fact]
    public void who_is_risky_means_short_terms_and_part_payment()
    {
        var advice = For(Paying(6, 12)).ToList();
        Assert.Contains(new Advice.Prepayment(AdviceGround.PaysLate, 50), advice);
        Assert.Contains(new Advice.PaymentTerm(AdviceGround.PaysLate, 7), advice);
        Assert.Contains(advice, a => a is Advice.CloserWatch);
        Assert.Contains(advice, a => a is Advice.CreditCheck);
        Assert.DoesNotContain(advice, a => a is Advice.Thanks or Advice.DiscountOffer or Advice.MoreTime);
    }

    [Fact]
    public void names_the_plainest_sign_as_its_ground()
    {
        var risky = Paying(6, 12) with { Promises = [new(Day.AddDays(-9), Kept: false)] };
        Assert.All(For(risky), a => Assert.Equal(AdviceGround.BreaksPromises, a.Ground));
        Assert.All(For(risky with { ReturnedDebits = [Day] }), a => Assert.Equal(AdviceGround.DebitReturned, a.Ground));
    }

    [Fact]
    public void who_is_new_means_clear_terms_and_a_credit_check()
    {
        var advice = For(PayerHistory.Empty).ToList();
        Assert.Contains(new Advice.TermsUpFront(AdviceGround.NotKnownYet), advice);
        Assert.Contains(new Advice.CreditCheck(AdviceGround.NotKnownYet), advice);
        Assert.Contains(new Advice.Prepayment(AdviceGround.NotKnownYet, 30), advice);
        var warned = For(PayerHistory.Empty with { Bureau = new(BureauVerdict.Unfavourable, Day) }).ToList();
        Assert.Contains(new Advice.Prepayment(AdviceGround.BureauWarned, 100), warned);
        Assert.DoesNotContain(warned, a => a is Advice.CreditCheck);
    }

    [Fact]
    public void is_said_in_words_with_all_its_reasons() => Histories.Each(output, random =>
    {
        var history = Payers.Any(random);
        var score = PayerScore.Of(history, Payers.Today, Payers.Firm(random));
        var words = score.Reasons.Select(r => r.Sentence(Country.DE))
            .Concat(Advice.For(score).SelectMany(a => (string[])[a.Sentence(), a.Ground.Word()]))
            .Concat(EarlyWarning.Of(history, Payers.Today, []).Select(w => w.Sentence(Country.DE)))
            .Append(score.Segment.Word());
        Assert.All(words, w => Assert.True(w.Length > 2, w));
        Assert.NotEmpty(Advice.For(score));
    });

    [Fact]
    public void speaks_as_a_bookkeeper_does()
    {
        var score = PayerScore.Of(Paying(12, 3) with { Stages = [new(NoticeKind.Notice2, Day)] }, Day);
        Assert.Equal(
            [
                "12 von 12 Rechnungen zu spät (gewertet mit 91 %)",
                "zahlt im Mittel 3 Tage nach Fälligkeit (12 Rechnungen; gewertet mit 3,3)",
                "schärfster Brief: 2. Mahnung vom 30.06.2026",
                "Kunde seit über einem Jahr (seit 21.06.2025)",
            ],
            score.Reasons.Select(r => r.Sentence(Country.DE)));
        Assert.Equal("−27,2", score.Reasons[0].PointsText());
    }
}
