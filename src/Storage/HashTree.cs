using System.Security.Cryptography;
using System.Text;

namespace Inkassio.Storage;

/// <summary>One step from a line up to the root of the tree: what stands beside, and on which side.</summary>
public sealed record TreeStep(bool IsLeft, string Hash);

/// <summary>A tree of hashes over lines, as RFC 6962 § 2.1 builds it: one line can be shown to be in a signed list
/// without showing the others.</summary>
static class HashTree
{
    /// <summary>SHA-256 of nothing for no lines at all (RFC 6962).</summary>
    public static byte[] Root(IReadOnlyList<string> lines)
    {
        if (lines.Count == 0) return SHA256.HashData([]);
        var row = Leaves(lines);
        while (row.Count > 1) row = Above(row);
        return row[0];
    }

    /// <summary>The way from one line to the root.</summary>
    public static IReadOnlyList<TreeStep> Way(IReadOnlyList<string> lines, int at)
    {
        var steps = new List<TreeStep>();
        for (var row = Leaves(lines); row.Count > 1; row = Above(row), at /= 2)
            if ((at ^ 1) < row.Count)
                steps.Add(new(IsLeft: at % 2 == 1, Convert.ToHexStringLower(row[at ^ 1])));
        return steps;
    }

    static List<byte[]> Leaves(IReadOnlyList<string> lines) =>
        [.. lines.Select(line => SHA256.HashData([0, .. Encoding.ASCII.GetBytes(line)]))];

    // An odd one at the end goes up as it is, which gives the same tree as splitting at the largest power of two.
    static List<byte[]> Above(List<byte[]> row)
    {
        var above = new List<byte[]>((row.Count + 1) / 2);
        for (var i = 0; i < row.Count; i += 2)
            above.Add(i + 1 < row.Count ? SHA256.HashData([1, .. row[i], .. row[i + 1]]) : row[i]);
        return above;
    }
}
