using Inkassio.Domain;

namespace Inkassio.Letters.Tests;

public sealed class A_Swiss_bill
{
    static readonly SwissParty Firm = new("Muster Handwerk AG", "Beispielgasse", "12", "3011", "Bern", "CH");
    static readonly SwissParty Erika = new("Erika Beispiel", "Dorfstrasse", "7a", "8400", "Winterthur", "CH");
    static readonly Iban Account = Iban.Of("CH9300762011623852957");
    static readonly Iban QrAccount = Iban.Of("CH4431999123000889012");
    static readonly Money Francs = new(464606, Currency.CHF);

    static SwissBill Bill() => SwissBill.Of(
        Account, Firm, Currency.CHF, Francs, Erika, "RF03 2026 0117", "Rechnung 2026-0117, 2. Mahnung");

    static PrintedPdf Printed(SwissBill bill, LetterLanguage language = LetterLanguage.German) =>
        new(Sample.Notice() with { Slip = bill, Language = language });

    // The example of the standard's summary, line by line.
    [Fact]
    public void holds_the_lines_of_the_guidelines() => Assert.Equal(
        ("SPC|0200|1|CH9300762011623852957|S|Muster Handwerk AG|Beispielgasse|12|3011|Bern|CH||||||||4646.06|CHF|S|"
        + "Erika Beispiel|Dorfstrasse|7a|8400|Winterthur|CH|SCOR|RF0320260117|Rechnung 2026-0117, 2. Mahnung|EPD")
        .Replace('|', '\n'), Bill().Payload);

    [Fact]
    public void may_leave_amount_and_payer_to_be_written_by_hand()
    {
        var open = SwissBill.Of(QrAccount, Firm, Currency.EUR, null, null, "210000000003139471430009017",
            billing: "//S1/10/117", schemes: ["eBill/B/1"]);
        var lines = open.Payload.Split('\n');
        Assert.Equal(33, lines.Length);
        Assert.Equal(("", "EUR", "QRR", "//S1/10/117", "eBill/B/1"), (lines[18], lines[19], lines[27], lines[31], lines[32]));
        Assert.All(lines[20..27], Assert.Empty);
        using var pdf = Printed(open);
        Assert.Contains("Zahlbar durch (Name/Adresse)", pdf.Text, StringComparison.Ordinal);
        Assert.Contains("21 00000 00003 13947 14300 09017", pdf.Text, StringComparison.Ordinal);
    }

    public static TheoryData<string, Func<SwissBill>> Wrong => new()
    {
        { "Schweiz oder Liechtenstein", () => Of(account: Sample.Account) },
        { "zwischen 0.00 und", () => Of(amount: new(1, Currency.EUR)) },
        { "zwischen 0.00 und", () => Of(amount: new(100_000_000_000, Currency.CHF)) },
        { "QR-IBAN gehört eine QR-Referenz", () => Of(account: QrAccount) },
        { "QR-IBAN gehört eine QR-Referenz", () => Of(account: QrAccount, reference: "RF0320260117") },
        { "gewöhnlichen IBAN gehört", () => Of(reference: "210000000003139471430009017") },
        { "gewöhnlichen IBAN gehört", () => Of(reference: "RF0420260117") },
        { "höchstens 140", () => Of(message: new('x', 141)) },
        { "höchstens 140", () => Of(message: new('x', 100), billing: "//" + new string('x', 39)) },
        { "beginnen mit //", () => Of(billing: "S1/10") },
        { "höchstens 2 weitere", () => Of(schemes: ["a", "b", "c"]) },
        { "Zeichen, das die QR-Rechnung nicht kennt", () => Of(message: "a\nb") },
        { "Name (Empfänger) hat 1 bis 70", () => Of(creditor: Firm with { Name = new('x', 71) }) },
        { "Name (Empfänger) hat 1 bis 70", () => Of(creditor: Firm with { Name = " " }) },
        { "Postleitzahl (Zahler)", () => Of(debtor: Erika with { Postcode = "" }) },
        { "Ort (Zahler)", () => Of(debtor: Erika with { Town = new('x', 36) }) },
        { "Land (Zahler)", () => Of(debtor: Erika with { Country = "Ch" }) },
        { "steht ein Zeichen", () => Of(debtor: Erika with { Name = "Nguyễn" }) },
    };

    static SwissBill Of(Iban? account = null, SwissParty? creditor = null, Money? amount = null,
        SwissParty? debtor = null, string reference = "", string message = "", string billing = "",
        params string[] schemes) => SwissBill.Of(
        account ?? Account, creditor ?? Firm, Currency.CHF, amount ?? Francs, debtor ?? Erika, reference, message,
        billing, schemes);

    [Theory, MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void that_breaks_the_guidelines_says_how(string why, Func<SwissBill> made) =>
        Assert.Contains(why, Assert.Throws<ArgumentException>(() => made()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Dorfstrasse 7a", "Dorfstrasse", "7a")]
    [InlineData("Dorfstrasse 7 a", "Dorfstrasse", "7 a")]
    [InlineData("Strasse des 17. Juni 5", "Strasse des 17. Juni", "5")]
    [InlineData("Postfach", "Postfach", "")]
    [InlineData("Haus am See", "Haus am See", "")]
    [InlineData("7", "7", "")]
    public void finds_the_number_in_a_street(string street, string name, string number)
    {
        var party = SwissParty.Of("A", new(street, "8400", "Winterthur", "CH"));
        Assert.Equal((name, number), (party.Street, party.HouseNumber));
    }

    // Places in millimetres from the page's upper left corner (style guide): the slip begins at 192.
    [Theory]
    [InlineData("Empfangsschein", 5, 197)]
    [InlineData("Zahlteil", 67, 197)]
    [InlineData("Währung", 5, 260)]
    [InlineData("4", 17, 263)]
    public void stands_where_the_style_guide_has_it(string word, double left, double top)
    {
        using var pdf = Printed(Bill());
        var page = pdf.Words().Max(w => w.Page);
        Assert.Contains(pdf.Words(), w => w.Page == page && w.Text == word && Math.Abs(w.Left - left) < 0.6
            && w.Top > top - 2 && w.Top < top + 2);
    }

    [Fact]
    public void keeps_receipt_and_payment_part_apart()
    {
        var longest = SwissParty.Of("Gesellschaft für die Verwaltung von Wohnungseigentum Winterthur-Töss AG",
            new("Bürgermeister-Dr.-Ludwig-Bärenklau-Strasse am Grossen Marktplatz 117 a", "8400", "Winterthur", "CH"));
        var full = SwissBill.Of(Account, longest, Currency.CHF, new(99_999_999_999, Currency.CHF), longest,
            "RF0320260117", new('W', 100), "//" + new string('M', 38));
        using var pdf = Printed(full);
        var page = pdf.Words().Max(w => w.Page);
        var words = pdf.Words().Where(w => w.Page == page && w.Top > 193).ToList();
        Assert.All(words, w => Assert.True(
            w is { Left: >= 4.5, Right: <= 57.6 } or { Left: >= 66.5, Right: <= 205.6 }, w.ToString()));
        Assert.All(words, w => Assert.InRange(w.Bottom, 193, 292.5));
        // Nothing of the information reaches into the amounts of its part.
        Assert.All(words.Where(w => w.Right < 62 && w.Top > 199 && w.Top < 259), w => Assert.True(w.Bottom < 260.3));
    }

    [Fact]
    public void speaks_english_in_an_english_letter()
    {
        using var pdf = Printed(Bill(), LetterLanguage.English);
        foreach (var words in new[] { "Receipt", "Payment part", "Account / Payable to", "Separate before paying in" })
            Assert.Contains(words, pdf.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void is_set_in_an_allowed_typeface_and_archived_like_every_letter()
    {
        using var pdf = Printed(Bill());
        Assert.Contains("LiberationSans-Bold", pdf.Output("pdffonts"), StringComparison.Ordinal);
        Assert.Empty(ArchiveRules.Broken(File.ReadAllBytes(Path.Combine(pdf.Folder, "letter.pdf"))));
    }
}
