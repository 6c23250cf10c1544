using System.Collections.Immutable;
using Inkassio.Letters.Pdf;

namespace Inkassio.Letters;

/// <summary>Sets a claim table: thin lines, figures of equal width, amounts at the right.</summary>
static class ClaimTableStrips
{
    const double Between = 4;       // between two columns
    const double Above = 0.8;       // and below the text of a row
    const double NarrowestMm = 16;  // what a column of words keeps when all of them are crowded

    readonly record struct Place(double X, double Width, bool IsNumber);

    public static List<Strip> Of(ClaimTable table, double gap)
    {
        var places = Places(table);
        var titles = table.Columns.Select(c => c.Title);
        var head = Row([.. titles], places, Typography.TableHead, 0.6, Ink.Rule) with { KeepsNext = true };
        var strips = new List<Strip> { head with { Gap = gap } };
        for (var i = 0; i < table.Rows.Length; i++)
        {
            var isLast = i == table.Rows.Length - 1;
            strips.Add(Row(table.Rows[i], places, Typography.Cell, isLast ? 0.6 : 0.25, isLast ? Ink.Rule : 0.8) with
            {
                Head = head,
                KeepsNext = isLast && table.Sums.Length > 0,
            });
        }
        for (var i = 0; i < table.Sums.Length; i++)
            strips.Add(Sum(table.Sums[i]) with
            {
                Gap = i == 0 ? 0.6 : 0,
                Head = head,
                KeepsNext = i < table.Sums.Length - 1,
            });
        return strips;
    }

    static Strip Row(ImmutableArray<string> cells, Place[] places, Style style, double rule, double gray)
    {
        if (cells.Length != places.Length)
            throw new ArgumentException(
                $"A row has {cells.Length} cells, its table {places.Length} columns.", nameof(cells));
        var lines = cells.Select((cell, c) => Wrap.Lines(Printable.Text(cell), places[c].Width, style)).ToArray();
        var height = lines.Max(l => l.Count) * style.Leading + 2 * Above;
        return new(height, (sheet, y) =>
        {
            for (var c = 0; c < places.Length; c++)
                Cell(sheet, places[c], y + Above + Strip.Baseline(style), lines[c], style);
            sheet.Line(Din5008.Left, y + height, Din5008.Right, y + height, rule, gray);
        });
    }

    static void Cell(Sheet sheet, Place place, double baseline, List<string> lines, Style style)
    {
        foreach (var line in lines)
        {
            if (place.IsNumber)
                sheet.TextTo(place.X + place.Width, baseline, line, style);
            else
                sheet.Text(place.X, baseline, line, style);
            baseline += style.Leading;
        }
    }

    static Strip Sum(SumRow sum)
    {
        var style = sum.IsTotal ? Typography.Total : Typography.Cell;
        var amount = Printable.Text(sum.Amount);
        var room = Din5008.Width - style.Measure(amount) - Between;
        var label = Wrap.Lines(Printable.Text(sum.Label), room, style);
        var above = sum.IsTotal ? 1.3 : 0.5;
        var height = label.Count * style.Leading + 2 * above;
        return new(height, (sheet, y) =>
        {
            if (sum.IsTotal)
                sheet.Line(Din5008.Left, y, Din5008.Right, y, 0.8, Ink.Text);
            Cell(sheet, new(Din5008.Left, room, IsNumber: false), y + above + Strip.Baseline(style), label, style);
            sheet.TextTo(Din5008.Right, y + above + Strip.Baseline(style), amount, style);
        });
    }

    // Every column gets what its widest cell needs. What is left over goes to the first column of words; when it is
    // too little, the columns of words share what the numbers leave.
    static Place[] Places(ClaimTable table)
    {
        var widths = new double[table.Columns.Length];
        for (var c = 0; c < widths.Length; c++)
            widths[c] = NaturalWidth(table, c);
        var spare = Din5008.Width - Between * (widths.Length - 1) - widths.Sum();
        var words = Enumerable.Range(0, widths.Length).Where(c => !table.Columns[c].IsNumber).ToArray();
        if (spare >= 0 && words.Length > 0)
            widths[words.MaxBy(c => widths[c])] += spare;
        else if (words.Length > 0)
            Squeeze(widths, words, -spare);
        var places = new Place[widths.Length];
        for (var (c, x) = (0, Din5008.Left); c < widths.Length; x += widths[c++] + Between)
            places[c] = new(x, widths[c], table.Columns[c].IsNumber);
        return places;
    }

    static double NaturalWidth(ClaimTable table, int c)
    {
        var width = Typography.TableHead.Measure(Printable.Text(table.Columns[c].Title));
        foreach (var row in table.Rows)
            if (c < row.Length)
                width = Math.Max(width, Typography.Cell.Measure(Printable.Text(row[c])));
        return width;
    }

    // The widest gives first, so that a long description wraps before a date does.
    static void Squeeze(double[] widths, int[] words, double missing)
    {
        while (missing > 0.01)
        {
            var widest = words.MaxBy(c => widths[c]);
            var next = words.Where(c => widths[c] < widths[widest]).Select(c => widths[c])
                .Append(NarrowestMm).Where(w => w < widths[widest]).DefaultIfEmpty(NarrowestMm).Max();
            var give = Math.Min(missing, widths[widest] - next);
            if (give <= 0)
                return;
            widths[widest] -= give;
            missing -= give;
        }
    }
}
