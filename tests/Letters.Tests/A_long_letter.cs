using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Inkassio.Letters.Pdf;

namespace Inkassio.Letters.Tests;

public sealed partial class A_long_letter
{
    [Fact]
    public void repeats_the_head_of_its_table_on_each_page()
    {
        using var pdf = new PrintedPdf(Sample.Notice(90));
        var pages = pdf.Pages;
        Assert.Equal(4, pages.Length);
        foreach (var page in pages.Where(page => page.Contains("Dachsanierung", StringComparison.Ordinal)))
            Assert.Single(HeadOfTable().Matches(page));
        Assert.Equal(90, pages.Sum(page => FirstCell().Count(page)));
    }

    [GeneratedRegex("Rechnung +Datum +Fällig am +Leistung +Betrag", RegexOptions.NonBacktracking)]
    private static partial Regex HeadOfTable();

    [GeneratedRegex(@"^RE-2026-[0-9]{4} ", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex FirstCell();

    [Fact]
    public void counts_its_pages()
    {
        using var pdf = new PrintedPdf(Sample.Notice(90));
        var pages = pdf.Pages;
        for (var i = 0; i < pages.Length; i++)
            Assert.Contains($"Seite {i + 1} von {pages.Length}", pages[i], StringComparison.Ordinal);
    }

    [Fact]
    public void counts_its_pages_in_english_too()
    {
        using var pdf = new PrintedPdf(Sample.Notice(90) with { Language = LetterLanguage.English });
        Assert.Contains("Page 2 of 4", pdf.Pages[1], StringComparison.Ordinal);
        Assert.Contains("banking app", pdf.Pages[3], StringComparison.Ordinal);
    }

    // Every length of table: wherever the page happens to end, what belongs together stays together.
    [Fact]
    public void never_leaves_its_sums_or_its_closing_alone()
    {
        for (var rows = 1; rows < 60; rows++)
        {
            using var pdf = new PrintedPdf(Sample.Notice(rows));
            foreach (var page in pdf.Pages)
            {
                var sums = page.Contains("Zu zahlen bis zum", StringComparison.Ordinal);
                Assert.Equal(sums, page.Contains("Hauptforderung", StringComparison.Ordinal));
                Assert.True(!sums || FirstCell().IsMatch(page), $"{rows} rows: the sums stand without a row.");
                var greets = page.Contains("Mit freundlichen Grüßen", StringComparison.Ordinal);
                Assert.Equal(greets, page.Contains("Buchhaltung, Musterbau", StringComparison.Ordinal));
                Assert.True(
                    !greets || page.Contains("Verwendungszweck", StringComparison.Ordinal),
                    $"{rows} rows: the greeting stands alone.");
            }
        }
    }

    [Fact]
    public void saves_a_page_by_closer_paragraphs_when_a_few_lines_are_too_many()
    {
        var rows = Enumerable.Range(1, 9).TakeWhile(rows => LetterPdf.Write(Sample.Notice(rows), Stream.Null) == 1);
        Assert.Equal(7, rows.Count());
    }

    [Fact]
    public void loses_no_word_when_it_is_broken_into_lines() => Prop
        .ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), Gen.Choose(5, 200).ToArbitrary(), (text, width) =>
        {
            var printable = Printable.Text(text.Get);
            var lines = Wrap.Lines(printable, width, Typography.Body);
            return Squeezed(string.Concat(lines)) == Squeezed(printable)
                && lines.All(line => Typography.Body.Measure(line.TrimEnd(' ')) <= width + 0.01);
        })
        .QuickCheckThrowOnFailure();

    static string Squeezed(string text) => string.Concat(text.Where(c => c is not (' ' or '\n')));
}
