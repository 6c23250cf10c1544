using Inkassio.Letters.Pdf;

namespace Inkassio.Letters;

/// <summary>A part of the body that is never torn: a line of text, a row of a table, a box.</summary>
/// <param name="Height">In millimetres.</param>
/// <param name="Draw">Draws it with its upper edge at the given height.</param>
sealed record Strip(double Height, Action<Sheet, double> Draw)
{
    /// <summary>The distance to what stands above it; nothing at the top of a page.</summary>
    public double Gap { get; init; }

    /// <summary>Stays on one page with the next strip.</summary>
    public bool KeepsNext { get; init; }

    /// <summary>What is drawn again above this strip when it comes first on a page: a table's head.</summary>
    public Strip? Head { get; init; }

    /// <summary>One line of text.</summary>
    public static Strip Line(string text, Style style) => new(style.Leading, (sheet, y) =>
        sheet.Text(Din5008.Left, y + Baseline(style), text, style));

    // Where the baseline lies in a line of this leading, so that capitals stand in its middle.
    public static double Baseline(Style style) =>
        (style.Leading + style.Font.CapHeight * style.Size / Sheet.PointsPerMm) / 2;
}

/// <summary>Puts strips on pages, from the top down.</summary>
/// <param name="gaps">How much of each strip's gap is kept: 1 is all of it.</param>
sealed class Flow(double firstTop, double nextTop, double bottom, double gaps)
{
    readonly List<Sheet> sheets = [new()];
    double y = firstTop;
    bool isTop = true;

    public IReadOnlyList<Sheet> Sheets => sheets;

    /// <summary>Where the last page's text ends.</summary>
    public double End => y;

    public void Add(IReadOnlyList<Strip> strips)
    {
        for (var from = 0; from < strips.Count;)
        {
            var to = from;
            while (to + 1 < strips.Count && strips[to].KeepsNext)
                to++;
            Place(strips, from, to);
            from = to + 1;
        }
    }

    // Strips that belong together move to the next page together, unless no page could hold them all.
    void Place(IReadOnlyList<Strip> strips, int from, int to)
    {
        var height = 0.0;
        for (var i = from; i <= to; i++)
            height += strips[i].Height + strips[i].Gap * gaps;
        if (y + height > bottom && !isTop && height <= bottom - nextTop)
            Turn();
        for (var i = from; i <= to; i++)
            Place(strips[i]);
    }

    void Place(Strip strip)
    {
        if (y + strip.Gap * gaps + strip.Height > bottom && !isTop)
            Turn();
        if (isTop && strip.Head is { } head)
            Draw(head);
        y += isTop ? 0 : strip.Gap * gaps;
        Draw(strip);
    }

    void Draw(Strip strip)
    {
        strip.Draw(sheets[^1], y);
        y += strip.Height;
        isTop = false;
    }

    /// <summary>Begins a new page.</summary>
    public void Turn()
    {
        sheets.Add(new());
        (y, isTop) = (nextTop, true);
    }
}
