using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Inkassio.Letters.Pdf;

namespace Inkassio.Letters;

/// <summary>Why a picture cannot be printed.</summary>
public enum PictureFault
{
    None,
    /// <summary>More than <see cref="Picture.BytesMax"/>.</summary>
    TooLarge,
    /// <summary>More than <see cref="Picture.PixelsMax"/>.</summary>
    TooManyPixels,
    /// <summary>Neither PNG nor JPEG.</summary>
    UnknownFormat,
    /// <summary>A PNG that is interlaced or has other than 8 bits per channel.</summary>
    UnusualPng,
    /// <summary>A JPEG with other than one or three colours; those with four are made for presses.</summary>
    UnusualJpeg,
    /// <summary>It begins as it should and then does not hold what it promised.</summary>
    Damaged,
}

/// <summary>A logo, checked and unpacked once, ready to stand in any number of letters.</summary>
public sealed class Picture
{
    public const int BytesMax = 2_000_000;
    public const int PixelsMax = 4_000_000;

    readonly string filter;
    readonly string colours;
    readonly byte[] pixels;
    readonly byte[]? alpha;

    internal Picture(int width, int height, string filter, string colours, byte[] pixels, byte[]? alpha = null)
    {
        (Width, Height, this.filter, this.colours) = (width, height, filter, colours);
        (this.pixels, this.alpha) = (pixels, alpha);
        Name = Convert.ToHexString(HashOfAll().AsSpan(0, 8));
    }

    /// <summary>In pixels.</summary>
    public int Width { get; }

    /// <summary>In pixels.</summary>
    public int Height { get; }

    /// <summary>The same for the same picture, however often it was read.</summary>
    internal string Name { get; }

    /// <summary>Reads a PNG or JPEG file that somebody uploaded; a fault says why it will not do.</summary>
    public static bool TryRead(
        ReadOnlySpan<byte> file, [NotNullWhen(true)] out Picture? picture, out PictureFault fault)
    {
        picture = null;
        fault = file.Length > BytesMax ? PictureFault.TooLarge
            : file.StartsWith(Png.Signature) ? Png.Read(file, out picture)
            : file is [0xFF, 0xD8, 0xFF, ..] ? Jpeg.Read(file, out picture)
            : PictureFault.UnknownFormat;
        return picture is not null;
    }

    internal static PictureFault Problem(int width, int height) =>
        width < 1 || height < 1 ? PictureFault.Damaged
        : (long)width * height > PixelsMax ? PictureFault.TooManyPixels
        : PictureFault.None;

    byte[] HashOfAll()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Entries(colours, filter).Written);
        hash.AppendData(pixels);
        hash.AppendData(alpha ?? []);
        return hash.GetHashAndReset();
    }

    internal int WriteTo(Writer writer)
    {
        var mask = alpha is null ? 0 : writer.Reserve();
        if (alpha is not null)
            writer.Stream(mask, Entries("DeviceGray", "FlateDecode").Written, alpha);
        var entries = Entries(colours, filter);
        if (mask > 0)
            entries.Raw(" /SMask "u8).Whole(mask).Raw(" 0 R"u8);
        var number = writer.Reserve();
        writer.Stream(number, entries.Written, pixels);
        return number;
    }

    Octets Entries(string space, string method) => new Octets(200)
        .Raw("/Type /XObject /Subtype /Image /Width "u8).Whole(Width).Raw(" /Height "u8).Whole(Height)
        .Raw(" /BitsPerComponent 8 /ColorSpace /"u8).Ascii(space).Raw(" /Filter /"u8).Ascii(method);
}
