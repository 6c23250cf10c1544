using System.Security.Cryptography;
using System.Text;

namespace Inkassio.Letters.Pdf;

/// <summary>Moves objects of written files into another one, their bytes unchanged. What is equal stands there once.
/// </summary>
sealed class Moving(Writer writer)
{
    readonly Dictionary<string, int> known = new(StringComparer.Ordinal);

    /// <summary>The same dictionary, with all that it points to moved before it.</summary>
    public string Moved(WrittenFile file, string words, Dictionary<int, int> moved) =>
        WrittenFile.Renumbered(words, number => Move(file, number, moved));

    // What an object points to goes first, so equal objects are equal text and can be found again.
    /// <summary>Moves an object and all that hangs on it; its number there.</summary>
    public int Move(WrittenFile file, int number, Dictionary<int, int> moved)
    {
        if (moved.TryGetValue(number, out var there))
            return there > 0 ? there : throw new InvalidDataException("An object of a letter leads back to itself.");
        moved[number] = 0;
        var (words, stream) = file.Body(number);
        var body = Moved(file, words, moved);
        var key = Key(body, stream);
        if (!known.TryGetValue(key, out there)) known[key] = there = Put(body, stream);
        return moved[number] = there;
    }

    int Put(string body, ReadOnlyMemory<byte>? stream)
    {
        if (stream is not { } bytes) return writer.Object(Encoding.Latin1.GetBytes(body));
        var number = writer.Reserve();
        writer.Stream(number, Encoding.Latin1.GetBytes(WrittenFile.Entries(body)), bytes.Span);
        return number;
    }

    static string Key(string body, ReadOnlyMemory<byte>? stream)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.Latin1.GetBytes(body));
        if (stream is { } bytes) hash.AppendData(bytes.Span);
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
