using System.Globalization;
using Inkassio.Domain;

namespace Inkassio.Letters;

/// <summary>
/// What the payment part of a Swiss QR bill says (Swiss implementation guidelines 2.3): for payments in francs or
/// euros to an account in Switzerland or Liechtenstein. A value of this type is always valid.
/// </summary>
public sealed record SwissBill
{
    public const int MessageMax = 140;      // Message and billing information together.
    public const int SchemeMax = 100;
    public const int SchemesMax = 2;
    const long CentsMax = 99_999_999_999;

    SwissBill(Iban account, SwissParty creditor, Money? amount, Currency currency, SwissParty? debtor)
    {
        (Account, Creditor, Amount) = (account, creditor, amount);
        (Currency, Debtor) = (currency, debtor);
    }

    public Iban Account { get; }
    public SwissParty Creditor { get; }

    /// <summary>Null leaves a field in which the payer writes the amount.</summary>
    public Money? Amount { get; }

    public Currency Currency { get; }

    /// <summary>Null leaves a field in which the payer writes name and address.</summary>
    public SwissParty? Debtor { get; }

    /// <summary>A QR reference, a creditor reference or nothing, without blanks.</summary>
    public string Reference { get; private init; } = "";

    public string Message { get; private init; } = "";

    /// <summary>For programs of the payer (Swico S1 and others); begins with //.</summary>
    public string Billing { get; private init; } = "";

    /// <summary>Up to two lines for other ways to pay, for instance eBill.</summary>
    public IReadOnlyList<string> Schemes { get; private init; } = [];

    /// <summary>The lines that the code holds, separated by line feeds, without a last line feed.</summary>
    public string Payload => string.Join('\n',
    [
        "SPC", "0200", "1", Account.Value, .. Creditor.Lines, .. Nobody,
        Amount is { } amount ? string.Create(CultureInfo.InvariantCulture, $"{amount.Amount:0.00}") : "",
        Currency.ToString(), .. Debtor?.Lines ?? Nobody, Kind, Reference, Message, "EPD",
        // Lines that are empty to the end are left out; an empty one between others is not.
        .. Billing.Length > 0 || Schemes.Count > 0 ? new[] { Billing } : [], .. Schemes,
    ]);

    static string[] Nobody => ["", "", "", "", "", "", ""];

    string Kind => Reference.Length == 0 ? "NON" : Reference.StartsWith("RF", StringComparison.Ordinal) ? "SCOR" : "QRR";

    /// <summary>The reference as the slip prints it, in groups.</summary>
    internal string PrintedReference => Kind switch
    {
        "SCOR" => CreditorReference.Of(Reference).Printed,
        "QRR" => QrReference.Of(Reference).Printed,
        _ => "",
    };

    /// <param name="reference">A creditor reference for a normal IBAN, 27 digits for a QR-IBAN, or nothing.</param>
    /// <exception cref="ArgumentException">An input breaks the guidelines; the message says which, in German.</exception>
    public static SwissBill Of(
        Iban account, SwissParty creditor, Currency currency, Money? amount, SwissParty? debtor,
        string reference = "", string message = "", string billing = "", params IReadOnlyList<string> schemes)
    {
        Refuse(!account.IsSwiss, nameof(account), "Eine QR-Rechnung zahlt auf ein Konto in der Schweiz oder Liechtenstein.");
        Refuse(currency is not (Currency.CHF or Currency.EUR), nameof(currency), "Eine QR-Rechnung zahlt CHF oder EUR.");
        Refuse(amount is { } a && (a.Currency != currency || a.Cents is < 0 or > CentsMax), nameof(amount),
            "Der Betrag einer QR-Rechnung liegt zwischen 0.00 und 999999999.99 in ihrer Währung.");
        Refuse(creditor.Problem("Empfänger") is not null, nameof(creditor), creditor.Problem("Empfänger") ?? "");
        Refuse(debtor?.Problem("Zahler") is not null, nameof(debtor), debtor?.Problem("Zahler") ?? "");
        var compact = string.Concat(reference.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        Refuse(Problem(account, compact) is not null, nameof(reference), Problem(account, compact) ?? "");
        RefuseTexts(message, billing, schemes);
        return new(account, creditor, amount, currency, debtor)
        {
            Reference = compact, Message = message, Billing = billing, Schemes = schemes,
        };
    }

    static string? Problem(Iban account, string reference) =>
        account.IsQr
            ? reference.Length == 0 || QrReference.Problem(reference) is not null
                ? "Zu einer QR-IBAN gehört eine QR-Referenz. " + (QrReference.Problem(reference) ?? "") : null
        : reference.Length == 0 ? null
        : CreditorReference.Problem(reference) is not null
            ? "Zu einer gewöhnlichen IBAN gehört eine Creditor Reference (RF…) oder keine Referenz." : null;

    static void RefuseTexts(string message, string billing, IReadOnlyList<string> schemes)
    {
        Refuse(message.Length + billing.Length > MessageMax, nameof(message),
            $"Mitteilung und Rechnungsinformationen haben zusammen höchstens {MessageMax} Zeichen.");
        Refuse(billing.Length > 0 && !billing.StartsWith("//", StringComparison.Ordinal), nameof(billing),
            "Rechnungsinformationen beginnen mit //.");
        Refuse(schemes.Count > SchemesMax || schemes.Any(s => s.Length is 0 or > SchemeMax), nameof(schemes),
            $"Eine QR-Rechnung nennt höchstens {SchemesMax} weitere Verfahren mit je höchstens {SchemeMax} Zeichen.");
        // A line feed within a line would shift all lines below it.
        Refuse(schemes.Append(message).Append(billing).Any(text => !text.All(SwissParty.IsAllowed)), nameof(message),
            "In der Mitteilung steht ein Zeichen, das die QR-Rechnung nicht kennt.");
    }

    internal QrModules Modules() => QrModules.Of(Payload);

    static void Refuse(bool wrong, string input, string why)
    {
        if (wrong) throw new ArgumentException(why, input);
    }
}
