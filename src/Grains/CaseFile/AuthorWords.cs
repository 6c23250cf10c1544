namespace Inkassio.Grains.CaseFile;

/// <summary>Who acted, where no name is known: the journal holds ids, so that a name can change or go.</summary>
public static class AuthorWords
{
    /// <param name="by">As <see cref="Storage.Author.Text"/> wrote it.</param>
    public static string Word(string by) => by.Split(':', 2) switch
    {
        ["person", var id] => $"Person {id[^Math.Min(8, id.Length)..]}",
        ["api-key", var id] => $"Schnittstelle {id[^Math.Min(8, id.Length)..]}",
        ["machine", "daily-run"] => "automatisch: Mahnlauf",
        ["machine", "import"] => "automatisch: Einlesen",
        ["machine", "terminal"] => "am Terminal",
        ["machine", var work] => $"automatisch: {work}",
        _ => by,
    };
}
