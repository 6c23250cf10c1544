namespace Inkassio.Web.Parts;

/// <summary>What a colour says: nothing, paid or verified, reminded, last step or failed, a call, assistant.</summary>
// Colour never stands alone: a chip carries words, a dot stands beside a sentence.
public enum Meaning { Neutral, Good, Caution, Severe, Informs, Assistant }

public enum DayForm { Short, WithWeekday, Long }

/// <summary>How long open money is overdue, as the four colours of an age bar.</summary>
public enum AgeBand { NotDue, UpTo30, UpTo60, Older }

static class MeaningClass
{
    public static string Css(this Meaning means) => means switch
    {
        Meaning.Good => "m-good",
        Meaning.Caution => "m-caution",
        Meaning.Severe => "m-severe",
        Meaning.Informs => "m-informs",
        Meaning.Assistant => "m-assistant",
        _ => "m-neutral",
    };
}
