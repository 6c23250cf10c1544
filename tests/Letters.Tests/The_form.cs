namespace Inkassio.Letters.Tests;

/// <summary>Where things stand on paper (DIN 5008, form B).</summary>
public sealed class The_form
{
    const double Hair = 0.2; // A letter's box begins a little beside its edge.

    static readonly string[] SixLines =
    [
        "Beispiel Handel GmbH", "Abteilung Einkauf", "Frau Erika Beispiel", "Hinterhaus", "Lindenallee 7a",
        "80331 München",
    ];

    [Fact]
    public void shows_the_recipient_in_the_window()
    {
        using var pdf = new PrintedPdf(Sample.Notice() with { Recipient = [.. SixLines] });
        var words = pdf.Words();
        Assert.All(SixLines.SelectMany(line => line.Split(' ')), word => Assert.Contains(words, InZone(word)));
        Assert.Equal(SixLines, LinesIn(words, 62.7, 90));
    }

    static Predicate<Word> InZone(string text) => word => word.Page == 1 && word.Text == text
        && word.Left >= 25 - Hair && word.Right <= 105 && word.Top >= 62.7 && word.Bottom <= 90;

    static IEnumerable<string> LinesIn(List<Word> words, double from, double to) => words
        .Where(w => w.Page == 1 && w.Left < 105 && w.Top >= from && w.Bottom <= to)
        .GroupBy(w => Math.Round(w.Top, 1)).OrderBy(line => line.Key)
        .Select(line => string.Join(' ', line.OrderBy(w => w.Left).Select(w => w.Text)));

    [Fact]
    public void shows_nothing_else_in_the_recipient_s_zone()
    {
        var letter = Sample.Notice() with
        {
            Annotations = ["Persönlich / Vertraulich"], Recipient = ["Erika Beispiel"],
        };
        using var pdf = new PrintedPdf(letter);
        Assert.Equal(["Erika Beispiel"], LinesIn(pdf.Words(), 62, 91));
        Assert.Equal(["Musterbau Handwerks GmbH · Industriestraße 12 · 50667 Köln", "Persönlich / Vertraulich"],
            LinesIn(pdf.Words(), 45, 62.7));
    }

    [Fact]
    public void sets_a_long_address_smaller_rather_than_cutting_it()
    {
        string[] lines =
        [
            "Gesellschaft für die Verwaltung von Wohnungseigentum und Grundbesitz Nordrhein-Westfalen mbH & Co. KG",
            "Abteilung Rechnungsprüfung und Zahlungsverkehr", "Frau Erika Beispiel-Musterfrau",
            "Bürgermeister-Dr.-Ludwig-Bärenklau-Straße 117 a", "80331 München",
        ];
        using var pdf = new PrintedPdf(Sample.Notice() with { Recipient = [.. lines] });
        var words = pdf.Words();
        Assert.All(lines.SelectMany(line => line.Split(' ')), word => Assert.Contains(words, InZone(word)));
    }

    [Fact]
    public void refuses_an_address_that_no_window_shows()
    {
        var long_ = new string('M', 400);
        Assert.Throws<ArgumentException>(() => LetterPdf.Of(Sample.Notice() with { Recipient = [long_] }));
        Assert.Throws<ArgumentException>(
            () => LetterPdf.Of(Sample.Notice() with { Recipient = [.. SixLines, "Land"] }));
        Assert.Throws<ArgumentException>(() => LetterPdf.Of(Sample.Notice() with { Recipient = [] }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(120)]
    public void keeps_all_words_within_the_margins(int rows)
    {
        using var pdf = new PrintedPdf(Sample.Notice(rows));
        Assert.All(pdf.Words(), word =>
        {
            Assert.InRange(word.Left, Din5008.Left - Hair, Din5008.Right);
            Assert.InRange(word.Right, Din5008.Left, Din5008.Right + Hair);
            Assert.InRange(word.Top, 12, 290);
            Assert.InRange(word.Bottom, 12, 290);
        });
    }

    [Fact]
    public void keeps_even_endless_words_within_the_margins()
    {
        var endless = new string('Ŵ', 300);
        var table = new ClaimTable(
            [new(endless), new("Betrag", true)], [[endless, "1,00 €"]], [new(endless, "1,00 €")]);
        var letter = Sample.Notice() with
        {
            Subject = endless,
            Particulars = [new("E-Mail", "eine.sehr.lange.adresse.die.nicht.passt@musterbau-handwerk.example")],
            Body = [new Paragraph(endless), table, new PaymentPart([new("Empfänger", endless)], Sample.Code)],
        };
        using var pdf = new PrintedPdf(letter);
        Assert.All(pdf.Words(), word => Assert.InRange(word.Right, Din5008.Left, Din5008.Right + Hair));
        Assert.Equal(6 * 300, pdf.Text.Count(c => c == 'Ŵ') - TitleInContinuation(pdf));
    }

    // The head of a following page repeats the beginning of the subject.
    static int TitleInContinuation(PrintedPdf pdf) => pdf.Words()
        .Where(w => w.Page > 1 && w.Top < 25).Sum(w => w.Text.Count(c => c == 'Ŵ'));

    [Fact]
    public void begins_the_text_below_the_window_and_the_block()
    {
        using var pdf = new PrintedPdf(Sample.Notice());
        var words = pdf.Words();
        Assert.InRange(words.First(w => w.Text == "Zweite").Top, 97.5, 101);
        Assert.InRange(words.First(w => w.Text == "Kundennummer").Left, 125 - Hair, 125 + Hair);
        Assert.InRange(words.First(w => w.Text == "Kundennummer").Top, 50, 53);
    }

    [Fact]
    public void gives_way_to_a_long_information_block()
    {
        var many = Enumerable.Range(1, 14).Select(i => new Particular($"Zeile {i}", $"Wert {i}"));
        using var pdf = new PrintedPdf(Sample.Notice() with { Particulars = [.. many] });
        var words = pdf.Words();
        Assert.True(words.First(w => w.Text == "Zweite").Top > words.Last(w => w.Text == "Zeile").Bottom);
    }

    [Fact]
    public void puts_cents_below_cents()
    {
        using var pdf = new PrintedPdf(Sample.Notice(40));
        var amounts = pdf.Words().Where(w => w.Text == "59,50").ToList();
        Assert.Equal(40, amounts.Count);
        Assert.All(amounts, w => Assert.Equal(amounts[0].Right, w.Right, 0.05));
    }
}
