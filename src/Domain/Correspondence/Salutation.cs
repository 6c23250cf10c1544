using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Correspondence;

/// <summary>How a letter greets its reader.</summary>
public static class Salutation
{
    static readonly HashSet<string> Titles = new(StringComparer.OrdinalIgnoreCase)
    {
        "Dr.", "Prof.", "Mag.", "Ing.", "Dipl.-Ing.", "DI", "Dkfm.", "MMag.", "med.", "jur.",
    };

    /// <summary>By the stored contact; a person of unknown sex is greeted by the full name, a firm as a firm.</summary>
    public static string For(Party party, Register register, Notation form)
    {
        if (form.IsEnglish) return English(party, register) + ",";
        var greeting = Greeting(party, register);
        return form.Spelled(form.Country == Country.CH ? greeting : greeting + ",");
    }

    /// <summary>Whether the letter's greeting means this person: the same name, with or without Frau, Herr and
    /// titles, also by the surname alone.</summary>
    public static bool Greets(Party party, string person)
    {
        var greeted = party.Contact.Length > 0 ? party.Contact
            : party.Kind == DebtorKind.Consumer ? party.Name : "";
        var (reader, other) = (Bare(greeted), Bare(person));
        if (reader.Length == 0 || other.Length == 0 || AreDifferent(Sex(greeted), Sex(person))) return false;
        return reader.SequenceEqual(other, StringComparer.OrdinalIgnoreCase)
            || other is [var surname] && Sex(person) is not null
                && string.Equals(reader[^1], surname, StringComparison.OrdinalIgnoreCase);
    }

    static bool AreDifferent(bool? one, bool? other) => one is not null && other is not null && one != other;

    static bool? Sex(string name) => name.Split(' ', 2)[0] switch
    {
        "Frau" or "Ms" or "Mrs" => true,
        "Herr" or "Herrn" or "Mr" => false,
        _ => null,
    };

    static string[] Bare(string name) => [.. name.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Where(w => w is not ("Frau" or "Herr" or "Herrn" or "Ms" or "Mrs" or "Mr") && !Titles.Contains(w))];

    static string Greeting(Party party, Register register)
    {
        var words = party.Contact.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (register == Register.Du && FirstName(party, words) is { } first) return $"Hallo {first}";
        return words switch
        {
            ["Frau" or "Ms" or "Mrs", _, ..] => $"Sehr geehrte Frau {Surname(words[1..])}",
            ["Herr" or "Herrn" or "Mr", _, ..] => $"Sehr geehrter Herr {Surname(words[1..])}",
            [_, ..] => $"Guten Tag {party.Contact}",
            _ when party.Kind == DebtorKind.Consumer => $"Guten Tag {party.Name}",
            _ => "Sehr geehrte Damen und Herren",
        };
    }

    static string English(Party party, Register register)
    {
        var words = party.Contact.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (register == Register.Du && FirstName(party, words) is { } first) return $"Dear {first}";
        return words switch
        {
            ["Frau" or "Ms" or "Mrs", _, ..] => $"Dear {EnglishName("Ms", words[1..])}",
            ["Herr" or "Herrn" or "Mr", _, ..] => $"Dear {EnglishName("Mr", words[1..])}",
            [_, ..] => $"Dear {party.Contact}",
            _ when party.Kind == DebtorKind.Consumer => $"Dear {party.Name}",
            _ => "Dear Sir or Madam",
        };
    }

    // A doctor is greeted as one; the many other titles of German and Austrian names have no English form.
    static string EnglishName(string polite, string[] words)
    {
        var surname = Surname([.. words.Where(w => !Titles.Contains(w))]);
        return words.Any(w => w is "Dr." or "Prof.") ? $"{words.First(w => w is "Dr." or "Prof.")} {surname}"
            : $"{polite} {surname}";
    }

    // Titles stay; of the rest the last word counts, with the small words before it ("von der Heide").
    static string Surname(string[] words)
    {
        var start = words.Length - 1;
        if (start < 0) return "";
        while (start > 0 && char.IsLower(words[start - 1][0]) && !Titles.Contains(words[start - 1])) start--;
        return string.Join(' ', words.TakeWhile(Titles.Contains).Concat(words[start..]).Distinct());
    }

    static string? FirstName(Party party, string[] contact)
    {
        var words = contact.Length > 0 ? contact : party.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.FirstOrDefault(w =>
            w is not ("Frau" or "Herr" or "Herrn" or "Ms" or "Mrs" or "Mr") && !Titles.Contains(w)) is { } first
            && (contact.Length > 0 || party.Kind == DebtorKind.Consumer) ? first : null;
    }
}
