using System.Text;
using Inkassio.Exchange.Tables;
using static Inkassio.Exchange.ImportProblemKind;

namespace Inkassio.Exchange.Tests;

public sealed class Reading_a_text_table
{
    const string Header = "Kundennummer;Name;Rechnungsnummer;Fällig am;Betrag\r\n";

    static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    [Theory]
    [InlineData("a;b\n1,5;2,5\n", "a", "b")]
    [InlineData("a,b\n1;5,2;5\n", "a", "b")]
    [InlineData("a\tb\n1,5;0\t2,5\n", "a", "b")]
    [InlineData("a|b\n1,5|2,5\n", "a", "b")]
    [InlineData("sep=,\r\na,b\r\n\"1;2;3\",2\r\n", "a", "b")]
    [InlineData("\"a;1\",\"b\"\r\n\"1;2;3\",2\r\n", "a;1", "b")]
    public void finds_the_separator(string text, params string[] headers) =>
        Assert.Equal(headers, Given.Table(Utf8(text)).Headers);

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("windows-1252", false)]
    public void finds_the_encoding(string name, bool withMark)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] bytes = 
        [
            .. withMark ? encoding.GetPreamble() : [],
            .. encoding.GetBytes(Header + "1;Köß GmbH;R;1.1.26;1,00"),
        ];
        Assert.Equal("Köß GmbH", Given.Table(bytes).Rows[0][1]);
    }

    [Fact]
    public void keeps_lines_and_quotes_within_quotes_and_counts_lines_of_the_file()
    {
        var table = Given.Table(Utf8("a;b\r\n\"x\r\n\"\"y\"\"\";1\r\n\r\nz;2\r\n"));
        Assert.Equal("x\n\"y\"", table.Rows[0][0]);
        Assert.Equal([2, 5], table.Rows.Select(row => row.Number));
    }

    [Fact]
    public void gives_every_column_a_name_of_its_own() =>
        Assert.Equal(["Name", "Spalte 2", "Name (2)", "Spalte 4"],
            Given.Table(Utf8("Name;;Name\n1;2;3;4\n")).Headers);

    [Theory]
    [InlineData("")]
    [InlineData("1;2;3\n4;5;6\n")]
    [InlineData("Name;Betrag\n")]
    [InlineData("Name;Betrag\nA;1\0\n")]
    [InlineData("Name;Betrag\n\"A;1\n")]
    [InlineData("%PDF-1.7")]
    [InlineData("﻿<?xml version=\"1.0\"?><a/>")]
    [InlineData("<html><table/></html>")]
    [InlineData("PK\u0003\u0004 and nothing else")]
    [InlineData("PK\u0005\u0006")]
    public void says_in_a_sentence_why_there_is_no_table(string text)
    {
        var reading = TableFile.Read(Utf8(text), "x.csv");
        Assert.Null(reading.Table);
        Assert.EndsWith(".", ImportProblemText.For(Assert.Single(reading.Problems)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FileTooLarge, 1)]
    [InlineData(TooManyRows, 2)]
    [InlineData(TooManyColumns, 3)]
    [InlineData(TooManyCells, 4)]
    [InlineData(TooMuchText, 5)]
    public void keeps_each_limit(ImportProblemKind expected, int which)
    {
        var limits = which switch
        {
            1 => new TableLimits { FileBytesMax = 99 },
            2 => new TableLimits { RowsMax = 50 },
            3 => new TableLimits { ColumnsMax = 4 },
            4 => new TableLimits { CellsMax = 200 },
            _ => new TableLimits { TextLengthMax = 200 },
        };
        var text = Header + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i};A;R{i};1.1.26;1\n"));
        Assert.Equal([expected], TableFile.Read(new MemoryStream(Utf8(text)), "x.csv", limits).Kinds());
    }

    [Fact]
    public void reads_no_further_than_the_limit_of_a_stream()
    {
        using var endless = new Endless();
        Assert.Equal([FileTooLarge],
            TableFile.Read(endless, "x.csv", new TableLimits { FileBytesMax = 1_000_000 }).Kinds());
        Assert.InRange(endless.Given, 1_000_000, 1_200_000);
    }

    [Fact]
    public void refuses_a_line_of_a_million_columns()
    {
        var line = string.Join(';', Enumerable.Repeat("x", 1_000_000));
        Assert.Equal([TooManyColumns], TableFile.Read(Utf8(Header + line), "x.csv").Kinds());
    }

    [Fact]
    public void bears_a_million_empty_columns() =>
        Assert.Empty(TableFile.Read(Utf8(Header + "1;A;R;1.1.26;1" + new string(';', 1_000_000)), "x.csv").Problems);

    [Fact]
    public void cuts_a_cell_of_200000_characters_and_names_it()
    {
        var plan = Given.PlanOf(Header.TrimEnd(), $"1;{new string('x', 200_000)};R;1.1.26;1,00");
        var problem = Assert.Single(plan.Problems, p => p.Kind == CellTooLong);
        Assert.Equal((2, "Name"), (problem.Row, problem.Column));
        Assert.Empty(plan.Rows);
    }

    [Fact]
    public void survives_random_bytes()
    {
        var random = new Random(20261121);
        for (var i = 0; i < 300; i++)
        {
            var bytes = new byte[random.Next(1, 5000)];
            random.NextBytes(bytes);
            if (i % 2 == 0) // Text-like noise reaches deeper than pure noise, which mostly ends at a NUL.
                for (var n = 0; n < bytes.Length; n++) bytes[n] = (byte)";,\t\n\"=+-@ A1.'äB"[bytes[n] % 16];
            byte[] all = i % 3 == 0 ? [.. Utf8(Header), .. bytes] : bytes;
            if (TableFile.Read(all, "x.csv").Table is { } table) Given.Plan(table);
        }
    }

    sealed class Endless : MemoryStream
    {
        public long Given { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Given += count;
            return count;
        }
    }
}
