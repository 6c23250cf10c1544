using Inkassio.Domain;

namespace Inkassio.Web.Asking;

/// <summary>Links by which other pages ask the assistant for a draft: as if a person had typed it.</summary>
public static class AskLink
{
    /// <summary>The next letter that the customer's ladder has for him.</summary>
    public static string ToNextLetter(DebtorId debtor) => Of(debtor, "Schreib die nächste Mahnung");

    public static string ToScript(DebtorId debtor) => Of(debtor, "Gesprächsleitfaden mit einer kurzen Zusammenfassung");

    public static string ToAnswer(DebtorId debtor) => Of(debtor, "Antworte auf die Beanstandung");

    static string Of(DebtorId debtor, string say) => $"/assistent?kunde={debtor}&frage={Uri.EscapeDataString(say)}";
}
