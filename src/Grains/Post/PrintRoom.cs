using System.Collections.Immutable;
using System.Globalization;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;
using Inkassio.Domain.Words;
using Inkassio.Letters;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Grains.Post;

/// <summary>Letters on paper: printed in one pile with a cover sheet, and counted as sent when a person has posted
/// them.</summary>
public sealed class PrintRoom(Debtors debtors, TenantBook tenants)
{
    /// <summary>The most letters in one pile.</summary>
    public const int LettersMax = 500;

    /// <summary>Takes the letters that wait for paper; those that are no longer true stay behind, taken back.</summary>
    public async Task<IReadOnlyList<Sending>> Take(TenantDb db, CancellationToken stop)
    {
        // After a restore nobody knows which of them were posted already.
        if (await DispatchSwitch.IsStopped(db, stop)) return [];
        var waiting = await Dispatches.Load(
            db, Channel.Post, DispatchState.Planned, debtor: null, skip: 0, LettersMax, stop);
        var taken = new List<Sending>(waiting.Count);
        foreach (var letter in waiting)
        {
            var decision = await debtors.Send(db, letter.Debtor,
                new DebtorCommand.BeginHandOver(letter.Id, Guid.CreateVersion7(), db.Today), stop);
            if (decision.Events is [DebtorEvent.HandOverBegun])
                taken.Add(letter with { State = DispatchState.HandingOver, Changed = db.Today });
        }
        return taken;
    }

    /// <summary>The letters that were printed and not yet reported as posted.</summary>
    public static Task<IReadOnlyList<Sending>> OnDesk(TenantDb db, CancellationToken stop) =>
        Dispatches.Load(db, Channel.Post, DispatchState.HandingOver, debtor: null, skip: 0, LettersMax, stop);

    /// <summary>One file for the printer: a cover sheet that counts the letters, then each exactly as it was
    /// released.</summary>
    /// <param name="withCover">Not for a look at letters that have left long ago.</param>
    /// <returns>Null when a letter's bytes can no longer be read: half a pile looks like a whole one.</returns>
    public async Task<byte[]?> Bind(
        TenantDb db, IReadOnlyList<Sending> letters, CancellationToken stop, bool withCover = true)
    {
        var tenant = await tenants.Look(db, stop);
        using var file = new MemoryStream();
        var bound = new BoundLetters(file);
        if (withCover) bound.Add(LetterPdf.Of(await Cover(db, tenant, letters, stop)));
        foreach (var letter in letters)
        {
            var account = await debtors.Look(db, letter.Debtor, stop);
            var pages = account.PagesOf(account.Dispatches[letter.Id]);
            if (await Blobs.Get(db, pages.Hex, stop) is not { } bytes) return null;
            bound.Add(bytes);
        }
        bound.Close(tenant.Profile.Name, db.Now);
        return file.ToArray();
    }

    /// <summary>A person has brought a letter to the post.</summary>
    /// <param name="tracking">The number of a registered letter; null for an ordinary one.</param>
    public Task<Decision> Posted(
        TenantDb db, DebtorId debtor, DispatchId dispatch, DateOnly on, string? tracking, CancellationToken stop) =>
        debtors.Send(db, debtor, new DebtorCommand.RecordHandOver(
            dispatch, new HandOverEnd.Accepted(Evidence: null, tracking), on), stop);

    async Task<LetterModel> Cover(
        TenantDb db, Tenant tenant, IReadOnlyList<Sending> letters, CancellationToken stop)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>(letters.Count);
        foreach (var letter in letters)
        {
            var account = await debtors.Look(db, letter.Debtor, stop);
            var party = account.Party;
            var number = (rows.Count + 1).ToString(CultureInfo.InvariantCulture);
            rows.Add([number, letter.Name, $"{party?.Address?.Postcode} {party?.Address?.Town}".Trim(),
                account.NameOf(letter.Letter)]);
        }
        var (profile, day) = (tenant.Profile, tenant.Profile.Country.Day(db.Today));
        return new()
        {
            Sender = new(profile.Name, [profile.Address.Street, $"{profile.Address.Postcode} {profile.Address.Town}"], []),
            Recipient = [profile.Name, "Postausgang"],
            Particulars = [new("Datum", day), new("Briefe", letters.Count.ToString(CultureInfo.InvariantCulture))],
            Subject = $"Deckblatt: {letters.Count} {(letters.Count == 1 ? "Brief" : "Briefe")} vom {day}",
            Body =
            [
                new Paragraph("Dieses Blatt bleibt im Haus. Zählen Sie die Briefe, bevor Sie sie einwerfen, und "
                    + "bestätigen Sie danach den Versand im Postausgang."),
                new ClaimTable(
                    [new("Nr.", IsNumber: true), new("Empfänger"), new("Ort"), new("Art")], rows.DrainToImmutable(), []),
            ],
            WrittenAt = db.Now,
        };
    }
}
