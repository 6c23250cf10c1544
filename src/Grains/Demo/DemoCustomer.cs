using Inkassio.Domain.Debtors;

namespace Inkassio.Grains.Demo;

/// <summary>How a customer of the demo firm usually pays.</summary>
enum Habit
{
    New, Early, Punctual, Late, Forgetful, Slow, Parts, Silent, Overpays, Bounces, Disputes, Cancels,
}

/// <summary>A customer of the demo firm, as <c>customers.csv</c> tells it.</summary>
sealed record DemoCustomer(Party Party, Currency Currency, Habit Habit)
{
    public static IReadOnlyList<DemoCustomer> All { get; } = [.. DemoTable.Rows("customers").Select(Of)];

    public string Number => Party.Number;

    public DebtorId Id => DebtorId.Of(DerivedId.Of(DemoTenant.Id.Value, "debtor", Number));

    static DemoCustomer Of(string[] cells) => cells is
        [var number, var kind, var name, var contact, var street, var postcode, var town, var country, var email,
            var phone, var currency, var habit, var register]
        ? new(
            new Party(number, name, Enum.Parse<DebtorKind>(kind, ignoreCase: true), contact,
                new Address(street, postcode, town, country), email, phone)
            {
                Register = Enum.Parse<Register>(register, ignoreCase: true),
            },
            Enum.Parse<Currency>(currency), Enum.Parse<Habit>(habit, ignoreCase: true))
        : throw new FormatException("customers.csv has other columns than are read.");
}
