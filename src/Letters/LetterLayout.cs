using Inkassio.Letters.Pdf;

namespace Inkassio.Letters;

/// <summary>Finds the arrangement with the fewest pages: one page if it can be, else one plus appendix.</summary>
sealed class LetterLayout(LetterModel letter, double firstTop, double nextTop, double footRoom)
{
    static readonly double[] Gaps = [1, 0.7, 0.5]; // The part of each gap that is kept to save a page.
    const double SlipRoom = SwissSlip.Top - 8;

    // Made once and tried in several arrangements.
    readonly Dictionary<int, List<Strip>> strips = [];

    /// <summary>The pages, and on which of them the slip stands; -1 without one.</summary>
    public (IReadOnlyList<Sheet> Sheets, int SlipPage) Best()
    {
        if (letter.Slip is not null && OnePage(apart: 0, SlipRoom) is { } whole) return (whole.Sheets, 0);
        var workings = letter.Body.OfType<Working>().Count();
        for (var apart = 0; apart <= workings; apart++)
            if (OnePage(apart, footRoom) is { } page) return WithSlip(WithAppendix(page, apart));
        return WithSlip(WithAppendix(Tried(workings, footRoom), workings));
    }

    Flow? OnePage(int apart, double room) => Tried(apart, room) is { Sheets.Count: 1 } flow ? flow : null;

    // A few lines too many do not begin a new page when closer paragraphs can save it.
    Flow Tried(int apart, double room)
    {
        var best = Flowed(apart, room, Gaps[0]);
        foreach (var tighter in Gaps.Skip(1))
        {
            if (best.Sheets.Count == 1) break;
            var flow = Flowed(apart, room, tighter);
            if (flow.Sheets.Count < best.Sheets.Count) best = flow;
        }
        return best;
    }

    Flow Flowed(int apart, double room, double gaps)
    {
        if (!strips.TryGetValue(apart, out var body)) strips[apart] = body = Body.Strips(letter, apart);
        var flow = new Flow(firstTop, nextTop, room, gaps);
        flow.Add(body);
        return flow;
    }

    Flow WithAppendix(Flow flow, int apart)
    {
        if (apart == 0) return flow;
        flow.Turn();
        flow.Add(Body.Appendix(letter, apart));
        return flow;
    }

    (IReadOnlyList<Sheet> Sheets, int SlipPage) WithSlip(Flow flow)
    {
        if (letter.Slip is null) return (flow.Sheets, -1);
        if (flow.End > SlipRoom) flow.Turn();
        return (flow.Sheets, flow.Sheets.Count - 1);
    }
}
