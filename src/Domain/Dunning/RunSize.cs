namespace Inkassio.Domain.Dunning;

/// <summary>Why a person should look at a run before anything of it leaves by itself.</summary>
public enum RunDoubt
{
    /// <summary>The run brings far more letters than usual.</summary>
    RunIsLarge,

    /// <summary>All runs of the day together do.</summary>
    DayIsLarge,

    /// <summary>Many letters would leave by themselves, and no earlier run tells whether that is usual.</summary>
    NothingToCompare,
}

/// <summary>How large a run is against those before it.</summary>
// A wrong list read in, or a wrong day, shows here first: in far more letters than on any other day.
/// <param name="Letters">What the run has proposed.</param>
/// <param name="OfDay">What all runs of the day have brought, this one among them.</param>
/// <param name="ByThemselves">Those of them that would leave without a person.</param>
/// <param name="Usual">The letters of a usual day; null while too few days are known.</param>
public sealed record RunSize(int Letters, int OfDay, int ByThemselves, int? Usual)
{
    /// <summary>More than three times the usual size needs a second look.</summary>
    public const int TimesMax = 3;

    /// <summary>The usual size is the median of so many days with letters, the newest ones.</summary>
    public const int DaysCompared = 10;

    /// <summary>With fewer days nothing is usual yet.</summary>
    public const int DaysMin = 3;

    /// <summary>A run that a person reads in a few minutes is never too large.</summary>
    public const int SmallMax = 20;

    /// <param name="sizes">The letters of earlier days, the newest first.</param>
    public static int? UsualOf(IEnumerable<int> sizes)
    {
        var sorted = sizes.Where(size => size > 0).Take(DaysCompared).Order().ToArray();
        if (sorted.Length < DaysMin) return null;
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle] + 1) / 2;
    }

    /// <summary>Null when the run may go on by itself.</summary>
    public RunDoubt? Doubt => Usual is { } usual
        ? IsLarge(Letters, usual) ? RunDoubt.RunIsLarge : IsLarge(OfDay, usual) ? RunDoubt.DayIsLarge : null
        : ByThemselves > SmallMax ? RunDoubt.NothingToCompare : null;

    static bool IsLarge(int letters, int usual) => letters > SmallMax && letters > (long)TimesMax * usual;
}
