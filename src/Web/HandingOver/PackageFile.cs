using System.Collections.Immutable;
using System.Globalization;
using Inkassio.Domain;
using Inkassio.Domain.HandOver;
using Inkassio.Domain.Words;
using Inkassio.Grains;
using Inkassio.Grains.CaseFile;
using Inkassio.Web.SignIn;

namespace Inkassio.Web.HandingOver;

/// <summary>The package of a hand-over as a download.</summary>
// The firm comes from the signed-in person; a customer of another firm is simply not there.
public static class PackageFile
{
    public static string To(DebtorId debtor, HandOverTarget target, ImmutableArray<InvoiceId> invoices, DateOnly on) =>
        string.Create(CultureInfo.InvariantCulture,
            $"/uebergaben/{debtor}/paket.zip?weg={target}&am={on:yyyy-MM-dd}&rechnungen={string.Join(',', invoices)}");

    public static void MapPackages(this WebApplication app) =>
        app.MapGet("/uebergaben/{debtor:guid}/paket.zip", Fetch).ForSignedIn();

    static async Task<IResult> Fetch(
        Guid debtor, HandOverTarget weg, DateOnly am, string rechnungen, Workplace workplace, EmbeddedHost host,
        PeopleNames names, CancellationToken stop)
    {
        var db = await workplace.Read(stop);
        if (!Limits.Covers(am) || am > db.Today || !Enum.IsDefined(weg) || InvoicesIn(rechnungen) is not { } invoices)
            return Results.BadRequest();
        var account = await host.Debtors.Look(db, new(debtor), stop);
        if (invoices.IsEmpty || invoices.Any(i => !account.Claims.ContainsKey(i))) return Results.NotFound();
        var terms = (await host.Book.Look(db, stop)).Terms;
        var lacking = Completeness.Of(HandOverPackage.Of(account, invoices, terms, am), weg);
        if (!lacking.IsComplete)
            return Said(string.Join('\n', lacking.Blocking.Select(g => g.Sentence(terms.Sender.Country))));
        try
        {
            var by = await names.Of(db.Tenant, stop);
            return await host.Package.Write(db, new(debtor), invoices, weg, am, by, stop) is { } zip
                ? Results.Bytes(zip, "application/zip", Name(account.Party?.Number ?? "", am)) : Results.NotFound();
        }
        catch (CaseTooLargeException e)
        {
            return Said(e.Message);
        }
    }

    static ImmutableArray<InvoiceId>? InvoicesIn(string text)
    {
        var found = ImmutableArray.CreateBuilder<InvoiceId>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal))
        {
            if (!Guid.TryParse(part, out var id) || found.Count == HandOverPackage.ClaimsMax) return null;
            found.Add(new(id));
        }
        return found.DrainToImmutable();
    }

    static IResult Said(string text) =>
        Results.Text(text, "text/plain; charset=utf-8", statusCode: StatusCodes.Status409Conflict);

    static string Name(string number, DateOnly on) => string.Create(CultureInfo.InvariantCulture,
        $"Uebergabe-{string.Concat(number.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}-{on:yyyy-MM-dd}.zip");
}
