using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Exchange.Invoices;
using static Inkassio.Exchange.ImportProblemKind;
using static Inkassio.Exchange.Tests.Given;

namespace Inkassio.Exchange.Tests;

public sealed class Importing_an_invoice_table
{
    [Fact]
    public void reads_a_DATEV_list_in_Windows_1252()
    {
        var plan = Plan(File("datev-offene-posten.csv"));
        Assert.False(plan.IsBlocked);
        Assert.Equal([CreditOffset, CreditSkipped], plan.Kinds());
        var first = plan.Rows[0];
        Assert.Equal(new InvoiceRow(2, "10042", "RE-2026-0117", "", Day(2026, 4, 3), Day(2026, 4, 17), false,
            Euro(1469.62m), null, false, 1, Day(2026, 5, 4), null, null, null), first);
        Assert.Equal(new PaidPart(Euro(38), Germany.ImportedOn, DayKnown: false), plan.Rows[1].Paid);
        Assert.Equal(
        [
            new Party("10042", "Bäckerei Müßig GmbH", DebtorKind.Business, "",
                new("Hauptstraße 5", "01067", "Dresden", "DE"), "buchhaltung@muessig.example", "+49 351 1234"),
            new Party("10043", "Schmidt; Söhne \"Bau\"", DebtorKind.Business, "",
                new("Am Markt 1", "8400", "Winterthur", "CH"), "", ""),
            new Party("10044", "Erika Beispiel", DebtorKind.Consumer, "",
                new("Weg 3", "1010", "Wien", "AT"), "erika@example.org", ""),
        ], plan.Customers);
        Assert.Equal([(6, SkipReason.Credit), (7, SkipReason.TotalsLine)],
            plan.Skipped.Select(s => (s.Row, s.Reason)).Where(s => s.Row != 5));
        Assert.Equal(new PlanSum(3, Euro(1767.12m), Euro(58), Euro(1709.12m)), Assert.Single(plan.Sums));
    }

    [Fact]
    public void counts_a_credit_on_the_invoice_of_the_same_number() =>
        Assert.Equal(new PaidPart(Euro(20), Day(2026, 4, 12), DayKnown: true),
            Plan(File("datev-offene-posten.csv")).Rows[2].Paid);

    [Fact]
    public void leaves_a_credit_of_another_customer_alone()
    {
        var plan = PlanOf("Konto;RE-Nr;Fällig am;Betrag", "1;A;01.02.2026;100,00", "2;A;01.02.2026;-30,00");
        Assert.Null(Assert.Single(plan.Rows).Paid);
        Assert.Equal([CreditSkipped], plan.Kinds());
    }

    [Fact]
    public void reads_Swiss_apostrophes_and_francs()
    {
        var plan = Plan(File("schweiz-apostroph.csv"),
            new(Day(2026, 7, 1), Country.CH, Currency.CHF));
        Assert.Empty(plan.Problems);
        Assert.Equal([123_450, 100_000_000, 1_200], plan.Rows.Select(r => r.Amount.Cents));
        Assert.All(plan.Rows, r => Assert.Equal(Currency.CHF, r.Amount.Currency));
    }

    [Fact]
    public void reads_UTF_16_with_tabs_and_short_years()
    {
        var plan = Plan(File("tabulator-utf16.txt"));
        Assert.Empty(plan.Problems);
        Assert.Equal([(Day(2026, 2, 1), Day(2026, 3, 1)), (Day(2026, 2, 2), Day(2026, 3, 2))],
            plan.Rows.Select(r => (r.IssuedOn!.Value, r.DueOn)));
        Assert.Equal("Łukasz Żółć", Assert.Single(plan.Customers).Name);
        Assert.Equal(Euro(3000.50m), plan.Sums[0].Amount);
    }

    [Fact]
    public void finds_the_header_below_a_title_and_skips_sums_and_repeated_headers()
    {
        var table = File("titel-vor-kopf.csv");
        Assert.Equal(4, table.HeaderRow);
        var plan = Plan(table);
        Assert.False(plan.IsBlocked);
        Assert.Equal((5, Euro(100), Day(2026, 6, 13)), (plan.Rows[0].Row, plan.Rows[0].Amount, plan.Rows[0].DueOn));
        Assert.Equal(
            [(6, SkipReason.Credit), (7, SkipReason.RepeatedHeader), (8, SkipReason.Zero), (9, SkipReason.TotalsLine)],
            plan.Skipped.Select(s => (s.Row, s.Reason)));
    }

    [Fact]
    public void reads_American_dates_and_amounts_by_the_whole_column()
    {
        var plan = Plan(File("us-dates.csv"));
        Assert.Empty(plan.Problems);
        Assert.Equal(Day(2013, 1, 2), plan.Rows[0].IssuedOn);
        Assert.Equal(Euro(1055.94m), plan.Rows[0].Amount);
        Assert.Equal(new PaidPart(Euro(1055.94m), Day(2013, 1, 15), DayKnown: true), plan.Rows[0].Paid);
        Assert.True(plan.Rows[1].Disputed);
        Assert.All(plan.Customers, customer => Assert.Null(customer.Address));
    }

    [Fact]
    public void names_every_mistake_with_its_row()
    {
        var plan = Plan(File("viele-fehler.csv"));
        Assert.Equal(
            [(2, DayImpossible), (3, DayOutOfRange), (4, AmountUnreadable), (5, AmountFraction), (6, AmountTooLarge),
                (7, CurrencyUnknown), (8, CurrencyContradicts), (9, YesNoUnknown), (10, ValueMissing),
                (11, ValueMissing), (12, ValueMissing), (13, ValueMissing), (14, OpenAboveAmount), (16, InvoiceTwice),
                    (17, DueBeforeIssue)],
            plan.Problems.Where(p => p.Severity == Severity.Error).Select(p => (p.Row, p.Kind)));
        Assert.Equal([FormulaLike, EmailUnreadable, FormulaLike, LevelUnknown],
            plan.Problems.Where(p => p.Severity == Severity.Warning && p.Row == 17).Select(p => p.Kind));
        Assert.Equal([15], plan.Rows.Select(r => r.Row));
        Assert.All(plan.Problems, problem =>
            Assert.StartsWith($"Zeile {problem.Row}", ImportProblemText.For(problem), StringComparison.Ordinal));
    }

    [Fact]
    public void makes_the_customer_number_from_name_and_postcode()
    {
        var plan = PlanOf("Name;PLZ;RE-Nr;Fällig am;Betrag",
            "Müller GmbH;10115;1;01.02.2026;1,00", "MUELLER  GMBH;10115;2;01.02.2026;1,00",
            "Müller GmbH;80331;3;01.02.2026;1,00");
        Assert.Equal(2, plan.Customers.Length);
        Assert.Equal(plan.Rows[0].CustomerNumber, plan.Rows[1].CustomerNumber);
        Assert.Matches("^MUELLERGMBH-[0-9A-F]{8}$", plan.Rows[0].CustomerNumber);
        Assert.Equal("MUELLERGMBH-7FF58964", Customers.MadeNumber("Müller GmbH", ""));
    }

    [Fact]
    public void computes_a_missing_due_date_from_the_term()
    {
        var table = Lines("Konto;RE-Nr;Datum;Betrag", "1;A;15.02.2026;1,00");
        Assert.Equal(ColumnMissing, Assert.Single(Plan(table).Problems).Kind);
        var row = Assert.Single(Plan(table, Germany with { TermDays = 14 }).Rows);
        Assert.Equal((Day(2026, 3, 1), true), (row.DueOn, row.DueFromTerm));
    }

    [Fact]
    public void keeps_what_the_file_does_not_say_apart_from_no()
    {
        var plan = PlanOf("Konto;RE-Nr;Fällig am;Betrag;dueDateAgreed;Verzugshinweis;Zugegangen am",
            "1;A;01.02.2026;1,00;ja;nein;03.01.2026", "1;B;01.02.2026;1,00;;;");
        Assert.Equal((true, false, Day(2026, 1, 3)),
            (plan.Rows[0].DueDateAgreed, plan.Rows[0].ConsumerNotice, plan.Rows[0].ReceivedOn));
        Assert.Equal(((bool?)null, (bool?)null, (DateOnly?)null),
            (plan.Rows[1].DueDateAgreed, plan.Rows[1].ConsumerNotice, plan.Rows[1].ReceivedOn));
    }

    [Theory]
    [InlineData("100,00;;;", null, null)]
    [InlineData("100,00;40,00;;", 40, false)]
    [InlineData("100,00;-40,00;;", 40, false)]
    [InlineData("100,00;;60,00;", 40, false)]
    [InlineData("100,00;;;05.02.2026", 100, true)]
    [InlineData("100,00;;60,00;05.02.2026", 40, true)]
    [InlineData("100,00;40,00;;05.02.2026", 40, true)]
    [InlineData("100,00;;0,00;", 100, false)]
    [InlineData(";;60,00;", null, null)]
    public void finds_what_was_paid(string amounts, int? paid, bool? dayKnown)
    {
        var plan = PlanOf("Konto;RE-Nr;Fällig am;Betrag;Gezahlt;Offen;Bezahlt am", $"1;A;01.02.2026;{amounts}");
        Assert.Empty(plan.Problems);
        Assert.Equal(paid is { } euro ? Euro(euro) : null, plan.Rows[0].Paid?.Amount);
        Assert.Equal(dayKnown, plan.Rows[0].Paid?.DayKnown);
    }

    [Fact]
    public void says_when_the_sums_of_a_row_disagree() =>
        Assert.Equal([SumsDisagree], PlanOf("Konto;RE-Nr;Fällig am;Betrag;Gezahlt;Offen",
            "1;A;01.02.2026;100,00;30,00;60,00").Kinds());

    [Fact]
    public void lists_500_problems_errors_first_and_counts_the_rest()
    {
        var rows = Enumerable.Range(1, 1000).Select(i => i <= 600
            ? $"1;A{i};01.02.2026;0,00" : $"1;A{i};31.02.2026;1,00");
        var plan = PlanOf("Konto;RE-Nr;Fällig am;Betrag", [.. rows]);
        Assert.Equal((400, 600, 500, 500),
            (plan.Errors, plan.Warnings, plan.Problems.Length, plan.ProblemsUnlisted));
        Assert.All(plan.Problems.Take(400), p => Assert.Equal(Severity.Error, p.Severity));
    }

    [Fact]
    public void fits_into_a_stored_job()
    {
        var plan = Plan(File("datev-offene-posten.csv"));
        var text = System.Text.Json.JsonSerializer.Serialize(plan);
        var back = System.Text.Json.JsonSerializer.Deserialize<InvoicePlan>(text)!;
        Assert.Equal(plan.Rows, back.Rows);
        Assert.Equal(plan.Problems, back.Problems);
        Assert.Equal(plan.Sums, back.Sums);
    }
}
