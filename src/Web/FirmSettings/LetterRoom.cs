using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using Inkassio.Letters;

namespace Inkassio.Web.FirmSettings;

/// <summary>Whether a sender fits on the form: asked before it is saved, so that no letter fails later.</summary>
static class LetterRoom
{
    static readonly DateOnly Day = new(2026, 3, 12);

    public static bool Has(Profile sender) => sender.Accounts.All(account => Has(sender, account));

    static bool Has(Profile sender, BankAccount account)
    {
        try
        {
            var facts = Facts(sender, account, invoices: 1);
            LetterPdf.Write(
                NoticeLetter.Of(facts, Composition.Of(facts, LetterText.For(facts.Kind)), logo: null), Stream.Null);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>A made-up letter of two pages: how logo or stationery look on it.</summary>
    public static LetterModel Sample(Profile sender, byte[]? logo, byte[]? stationery)
    {
        const int EnoughForTwoPages = 20;
        var facts = Facts(sender, sender.Accounts[0], EnoughForTwoPages);
        return NoticeLetter.Of(facts, Composition.Of(facts, LetterText.For(facts.Kind)), logo, stationery);
    }

    static FactSheet Facts(Profile sender, BankAccount account, int invoices)
    {
        var amount = new Money(11_900, account.Currency);
        var debtor = new Party("1", "Muster", DebtorKind.Business, "", new("Weg 1", "10115", "Berlin", "DE"), "", "");
        return new(
            LetterKind.Reminder, Tone.Plain, Register.Sie, Day, Day.AddDays(7), sender, account, debtor,
            [
                .. Enumerable.Range(1, invoices).Select(i => new ClaimFact(
                    InvoiceId.Of(new Guid(i, 0, 0, new byte[8])), NoticeKind.Reminder, $"{i}", "", Day, Day, amount,
                    Money.None(account.Currency), amount)),
            ],
            new(invoices * amount.Cents, account.Currency), [], AgencyFollows: false);
    }
}
