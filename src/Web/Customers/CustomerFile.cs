using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;

namespace Inkassio.Web.Customers;

/// <summary>One customer as the page shows it: the account as it stands, the firm's rules, and the day.</summary>
/// <param name="Me">Who looks, as the journal writes authors.</param>
public sealed record CustomerFile(
    DebtorId Id, Debtor Account, Terms Terms, DateOnly Today, TimeZoneInfo Zone, string Me)
{
    public string Name => Account.Party?.Name is { Length: > 0 } name ? name : "Kunde ohne Namen";

    public Country Form => Terms.Sender.Country;

    /// <summary>What the send gate says of each open claim today.</summary>
    public ImmutableArray<GateAnswer> Answers => SendGate.Ask(Account, Today, Terms);

    /// <summary>The currencies to show sums in: what the account has, or the firm's own for a new one.</summary>
    public IReadOnlyList<Currency> Currencies => Account.Currencies.ToArray() is { Length: > 0 } used
        ? used
        : [Terms.Sender.Accounts.Select(a => (Currency?)a.Currency).FirstOrDefault() ?? Currency.EUR];

    /// <summary>The hold that covers a claim today; null when it goes on.</summary>
    public Hold? HoldOn(Claim claim) => Account.Holds.FirstOrDefault(h => h.Covers(claim.Invoice, Today));

    public Hold? AccountHold =>
        Account.Holds.FirstOrDefault(h => h.Invoice is null && (h.Until is null || Today <= h.Until));
}
