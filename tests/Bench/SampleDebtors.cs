using System.Collections.Immutable;
using System.Globalization;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;

namespace Inkassio.Bench;

/// <summary>Made-up debtors for measuring: each owes something late, every second one is due for a letter.</summary>
static class SampleDebtors
{
    /// <summary>The day that is measured: a Tuesday, so that letters carry its date.</summary>
    public static readonly DateOnly Day = new(2026, 3, 10);

    public static readonly Profile Sender = new(
        "Musterbau Handwerks GmbH", new Address("Werkstraße 12", "50667", "Köln", "DE"), Country.DE, "NW",
        [new BankAccount("DE89370400440532013000", "COBADEFFXXX", "Musterbank Köln", Currency.EUR)],
        "Anna Weber", "0221 4710800", "rechnung@musterbau.example");

    public static readonly Terms Terms = new(Sender, Ladder.Balanced);

    /// <summary>What has happened to the n-th debtor so far: who he is, and his invoices.</summary>
    public static ImmutableArray<DebtorEvent> Past(int n, int claims)
    {
        var events = ImmutableArray.CreateBuilder<DebtorEvent>(claims + 1);
        events.Add(new DebtorEvent.DebtorDescribed(PartyOf(n)));
        for (var i = 0; i < claims; i++)
        {
            var dueOn = Day.AddDays(-DaysLate(n, i));
            events.Add(new DebtorEvent.InvoiceRegistered(
                InvoiceId.New(), string.Create(CultureInfo.InvariantCulture, $"RE-{n:000000}-{i}"),
                new Money(5_000 + (n * 37 + i * 911) % 250_000, Currency.EUR), dueOn.AddDays(-14), dueOn, Told: null));
        }
        return events.ToImmutable();
    }

    // The reminder comes five days after the due date: an even debtor is in time for it, an odd one is not yet.
    static int DaysLate(int n, int i) => n % 2 == 0 ? 6 + (n + i * 3) % 30 : 1 + (n + i) % 4;

    static Party PartyOf(int n) => new(
        string.Create(CultureInfo.InvariantCulture, $"K-{n:000000}"), $"Schäfer & Söhne {n} GmbH",
        DebtorKind.Business,
        "Frau Erika Beispiel", new Address($"Hauptstraße {1 + n % 300}", "50667", "Köln", "DE"),
        $"buchhaltung@kunde-{n}.example", "0221 4710100");
}
