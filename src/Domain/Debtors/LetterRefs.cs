using System.Text.Json;
using System.Text.Json.Serialization;

namespace Inkassio.Domain.Debtors;

/// <summary>How a letter reaches the debtor.</summary>
public enum Channel
{
    /// <summary>The firm prints and posts it itself.</summary>
    Post,

    Email,

    /// <summary>A print service gets the pages and posts them.</summary>
    PrintService,
}

/// <summary>The SHA-256, in hexadecimal, of the bytes that were released for sending.</summary>
[JsonConverter(typeof(HexText<LetterHash>))]
public readonly record struct LetterHash(string Hex) : IHex<LetterHash>
{
    public static LetterHash Of(string hex) => new(hex);

    public static LetterHash OfBytes(ReadOnlySpan<byte> bytes) =>
        new(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));

    public override string ToString() => Hex;
}

/// <summary>The SHA-256, in hexadecimal, of the canonical fact sheet that an approval was given for.</summary>
[JsonConverter(typeof(HexText<FactsVersion>))]
public readonly record struct FactsVersion(string Hex) : IHex<FactsVersion>
{
    public static FactsVersion Of(string hex) => new(hex);

    public override string ToString() => Hex;
}

public interface IHex<TSelf> where TSelf : struct, IHex<TSelf>
{
    string Hex { get; }

    static abstract TSelf Of(string hex);
}

public sealed class HexText<T> : JsonConverter<T> where T : struct, IHex<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.Of(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Hex);
}
