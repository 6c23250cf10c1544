using System.Text;
using Inkassio.Domain;
using Inkassio.Exchange.Tables;

namespace Inkassio.Exchange.Tests;

public sealed class Writing_a_table
{
    static string Written(params TableCell[] cells) =>
        Encoding.UTF8.GetString(TableText.Write(["A"], [cells])).Split("\r\n")[1];

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+49 30", "\"'+49 30\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\0=1", "\"'=1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("a=1", "a=1")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("", "")]
    public void disarms_text(string text, string written) => Assert.Equal(written, Written(text));

    [Fact]
    public void leaves_amounts_days_and_numbers_what_they_are() => Assert.Equal("-1234,50;01.04.2026;-7;",
        Written(new Money(-123_450, Currency.EUR), new DateOnly(2026, 4, 1), -7L, (DateOnly?)null));

    [Fact]
    public void is_read_back_as_it_was()
    {
        string[] values = ["=1+1", "-5", "Müller; \"Söhne\"", "zwei\nZeilen", "plain", "|", "'quoted'", "@x"];
        var table = Given.Table(TableText.Write(["Name", "Ort"], values.Select(v => (TableCell[])[v, "x"])));
        Assert.Equal(values.Select(TableText.Neutral), table.Rows.Select(row => row[0].ToString()));
        var plan = Given.Table(TableText.Write(["Kundennummer", "Name", "RE-Nr", "Fällig am", "Betrag"],
            values.Select((v, i) => (TableCell[])[$"K{i}", v, $"R{i}", new DateOnly(2026, 1, 1), Given.Euro(5)])));
        Assert.Equal(values.Select(v => v.Replace('\n', ' ')), Given.Plan(plan).Customers.Select(c => c.Name));
    }
}
