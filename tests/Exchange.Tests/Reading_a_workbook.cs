using System.Buffers.Binary;
using System.Text;
using Inkassio.Exchange.Tables;
using static Inkassio.Exchange.ImportProblemKind;
using static Inkassio.Exchange.Tests.Given;

namespace Inkassio.Exchange.Tests;

public sealed class Reading_a_workbook
{
    static readonly object?[] Header = ["Kundennummer", "Name", "Rechnungsnummer", "Datum", "Fällig am", "Betrag"];

    static string Row(string cells) => $"<row>{cells}</row>";

    static string Inline(string text) => $"<c t=\"inlineStr\"><is><t>{text}</t></is></c>";

    [Fact]
    public void keeps_numbers_and_days_as_what_they_are()
    {
        var plan = Plan(Table(Workbook.Of(("OP", [Header,
            [10042, "Erste", 4711, Day(2026, 4, 3), Day(2026, 4, 17), 1469.62],
            [10043, "Zweite", "RE-2", 46115, "19.4.26", 0.1 + 0.2],
            [10044, "Dritte", 4.711e9, Day(2026, 4, 3), Day(2026, 4, 17), "1.234,50 €"]])), "op.xlsx"));
        Assert.Empty(plan.Problems);
        Assert.Equal(["10042", "10043", "10044"], plan.Rows.Select(r => r.CustomerNumber));
        Assert.Equal(["4711", "RE-2", "4711000000"], plan.Rows.Select(r => r.InvoiceNumber));
        Assert.Equal([Day(2026, 4, 3), Day(2026, 4, 3), Day(2026, 4, 3)], plan.Rows.Select(r => r.IssuedOn!.Value));
        Assert.Equal([Euro(1469.62m), Euro(0.30m), Euro(1234.50m)], plan.Rows.Select(r => r.Amount));
    }

    [Fact]
    public void takes_the_sheet_with_the_most_rows()
    {
        var table = Table(Workbook.Of(
            ("Deckblatt", [["Offene Posten"], ["Muster GmbH"]]),
            ("Posten", [Header, [1, "A", "R1", null, Day(2026, 1, 1), 1], [2, "B", "R2", null, Day(2026, 1, 1), 1]])));
        Assert.Equal("Excel, Blatt „Posten“", table.Format);
        Assert.Equal(2, table.Rows.Count);
    }

    [Fact]
    public void takes_the_value_of_a_formula_and_never_the_formula()
    {
        var plan = Plan(Table(Workbook.Of(("OP", [Header,
            [1, "A", "R1", null, Day(2026, 1, 1), new Workbook.Formula("SUM(A1:A9)", "12.345")]]))));
        Assert.Equal([AmountRounded], plan.Kinds());
        Assert.Equal(Euro(12.35m), plan.Rows[0].Amount);
    }

    [Fact]
    public void takes_text_that_looks_like_a_formula_as_text()
    {
        var plan = Plan(Table(Workbook.Of(("OP", [Header, [1, "=1+1", "R1", null, Day(2026, 1, 1), 1]]))));
        Assert.Equal([FormulaLike], plan.Kinds());
        Assert.Equal("=1+1", plan.Customers[0].Name);
    }

    [Fact]
    public void ignores_parts_with_dangerous_names() => Assert.Empty(TableFile.Read(
        Workbook.Raw(Workbook.Sheet(Row(Inline("Name") + Inline("RE-Nr")) + Row(Inline("A") + Inline("1"))),
            ("../../../etc/passwd", "x")), "slip.xlsx").Problems);

    [Fact]
    public void refuses_a_bomb_before_it_parses_anything()
    {
        var bomb = Workbook.Raw(Workbook.Sheet(string.Concat(Enumerable.Repeat("<row><c/></row>", 3_000_000))));
        Assert.True(bomb.Length < 300_000, $"{bomb.Length} bytes");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal([InflatesTooMuch], TableFile.Read(bomb, "bomb.xlsx").Kinds());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
    }

    [Fact]
    public void counts_what_comes_out_and_not_what_the_file_declares()
    {
        // The honest size of the sheet stands in the central directory and is made to say 10 bytes.
        var text = Workbook.Sheet(string.Concat(Enumerable.Range(0, 9_000).Select(i => Row($"<c><v>{i}</v></c>"))));
        var bytes = Workbook.Raw(text);
        var size = BitConverter.GetBytes(Encoding.UTF8.GetByteCount(text));
        for (var at = bytes.AsSpan().IndexOf(size); at >= 0; at = bytes.AsSpan().IndexOf(size))
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), 10);
        var reading = TableFile.Read(bytes, "lie.xlsx", new TableLimits { EntryBytesMax = 50_000 });
        Assert.True(Assert.Single(reading.Kinds()) is InflatesTooMuch or Damaged);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void counts_each_part_the_shared_strings_and_all_together(int which)
    {
        var rows = string.Concat(Enumerable.Range(0, 500).Select(i => Row($"<c><v>{i}</v></c>")));
        var strings = string.Concat(Enumerable.Range(0, 500).Select(i => $"<si><t>text {i}</t></si>"));
        var bytes = Workbook.Raw(Workbook.Sheet(rows), ("xl/sharedStrings.xml", $"<sst>{strings}</sst>"));
        var limits = which switch
        {
            1 => new TableLimits { EntryBytesMax = 12_000 },
            2 => new TableLimits { SharedStringsBytesMax = 10_000 },
            _ => new TableLimits { InflatedBytesMax = 20_000 },
        };
        Assert.Equal([InflatesTooMuch], TableFile.Read(bytes, "x.xlsx", limits).Kinds());
        Assert.DoesNotContain(InflatesTooMuch, TableFile.Read(bytes, "x.xlsx").Kinds());
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>")]
    [InlineData("<!-- a comment -->")]
    public void refuses_a_DTD(string head) => Assert.Equal([ForeignMarkup],
        TableFile.Read(Workbook.Raw(head + Workbook.Sheet(Row(Inline("&b;")))), "dtd.xlsx").Kinds());

    [Fact]
    public void refuses_a_DTD_hidden_in_another_encoding()
    {
        const string sheet = "<!DOCTYPE a []><worksheet/>";
        var bytes = Workbook.Raw(string.Concat(Encoding.Unicode.GetBytes(sheet).Select(b => (char)b)));
        Assert.Equal([ForeignMarkup], TableFile.Read(bytes, "dtd.xlsx").Kinds());
    }

    [Fact]
    public void refuses_bottomless_nesting() => Assert.Equal([ForeignMarkup], TableFile.Read(
        Workbook.Raw(string.Concat(Enumerable.Range(0, 100_000).Select(i => $"<a{i % 97}>"))), "deep.xlsx").Kinds());

    [Fact]
    public void refuses_endless_new_names() => Assert.Equal([ForeignMarkup], TableFile.Read(Workbook.Raw(
        Workbook.Sheet(string.Concat(Enumerable.Range(0, 10_000).Select(i => $"<c a{i}=\"\"/>")))), "n.xlsx").Kinds());

    [Fact]
    public void refuses_a_cell_of_megabytes() => Assert.Equal([InflatesTooMuch], TableFile.Read(
        Workbook.Raw(Workbook.Sheet(Row(Inline(new string('a', 2_000_000))))), "long.xlsx").Kinds());

    [Fact]
    public void refuses_a_long_text_that_is_named_a_million_times()
    {
        var cells = string.Concat(Enumerable.Repeat("<c t=\"s\"><v>0</v></c>", 100));
        var bytes = Workbook.Raw(Workbook.Sheet(string.Concat(Enumerable.Range(1, 200).Select(i => Row(cells)))),
            ("xl/sharedStrings.xml", $"<sst><si><t>{new string('x', 4000)}</t></si></sst>"));
        var limits = new TableLimits { TextLengthMax = 1_000_000 };
        Assert.Equal([TooMuchText], TableFile.Read(bytes, "x.xlsx", limits).Kinds());
    }

    [Fact]
    public void refuses_columns_far_to_the_right_only_when_they_are_filled()
    {
        static string At(string place, string text) => $"<c r=\"{place}\" t=\"str\"><v>{text}</v></c>";
        byte[] With(string cell) => Workbook.Raw(Workbook.Sheet(
            Row(At("A1", "Name") + At("B1", "RE-Nr")) + Row(At("A2", "A") + At("B2", "1") + cell)));
        Assert.Empty(TableFile.Read(With("<c r=\"XFD2\"/>"), "x.xlsx").Problems);
        Assert.Equal([TooManyColumns], TableFile.Read(With(At("XFD2", "x")), "x.xlsx").Kinds());
        Assert.Equal([TooManyColumns], TableFile.Read(With(At("ZZZZZZZZZZ2", "x")), "x.xlsx").Kinds());
    }

    [Fact]
    public void says_what_other_formats_are()
    {
        Assert.Equal([OldExcel], TableFile.Read(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 1, 2 }, "a.xls").Kinds());
        byte[] encrypted = [0xD0, 0xCF, 0x11, 0xE0, .. Encoding.Unicode.GetBytes("EncryptedPackage")];
        Assert.Equal([EncryptedWorkbook], TableFile.Read(encrypted, "a.xlsx").Kinds());
        Assert.Equal([OpenDocument],
            TableFile.Read(Workbook.Zip(("mimetype", "x"), ("content.xml", "<a/>")), "a.ods").Kinds());
        Assert.Equal([BinaryExcel], TableFile.Read(Workbook.Zip(("xl/workbook.bin", "x")), "a.xlsb").Kinds());
        Assert.Equal([NotATable], TableFile.Read(Workbook.Zip(("a.txt", "x")), "a.zip").Kinds());
    }

    [Fact]
    public void survives_every_truncation_and_a_thousand_flipped_bytes()
    {
        var good = Workbook.Of(("OP",
            [Header, [1, "A", "R1", null, Day(2026, 1, 1), 1], [2, "B", "R2", null, "x", 2]]));
        for (var length = 1; length < good.Length; length += 7)
            Assert.NotEmpty(TableFile.Read(good.AsMemory(0, length), "cut.xlsx").Problems);
        var random = new Random(4711);
        for (var i = 0; i < 1000; i++)
        {
            var bytes = (byte[])good.Clone();
            for (var n = 0; n < 4; n++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (TableFile.Read(bytes, "flipped.xlsx").Table is { } table) Plan(table);
        }
    }
}
