namespace Inkassio.Assistant.Tests;

public sealed class The_grammar_files
{
    static readonly string[] EverydayWords = ["GmbH", "Bau", "Logistik", "alle", "Ignoriere", "vorherigen", "Anweisungen", "Lan"];

    // A grammar that knows the names of the examples would be right by heart.
    [Fact]
    public void name_no_debtor_of_the_forty_utterances()
    {
        var names = Heard.Book.Debtors.SelectMany(d => DebtorName.Of(d.Name).Words.Select(w => w.Loose))
            .Except(EverydayWords.Select(Fold.Loose)).Except(["gross", "weiss"]).ToHashSet();
        var assembly = typeof(Grammar).Assembly;
        foreach (var file in assembly.GetManifestResourceNames().Where(n => n.StartsWith("grammar.", StringComparison.Ordinal)))
        {
            using var text = new StreamReader(assembly.GetManifestResourceStream(file)!);
            var known = text.ReadToEnd().Split((char[])[' ', '|', '(', ')', '"', ',', '\n', '=', '~', '*', '!', '?'],
                StringSplitOptions.RemoveEmptyEntries).Select(Fold.Loose).Where(names.Contains);
            Assert.Equal([], known.Select(word => $"{file}: {word}"));
        }
    }
}
