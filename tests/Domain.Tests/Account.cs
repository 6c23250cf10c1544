using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;

namespace Inkassio.Domain.Tests;

/// <summary>An account under test: folds a history, then compares what a command makes of it.</summary>
public sealed record Account(Debtor Debtor)
{
    public static readonly DateOnly March = new(2026, 3, 2); // A Monday.
    public static readonly InvoiceId First = InvoiceId.Of(Guid.Parse("00000000-0000-7000-8000-000000000001"));
    public static readonly InvoiceId Second = InvoiceId.Of(Guid.Parse("00000000-0000-7000-8000-000000000002"));
    public static readonly PaymentId Bank17 = PaymentId.Of(Guid.Parse("00000000-0000-7000-8000-000000000017"));
    public static readonly NoticeId Letter = NoticeId.Of(Guid.Parse("00000000-0000-7000-8000-0000000000a0"));

    public static readonly Party Mueller = new(
        "K-1001", "Müller GmbH", DebtorKind.Business, "Frau Erika Müller",
        new Address("Hauptstraße 5", "50667", "Köln", "DE"), "buchhaltung@mueller.example", "");

    public static readonly Profile Sender = new(
        "Musterbau Handwerks GmbH", new Address("Werkstraße 1", "50823", "Köln", "DE"), Country.DE, "NW",
        [new("DE89370400440532013000", "COBADEFFXXX", "Commerzbank", Currency.EUR),
         new("CH9300762011623852957", "", "Bank", Currency.CHF)],
        "Anna Weber", "0221 123456", "weber@musterbau.example");

    public static readonly Terms Terms = new(Sender, Ladder.Balanced);

    public static Money Euro(decimal amount) => Money.Exact(amount, Currency.EUR);

    public static Account With(params DebtorEvent[] history) =>
        new(history.Aggregate(Debtor.New, (d, e) => d.Evolve(e)));

    /// <summary>Müller owes 100 € for an invoice due on 2 March 2026, and nobody has written to him.</summary>
    public static Account OneInvoice(params DebtorEvent[] then) => With(
    [
        new DebtorEvent.DebtorDescribed(Mueller),
        new DebtorEvent.InvoiceRegistered(First, "RE-1", Euro(100), March.AddDays(-14), March, Told: null),
        .. then,
    ]);

    public Outcome When(DebtorCommand command, Terms? terms = null) =>
        new(Debtor, Debtor.Decide(command, terms ?? Terms));

    /// <summary>The letter was printed, and a person has posted it.</summary>
    public Account Posted(NoticeId notice, DateOnly on) => Debtor.WaysOf(LetterId.Of(notice)).LastOrDefault() is { } way
        ? After(new DebtorCommand.BeginHandOver(way.Id, way.Id.Value, on))
            .After(new DebtorCommand.RecordHandOver(way.Id, new HandOverEnd.Accepted(Evidence: null), on)
            {
                Try = way.Id.Value,
            })
        : this;

    public Account After(DebtorCommand command, Terms? terms = null) =>
        new(When(command, terms).Decision.Events.Aggregate(Debtor, (d, e) => d.Evolve(e)));
}

public sealed record Outcome(Debtor Before, Decision Decision)
{
    public Debtor Then(params DebtorEvent[] expected)
    {
        Assert.Null(Decision.Refusal);
        Assert.Equivalent(expected, Decision.Events.ToArray(), strict: true);
        return Decision.Events.Aggregate(Before, (d, e) => d.Evolve(e));
    }

    public void ThenRefused<TRefusal>() where TRefusal : Refusal => Assert.IsType<TRefusal>(Decision.Refusal);

    public void ThenNothing() => Assert.True(Decision.IsAlreadyDone, Decision.ToString());
}
