using System.Collections.Immutable;
using System.Globalization;
using Inkassio.Letters.Pdf;

namespace Inkassio.Letters;

/// <summary>Lays a letter out on pages: the fixed fields of the form, then the flowing body.</summary>
sealed class LetterPages(LetterModel letter, Din5008 form)
{
    const double PageFoot = 286;          // the last baseline of the small print
    const double ContinuationRoom = 10;
    const double ContinuationTop = 28;
    const double BlockLabelWidth = 27;

    public IReadOnlyList<Sheet> Lay()
    {
        Refuse();
        var footTop = FootTop();
        var layout = new LetterLayout(letter, Math.Max(form.SubjectY, BlockBottom()), NextTop, footTop - 5.5);
        var (sheets, slipPage) = layout.Best();
        if (letter.Sender.Paper is null) Letterhead(sheets[0]);
        Window(sheets[0]);
        InformationBlock(sheets[0]);
        Marks(sheets[0], slipPage == 0 ? SwissSlip.Top : double.MaxValue);
        for (var page = 0; page < sheets.Count; page++)
        {
            if (page > 0)
                Continuation(sheets[page]);
            if (page != slipPage)
                Foot(sheets[page], footTop, page + 1, sheets.Count);
            else
                Slip(sheets[page], letter.Slip!, page + 1, sheets.Count);
        }
        return sheets;
    }

    // The slip leaves no room for the small print; all that a payer needs stands on the slip itself.
    void Slip(Sheet sheet, SwissBill bill, int page, int pages)
    {
        // What the stationery says at the foot would stand in the slip, which machines read.
        if (letter.Sender.Paper is not null)
            sheet.Fill(0, SwissSlip.Top, Din5008.PageWidth, Din5008.PageHeight - SwissSlip.Top, gray: 1);
        sheet.TextTo(Din5008.Right, SwissSlip.Top - 4.5, PageOf(page, pages), Typography.Foot);
        SwissSlip.Draw(sheet, bill, letter.Language);
    }

    void Refuse()
    {
        if (letter.Sender.Address.Length + letter.Sender.Contact.Length > Sender.LinesMax)
            throw new ArgumentException(
                $"A letterhead has room for {Sender.LinesMax} lines beside the name.", nameof(letter));
        if (letter.Annotations.Length > LetterModel.AnnotationsMax)
            throw new ArgumentException(
                $"An address has at most {LetterModel.AnnotationsMax} annotations.", nameof(letter));
    }

    void Letterhead(Sheet sheet)
    {
        const double LogoWidthMax = 70, LogoHeightMax = 20, Top = 14, NameWidth = 92;
        var sender = letter.Sender;
        var y = Top + 2.6;
        if (sender.Logo is { } logo)
        {
            var scale = Math.Min(LogoWidthMax / logo.Width, LogoHeightMax / logo.Height);
            sheet.Draw(Din5008.Left, Top, logo.Width * scale, logo.Height * scale, logo);
            y = Lines(sheet, Din5008.HeadX, y, [sender.Name], Typography.SmallName);
        }
        else
        {
            var name = Wrap.Lines(Printable.Text(sender.Name), NameWidth, Typography.Name);
            Lines(sheet, Din5008.Left, Top + 4.2, name, Typography.Name);
        }
        foreach (var line in sender.Address.Concat(sender.Contact).Select(Printable.Text))
        {
            sheet.Text(Din5008.HeadX, y, line, Fitted(line, Typography.Small, Din5008.Right - Din5008.HeadX));
            y += Typography.Small.Leading;
        }
    }

    // Everything ends at the lower edge of the upper zone, so that the recipient follows without a hole.
    void Window(Sheet sheet)
    {
        var upper = letter.Annotations
            .Select(a => (Text: Printable.Text(a), Style: Typography.Small with { Ink = Ink.Text }))
            .Prepend((Text: ReturnLine(), Style: Typography.ReturnLine)).ToList();
        var y = form.RecipientY - 1.6 - upper.Skip(1).Sum(line => line.Style.Leading);
        foreach (var (text, style) in upper)
        {
            sheet.Text(form.AddressX, y, text, Fitted(text, style, AddressFit.Width));
            y += Typography.Small.Leading;
        }
        var (lines, address) = AddressFit.Of(letter.Recipient);
        Lines(sheet, form.AddressX, form.RecipientY + 3.6, lines, address);
    }

    string ReturnLine() => Printable.Text(
        letter.Sender.ReturnLine ?? string.Join(" · ", letter.Sender.Address.Prepend(letter.Sender.Name)));

    // A long firm in small print is set smaller rather than cut.
    static Style Fitted(string text, Style style, double room) => style.Measure(text) is var width && width > room
        ? style with { Size = style.Size * room / width }
        : style;

    IEnumerable<(string Label, List<string> Value, Style Style)> Block()
    {
        const double Width = Din5008.Right - Din5008.HeadX - BlockLabelWidth;
        const double SizeMin = 6.9;
        foreach (var particular in letter.Particulars)
        {
            var value = Printable.Text(particular.Value);
            // A long e-mail address is easier to copy by hand when it stays in one piece.
            var style = Fitted(value, Typography.Value, Width);
            if (style.Size < SizeMin || value.Contains(' ', StringComparison.Ordinal))
                style = Typography.Value;
            yield return (Printable.Text(particular.Label), Wrap.Lines(value, Width, style), style);
        }
    }

    double BlockBottom() =>
        form.BlockY + Typography.Value.Leading
            * (Block().Sum(row => row.Value.Count) + (letter.PlaceAndDate.Length > 0 ? 2.5 : 1));

    void InformationBlock(Sheet sheet)
    {
        var y = form.BlockY + 3.4;
        foreach (var (label, value, style) in Block())
        {
            sheet.Text(form.BlockX, y, label, Typography.Label);
            y = Lines(sheet, form.BlockX + BlockLabelWidth, y, value, style);
        }
        y += Typography.Value.Leading / 2;
        sheet.Text(form.BlockX, y, Printable.Text(letter.PlaceAndDate), Typography.Value);
    }

    // Not on a slip: whoever tears it off keeps a clean edge.
    void Marks(Sheet sheet, double until)
    {
        const double X = 5, Fold = 2.5, Hole = 4;
        sheet.Line(X, form.FoldY1, X + Fold, form.FoldY1, 0.25);
        if (form.FoldY2 < until)
            sheet.Line(X, form.FoldY2, X + Fold, form.FoldY2, 0.25);
        sheet.Line(X, Din5008.HoleY, X + Hole, Din5008.HoleY, 0.25);
    }

    double NextTop => Math.Max(ContinuationTop, letter.Sender.Paper?.Head ?? 0);

    double FootTop()
    {
        if (letter.Sender.Paper is { } paper) return Din5008.PageHeight - paper.Foot;
        var lines = letter.Sender.Footer.Select(column => column.Length).DefaultIfEmpty(1).Max();
        return PageFoot - 3.9 - Math.Max(0, lines - 1) * Typography.Foot.Leading;
    }

    void Foot(Sheet sheet, double top, int page, int pages)
    {
        const double RoomForCount = 22;
        sheet.TextTo(Din5008.Right, top - 2, PageOf(page, pages), Typography.Foot);
        var columns = letter.Sender.Footer;
        if (letter.Sender.Paper is { } paper)
        {
            var line = Printable.Text(paper.Line);
            sheet.Text(Din5008.Left, top - 2, line, Fitted(line, Typography.Foot, Din5008.Width - RoomForCount));
            return;
        }
        if (columns.IsEmpty)
            return;
        sheet.Line(Din5008.Left, top, Din5008.Right, top, 0.5);
        var x = Din5008.Left;
        foreach (var (column, width) in columns.Zip(FootWidths(columns)))
        {
            Lines(sheet, x, top + 3.9, column, Typography.Foot);
            x += width;
        }
    }

    // Columns keep equal gaps, however different their widths are: the last one ends near the right margin.
    static List<double> FootWidths(ImmutableArray<ImmutableArray<string>> columns)
    {
        if (columns.Length > Sender.FooterColumnsMax)
            throw new ArgumentException($"The foot has at most {Sender.FooterColumnsMax} columns.", nameof(columns));
        var own = columns
            .Select(c => c.Select(l => Typography.Foot.Measure(Printable.Text(l))).DefaultIfEmpty(0).Max()).ToList();
        var gap = columns.Length > 1 ? (Din5008.Width - own.Sum()) / (columns.Length - 1) : 0;
        return gap < 2
            ? throw new ArgumentException("The lines of the foot are too long to stand side by side.", nameof(columns))
            : [.. own.Select(width => width + gap)];
    }

    void Continuation(Sheet sheet)
    {
        var text = Printable.Text($"{letter.Sender.Name} · {letter.Subject}");
        var line = Wrap.Lines(text, Din5008.Width, Typography.Small)[0];
        var y = NextTop - ContinuationRoom;
        sheet.Text(Din5008.Left, y, line, Typography.Small);
        sheet.Line(Din5008.Left, y + 2.2, Din5008.Right, y + 2.2, 0.5);
    }

    string PageOf(int page, int pages) => letter.Language switch
    {
        LetterLanguage.German => string.Create(CultureInfo.InvariantCulture, $"Seite {page} von {pages}"),
        LetterLanguage.English => string.Create(CultureInfo.InvariantCulture, $"Page {page} of {pages}"),
        _ => throw new System.Diagnostics.UnreachableException(letter.Language.ToString()),
    };

    /// <summary>Writes lines from a first baseline on; the baseline that would come next.</summary>
    static double Lines(Sheet sheet, double x, double baseline, IEnumerable<string> lines, Style style)
    {
        foreach (var line in lines)
        {
            sheet.Text(x, baseline, Printable.Text(line), style);
            baseline += style.Leading;
        }
        return baseline;
    }
}
