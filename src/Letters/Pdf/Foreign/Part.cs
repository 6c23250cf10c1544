using System.Collections.Immutable;

namespace Inkassio.Letters.Pdf.Foreign;

/// <summary>A value in a PDF that others made, as it stands there. Nothing in it is trusted.</summary>
abstract record Part
{
    Part() { } // Closed: PDF knows no other values.

    /// <summary>true, false, null; in the content of a page also an operator.</summary>
    public sealed record Word(string Spelled) : Part;

    public sealed record Number(decimal Value) : Part;

    public sealed record Name(string Spelled) : Part;

    public sealed record Text(byte[] Bytes) : Part;

    public sealed record List(ImmutableArray<Part> Items) : Part;

    public sealed record Book(ImmutableDictionary<string, Part> Entries) : Part;

    /// <summary>Where else the value stands, by its object's number.</summary>
    public sealed record Pointer(int To) : Part;

    public static Word Nothing { get; } = new("null");
}

/// <summary>A value with the stream that hangs on it, if there is one.</summary>
/// <param name="At">Where it stands in the file: of two with one number, the later one holds.</param>
sealed record ForeignObject(Part Value, ReadOnlyMemory<byte>? Stream, int At);

/// <summary>Why reading ends: the fault, and what it is about.</summary>
// Thrown inside this folder only; whoever asks for a stationery gets it as a value.
sealed class StationeryException(StationeryFault fault, string detail = "") : Exception(fault.ToString())
{
    public StationeryFault Fault { get; } = fault;

    public string Detail { get; } = detail;
}
