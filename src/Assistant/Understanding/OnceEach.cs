using System.Collections;

namespace Inkassio.Assistant;

/// <summary>A row that is worked out as far as somebody asks, and never twice.</summary>
sealed class OnceEach<T>(IEnumerable<T> row) : IEnumerable<T>
{
    readonly List<T> known = [];
    readonly IEnumerator<T> rest = row.GetEnumerator();

    public IEnumerator<T> GetEnumerator()
    {
        for (var at = 0; at < known.Count || Next(); at++) yield return known[at];
    }

    bool Next()
    {
        if (!rest.MoveNext()) return false;
        known.Add(rest.Current);
        return true;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
