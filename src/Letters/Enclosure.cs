using System.Collections.Immutable;
using Inkassio.Letters.Pdf;

namespace Inkassio.Letters;

/// <summary>What an attached file is to the letter (ISO 19005-3, AFRelationship).</summary>
public enum EnclosureRole
{
    /// <summary>What the letter is about, for instance the invoice.</summary>
    Source,
    /// <summary>More on the same matter.</summary>
    Supplement,
    /// <summary>The letter's own figures, for a program to read.</summary>
    Data,
}

/// <summary>A file that travels inside the letter's PDF. A value of this type is always valid.</summary>
public sealed record Enclosure
{
    public const int BytesMax = 5_000_000;
    public const int NameMax = 120;
    public const int CountMax = 10;
    public const int BytesOfAllMax = 8_000_000; // Most mailboxes still take the letter.

    Enclosure(string name, string mediaType, byte[] bytes, EnclosureRole role, string description) =>
        (Name, MediaType, Bytes, Role, Description) = (name, mediaType, bytes, role, description);

    public string Name { get; }
    public string MediaType { get; }
    public EnclosureRole Role { get; }
    public string Description { get; }
    internal byte[] Bytes { get; }

    /// <param name="name">With its ending, for instance rechnung-117.pdf.</param>
    /// <param name="mediaType">For instance application/pdf.</param>
    /// <exception cref="ArgumentException">The file cannot be attached; the message says why, in German.</exception>
    public static Enclosure Of(
        string name, string mediaType, byte[] bytes, EnclosureRole role, string description = "")
    {
        Refuse(name.Length is 0 or > NameMax, nameof(name), $"Der Dateiname hat 1 bis {NameMax} Zeichen.");
        // What could lead a program out of the folder into which it saves.
        Refuse(name.Any(c => char.IsControl(c) || "/\\:*?\"<>|".Contains(c, StringComparison.Ordinal))
            || name[0] == '.', nameof(name), $"Der Dateiname „{name}“ hat Zeichen, die in Dateinamen nicht vorkommen.");
        Refuse(!IsMediaType(mediaType), nameof(mediaType), $"„{mediaType}“ ist keine Dateiart wie application/pdf.");
        Refuse(bytes.Length == 0, nameof(bytes), $"Die Datei „{name}“ ist leer.");
        Refuse(bytes.Length > BytesMax, nameof(bytes),
            $"Die Datei „{name}“ ist größer als {BytesMax / 1_000_000} MB. Bitte verkleinern Sie sie.");
        return new(name, mediaType, bytes, role, description);
    }

    /// <summary>Whether all of them fit into one letter.</summary>
    internal static void RefuseTooMany(ImmutableArray<Enclosure> all)
    {
        Refuse(all.Length > CountMax, nameof(all), $"Ein Brief trägt höchstens {CountMax} Dateien.");
        Refuse(all.Sum(a => (long)a.Bytes.Length) > BytesOfAllMax, nameof(all),
            $"Die Dateien an einem Brief sind zusammen größer als {BytesOfAllMax / 1_000_000} MB.");
        Refuse(all.Select(a => a.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() < all.Length, nameof(all),
            "Zwei Dateien an einem Brief heißen gleich.");
    }

    /// <summary>Writes file and description; the number by which the catalogue calls it.</summary>
    internal int WriteTo(Writer writer, string pdfDate)
    {
        var entries = new Octets(200).Raw("/Type /EmbeddedFile /Subtype /"u8)
            .Ascii(MediaType.Replace("/", "#2F", StringComparison.Ordinal)).Raw(" /Params << /Size "u8)
            .Whole(Bytes.Length).Raw(" /ModDate ("u8).Ascii(pdfDate).Raw(") >>"u8);
        var file = writer.Reserve();
        writer.Compressed(file, Bytes, entries.Raw(" "u8).Written);
        var words = new Octets(400).Raw("<< /Type /Filespec /F "u8).Text(Name).Raw(" /UF "u8).Text(Name);
        if (Description.Length > 0) words.Raw(" /Desc "u8).Text(Description);
        return writer.Object(words.Raw(" /AFRelationship /"u8).Ascii(Role.ToString()).Raw(" /EF << /F "u8)
            .Whole(file).Raw(" 0 R /UF "u8).Whole(file).Raw(" 0 R >> >>"u8).Written);
    }

    static bool IsMediaType(string text) => text.Count(c => c == '/') == 1 && text[0] != '/' && text[^1] != '/'
        && text.Length <= 100 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '+' or '-');

    static void Refuse(bool wrong, string input, string why)
    {
        if (wrong) throw new ArgumentException(why, input);
    }
}
