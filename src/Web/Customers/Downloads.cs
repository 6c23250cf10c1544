using System.Globalization;
using Inkassio.Domain;
using Inkassio.Domain.Words;
using Inkassio.Exchange;
using Inkassio.Storage;
using Inkassio.Storage.Queries;
using Inkassio.Web.SignIn;

namespace Inkassio.Web.Customers;

/// <summary>The list of customers as a file, and where a released letter lies.</summary>
public static class Downloads
{
    static readonly string[] Headers =
    [
        "Kundennummer", "Name", "Ort", "Währung", "Offen", "Überfällig", "Älteste Fälligkeit", "Tage überfällig",
        "Rechnungen", "Stand", "Mahnstopp",
    ];

    public static string ToLetter(DebtorId debtor, NoticeId notice) => $"/briefe/{debtor}/{notice}.pdf";

    public static string ToLetter(DebtorId debtor, LetterId letter) => $"/briefe/von-hand/{debtor}/{letter}.pdf";

    public static void MapDownloads(this WebApplication app)
    {
        app.MapGet("/kunden.csv", List).ForSignedIn();
        app.MapGet("/kunden/{debtor:guid}/rechnung/{invoice:guid}", InvoiceFile.Fetch).ForSignedIn();
    }

    static async Task<IResult> List(Workplace workplace, HttpContext http, CancellationToken stop)
    {
        var db = await workplace.Read(stop);
        var wanted = ListWish.Of(
            http.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal));
        var rows = await AgingList.Export(db, db.Today, wanted.View(), stop);
        var day = db.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Results.Bytes(
            TableText.Write(Headers, rows.Select(Cells)), "text/csv; charset=utf-8", $"Kunden-{day}.csv");
    }

    static IReadOnlyList<TableCell> Cells(AgingRow row) =>
    [
        row.Number, row.Name, row.Town, row.Open.Currency.ToString(), row.Open, row.Overdue, row.OldestDueOn,
        (long)row.DaysOverdue, (long)row.Claims, row.Stage?.Word() ?? "", row.Hold?.Word() ?? "",
    ];
}
