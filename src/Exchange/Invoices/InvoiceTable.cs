using System.Collections.Immutable;
using System.Globalization;
using Inkassio.Domain;
using Inkassio.Exchange.Tables;
using static Inkassio.Exchange.ImportProblemKind;

namespace Inkassio.Exchange.Invoices;

/// <summary>Turns a table into the plan of an import: invoices, customers, and everything that is wrong.</summary>
public sealed class InvoiceTable
{
    /// <summary>The longest term that a tenant may set for invoices without a due date.</summary>
    public const int TermDaysMax = 365;

    readonly Table table;
    readonly InvoiceDefaults defaults;
    readonly ProblemList problems = new();
    readonly List<InvoiceRow> invoices = [];
    readonly List<SkippedRow> skipped = [];
    readonly List<CreditRow> credits = [];
    readonly Dictionary<string, (int Row, int Place)> byNumber = new(StringComparer.OrdinalIgnoreCase);
    readonly Customers customers;
    readonly RowReader row;

    /// <summary>An amount in the customer's favour, until all invoices are known that it may belong to.</summary>
    sealed record CreditRow(TableRow Source, string Invoice, string Customer, Money Amount, DateOnly? On);

    InvoiceTable(Table table, ColumnMapping mapping, InvoiceDefaults defaults)
    {
        (this.table, this.defaults) = (table, defaults);
        var places = mapping.Places(table);
        customers = new Customers(defaults);
        row = new RowReader(table, places,
            new ColumnForms(table, places, mapping, defaults.Country, problems.Add), defaults, problems);
    }

    /// <summary>Reads all rows. Never throws because of what the table holds.</summary>
    public static InvoicePlan Read(Table table, ColumnMapping mapping, InvoiceDefaults defaults)
    {
        if (defaults.TermDays is < 0 or > TermDaysMax)
            throw new ArgumentOutOfRangeException(nameof(defaults), defaults.TermDays, "0 to 365 days.");
        var missing = mapping.Problems(table, defaults.TermDays);
        return missing.Length > 0
            ? new InvoicePlan([], [], missing, missing.Length, 0, [], [])
            : new InvoiceTable(table, mapping, defaults).Plan();
    }

    InvoicePlan Plan()
    {
        foreach (var source in table.Rows)
        {
            row.MoveTo(source);
            if (IsHeaderAgain(source)) Skip(source, SkipReason.RepeatedHeader);
            else if (IsTotals(source)) Skip(source, SkipReason.TotalsLine);
            else Take(source);
        }
        foreach (var credit in credits) Offset(credit);
        skipped.Sort((a, b) => a.Row.CompareTo(b.Row));
        return new([.. invoices], customers.All, [.. problems.Listed],
            problems.Errors, problems.Warnings, [.. skipped], Sums());
    }

    void Take(TableRow source)
    {
        var errors = problems.Errors;
        Amounts? amounts = row.CurrencyOfRow() is { } currency ? AmountsOf(row, currency) : null;
        if (amounts is { IsCredit: true } favour) KeepCredit(source, favour.Credit);
        else if (amounts is { Gross.IsNone: true })
        {
            row.Say(ZeroSkipped, row.Has(Column.Amount) ? Column.Amount : Column.Open);
            Skip(source, SkipReason.Zero);
        }
        else if (InvoiceOf(amounts) is { } invoice && IsFirst(invoice) && problems.Errors == errors)
        {
            byNumber[invoice.InvoiceNumber] = (source.Number, invoices.Count);
            invoices.Add(invoice);
        }
    }

    /// <summary>The amounts of one row, signs and sides sorted out.</summary>
    readonly record struct Amounts(Money Gross, Money? Open, Money? Paid, Money Credit)
    {
        public bool IsCredit => Credit.IsPositive;
    }

    static Amounts? AmountsOf(RowReader row, Currency currency)
    {
        var (gross, open, paid) = (row.Amount(Column.Amount, currency), row.Amount(Column.Open, currency),
            row.Amount(Column.Credit, currency));
        var isCredit = Words.IsCredit(row.Raw(Column.Sign).ToString());
        if (isCredit is null) row.Say(SignUnknown, Column.Sign, row.Raw(Column.Sign).ToString());
        // Some programs show payments with a minus, as they lower what is owed.
        if (paid is { Cents: < 0 } minus) paid = -minus;
        var none = Money.None(currency);
        if ((gross ?? open) is not { } amount)
        {
            // Two columns, Soll and Haben: a row with Haben alone is a payment or a credit note.
            if (paid is { IsPositive: true } alone) return new(none, null, null, alone);
            // What stands there and is unreadable is already said.
            if (row.IsBlank(Column.Amount) && row.IsBlank(Column.Open))
                row.Say(ValueMissing, row.Has(Column.Amount) ? Column.Amount : Column.Open,
                    detail: Words.NameOf(Column.Amount));
            return null;
        }
        // Twice in favour is not owed again: a minus beside an H says the same thing twice.
        if (isCredit == true) return new(none, null, null, amount.Cents < 0 ? -amount : amount);
        if (amount.Cents < 0) return new(none, null, null, -amount);
        if (open is { Cents: < 0 } surplus) return new(none, null, null, -surplus);
        if (amount.IsNone && paid is { IsPositive: true } side) return new(none, null, null, side);
        return new(amount, gross is null ? null : open, paid, none);
    }

    /// <summary>The invoice, or nothing. All that is wrong is said in one go, so nobody mends a file twice.</summary>
    InvoiceRow? InvoiceOf(Amounts? amounts)
    {
        var number = row.Text(Column.InvoiceNumber, RowReader.NumberLengthMax);
        if (number.Length == 0 && row.Raw(Column.InvoiceNumber).Length == 0)
            row.Say(ValueMissing, Column.InvoiceNumber, detail: Words.NameOf(Column.InvoiceNumber));
        var customer = customers.NumberIn(row);
        if (customer.Length > 0) customers.Add(customer, row);
        var (issuedOn, dueOn, fromTerm) = Dates();
        if (dueOn is not { } due || number.Length == 0 || customer.Length == 0 || amounts is not { } sums) return null;
        return new InvoiceRow(row.Row, customer, number, row.Text(Column.Subject), issuedOn, due, fromTerm,
            sums.Gross, PaidOf(sums), row.YesNo(Column.Disputed) ?? false, Level(),
            row.Day(Column.LastNoticeOn), row.YesNo(Column.DueDateAgreed), row.YesNo(Column.ConsumerNotice),
            row.Day(Column.ReceivedOn))
        {
            ServiceOn = row.Day(Column.ServiceOn),
            IsPrice = row.YesNo(Column.IsPrice),
            Law = row.Law(),
            LumpSumClaimed = row.LumpSumClaimed(),
        };
    }

    (DateOnly? IssuedOn, DateOnly? DueOn, bool FromTerm) Dates()
    {
        var (issuedOn, dueOn) = (row.Day(Column.IssuedOn), row.Day(Column.DueOn));
        if (dueOn is { } due)
        {
            if (issuedOn > due) row.Say(DueBeforeIssue, Column.DueOn, Words.Day(due), Words.Day(issuedOn.Value));
            return (issuedOn, dueOn, false);
        }
        if (!row.IsBlank(Column.DueOn)) return (issuedOn, null, false); // Unreadable, which is already said.
        if (issuedOn is { } issued && defaults.TermDays is { } days) return (issued, issued.AddDays(days), true);
        row.Say(ValueMissing, Column.DueOn, detail: Words.NameOf(Column.DueOn));
        return (issuedOn, null, false);
    }

    /// <summary>Open beats paid, paid beats the day of settlement alone, which means paid in full.</summary>
    PaidPart? PaidOf(Amounts amounts)
    {
        var settledOn = row.Day(Column.SettledOn);
        var (gross, paid) = (amounts.Gross, amounts.Paid is { IsNone: false } some ? some : (Money?)null);
        if (amounts.Open is { } open)
        {
            if (open > gross) row.Say(OpenAboveAmount, Column.Open, open.ToString(), gross.ToString());
            else if (paid is { } said && gross - said != open || settledOn is not null && open == gross)
                row.Say(SumsDisagree, Column.Open, open.ToString(),
                    (paid is { } stated ? gross - stated : Money.None(gross.Currency)).ToString());
            paid = open < gross ? gross - open : null;
        }
        else if (settledOn is not null) paid ??= gross;
        if (paid is null) return null;
        if (settledOn > defaults.ImportedOn)
            row.Say(PaidInFuture, Column.SettledOn, Words.Day(settledOn.Value), Words.Day(defaults.ImportedOn));
        return new PaidPart(paid.Value, settledOn ?? defaults.ImportedOn, DayKnown: settledOn is not null);
    }

    int? Level()
    {
        if (row.IsBlank(Column.Level)) return null;
        var text = row.Text(Column.Level);
        if (Words.LevelOf(text) is { } level) return level;
        row.Say(LevelUnknown, Column.Level, text);
        return null;
    }

    bool IsFirst(InvoiceRow invoice)
    {
        if (!byNumber.TryGetValue(invoice.InvoiceNumber, out var first)) return true;
        row.Say(InvoiceTwice, Column.InvoiceNumber, invoice.InvoiceNumber,
            first.Row.ToString(CultureInfo.InvariantCulture));
        return false;
    }

    void KeepCredit(TableRow source, Money amount) => credits.Add(new(source,
        row.Text(Column.InvoiceNumber, RowReader.NumberLengthMax),
        row.IsBlank(Column.CustomerNumber) && row.IsBlank(Column.CustomerName) ? "" : customers.NumberIn(row),
        amount, row.Day(Column.SettledOn) ?? row.Day(Column.IssuedOn)));

    /// <summary>A credit or payment under the number of an invoice in the file lowers that invoice.</summary>
    // Leaving it out would claim money that was paid. Everything else is for a person: skipped, and said.
    void Offset(CreditRow credit)
    {
        row.MoveTo(credit.Source);
        Skip(credit.Source, SkipReason.Credit);
        if (!byNumber.TryGetValue(credit.Invoice, out var found) || invoices[found.Place] is not { Paid: null } invoice
            || invoice.Amount.Currency != credit.Amount.Currency
            || (credit.Customer.Length > 0 && credit.Customer != invoice.CustomerNumber))
        {
            row.Say(CreditSkipped, Column.Amount, credit.Amount.ToString());
            return;
        }
        row.Say(CreditOffset, Column.Amount, credit.Amount.ToString(),
            found.Row.ToString(CultureInfo.InvariantCulture));
        invoices[found.Place] = invoice with
        {
            Paid = new PaidPart(credit.Amount, credit.On ?? defaults.ImportedOn, DayKnown: credit.On is not null),
        };
    }

    bool IsHeaderAgain(TableRow source)
    {
        if (source.Count < 2) return false;
        for (var i = 0; i < source.Count; i++)
            if (source[i].Length > 0 && !source[i].Trim().Equals(table.Headers[i], StringComparison.OrdinalIgnoreCase))
                return false;
        return true;
    }

    /// <summary>A line that begins with a word for sums, or that names neither invoice nor customer nor day.</summary>
    bool IsTotals(TableRow source)
    {
        if (!row.IsBlank(Column.IssuedOn) || !row.IsBlank(Column.DueOn)) return false;
        for (var i = 0; i < source.Count; i++)
            if (!source[i].IsWhiteSpace())
            {
                if (Words.BeginTotals(source[i][..Math.Min(source[i].Length, 40)].ToString())) return true;
                break;
            }
        return row.IsBlank(Column.InvoiceNumber) && row.IsBlank(Column.CustomerNumber)
            && row.IsBlank(Column.CustomerName);
    }

    void Skip(TableRow source, SkipReason reason)
    {
        var cells = Enumerable.Range(0, source.Count).Select(i => source[i].Trim().ToString());
        var text = string.Join(' ', cells.Where(cell => cell.Length > 0));
        skipped.Add(new(source.Number, reason, ProblemList.Shown(text)));
    }

    ImmutableArray<PlanSum> Sums() =>
    [
        .. invoices.GroupBy(i => i.Amount.Currency).OrderBy(group => group.Key).Select(group => new PlanSum(
            group.Count(), group.Sum(group.Key, i => i.Amount),
            group.Sum(group.Key, i => i.Paid?.Amount ?? Money.None(group.Key)), group.Sum(group.Key, i => i.Open))),
    ];
}
