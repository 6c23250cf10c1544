using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;

namespace Inkassio.Letters;

/// <summary>How a letter asks for money: the payment part with its code, or the Swiss slip.</summary>
static class PaymentBlocks
{
    /// <summary>Nothing where nothing is asked; an offer names the account for the day when it is accepted.</summary>
    public static IEnumerable<Block> Of(FactSheet facts) =>
        !HasPayment(facts) ? []
        : SlipOf(facts) is null ? [PaymentOf(facts)]
        : [new Paragraph(SlipWords(facts))];

    public static bool HasPayment(FactSheet facts) =>
        facts.Asks is not null || facts.Kind == LetterKind.InstalmentOffer;

    /// <summary>What is to be paid, until when, to whom: on the page and in the e-mail alike.</summary>
    public static IEnumerable<Particular> Rows(FactSheet facts) =>
    [
        new(facts.Label("Empfänger"), facts.Form.Spelled(facts.Sender.Name)),
        new("IBAN", Iban.Of(facts.Account.Iban).Printed),
        .. facts.Account.Bic.Length > 0 ? new[] { new Particular("BIC", facts.Account.Bic) } : [],
        .. facts.Asks is { } sum
            ? new[] { new Particular(facts.Label(SumWord(facts.Kind)), facts.Form.Amount(sum.Amount)) } : [],
        new(facts.Label("Verwendungszweck"), facts.CreditorReference?.Printed ?? facts.Reference),
        .. facts.Asks is { Until: { } until }
            ? new[] { new Particular(facts.Label(DayWord(facts.Kind)), facts.Form.DayWithName(until)) } : [],
    ];

    static PaymentPart PaymentOf(FactSheet facts) => new(
        [.. Rows(facts)],
        // The code is a SEPA transfer: euros, to an account in the SEPA area.
        facts.Asks is { Amount: { Currency: Currency.EUR } amount }
            ? GiroCode.Of(Cut(facts.Sender.Name, GiroCode.NameMax), Iban.Of(facts.Account.Iban), amount,
                facts.CreditorReference, facts.CreditorReference is null ? facts.Reference : "", facts.Account.Bic)
            : null);

    static string SumWord(LetterKind kind) => kind == LetterKind.InstalmentAgreement ? "1. Rate" : "Betrag";

    static string DayWord(LetterKind kind) => kind switch
    {
        LetterKind.PreDue or LetterKind.InstalmentAgreement => "Fällig am",
        LetterKind.CallConfirmation => "Zugesagt bis",
        _ => "Bitte zahlen bis",
    };

    // Francs are paid by the Swiss slip, and so are euros that go to a Swiss firm's account at home.
    public static SwissBill? SlipOf(FactSheet facts)
    {
        if (facts.Asks is not { } asked) return null;
        var account = Iban.Of(facts.Account.Iban);
        if (facts.Country != Country.CH || !account.IsSwiss) return null;
        var message = SwissParty.Clean(
            facts.CreditorReference is null && !account.IsQr ? facts.Reference : $"{facts.Label("Rechnung")} {facts.Reference}");
        return SwissBill.Of(
            account, PartyOf(facts, facts.Sender.Name, facts.Sender.Address), asked.Amount.Currency, asked.Amount,
            PartyOf(facts, facts.Debtor.Name, facts.Debtor.Address!),
            account.IsQr ? QrReferenceOf(facts).Value : facts.CreditorReference?.Value ?? "",
            Cut(message, SwissBill.MessageMax));
    }

    static SwissParty PartyOf(FactSheet facts, string name, Address address) =>
        SwissParty.Of(facts.Form.Spelled(name), address with { Street = facts.Form.Spelled(address.Street) });

    // By the invoice's digits, with several invoices by the customer's: what a person finds again on a list.
    static QrReference QrReferenceOf(FactSheet facts)
    {
        const int DigitsMax = 26;
        var digits = string.Concat(
            (facts.Claims.Length == 1 ? facts.Claims[0].Number : facts.Debtor.Number).Where(char.IsAsciiDigit));
        return QrReference.For(digits.Length is 0 or > DigitsMax ? $"{facts.On:yyyyMMdd}" : digits);
    }

    static string SlipWords(FactSheet facts)
    {
        var day = facts.Asks!.Until is { } until ? facts.Form.DayWithName(until) : null;
        var isDue = facts.Kind is LetterKind.PreDue or LetterKind.InstalmentAgreement;
        if (facts.Form.IsEnglish)
            return (day is null ? "" : isDue ? $"Due on {day}. " : $"Payment by {day}. ") + "Please use the payment part.";
        return day is null ? "Für die Zahlung ist der Zahlteil vorbereitet."
            : isDue ? $"Fällig am {day}. Für die Zahlung ist der Zahlteil vorbereitet."
            : $"Für Ihre Zahlung bis {day} ist der Zahlteil vorbereitet.";
    }

    static string Cut(string text, int lengthMax) => text.Length <= lengthMax ? text : text[..lengthMax];
}
