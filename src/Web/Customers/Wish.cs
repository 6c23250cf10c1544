using Inkassio.Domain.Debtors;
using Inkassio.Domain.Words;
using Inkassio.Web.Parts;

namespace Inkassio.Web.Customers;

/// <summary>Something that a person is asked about before it is done.</summary>
/// <param name="Submit">The button's verb.</param>
/// <param name="Follows">What follows from it, in whole sentences.</param>
/// <param name="Done">What the page says afterwards.</param>
public sealed record Wish(string Title, string Submit, string Follows, string Done, DebtorCommand Command)
{
    public static Wish Cancel(Claim claim, CustomerFile file) => new(
        $"Rechnung {claim.Number} stornieren", "Rechnung stornieren",
        $"{MoneyText.Of(claim.Open, file.Form)} werden nicht mehr verlangt."
        + (claim.Paid.IsPositive
            ? $" Die gezahlten {MoneyText.Of(claim.Paid, file.Form)} werden Guthaben des Kunden." : "")
        + " Das lässt sich nicht zurücknehmen.",
        $"Rechnung {claim.Number} ist storniert.", new DebtorCommand.CancelInvoice(claim.Invoice, file.Today));

    public static Wish GiveUp(Claim claim, CustomerFile file) => new(
        $"Rechnung {claim.Number} ausbuchen", "Offenen Rest ausbuchen",
        $"Sie geben {MoneyText.Of(claim.Open, file.Form)} auf. Dafür wird nicht mehr gemahnt. "
        + "Das lässt sich nicht zurücknehmen.",
        $"{MoneyText.Of(claim.Open, file.Form)} sind ausgebucht.",
        new DebtorCommand.WriteOff(claim.Invoice, file.Today));

    public static Wish TakeBack(Payment payment, CustomerFile file) => new(
        "Zahlung zurücknehmen", "Zahlung zurücknehmen",
        $"Die Zahlung von {MoneyText.Of(payment.Amount, file.Form)} vom {DayText.Short(payment.ReceivedOn)} gilt dann "
        + "als nie eingegangen. Was sie gedeckt hat, ist wieder offen.",
        "Die Zahlung ist zurückgenommen.", new DebtorCommand.ReversePayment(payment.Id, file.Today));

    public static Wish Withdraw(Claim claim, LimitationAct act, CustomerFile file) => new(
        "Eintrag zur Verjährung zurücknehmen", "Eintrag zurücknehmen",
        $"{act.Words(file.Form)}: Die Verjährung der Rechnung {claim.Number} wird dann gerechnet, als wäre das nie "
        + "gewesen.",
        "Der Eintrag ist zurückgenommen.", new DebtorCommand.WithdrawLimitationAct(claim.Invoice, act.Id));

    public static Wish Lift(Hold hold, CustomerFile file) => new(
        "Mahnstopp aufheben", "Mahnstopp aufheben",
        (hold.Invoice is { } one ? $"Rechnung {file.Account.Claims[one].Number}" : "Der ganze Kunde")
        + " läuft dann wieder mit. Der nächste Mahnlauf schlägt vor, was dran ist.",
        "Der Mahnstopp ist aufgehoben.", new DebtorCommand.LiftHold(hold.Invoice));
}
