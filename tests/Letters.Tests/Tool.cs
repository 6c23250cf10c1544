using System.Diagnostics;

namespace Inkassio.Letters.Tests;

/// <summary>Programs of others that read PDFs: what they see is what a printer, a bank or an archive sees.</summary>
static class Tool
{
    /// <summary>Runs a program in a folder and gives its output. A missing program skips the test visibly.</summary>
    public static string Run(string program, string folder, params string[] arguments) =>
        Run(program, folder, alsoFine: 0, arguments);

    /// <param name="alsoFine">An exit code that is no failure, as when one of many pictures has no code.</param>
    public static string Run(string program, string folder, int alsoFine, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{program} is not installed here.");
            throw;
        }
        using (process)
        {
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0 || process.ExitCode == alsoFine, $"{program} says: {output}{errors.Result}");
            return output;
        }
    }
}

/// <summary>A PDF in a folder of its own, which goes away after the test.</summary>
sealed class PrintedPdf : IDisposable
{
    const string Name = "letter.pdf";

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("letters-");

    public PrintedPdf(byte[] pdf) => File.WriteAllBytes(Path.Combine(folder.FullName, Name), pdf);

    public PrintedPdf(LetterModel letter) : this(LetterPdf.Of(letter))
    {
    }

    public string Folder => folder.FullName;

    /// <summary>The text as it flows, white space run together.</summary>
    public string Text => string.Join(' ', Tool.Run("pdftotext", Folder, Name, "-").Split(
        [' ', '\n', '\f', '\u00A0'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The text of each page, with its layout.</summary>
    public string[] Pages => Tool.Run("pdftotext", Folder, "-layout", Name, "-").Split('\f')[..^1];

    public string Output(string program, params string[] before) => Tool.Run(program, Folder, [.. before, Name]);

    /// <summary>Every word with its box, in millimetres from the page's top left corner.</summary>
    public List<Word> Words()
    {
        var words = new List<Word>();
        var page = 0;
        foreach (var line in Tool.Run("pdftotext", Folder, "-bbox", Name, "-").Split('\n'))
            if (line.Contains("<page ", StringComparison.Ordinal))
                page++;
            else if (line.Contains("<word ", StringComparison.Ordinal))
                words.Add(Word.Of(System.Xml.Linq.XElement.Parse(line.Trim()), page));
        return words;
    }

    /// <summary>Draws the first page as a picture and gives the file's path.</summary>
    public string Drawn(int dotsPerInch, string format = "-png", string suffix = "png", params string[] more)
    {
        var dots = dotsPerInch.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Tool.Run("pdftoppm", Folder, [format, "-r", dots, "-singlefile", .. more, Name, "page"]);
        return Path.Combine(Folder, "page." + suffix);
    }

    public void Dispose() => folder.Delete(recursive: true);
}

readonly record struct Word(int Page, string Text, double Left, double Top, double Right, double Bottom)
{
    public static Word Of(System.Xml.Linq.XElement word, int page) => new(
        page, word.Value, Millimetres(word, "xMin"), Millimetres(word, "yMin"),
        Millimetres(word, "xMax"), Millimetres(word, "yMax"));

    static double Millimetres(System.Xml.Linq.XElement word, string side) => (double)word.Attribute(side)! / 72 * 25.4;
}
