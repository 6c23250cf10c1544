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
            var facts = Facts(sender, account);
            LetterPdf.Write(
                NoticeLetter.Of(facts, Composition.Of(facts, LetterText.For(facts.Kind)), logo: null), Stream.Null);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    static FactSheet Facts(Profile sender, BankAccount account)
    {
        var amount = new Money(11_900, account.Currency);
        var debtor = new Party("1", "Muster", DebtorKind.Business, "", new("Weg 1", "10115", "Berlin", "DE"), "", "");
        return new(
            LetterKind.Reminder, Tone.Plain, Register.Sie, Day, Day.AddDays(7), sender, account, debtor,
            [new(InvoiceId.New(), NoticeKind.Reminder, "1", "", Day, Day, amount, amount - amount, amount)],
            amount, [], AgencyFollows: false);
    }
}
