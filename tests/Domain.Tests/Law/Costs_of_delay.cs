using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;

namespace Inkassio.Domain.Tests.Law;

public sealed class Costs_of_delay
{
    static readonly DateOnly Today = new(2026, 6, 15);

    static readonly DefaultStart Begun = new(Today, DefaultTrigger.AgreedDate, "§ 286 Abs. 2 Nr. 1 BGB");

    static Money Euro(decimal amount) => Money.Exact(amount, Currency.EUR);

    static LumpSumQuestion Business(Country law = Country.DE) => new(law, DebtorKind.Business, Begun, Today);

    [Theory, InlineData(Country.DE, "§ 288 Abs. 5 Satz 1 BGB"), InlineData(Country.AT, "§ 458 UGB")]
    public void begin_with_forty_euro_between_businesses(Country law, string section) =>
        Assert.Equal(new LumpSum(Euro(40), section), LumpSum.Of(Business(law)).Required());

    [Fact]
    public void have_no_lump_sum_where_the_law_gives_none()
    {
        Assert.IsType<LawRefusal.LumpSumUnknownToLaw>(LumpSum.Of(Business(Country.CH)).Refusal);
        Assert.IsType<LawRefusal.LumpSumFromConsumer>(
            LumpSum.Of(Business() with { Debtor = DebtorKind.Consumer }).Refusal);
        Assert.IsType<LawRefusal.LumpSumFromConsumer>(
            LumpSum.Of(Business() with { Debtor = DebtorKind.Unknown }).Refusal);
        Assert.IsType<LawRefusal.LumpSumWithoutPriceClaim>(LumpSum.Of(Business() with { IsPrice = false }).Refusal);
        Assert.IsType<LawRefusal.LumpSumAlreadyClaimed>(
            LumpSum.Of(Business() with { IsAlreadyClaimed = true }).Refusal);
        Assert.IsType<LawRefusal.LumpSumBeforeDefault>(LumpSum.Of(Business() with { Default = null }).Refusal);
        Assert.IsType<LawRefusal.LumpSumBeforeDefault>(
            LumpSum.Of(Business() with { On = Today.AddDays(-1) }).Refusal);
    }

    // P09: of an agency's 55.62 the debtor owes what exceeds the 40.00 already claimed.
    [Fact]
    public void credit_the_lump_sum_against_an_agency()
    {
        var costs = CollectionCosts.Of(new(Country.DE, Euro(400), CollectionEffort.Usual)
        {
            On = Today,
            Default = Begun,
            LumpSum = Euro(40),
        }).Required();
        Assert.Equal((Euro(55.62m), Euro(15.62m)), (costs.Total, costs.BeyondLumpSum));
        Assert.Equal(Euro(0), LumpSum.Beyond(Euro(40), Euro(39.99m)));
    }

    [Fact]
    public void of_collection_need_default_and_a_tariff()
    {
        var question = new CollectionQuestion(Country.DE, Euro(400), CollectionEffort.Usual) { On = Today };
        Assert.IsType<LawRefusal.CollectionBeforeDefault>(CollectionCosts.Of(question).Refusal);
        Assert.IsType<LawRefusal.TariffUnknown>(CollectionCosts.Of(question with { Law = Country.CH }).Refusal);
    }

    [Fact]
    public void of_a_contested_small_claim_follow_the_full_table()
    {
        var question = new CollectionQuestion(Country.DE, Euro(45), CollectionEffort.Simple)
        {
            On = Today,
            Default = Begun,
            IsContested = true,
        };
        Assert.Equal(Euro(66.95m), CollectionCosts.Of(question).Required().Fee); // 1.3 of 51.50
    }

    [Fact]
    public void of_an_agencys_instalment_plan_are_a_fee_on_half_the_claim() =>
        Assert.Equal(Euro(65.10m), CollectionCosts.InstalmentFee(Euro(1200)));

    // § 13 RVG, § 34 GKG: the ends of the tables.
    [Theory]
    [InlineData(500, 51.50)]
    [InlineData(2_000, 176)]
    [InlineData(10_000, 652)]
    [InlineData(25_000, 927)]
    [InlineData(50_000, 1357)]
    [InlineData(200_000, 2352)]
    [InlineData(500_000, 3752)]
    [InlineData(500_001, 3927)]
    public void of_a_lawyer_climb_in_steps(int value, double fee) =>
        Assert.Equal(Euro((decimal)fee), FeeScale.FullFee(Euro(value), isContested: false));

    [Fact]
    public void of_a_reminder_are_proposed_only_where_they_would_stand()
    {
        var question = new FeeQuestion(Country.DE, DebtorKind.Consumer, Euro(0), LetterChannel.Post, Begun, Today);
        Assert.Equal(Euro(0), ReminderFee.Proposed(question));
        var second = question with { EarlierReminders = 1 };
        Assert.Equal(Euro(1.50m), ReminderFee.Proposed(second));
        Assert.Equal(Euro(0), ReminderFee.Proposed(second with { Default = null }));
        Assert.Equal(Euro(0), ReminderFee.Proposed(second with { Channel = LetterChannel.Email }));
        Assert.Equal(Euro(0), ReminderFee.Proposed(second with { Debtor = DebtorKind.Business }));
        var swiss = question with { Law = Country.CH, Fee = new(0, Currency.CHF) };
        Assert.Equal(new Money(0, Currency.CHF), ReminderFee.Proposed(swiss));
        var agreed = new Money(20_00, Currency.CHF);
        Assert.Equal(agreed, ReminderFee.Proposed(swiss with { Agreed = agreed }));
    }
}
