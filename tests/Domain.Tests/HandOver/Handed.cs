using System.Collections.Immutable;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.HandOver;
using Inkassio.Domain.Law;
using Inkassio.Domain.Tenants;
using static Inkassio.Domain.Debtors.DebtorEvent;

namespace Inkassio.Domain.Tests.HandOver;

/// <summary>Complete packages for each target, made from an account as the product makes them.</summary>
static class Handed
{
    public static readonly DateOnly On = new(2026, 4, 15), Due = new(2026, 1, 26);
    public static readonly InvoiceId Invoice = Account.First;

    static readonly LegalFacts Firm = new()
    {
        Nature = PartyNature.Company,
        LegalForm = "GmbH",
        RegisterCourt = "Amtsgericht Köln",
        RegisterNumber = "HRB 12345",
        Representatives = [new("Anna Weber", "Geschäftsführerin")],
    };

    public static readonly HandOverDetails Details = new()
    {
        Creditor = Firm,
        Debtor = Firm with { Representatives = [new("Erika Müller", "Geschäftsführerin")] },
        DeductsInputTax = true,
        Claims = ImmutableDictionary<InvoiceId, ClaimDetails>.Empty.Add(Invoice, new()
        {
            ContractOn = new(2025, 12, 1),
            Ground = ClaimCatalogue.Of(8),
            CounterPerformance = CounterPerformance.Rendered,
        }),
    };

    /// <summary>1,000.00 due on 26 January 2026 by agreement; every letter went out, the announcement until
    /// 30 March.</summary>
    public static Account Account1000(Country country = Country.DE, params DebtorEvent[] then)
    {
        var currency = RulePack.Of(country).Currency;
        return Tests.Account.With(
        [
            new DebtorDescribed(Tests.Account.Mueller with
            {
                Address = Tests.Account.Mueller.Address! with { Country = country.ToString() },
            }),
            new InvoiceRegistered(Invoice, "RE-1", new(1_000_00, currency), Due.AddDays(-14), Due,
                new(DueDateAgreed: true, ConsumerNotice: null, ReceivedOn: Due.AddDays(-12))
                {
                    ServiceOn = Due.AddDays(-20),
                }),
            new InvoiceDescribed(Invoice, "Badsanierung Hauptstraße 5"),
            new InvoiceFiled(Invoice, new("rechnung.pdf", "application/pdf", LetterHash.OfBytes([1]))),
            new DunnedBefore(Invoice, NoticeKind.Reminder, new(2026, 2, 2), new(2026, 2, 9)),
            new DunnedBefore(Invoice, NoticeKind.Notice1, new(2026, 2, 16), new(2026, 2, 26)),
            new DunnedBefore(Invoice, NoticeKind.LastNotice, new(2026, 3, 5), new(2026, 3, 16)),
            new DunnedBefore(Invoice, NoticeKind.Announcement, new(2026, 3, 20), new(2026, 3, 30)),
            .. then,
        ]);
    }

    public static Terms Terms(Country country) => Tests.Account.Terms with
    {
        Sender = Tests.Account.Sender with
        {
            Country = country,
            Address = Tests.Account.Sender.Address with { Country = country.ToString() },
        },
    };

    public static HandOverPackage Over(HandOverTarget target) => Over(target switch
    {
        HandOverTarget.PaymentAction => Country.AT,
        HandOverTarget.DebtEnforcement => Country.CH,
        _ => Country.DE,
    });

    public static HandOverPackage Over(Country country) =>
        HandOverPackage.Of(Account1000(country).Debtor, [Invoice], Terms(country), On, Details);

    public static HandOverPackage With(this HandOverPackage package, Func<HandedClaim, HandedClaim> change) =>
        package with { Claims = [.. package.Claims.Select(change)] };
}
