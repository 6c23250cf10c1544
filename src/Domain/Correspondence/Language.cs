using System.Text.Json.Serialization;
using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Correspondence;

/// <summary>The language of a letter, stored as its ISO 639 code.</summary>
[JsonConverter(typeof(KebabEnum<Language>))]
public enum Language { De, En }

public static class LetterLanguages
{
    static readonly HashSet<string> German = new(StringComparer.OrdinalIgnoreCase) { "", "DE", "AT", "CH", "LI" };

    /// <summary>The language that was chosen for the debtor; else German where German is spoken, and English.</summary>
    public static Language Of(Party party) =>
        party.Language ?? (German.Contains(party.Address?.Country ?? "") ? Language.De : Language.En);
}
