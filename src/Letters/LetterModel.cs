using System.Collections.Immutable;
using Inkassio.Domain.Tenants;

namespace Inkassio.Letters;

public enum LetterLanguage { German, English }

/// <summary>
/// A letter, all of it already in words: amounts, dates and names stand here as they will be printed, so nothing
/// that a person approved can change on the way to paper.
/// </summary>
public sealed record LetterModel
{
    public const int RecipientLinesMax = 6;   // DIN 5008: what the window shows.
    public const int AnnotationsMax = 3;

    public required Sender Sender { get; init; }

    /// <summary>The address as it stands in the window, at most <see cref="RecipientLinesMax"/> lines.</summary>
    public required ImmutableArray<string> Recipient { get; init; }

    /// <summary>Above the address, for instance "Persönlich / Vertraulich".</summary>
    public ImmutableArray<string> Annotations { get; init; } = [];

    /// <summary>The information block to the right of the address: customer number, invoice, contact, date.</summary>
    public ImmutableArray<Particular> Particulars { get; init; } = [];

    /// <summary>For instance "Köln, 12.06.2026"; empty when the date stands among the particulars.</summary>
    public string PlaceAndDate { get; init; } = "";

    public required string Subject { get; init; }

    /// <summary>From the salutation to the last sentence, in order.</summary>
    public required ImmutableArray<Block> Body { get; init; }

    /// <summary>For instance "Mit freundlichen Grüßen"; it never stands alone on a page.</summary>
    public string Closing { get; init; } = "";

    public ImmutableArray<string> Signature { get; init; } = [];

    /// <summary>A line in small print below the signature, for instance where to read about data protection.</summary>
    public string SmallPrint { get; init; } = "";

    /// <summary>Leaves room for a signature by hand.</summary>
    public bool IsSignedByHand { get; init; }

    /// <summary>A Swiss payment slip at the foot of a page; no page then has anything else there.</summary>
    public SwissBill? Slip { get; init; }

    public LetterForm Form { get; init; } = LetterForm.B;

    /// <summary>The side of the envelope's window.</summary>
    public AddressSide AddressSide { get; init; } = AddressSide.Left;

    /// <summary>Files inside the PDF: the invoice, the letter's figures for programs.</summary>
    public ImmutableArray<Enclosure> Enclosures { get; init; } = [];

    public LetterLanguage Language { get; init; } = LetterLanguage.German;

    /// <summary>The date of the file. It is passed in, so that the same letter is always the same bytes.</summary>
    public required DateTimeOffset WrittenAt { get; init; }
}

/// <summary>Whose letter it is: letterhead and foot.</summary>
/// <param name="Address">Street and town, each a line.</param>
/// <param name="Contact">Telephone, e-mail, website, each a line.</param>
public sealed record Sender(string Name, ImmutableArray<string> Address, ImmutableArray<string> Contact)
{
    /// <summary>Address and contact together: what the letterhead has room for.</summary>
    public const int LinesMax = 8;
    public const int FooterColumnsMax = 4;

    /// <summary>Up to four columns of small print: register, directors, tax number, bank details.</summary>
    public ImmutableArray<ImmutableArray<string>> Footer { get; init; } = [];

    public Picture? Logo { get; init; }

    /// <summary>The firm's own stationery; it says what else the letterhead and the foot would.</summary>
    public SenderPaper? Paper { get; init; }

    /// <summary>The small line above the recipient; name and address when not given.</summary>
    public string? ReturnLine { get; init; }
}

/// <summary>Stationery, and how much of a page it keeps for itself.</summary>
/// <param name="Head">In millimetres from the top, on pages after the first: there the form fixes the places.</param>
/// <param name="Foot">In millimetres from the bottom, on every page.</param>
/// <param name="Line">Who writes, in one line above the foot: the law wants it said, and a drawing may not say
/// it.</param>
public sealed record SenderPaper(Stationery Under, double Head, double Foot, string Line);

/// <summary>A word and what it stands for, as in "Ihre Kundennummer: 10042".</summary>
public sealed record Particular(string Label, string Value);

/// <summary>A part of a letter's body.</summary>
public abstract record Block
{
    private protected Block() { } // Closed: every kind stands in this file.
}

/// <summary>Flowing text. A line feed begins a new line.</summary>
public sealed record Paragraph(string Text, bool IsBold = false) : Block;

/// <summary>What is owed, row by row. It may run over several pages, and its head is repeated on each.</summary>
/// <param name="Rows">Each as long as the columns.</param>
/// <param name="Sums">Below the rows; kept together with the last of them.</param>
public sealed record ClaimTable(
    ImmutableArray<TableColumn> Columns,
    ImmutableArray<ImmutableArray<string>> Rows,
    ImmutableArray<SumRow> Sums) : Block;

/// <param name="IsNumber">Stands at the right edge of its column, so that cents are below cents.</param>
public sealed record TableColumn(string Title, bool IsNumber = false);

/// <summary>A sum with its name.</summary>
/// <param name="IsTotal">The amount that is to be paid: printed strongest.</param>
public sealed record SumRow(string Label, string Amount, bool IsTotal = false);

/// <summary>
/// How something was worked out. It stands in the letter where the whole letter then fits on one page; else it follows
/// on a page of its own (tone.md: one page plus appendix). Of several, the last one goes first.
/// </summary>
/// <param name="Title">The heading of that page.</param>
/// <param name="InPlace">What stands in the letter when the working has gone: the sums, and where it is found.</param>
public sealed record Working(
    string Title, ImmutableArray<Block> Blocks, ImmutableArray<Block> InPlace) : Block;

/// <summary>How to pay: the account, the amount and the reference, with a code to scan.</summary>
public sealed record PaymentPart(ImmutableArray<Particular> Rows, GiroCode? Code = null) : Block;
