using Inkassio.Domain;
using Inkassio.Exchange;
using Inkassio.Exchange.Invoices;

namespace Inkassio.Web.Importing;

/// <summary>A table to fill in or to compare one's own with; it can be read in as it is.</summary>
static class SampleTable
{
    public const string Path = "/einlesen/muster.csv";

    static readonly Column[] Columns =
    [
        Column.CustomerNumber, Column.CustomerName, Column.Kind, Column.Street, Column.Postcode, Column.Town,
        Column.Email, Column.InvoiceNumber, Column.IssuedOn, Column.DueOn, Column.Amount, Column.Open, Column.Subject,
    ];

    public static void MapSampleTable(this WebApplication app) => app.MapGet(Path, (TimeProvider clock) =>
        Results.File(Write(DateOnly.FromDateTime(clock.GetLocalNow().DateTime)), "text/csv", "Muster-Tabelle.csv"));

    static byte[] Write(DateOnly today) => TableText.Write(Columns.Select(ColumnNames.German),
    [
        ["K-1001", "Muster GmbH", "Firma", "Hauptstraße 5", "50667", "Köln", "", "RE-2001",
            today.AddDays(-44), today.AddDays(-30), Euro(2_380), Euro(2_380), "Dachrinne erneuert"],
        ["K-1001", "Muster GmbH", "Firma", "Hauptstraße 5", "50667", "Köln", "", "RE-2002",
            today.AddDays(-10), today.AddDays(4), Euro(412), Euro(412), "Wartung"],
        ["K-1002", "Erika Beispiel", "Privat", "Weg 1", "10115", "Berlin", "erika@beispiel.example", "RE-2003",
            today.AddDays(-35), today.AddDays(-21), Euro(100), Euro(60), "Fenster eingestellt"],
    ]);

    static Money Euro(decimal amount) => Money.Exact(amount, Currency.EUR);
}
