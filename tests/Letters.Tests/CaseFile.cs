namespace Inkassio.Letters.Tests;

/// <summary>Cases in a file for people to read and extend: semicolons between fields, # before a remark.</summary>
static class CaseFile
{
    public static TheoryData<string[]> Rows(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Cases", name))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Skip(1) // the names of the columns
            .Select(line => line.Replace("\\n", "\n", StringComparison.Ordinal).Split(';'));
        return [.. lines.Select(fields => new TheoryDataRow<string[]>(fields))];
    }
}
