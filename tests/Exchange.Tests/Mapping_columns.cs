using System.Text.Json;
using Inkassio.Exchange.Invoices;
using static Inkassio.Exchange.ImportProblemKind;
using static Inkassio.Exchange.Tests.Given;

namespace Inkassio.Exchange.Tests;

public sealed class Mapping_columns
{
    [Theory]
    [InlineData("Kunden-Nr.", Column.CustomerNumber)]
    [InlineData("KUNDENNUMMER", Column.CustomerNumber)]
    [InlineData("customerID", Column.CustomerNumber)]
    [InlineData("customer_id", Column.CustomerNumber)]
    [InlineData("Fa\u0308lligkeit", Column.DueOn)]
    [InlineData("Faelligkeit", Column.DueOn)]
    [InlineData("Zahlbar bis:", Column.DueOn)]
    [InlineData("Betrag (EUR)", Column.Amount)]
    [InlineData("Betrag in €", Column.Ignored)]
    [InlineData("Waehrung", Column.Currency)]
    [InlineData("Soll/Haben-Kennzeichen", Column.Sign)]
    [InlineData("Belegfeld 1", Column.InvoiceNumber)]
    [InlineData("OP-Betrag", Column.Open)]
    [InlineData("SettledDate", Column.SettledOn)]
    [InlineData("consumerNotice30Days", Column.ConsumerNotice)]
    [InlineData("Zugang", Column.ReceivedOn)]
    [InlineData("Tel.", Column.Phone)]
    [InlineData("Straße", Column.Street)]
    [InlineData("PaperlessDate", Column.Ignored)]
    [InlineData("DaysLate", Column.Ignored)]
    public void knows_the_header(string header, Column means) =>
        Assert.Equal(means, ColumnMapping.Guess(Lines($"{header};xx", "1;2")).Columns[0].Means);

    [Fact]
    public void gives_a_meaning_to_the_surest_header_only()
    {
        var mapping = ColumnMapping.Guess(Lines("Betrag;Rechnungsbetrag;Datum;Rechnungsdatum", "1;2;3;4"));
        Assert.Equal([Column.Ignored, Column.Amount, Column.Ignored, Column.IssuedOn],
            mapping.Columns.Select(c => c.Means));
    }

    [Fact]
    public void names_what_is_missing_and_what_is_there()
    {
        var problem = Assert.Single(PlanOf("Name;Ort", "A;B").Problems);
        Assert.Equal("Es fehlt eine Spalte für: Rechnungsnummer; Betrag oder offener Betrag; Fälligkeit (oder "
            + "Rechnungsdatum und ein Zahlungsziel in Tagen). Vorhanden sind: Name, Ort.",
            ImportProblemText.For(problem));
    }

    [Fact]
    public void can_be_corrected_by_hand_and_remembered()
    {
        var table = Lines("Konto;Vorgang;Fällig am;Wert", "1;A-1;01.02.2026;5,00");
        var corrected = ColumnMapping.Guess(table)
            .With("Vorgang", Column.InvoiceNumber).With("Wert", Column.Amount) with { Days = DayOrder.DayFirst };
        var text = JsonSerializer.Serialize(corrected);
        Assert.Contains("{\"Header\":\"Vorgang\",\"Means\":\"InvoiceNumber\"}", text, StringComparison.Ordinal);
        var remembered = JsonSerializer.Deserialize<ColumnMapping>(text)!;

        var later = Lines("WERT;Vorgang;Konto;Neu;Fällig am", "5,00;A-1;1;x;01.02.2026");
        Assert.Equal(DayOrder.DayFirst, ColumnMapping.For(later, [remembered]).Days);
        Assert.Equal(Euro(5), Assert.Single(InvoiceTable.Read(later, remembered, Germany).Rows).Amount);
        Assert.Null(ColumnMapping.For(Lines("Konto;Wert", "1;2"), [remembered]).Days);
    }

    [Fact]
    public void moves_a_meaning_instead_of_giving_it_twice()
    {
        var mapping = ColumnMapping.Guess(Lines("Betrag;Offen", "1;2")).With("Offen", Column.Amount);
        Assert.Equal([("Betrag", Column.Ignored), ("Offen", Column.Amount)],
            mapping.Columns.Select(c => (c.Header, c.Means)));
    }

    [Fact]
    public void is_refused_with_a_meaning_twice_or_a_header_that_is_not_there()
    {
        var table = Lines("Konto;RE-Nr;Fällig am;Betrag", "1;A;01.02.2026;5,00");
        var mapping = ColumnMapping.Guess(table);
        mapping = mapping with { Columns = [.. mapping.Columns, new("Netto", Column.Amount)] };
        Assert.Equal([MappedHeaderMissing, ColumnTwice], InvoiceTable.Read(table, mapping, Germany).Kinds());
    }
}
