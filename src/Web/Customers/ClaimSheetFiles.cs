using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Grains;
using Inkassio.Letters;
using Inkassio.Web.SignIn;

namespace Inkassio.Web.Customers;

/// <summary>A claim's calculation as a file, for the firm's own papers or for another program.</summary>
public static class ClaimSheetFiles
{
    static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // § stays §; nobody pastes it into a page.
        WriteIndented = true,
    };

    public static string To(DebtorId debtor, InvoiceId invoice, string form) =>
        $"/forderungen/{debtor}/{invoice}/berechnung.{form}";

    public static void MapClaimSheets(this WebApplication app)
    {
        var sheets = app.MapGroup("/forderungen/{debtor:guid}/{invoice:guid}").ForSignedIn();
        sheets.MapGet("/berechnung.json", (
            Guid debtor, Guid invoice, DateOnly? am, Workplace workplace, EmbeddedHost host, CancellationToken stop) =>
            Answer(debtor, invoice, am, workplace, host, Json, stop));
        sheets.MapGet("/berechnung.pdf", (
            Guid debtor, Guid invoice, DateOnly? am, Workplace workplace, EmbeddedHost host, CancellationToken stop) =>
            Answer(debtor, invoice, am, workplace, host, Pdf, stop));
    }

    // The firm comes from the signed-in person; a claim of another firm is simply not there.
    static async Task<IResult> Answer(
        Guid debtor, Guid invoice, DateOnly? day, Workplace workplace, EmbeddedHost host,
        Func<CustomerFile, ClaimSheet, IResult> write, CancellationToken stop)
    {
        var db = await workplace.Read(stop);
        var on = day ?? db.Today;
        if (!Limits.Covers(on)) return Results.BadRequest();
        var account = await host.Debtors.Look(db, new(debtor), stop);
        var terms = (await host.Book.Look(db, stop)).Terms;
        if (!account.Claims.TryGetValue(new(invoice), out var claim)) return Results.NotFound();
        return ClaimSheet.Of(account, claim, terms, on) is { } sheet
            ? write(new(new(debtor), account, terms, db.Today, db.Zone, db.Author.Text), sheet)
            : Results.NotFound();
    }

    static IResult Json(CustomerFile file, ClaimSheet sheet) =>
        Results.Json(ClaimSheetText.Of(sheet), Readable, "application/json; charset=utf-8");

    static IResult Pdf(CustomerFile file, ClaimSheet sheet)
    {
        var party = file.Account.Party;
        var debtor = party is null ? "" : $"{party.Name}{(party.Number.Length > 0 ? $", {party.Number}" : "")}";
        var day = sheet.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Results.Bytes(
            ClaimSheetPaper.Of(sheet, file.Terms.Sender.Name, debtor, file.Form).Pdf(), "application/pdf",
            $"Berechnung-{day}.pdf");
    }
}
