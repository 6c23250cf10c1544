using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.HandOver;
using Inkassio.Domain.Law;
using Inkassio.Domain.Segments;
using Inkassio.Domain.Tenants;
using static Inkassio.Domain.Debtors.DebtorEvent;

namespace Inkassio.Storage.Tests;

/// <summary>Golden files: each stored form that a released version wrote is read for ever. Files are only
/// added.</summary>
public sealed class Stored_events
{
    static readonly InvoiceId Invoice = new(Guid.Parse("018f0000-0000-7000-8000-000000000001"));
    static readonly PaymentId Payment = new(Guid.Parse("018f0000-0000-7000-8000-000000000002"));
    static readonly NoticeId Notice = new(Guid.Parse("018f0000-0000-7000-8000-000000000003"));
    static readonly DispatchId Way = new(Guid.Parse("018f0000-0000-7000-8000-000000000005"));
    static readonly Guid Thing = Guid.Parse("018f0000-0000-7000-8000-000000000004");
    static readonly DateOnly Day = new(2026, 3, 1);
    static readonly Profile Firm = new(
        "Muster GmbH", new Address("Weg 1", "04109", "Leipzig", "DE"), Country.DE, "SN",
        [new BankAccount("DE02120300000000202051", "BYLADEM1001", "DKB", Currency.EUR)], "Erika Muster", "0341 1",
            "e@example.org");

    static readonly LegalFacts Legal = new()
    {
        Nature = PartyNature.Company, LegalForm = "GmbH", RegisterCourt = "Amtsgericht Leipzig",
        RegisterNumber = "HRB 1", Representatives = [new("Leo Löwe", "Geschäftsführer")],
    };

    static readonly Drafted Own = new()
    {
        Words = new LetterHash("0f1e"), DeadlineOn = Day.AddDays(9), Register = Register.Du,
    };

    // One of each case. A case without an example fails the test below.
    static readonly DebtorEvent[] OfDebtors =
    [
        new DebtorDescribed(new Party("K-1", "Bäckerei Löwe", DebtorKind.Business, "Frau Löwe",
            new Address("Am Markt 1", "04109", "Leipzig", "DE"), "l@example.org", "0341 2")
        {
            Register = Register.Du, Language = Language.En,
            Addressees = [new Addressee(NoticeKind.LastNotice, "Herrn Max Löwe", "max@example.org")],
        }),
        new InvoiceDescribed(Invoice, "Mehl & Hefe"),
        new InvoiceFiled(Invoice, new InvoiceDocument("RE-1 Löwe.pdf", "application/pdf", new LetterHash("ef56"))),
        new NoteAdded(Thing, "ruft \"morgen\" an", Notice),
        new InvoiceRegistered(Invoice, "R-1", Books.Euro(12_345), Day, Day.AddDays(14),
            new PaymentTermsTold(true, null, Day)
        {
            ServiceOn = Day, IsPrice = false, Law = Country.AT, Kind = DebtorKind.Consumer,
            LumpSumClaimed = true,
        }),
        new DunnedBefore(Invoice, NoticeKind.Notice1, Day, Day.AddDays(7)),
        new InvoiceCancelled(Invoice, Day),
        new CreditNoteRecorded(Thing, Invoice, Books.Euro(100), Day, FromBeginning: true),
        new LimitationActRecorded(Invoice, new(Thing, LimitationActKind.Negotiated, Day, Day.AddDays(20))),
        new LimitationActWithdrawn(Invoice, Thing),
        new ClaimWrittenOff(Invoice, Books.Euro(345), Day),
        new PaymentRecorded(Payment, Books.Euro(500),
            [new Share(Invoice, Books.Euro(1), Books.Euro(2), Books.Euro(400))], Books.Euro(97), Day)
        {
            Designation = Invoice,
        },
        new PaymentReversed(Payment, Day),
        new NoticeProposed(Notice, Currency.CHF, [new NoticeStep(Invoice, NoticeKind.LastNotice)], Day)
        {
            Instalment = new(new(Thing), 3), IsChosen = true,
        },
        new NoticeApproved(Notice, new FactsVersion("ab12"), new LetterHash("cd34"), Channel.Post) { Drafted = Own },
        new NoticeIssued(Notice, [new NoticeItem(Invoice, NoticeKind.Reminder, Books.Euro(12_000))
        {
            Interest = Books.Euro(7), DefaultSince = Day, RatesVersion = 1,
            Charges = [new Charge(ChargeKind.LumpSum, Books.Euro(4_000), Day, "§ 288 Abs. 5 BGB", FeeTreatment.Threat)],
        }], Books.Euro(12_000), Day, Day.AddDays(10)),
        new NoticeRejected(Notice, Day.AddDays(7)),
        new NoticeVoided(Notice, VoidReason.PaymentRecorded),
        new NoticeRecalled(Notice, RecallReason.PaymentRecorded),
        new LetterWritten(LetterId.Of(Notice), LetterKind.InstalmentOffer, [Invoice], new FactsVersion("ab12"),
            new LetterHash("cd34"), Day) { Drafted = Own },
        new LetterDescribed(LetterId.Of(Notice), new LetterRequest.ComplaintAnswer(
            [Invoice], "die Lieferung unvollständig war", Day.AddDays(7), [ComplaintOption.Redeliver],
            new ComplaintFinding(ComplaintOutcome.PartlyRight, "Zwei Säcke fehlten.", Thing))),
        new DispatchPlanned(Way, LetterId.Of(Notice), new LetterHash("cd34"), Channel.Email, IsCopy: true, Day),
        new DispatchAddressed(Way, "l@example.org"),
        new HandOverBegun(Way, Day) { Try = Thing },
        new HandOverPutOff(Way, Day),
        new DispatchParked(Way, Day, "sign-in-refused", new LetterHash("ef56")),
        new DispatchResumed(Way, Day),
        new DispatchAccepted(Way, Day, new LetterHash("ef56"), "RR 1234 5678 9DE"),
        new DebtorEvent.DispatchRejected(Way, Day, "550", new LetterHash("ef56")),
        new DebtorEvent.DispatchUnknown(Way, Day, Evidence: null),
        new DispatchReturned(Way, Day, "5.1.1"),
        new DispatchCancelled(Way, RecallReason.ByHand),
        new ReplyReceived(Thing, LetterId.Of(Notice), "l@example.org", "Re: Mahnung", "Schon bezahlt.", Day, false),
        new HoldPlaced(Invoice, HoldReason.Disputed, Day.AddDays(30)),
        new HoldLifted(null),
        new ErasureDecided(new(2037, 1, 4), new(2036, 12, 31)),
        .. OfAgreements,
    ];

    static DebtorEvent[] OfAgreements =>
    [
        new PromiseGiven(new(Thing), [Invoice], Books.Euro(5_000), Day.AddDays(9), Day),
        new PromiseWithdrawn(new(Thing), Day),
        new PlanAgreed(new(Thing), [Invoice],
            [new Instalment(Day.AddDays(30), Books.Euro(5_000)), new Instalment(Day.AddDays(60), Books.Euro(5_000))],
            PlanInterest.Statutory, Day, 14),
        new PlanEnded(new(Thing), Day),
        new DisputeOpened(new(Thing), Invoice, Books.Euro(3_000), DisputeCause.Defect, Day, Day.AddDays(3)),
        new DisputeDescribed(new(Thing), "Das Mehl ist feucht.", "Frau Muster", "Position 2"),
        new DisputeFiled(
            new(Thing), Thing, new InvoiceDocument("Mehl.jpg", "image/jpeg", new LetterHash("ef56"))),
        new SolutionsOffered(new(Thing), [ComplaintOption.Repair, ComplaintOption.Credit], Day),
        new SolutionChosen(new(Thing), ComplaintOption.Repair, Day.AddDays(8), Day),
        new DisputeResolved(new(Thing), ComplaintOutcome.PartlyRight, Day, Day.AddDays(10)),
        new CircumstanceRecorded(Thing, CircumstanceKind.DirectDebit, Invoice, Day, Day.AddDays(7)),
        new CircumstanceDescribed(Thing, "Amtsgericht Leipzig, 401 IN 12/26"),
        new CircumstanceEnded(Thing, Day),
        new CallMade(new(Thing), [Invoice], CallOutcome.InvoiceLost, Day),
        new CallDescribed(new(Thing), new CallDetails("0341 2", "Frau Löwe", "Rechnung liegt nicht vor.",
            new(2026, 3, 1, 9, 5, 0, TimeSpan.Zero), new(2026, 3, 1, 9, 9, 0, TimeSpan.Zero), IsIdentified: true)),
        new SegmentReached(Segment.Risky, 41, Day),
        new SegmentSet(Segment.Good, Day, Day.AddDays(90)),
        new SegmentFreed(Day),
        new CreditChecked(Thing, new CreditCheck(
            "Auskunft GmbH", Day, Day.AddDays(180), CreditRating.Medium, "237", 500_000)),
        new ReferralPlanned([Invoice], Day),
        new HandOverDescribed(
            Legal, "Einwohnermeldeamt Leipzig", ImmutableDictionary<InvoiceId, ClaimDetails>.Empty.Add(Invoice, new()
            {
                ContractOn = Day, ServiceUntil = Day.AddDays(20), Ground = ClaimCatalogue.Of(8),
                CounterPerformance = CounterPerformance.Rendered,
            })),
        new ClaimsReferred(new(Thing), [Invoice], ReferralTarget.Agency, Day, Books.Euro(12_000)),
        new ReferralDescribed(new(Thing), "Beispiel Inkasso GmbH", "4711/26"),
        new ReferralProgressed(new(Thing), Thing, ReferralStatus.OrderServed, Books.Euro(3_600), Day),
        new ReferralNoted(new(Thing), Thing, "Zugestellt, kein Widerspruch."),
        new PaymentReported(new(Thing), Payment, Day),
        new ClaimsTakenBack(new(Thing), Day),
    ];

    static readonly TenantEvent[] OfTenants =
    [
        new TenantEvent.TenantFounded(Firm),
        new TenantEvent.ProfileChanged(Firm with
        {
            LegalLine = "HRB 1", Logo = "ef56",
            Signatories = [new Signatory(NoticeKind.LastNotice, "Max Muster", "0341 9", "max@example.org")],
            AddressSide = AddressSide.Right, LetterForm = LetterForm.A, UsesCreditorReference = true,
        }),
        new TenantEvent.LadderChosen(Ladder.Balanced),
        new TenantEvent.SegmentLadderChosen(Segment.Good, Ladder.Gentle),
        new TenantEvent.LegalChosen(new LegalChoices
        {
            Fees = FeeTreatment.Threat, ClaimsLumpSum = false, FeeCents = 150, FeeAgreedCents = 2_000,
            DayCount = DayCount.Act365, ReminderDemands = false, AssumesMissingRate = true,
        }),
        new TenantEvent.DeliveryChosen(new Delivery
        {
            Account = new MailAccount("smtp.example.org", 587, MailSecurity.StartTls, "muster", "ab12"),
            From = "rechnung@example.org", ReplyTo = "e@example.org", MailsAnHour = 100, AttachesInvoices = false,
            UsesPrintService = true, IsStopped = true,
        }),
        new TenantEvent.AssistantChosen(new AssistantSetup
        {
            IsOn = true, Endpoint = "https://api.example.org/v1", Model = "muster-1", Secret = "ab12",
            DailyTokens = 50_000, Style = "Wir freuen uns über eine kurze Nachricht.", SharesNames = true,
        }),
        new TenantEvent.LetterTextChosen(LetterKind.Reminder, Language.De, "## Betreff\n- immer: Hallo\n", 1),
        new TenantEvent.FirmFactsStated(new(Legal, DeductsInputTax: true)),
        new TenantEvent.MappingRemembered("Nr\tBetrag", "{}"),
        new TenantEvent.ImportConfirmed(Thing, "rechnungen.csv", "ab12", 17),
        new TenantEvent.ImportFinished(Thing, 17, 5, 3),
    ];

    [Fact]
    public void of_debtors_are_written_as_the_golden_files_say() =>
        Check("debtor", OfDebtors, EventText<DebtorEvent>.NameOf, EventText<DebtorEvent>.Write,
            EventText<DebtorEvent>.AllNames);

    [Fact]
    public void of_tenants_are_written_as_the_golden_files_say() =>
        Check("tenant", OfTenants, EventText<TenantEvent>.NameOf, EventText<TenantEvent>.Write,
            EventText<TenantEvent>.AllNames);

    [Fact]
    public void of_every_golden_file_can_be_read()
    {
        foreach (var file in Files("debtor")) Assert.NotNull(
            EventText<DebtorEvent>.Read(NameIn(file), File.ReadAllBytes(file)));
        foreach (var file in Files("tenant")) Assert.NotNull(
            EventText<TenantEvent>.Read(NameIn(file), File.ReadAllBytes(file)));
    }

    [Fact]
    public void come_back_as_they_were()
    {
        foreach (var happened in OfDebtors)
        {
            var text = EventText<DebtorEvent>.Write(happened);
            var back = EventText<DebtorEvent>.Read(EventText<DebtorEvent>.NameOf(happened), text);
            Assert.Equal(happened.GetType(), back.GetType());
            Assert.Equal(Encoding.UTF8.GetString(text), Encoding.UTF8.GetString(EventText<DebtorEvent>.Write(back)));
        }
    }

    [Fact]
    public void of_a_newer_version_are_said_to_be_so() =>
        Assert.Throws<UnknownEventException>(() => EventText<DebtorEvent>.Read("moon-landed", "{}"u8));

    [Fact]
    public void that_lack_a_part_are_refused_and_further_parts_are_passed_over()
    {
        Assert.Throws<JsonException>(() =>
            EventText<DebtorEvent>.Read("invoice-cancelled", """{"on":"2026-03-01"}"""u8));
        Assert.Throws<JsonException>(() => EventText<DebtorEvent>.Read("notice-voided",
            Encoding.UTF8.GetBytes($$"""{"notice":"{{Notice}}","because":3}""")));
        Assert.Equal(new InvoiceCancelled(Invoice, Day), EventText<DebtorEvent>.Read("invoice-cancelled",
            Encoding.UTF8.GetBytes($$"""{"invoice":"{{Invoice}}","on":"2026-03-01","later":1}""")));
    }

    [Fact]
    public void never_include_an_erasure() =>
        Assert.Throws<InvalidOperationException>(() => EventText<DebtorEvent>.Write(new FactsErased()));

    static void Check<T>(string kind, T[] examples, Func<T, string> name, Func<T, byte[]> write,
        IReadOnlyCollection<string> all)
    {
        Assert.Equal(all.Order(StringComparer.Ordinal), examples.Select(name).Order(StringComparer.Ordinal));
        foreach (var example in examples)
        {
            var newest = Files(kind).Where(file =>
                NameIn(file) == name(example)).Order(StringComparer.Ordinal).LastOrDefault();
            Assert.True(newest is not null,
                $"There is no golden file {kind}/{name(example)}.v1.json with {Encoding.UTF8.GetString(write(example))}");
            var written = Encoding.UTF8.GetString(write(example));
            Assert.True(File.ReadAllText(newest).TrimEnd('\n') == written,
                $"{Path.GetFileName(newest)} says otherwise. A form that gained a part is a new file {kind}/{name(example)}: {written}");
        }
    }

    static string[] Files(string kind) =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "golden", kind), "*.json");

    // "invoice-registered.v1.json"
    static string NameIn(string file) => Path.GetFileName(file).Split('.')[0];
}
