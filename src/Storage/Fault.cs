using System.Collections.Concurrent;
using System.Diagnostics;

namespace Inkassio.Storage;

/// <summary>Places at which a test may let the program fail. Compiled away unless DEBUG or FAULTS is defined.</summary>
public static class Fault
{
    static readonly ConcurrentDictionary<(string Point, Guid Scope), Action> Planned = new();

    /// <summary>Names a place; <paramref name="scope"/> (mostly a tenant) keeps tests that run side by side
    /// apart.</summary>
    [Conditional("DEBUG"), Conditional("FAULTS")]
    public static void Point(string name, Guid scope)
    {
        if (!Planned.IsEmpty && Planned.TryGetValue((name, scope), out var happen)) happen();
    }

    /// <summary>Lets <paramref name="happen"/> run each time that the place is reached, until disposed.</summary>
    public static IDisposable Plan(string name, Guid scope, Action happen)
    {
        Planned[(name, scope)] = happen;
        return new Lifted(() => Planned.TryRemove((name, scope), out _));
    }

    sealed class Lifted(Action lift) : IDisposable
    {
        public void Dispose() => lift();
    }
}
