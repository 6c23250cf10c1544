namespace Inkassio.Grains.Demo;

/// <summary>A small table that is built in: a line of headings, then a line for each row, with semicolons.</summary>
// The tables are for people who do not program: who the customers are, what work is done, how things stand today.
static class DemoTable
{
    public static IEnumerable<string[]> Rows(string name)
    {
        using var stream = typeof(DemoTable).Assembly.GetManifestResourceStream($"demo.{name}.csv")
            ?? throw new InvalidOperationException($"The table {name} is missing from the build.");
        using var reader = new StreamReader(stream);
        var width = reader.ReadLine()!.Split(';').Length;
        while (reader.ReadLine() is { } line)
            if (line.Length > 0) yield return Cells(name, line, width);
    }

    static string[] Cells(string name, string line, int width) => line.Split(';') is { } cells && cells.Length == width
        ? cells
        : throw new FormatException($"The table {name} has {width} columns, this line has not: {line}");
}
