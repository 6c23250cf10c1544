namespace Inkassio.Domain.Dunning;

/// <summary>What an import does to the open claims: one that makes many overdue at once may have its days wrong.
/// </summary>
/// <param name="OpenBefore">Open claims before the import.</param>
/// <param name="New">Open claims that it adds.</param>
/// <param name="NewOverdue">Those of them that are overdue already.</param>
public sealed record ImportSize(long OpenBefore, long New, long NewOverdue)
{
    /// <summary>More than a fifth of all open claims needs a second look.</summary>
    public const int OverduePercentMax = 20;

    /// <summary>A firm that begins has nothing to compare with: its first list is mostly overdue.</summary>
    public const int OpenBeforeMin = 20;

    /// <summary>The part of all open claims that the import makes overdue, in whole percent.</summary>
    public int Percent => OpenBefore + New == 0 ? 0 : (int)(100 * NewOverdue / (OpenBefore + New));

    public bool NeedsLook =>
        OpenBefore >= OpenBeforeMin && 100 * NewOverdue > OverduePercentMax * (OpenBefore + New);
}
