using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Exchange.Invoices;
using static Inkassio.Exchange.ImportProblemKind;
using static Inkassio.Exchange.Tests.Given;

namespace Inkassio.Exchange.Tests;

/// <summary>What a row says about the law of its claim: default, interest, costs and limitation hang on it.</summary>
public sealed class Reading_the_law_of_a_row
{
    const string Header = "Konto;RE-Nr;Fällig am;Betrag;Recht;Entgelt;Leistungsdatum;Pauschale gefordert;Kundenart";

    static InvoicePlan Row(string cells, InvoiceDefaults? defaults = null) =>
        Plan(Lines(Header, $"1;A;01.02.2026;100,00;{cells}"), defaults);

    [Fact]
    public void takes_each_column()
    {
        var row = Assert.Single(Row("AT;nein;15.01.2026;;").Rows);
        Assert.Equal((Country.AT, false, Day(2026, 1, 15), null),
            (row.Law, row.IsPrice, row.ServiceOn, row.LumpSumClaimed));
        row = Assert.Single(Row("Schweiz;ja;;nein;").Rows);
        Assert.Equal((Country.CH, true, null, false), (row.Law, row.IsPrice, row.ServiceOn, row.LumpSumClaimed));
        Assert.True(Assert.Single(Row("DE;;;ja;Firma").Rows).LumpSumClaimed);
    }

    [Fact]
    public void leaves_open_what_the_row_does_not_say()
    {
        var row = Assert.Single(Row(";;;;").Rows);
        Assert.Equal((null, null, null, null), (row.Law, row.IsPrice, row.ServiceOn, row.LumpSumClaimed));
    }

    [Theory]
    [InlineData("Governing Law", Column.Law)]
    [InlineData("Anwendbares Recht", Column.Law)]
    [InlineData("Entgeltforderung", Column.IsPrice)]
    [InlineData("Lieferdatum", Column.ServiceOn)]
    [InlineData("Verzugspauschale", Column.LumpSumClaimed)]
    public void knows_its_headers(string header, Column means) =>
        Assert.Equal(means, ColumnMapping.Guess(Lines($"{header};xx", "1;2")).Columns[0].Means);

    [Theory]
    [InlineData("FR;;;;", LawUnknown, "Das Recht „FR“ kennen wir nicht. Möglich sind DE, AT und CH.")]
    [InlineData("Marsrecht;;;;", LawUnknown, "Das Recht „Marsrecht“ kennen wir nicht. Möglich sind DE, AT und CH.")]
    [InlineData(";vielleicht;;;", YesNoUnknown, "„vielleicht“ ist weder ja noch nein.")]
    [InlineData(";;31.02.2026;;", DayImpossible, "„31.02.2026“ ist kein mögliches Datum.")]
    [InlineData("CH;;;ja;Firma", LumpSumUnknownToLaw,
        "Das Recht CH kennt keine Verzugspauschale (Art. 104 OR). Bitte streichen Sie sie.")]
    [InlineData("AT;;;ja;Privat", LumpSumFromConsumer,
        "Eine Privatperson schuldet keine Verzugspauschale (§ 458 UGB). Bitte streichen Sie sie.")]
    [InlineData("DE;nein;;ja;Firma", LumpSumWithoutPrice,
        "Die Verzugspauschale gibt es nur zu einer Entgeltforderung (§ 288 Abs. 5 Satz 1 BGB). "
        + "Bitte streichen Sie sie.")]
    public void refuses_what_cannot_be(string cells, ImportProblemKind kind, string words)
    {
        var plan = Row(cells);
        Assert.True(plan.IsBlocked);
        Assert.Empty(plan.Rows);
        var problem = Assert.Single(plan.Problems);
        Assert.Equal((kind, 2), (problem.Kind, problem.Row));
        Assert.EndsWith(words, ImportProblemText.For(problem), StringComparison.Ordinal);
    }

    [Fact]
    public void takes_the_lump_sum_by_the_law_of_the_tenant_where_the_row_names_none()
    {
        var swiss = new InvoiceDefaults(Day(2026, 7, 1), Country.CH, Currency.CHF);
        Assert.Equal(LumpSumUnknownToLaw, Assert.Single(Row(";;;ja;Firma", swiss).Problems).Kind);
        Assert.Empty(Row("DE;;;ja;Firma", swiss).Problems);
    }

    [Theory]
    [InlineData(Country.DE, "§ 244 BGB")]
    [InlineData(Country.AT, "§ 907b ABGB")]
    [InlineData(Country.CH, "Art. 84 OR")]
    public void refuses_an_unknown_currency_with_its_section(Country country, string section)
    {
        var plan = Plan(Lines("Konto;RE-Nr;Fällig am;Betrag;Währung", "1;A;01.02.2026;100,00;USD"),
            new(Day(2026, 7, 1), country));
        Assert.EndsWith($"Die Währung „USD“ führen wir nicht ({section}). Möglich sind EUR und CHF.",
            ImportProblemText.For(Assert.Single(plan.Problems)), StringComparison.Ordinal);
    }
}
