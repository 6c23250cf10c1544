using System.Globalization;
using System.Text;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Exchange.Invoices;
using static Inkassio.Exchange.Tests.Given;

namespace Inkassio.Exchange.Tests;

/// <summary>Invoices made up from a seed, written in a random style, must come back as they were.</summary>
public sealed class A_made_up_table
{
    sealed record Made(
        string Customer, string Name, DebtorKind Kind, string Street, string Town, string Invoice, DateOnly IssuedOn,
        DateOnly DueOn, long Cents, long PaidCents, DateOnly? SettledOn, bool Disputed);

    static readonly string[] Names =
        ["Müller & Söhne GmbH", "Bäckerei \"Zur Brezel\"", "O'Neill; Partner", "Ärzte, Kammer", "Groß|Klein OHG"];

    static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    [Fact]
    public void comes_back_as_it_was_written()
    {
        var first = int.TryParse(Environment.GetEnvironmentVariable("INKASSIO_SEED"), Plain, out var given) ? given : 1;
        for (var seed = first; seed < first + 400; seed++)
        {
            try
            {
                WriteAndRead(new Random(seed));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"INKASSIO_SEED={seed} {e.Message}", e);
            }
        }
    }

    static void WriteAndRead(Random random)
    {
        var made = Enumerable.Range(1, random.Next(3, 40)).Select(i => MakeUp(random, i)).ToArray();
        // The unambiguous days and amounts that every longer list has; without them a style cannot be told.
        made[0] = made[0] with
        {
            IssuedOn = Day(2026, 1, 13), DueOn = Day(2026, 2, 14), Cents = 123_456, PaidCents = 789,
        };
        var table = random.Next(4) == 0 ? Table(Workbook.Of(("Liste", Cells(made)))) : Table(Write(random, made));
        var plan = Plan(table);
        Assert.Empty(plan.Problems);
        Assert.Equal(made.Length, plan.Rows.Length);
        var customers = plan.CustomersByNumber();
        foreach (var (wanted, row) in made.Zip(plan.Rows)) Compare(wanted, row, customers[row.CustomerNumber]);
    }

    static void Compare(Made wanted, InvoiceRow row, Party customer)
    {
        var paid = wanted.PaidCents > 0 ? wanted.PaidCents : wanted.SettledOn is null ? 0 : wanted.Cents;
        Assert.Equal(wanted with { PaidCents = paid }, new Made(
            row.CustomerNumber, customer.Name, customer.Kind, customer.Address!.Street, customer.Address.Town,
            row.InvoiceNumber, row.IssuedOn!.Value, row.DueOn, row.Amount.Cents, row.Paid?.Amount.Cents ?? 0,
            row.Paid is { DayKnown: true } known ? known.On : null, row.Disputed));
    }

    static Made MakeUp(Random random, int number)
    {
        var issuedOn = Day(2020, 1, 1).AddDays(random.Next(3000));
        var dueOn = issuedOn.AddDays(random.Next(60));
        var cents = random.NextInt64(2, random.Next(2) == 0 ? 50_000 : Money.CentsMax);
        var paid = random.Next(3) == 0 ? random.NextInt64(1, cents) : 0;
        return new Made($"K-{number:0000}", Names[random.Next(Names.Length)], (DebtorKind)random.Next(3),
            $"Hauptstraße {random.Next(1, 200)}", "Köln", $"RE-{number}", issuedOn, dueOn, cents, paid,
            random.Next(4) == 0 ? Day(2020, 1, 1).AddDays(random.Next(2000)) : null, random.Next(5) == 0);
    }

    static object?[][] Cells(Made[] made) =>
    [
        ["Kundennummer", "Name", "Kundenart", "Straße", "Ort", "Rechnungsnummer", "Rechnungsdatum", "Fälligkeit",
            "Betrag", "Gezahlt", "Bezahlt am", "Bestritten"],
        .. made.Select(m => (object?[])[m.Customer, m.Name, KindWord(m.Kind), m.Street, m.Town, m.Invoice, m.IssuedOn,
            m.DueOn, m.Cents / 100m, m.PaidCents == 0 ? null : m.PaidCents / 100m, m.SettledOn,
            m.Disputed ? "ja" : null]),
    ];

    static string KindWord(DebtorKind kind) =>
        kind switch { DebtorKind.Business => "Firma", DebtorKind.Consumer => "Privat", _ => "" };

    static byte[] Write(Random random, Made[] made)
    {
        var separator = ";,\t|"[random.Next(4)];
        var day = new[]
        {
            "dd.MM.yyyy", "d.M.yy", "ddMMyyyy", "yyyy-MM-dd", "d/M/yyyy", "MM/dd/yyyy", "yyyyMMdd",
        }[random.Next(7)];
        var group = random.Next(4);
        var mark = random.Next(2) == 0 ? ',' : '.';
        var sign = random.Next(3) == 0 ? " €" : "";
        var lineEnd = random.Next(2) == 0 ? "\r\n" : "\n";
        var text = new StringBuilder(random.Next(4) == 0 ? $"Offene Posten{lineEnd}{lineEnd}" : "");
        foreach (var row in Cells(made))
            text.AppendJoin(separator, row.Select(cell => Quoted(Word(cell), separator, random.Next(5) == 0)))
                .Append(lineEnd);
        var encoding = new[] { "utf-8", "windows-1252", "utf-16", "utf-16BE" }[random.Next(4)];
        var writer = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        return [.. random.Next(2) == 0 ? writer.GetPreamble() : [], .. writer.GetBytes(text.ToString())];

        string Word(object? cell) => cell switch
        {
            DateOnly d => d.ToString(day, Plain),
            decimal amount => Grouped(amount.ToString(group == 0 ? "0.00" : "#,##0.00", Plain)) + sign,
            _ => (string?)cell ?? "",
        };

        string Grouped(string amount) => string.Concat(amount.Select(c => c switch
        {
            ',' => group switch { 1 => mark == ',' ? "." : ",", 2 => "'", _ => " " },
            '.' => mark.ToString(),
            _ => c.ToString(),
        }));
    }

    static string Quoted(string text, char separator, bool always) =>
        always || text.Contains(separator, StringComparison.Ordinal) || text.Contains('"', StringComparison.Ordinal)
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
