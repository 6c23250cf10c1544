using Inkassio.Grains;

namespace Inkassio.Cluster;

/// <summary>A tenant's run of the day in the cluster: on one node, and its progress known to all.</summary>
[Alias("inkassio.tenant")]
public interface ITenantGrain : IGrainWithStringKey
{
    /// <summary>Begins the day's run when it is time, or goes on with one whose node died.</summary>
    [Alias("tick")]
    Task Tick();

    /// <summary>How far the newest run has come.</summary>
    [Alias("progress")]
    Task<DayProgress> Progress();
}

/// <summary>How far a day's run has come, as the cluster keeps it.</summary>
[GenerateSerializer, Immutable, Alias("inkassio.day-progress")]
public sealed record DayProgress
{
    [Id(0)] public Guid Run { get; init; }

    [Id(1)] public int Debtors { get; init; }

    [Id(2)] public int Decided { get; init; }

    [Id(3)] public int Proposed { get; init; }

    [Id(4)] public int Issued { get; init; }

    [Id(5)] public int HeldBack { get; init; }

    [Id(6)] public bool IsDone { get; init; }

    internal DayProgress With(RunProgress p) => this with
    {
        Debtors = p.Debtors, Decided = p.Decided, Proposed = p.Proposed, Issued = p.Issued, HeldBack = p.HeldBack,
    };
}
