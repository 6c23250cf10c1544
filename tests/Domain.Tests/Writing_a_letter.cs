using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Debtors.DebtorEvent;
using static Inkassio.Domain.Tests.Account;

namespace Inkassio.Domain.Tests;

public sealed class Writing_a_letter
{
    static readonly DateOnly Day = March.AddDays(7); // Monday, 9 March 2026.
    static readonly LetterId Id = LetterId.Of(Guid.Parse("00000000-0000-7000-8000-0000000000c1"));
    static readonly LetterHash Bytes = LetterHash.OfBytes([1, 2, 3]);

    static LetterRequest.InstalmentOffer Offer(params (int Days, decimal Amount)[] instalments) => new(
        [First], [.. instalments.Select(i => new Instalment(Day.AddDays(i.Days), Euro(i.Amount)))], PlanInterest.None,
        Day.AddDays(10));

    static readonly LetterRequest.InstalmentOffer Good = Offer((20, 50), (50, 50));

    static LetterRequest.ComplaintAnswer Answer(ComplaintFinding? result = null) => new(
        [First], "die Lieferung unvollständig war", Day.AddDays(7), [ComplaintOption.Redeliver], result);

    static WriteLetter Write(Account account, LetterRequest request, Channel channel = Channel.Post) => new(
        Id, request, FactSheet.Of(account.Debtor, request, Account.Terms, Day, channel).Version, Bytes, Day, channel);

    static Refusal? Against(Account account, LetterRequest request) =>
        WritingGate.Against(account.Debtor, request, Account.Terms, Day);

    static Account Written(LetterRequest request, Account? account = null) =>
        (account ?? OneInvoice()) is var known ? known.After(Write(known, request)) : null!;

    static Dispatch Way(Account account) => Assert.Single(account.Debtor.WaysOf(Id));

    [Fact]
    public void plans_its_way_and_keeps_what_was_typed_apart()
    {
        var account = OneInvoice();
        var write = Write(account, Good);
        account.When(write).Then(
            new LetterWritten(Id, LetterKind.InstalmentOffer, [First], write.Seen, Bytes, Day),
            new LetterDescribed(Id, Good),
            new DispatchPlanned(DispatchId.Of(Id, 1), Id, Bytes, Channel.Post, IsCopy: false, Day));
        account.After(write).When(write).ThenNothing();
    }

    [Fact]
    public void tells_a_consumer_where_his_data_are_explained_and_not_again()
    {
        var terms = Account.Terms with { Sender = Sender with { PrivacyUrl = "https://muster.example/daten" } };
        var consumer = OneInvoice(new DebtorDescribed(Mueller with { Kind = DebtorKind.Consumer }));
        string? Told(Account account, DateOnly on) => FactSheet.Of(account.Debtor, Good, terms, on).PrivacyUrl;
        Assert.Equal(terms.Sender.PrivacyUrl, Told(consumer, Day));
        Assert.Null(Told(OneInvoice(new DebtorDescribed(Mueller with { Kind = DebtorKind.Business })), Day));
        // Letters of one day all say it: none of them may change by what becomes of another.
        var written = consumer.After(Write(consumer, Good));
        Assert.Equal(terms.Sender.PrivacyUrl, Told(written, Day));
        Assert.Null(Told(written, Day.AddDays(1)));
    }

    [Fact]
    public void by_email_needs_the_mail_itself_and_names_its_address()
    {
        var account = OneInvoice();
        var write = Write(account, Good, Channel.Email);
        account.When(write).ThenRefused<Refusal.FactsChanged>();
        var way = Way(account.After(write with { Mail = LetterHash.OfBytes([4]) }));
        Assert.Equal((Channel.Email, Mueller.Email, LetterHash.OfBytes([4])), (way.Channel, way.To, way.Bytes));
    }

    [Fact]
    public void is_refused_when_the_facts_have_changed_since()
    {
        var write = Write(OneInvoice(), Good);
        var paid = OneInvoice().After(new RecordPayment(Bank17, Euro(30), Day, Designation: null));
        paid.When(write).ThenRefused<Refusal.PlanDoesNotAddUp>();
        OneInvoice().When(write with { Seen = new("ab") }).ThenRefused<Refusal.FactsChanged>();
    }

    public static TheoryData<LetterRequest, Type> Wrong => new()
    {
        { Offer((20, 50), (50, 49)), typeof(Refusal.PlanDoesNotAddUp) },
        { Offer((20, 100)), typeof(Refusal.InstalmentCount) },
        { Offer((50, 50), (20, 50)), typeof(Refusal.InstalmentsOutOfOrder) },
        { Offer((0, 50), (20, 50)), typeof(Refusal.DayNotAhead) },
        { Offer((20, 100), (50, 0)), typeof(Refusal.AmountNotPositive) },
        { Offer((5, 50), (50, 50)), typeof(Refusal.AcceptedTooLate) },
        { Good with { AcceptBy = Day.AddDays(6) }, typeof(Refusal.NotAWorkingDay) },       // A Sunday.
        { Good with { AcceptBy = new(2026, 4, 3) }, typeof(Refusal.NotAWorkingDay) },      // Good Friday.
        { Good with { AcceptBy = Day }, typeof(Refusal.DayNotAhead) },
        { Good with { Invoices = [] }, typeof(Refusal.NothingToWriteAbout) },
        { Good with { Invoices = [Second] }, typeof(Refusal.InvoiceUnknown) },
        { Answer() with { Says = " " }, typeof(Refusal.TextMissing) },
        { Answer() with { Says = new string('a', 401) }, typeof(Refusal.TextTooLong) },
        { Answer() with { Options = [] }, typeof(Refusal.OptionMissing) },
        { Answer(new(ComplaintOutcome.Right, "Ja.", Guid.NewGuid())), typeof(Refusal.CreditNoteUnknown) },
        {
            new LetterRequest.CallConfirmation([First], Day, "Frau Müller", Euro(101), Day.AddDays(4)),
            typeof(Refusal.MoreThanOwed)
        },
        {
            new LetterRequest.CallConfirmation([First], Day.AddDays(1), "Frau Müller", Euro(50), Day.AddDays(4)),
            typeof(Refusal.DayStillAhead)
        },
        { new LetterRequest.Thanks(Bank17), typeof(Refusal.PaymentUnknown) },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void is_refused_in_words_when_something_is_wrong(LetterRequest request, Type refusal)
    {
        var why = Against(OneInvoice(), request);
        Assert.IsType(refusal, why);
        Assert.EndsWith(".", Words.RefusalWords.Sentence(why, Country.DE), StringComparison.Ordinal);
    }

    [Fact]
    public void asks_no_interest_of_consumers_for_their_instalments()
    {
        var consumer = OneInvoice(new DebtorDescribed(Mueller with { Kind = DebtorKind.Consumer }));
        Assert.IsType<Refusal.InterestFromConsumer>(Against(consumer, Good with { Interest = PlanInterest.Statutory }));
        Assert.Null(Against(OneInvoice(), Good with { Interest = PlanInterest.Statutory }));
    }

    [Fact]
    public void about_nothing_that_is_open_is_refused_except_for_an_answer()
    {
        var paid = OneInvoice().After(new RecordPayment(Bank17, Euro(100), Day, Designation: null));
        Assert.IsType<Refusal.NothingOpen>(Against(paid, Good));
        Assert.Null(Against(paid, Answer()));
        Assert.Null(Against(paid, new LetterRequest.Thanks(Bank17)));
    }

    [Fact]
    public void of_instalments_falls_with_the_sum_that_they_add_up_to()
    {
        var way = Way(Written(Good).After(new RecordPayment(Bank17, Euro(30), Day, Designation: null)));
        Assert.Equal((DispatchState.Cancelled, RecallReason.PaymentRecorded), (way.State, way.CancelledBecause));
        Assert.Equal(DispatchState.Cancelled, Way(Written(Good).After(
            new RecordCreditNote(Guid.NewGuid(), First, Euro(1), Day, FromBeginning: false))).State);
        Assert.Equal(DispatchState.Planned, Way(Written(Good).After(new AddNote(Guid.NewGuid(), "ruft an"))).State);
    }

    [Fact]
    public void of_another_kind_stays_true_whatever_is_posted() => Assert.Equal(DispatchState.Planned, Way(
        Written(Answer()).After(new RecordPayment(Bank17, Euro(30), Day, Designation: null))).State);

    [Fact]
    public void is_taken_back_when_the_address_changes() => Assert.Equal(RecallReason.DebtorChanged, Way(
        Written(Answer()).After(new DescribeDebtor(Mueller with { Name = "Müller & Sohn GmbH" }))).CancelledBecause);

    [Fact]
    public void that_waited_too_long_is_taken_back_instead_of_handed_over()
    {
        var late = Written(Good).After(new BeginHandOver(DispatchId.Of(Id, 1), Guid.NewGuid(), Day.AddDays(5)));
        Assert.Equal(RecallReason.TooOld, Way(late).CancelledBecause);
        Assert.Equal(DispatchState.HandingOver, Way(Written(Good).After(
            new BeginHandOver(DispatchId.Of(Id, 1), Guid.NewGuid(), Day.AddDays(4)))).State);
    }

    [Fact]
    public void that_answers_a_complaint_makes_dunning_rest_as_it_says()
    {
        var account = Written(Answer(), OneInvoice().After(new AdvanceDunning(Day, Letter)));
        Assert.Contains(account.Debtor.Holds, h => h == new Hold(First, HoldReason.Disputed, Day.AddDays(7)));
        Assert.Equal(NoticeState.Voided, account.Debtor.Notices[Letter].State);
    }

    [Fact]
    public void of_thanks_tells_what_is_left()
    {
        var account = OneInvoice().After(new RecordPayment(Bank17, Euro(30), Day, Designation: null));
        var facts = FactSheet.Of(account.Debtor, new LetterRequest.Thanks(Bank17), Account.Terms, Day);
        Assert.Equal(new PaymentFact(Euro(30), Day, Euro(70), Euro(0)), facts.Payment);
        Assert.Contains("Offen bleiben noch 70,00 €.",
            string.Join(' ', Composition.Of(facts, LetterText.For(facts.Kind)).Paragraphs), StringComparison.Ordinal);
    }

    [Fact]
    public void claims_nothing_that_no_notice_has_claimed()
    {
        var facts = FactSheet.Of(OneInvoice().Debtor, Good, Account.Terms, Day.AddDays(100));
        Assert.Equal(Euro(100), facts.Total); // A hundred days late, and no letter has asked for interest yet.
    }

    [Theory]
    [InlineData("FR", null, Language.En)]
    [InlineData("AT", null, Language.De)]
    [InlineData("FR", Language.De, Language.De)]
    [InlineData("DE", Language.En, Language.En)]
    public void speaks_the_debtors_language(string country, Language? chosen, Language expected) =>
        Assert.Equal(expected, LetterLanguages.Of(
            Mueller with { Address = Mueller.Address! with { Country = country }, Language = chosen }));
}
