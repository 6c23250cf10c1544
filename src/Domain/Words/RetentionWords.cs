using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Retention;

namespace Inkassio.Domain.Words;

/// <summary>What keeps personal facts, in the words of a German office.</summary>
public static class RetentionWords
{
    public static string Sentence(this ErasureBlock block, Country form) => block switch
    {
        ErasureBlock.OpenClaims { Count: 1 } => "Eine Rechnung ist noch offen.",
        ErasureBlock.OpenClaims b => $"{b.Count} Rechnungen sind noch offen.",
        ErasureBlock.CreditLeft b => $"Der Kunde hat noch {form.Shown(b.Amount)} Guthaben.",
        ErasureBlock.LetterUnderway => "Ein Brief ist noch unterwegs.",
        ErasureBlock.Disputed => "Ein Einwand ist offen; die Unterlagen können als Beweis nötig sein.",
        ErasureBlock.Retained b =>
            $"{b.Rule.Kind.Word()}: aufzubewahren bis {form.Day(b.Until)} ({b.Rule.Years} Jahre, {b.Rule.Section}).",
        _ => throw new System.Diagnostics.UnreachableException(block.ToString()),
    };

    public static string Word(this KeptKind kind) => kind switch
    {
        KeptKind.Books => "Konto und Buchungen",
        KeptKind.Voucher => "Rechnungen und Zahlungsbelege",
        KeptKind.Letter => "Briefe und Nachweise",
        _ => throw new System.Diagnostics.UnreachableException(kind.ToString()),
    };
}
