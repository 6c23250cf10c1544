using System.Collections.Immutable;
using Inkassio.Assistant.Drafting;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Segments;
using Inkassio.Domain.Tenants;

namespace Inkassio.Assistant.Tests.Drafting;

/// <summary>Made-up accounts that have come as far as a step of the ladder.</summary>
static class Accounts
{
    public static readonly DateOnly Due = new(2026, 4, 1);

    public static readonly NoticeKind[] Ladder =
    [
        NoticeKind.Reminder, NoticeKind.Notice1, NoticeKind.Notice2, NoticeKind.LastNotice, NoticeKind.Announcement,
    ];

    public static InvoiceId Invoice(int n) => InvoiceId.Of(Guid.Parse($"00000000-0000-7000-8000-{n:x12}"));

    public static DebtorId Id(int n) => new(Guid.Parse($"00000000-0000-7000-9000-{n * 7919:x12}"));

    public static Terms Terms(Country country) => new(Cases.Firm(country), Domain.Dunning.Ladder.Of(
    [
        new(NoticeKind.PreDue, WaitDays: -5, DaysToPay: 0), .. Domain.Dunning.Ladder.Balanced.Steps,
    ]));

    public static DateOnly Day(NoticeKind kind) => Due.AddDays(kind == NoticeKind.PreDue ? -5
        : 8 + (17 * ((int)kind - 1)));

    public static Party Party(
        Country country, DebtorKind kind = DebtorKind.Business, Register register = Register.Sie,
            Language? language = null) => new(
        "K-1001", kind == DebtorKind.Business ? "Zarnekow Holzbau KG" : "Erika Zarnekow", kind, "Frau Erika Zarnekow",
        new Address("Musterweg 1", country == Country.DE ? "50823" : "5020", "Stadt", country.ToString()),
        "erika@zarnekow.example", "") { Register = register, Language = language };

    /// <summary>An account before a step: all milder letters have gone out.</summary>
    public static Debtor Before(NoticeKind step, Party party, int invoices = 1, params DebtorEvent[] then)
    {
        var currency = party.Address!.Country == "CH" ? Currency.CHF : Currency.EUR;
        DebtorEvent[] history =
        [
            new DebtorEvent.DebtorDescribed(party),
            .. Enumerable.Range(1, invoices).Select(n => new DebtorEvent.InvoiceRegistered(
                Invoice(n), $"RE-2026-{n:0000}", new Money(238_000 + (n * 1_000), currency), Due.AddDays(-30), Due,
                new(DueDateAgreed: true, ConsumerNotice: null, ReceivedOn: null))),
            .. from kind in Ladder.Where(k => k < step)
               from n in Enumerable.Range(1, invoices)
               select new DebtorEvent.DunnedBefore(Invoice(n), kind, Day(kind), Day(kind).AddDays(8)),
            .. then,
        ];
        return history.Aggregate(Debtor.New, (account, happened) => account.Evolve(happened));
    }

    public static DraftAim Step(NoticeKind kind, int invoices = 1) =>
        new DraftAim.Step(kind, [.. Enumerable.Range(1, invoices).Select(Invoice)]);

    public static async Task<WrittenDraft> Write(
        Debtor account, NoticeKind kind, DraftWish? wish = null, Country country = Country.DE, int invoices = 1,
            int id = 1,
        Draft? previous = null, params IDrafter[] drafters) => await DraftDesk.Write(
        account, Id(id), Step(kind, invoices), wish ?? DraftWish.None, Terms(country), Day(kind), previous,
        drafters.Length > 0 ? drafters : [new TextKit()], TestContext.Current.CancellationToken);

    public static DebtorEvent InSegment(Segment segment) => new DebtorEvent.SegmentSet(segment, Due, Until: null);
}
