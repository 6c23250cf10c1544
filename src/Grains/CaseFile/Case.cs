using System.Collections.Immutable;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;
using Inkassio.Storage;

namespace Inkassio.Grains.CaseFile;

/// <summary>A letter of the case with the very bytes that were released.</summary>
/// <param name="Bytes">Null when they can no longer be read: the debtor was erased.</param>
public sealed record CaseLetter(
    int Number, Notice Notice, LetterHash Hash, byte[]? Bytes, ImmutableArray<CaseDispatch> Ways)
{
    /// <summary>2026-03-12-reminder, without what a file's name cannot hold.</summary>
    public string FileName => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{Number:D2}-{Notice.IssuedOn ?? Notice.ProposedOn:yyyy-MM-dd}-")
        + (Notice.Instalment is { } rate ? $"instalment-{rate.Number}" : KebabEnum<Domain.Dunning.NoticeKind>.Word(Notice.Kind))
        + ".pdf";
}

/// <summary>One way of a letter, with the stored conversation with the mail server where there was one.</summary>
public sealed record CaseDispatch(Dispatch Dispatch, byte[]? Evidence);

/// <summary>Everything about one debtor: as it stands, and how it came to stand so.</summary>
public sealed record Case(
    DebtorId Id, Debtor Account, Tenant Tenant, IReadOnlyList<ProvenEvent> Events, IReadOnlyList<CaseLetter> Letters,
    IReadOnlyList<(string FileName, byte[] Bytes)> Invoices, IReadOnlyList<Witness> Witnesses, string PublicPem,
    DateOnly On, DateTimeOffset At, TimeZoneInfo Zone)
{
    public string Name => Account.Party?.Name is { Length: > 0 } name ? name : "(gelöschter Kunde)";

    public Country Form => Tenant.Profile.Country;

    /// <summary>Goes to an agency, a lawyer or the court.</summary>
    public bool IsForOthers { get; init; }

    /// <summary>The case without what the firm thinks of the debtor: notes, customer group, what a bureau said. The
    /// debtor may read such a file one day.</summary>
    public Case ForOthers() => this with
    {
        Events = [.. Events.Where(e => !IsOwnThought(e.Recorded.Event))], IsForOthers = true,
    };

    public static bool IsOwnThought(DebtorEvent happened) => happened is DebtorEvent.NoteAdded
        or DebtorEvent.SegmentReached or DebtorEvent.SegmentSet or DebtorEvent.SegmentFreed
        or DebtorEvent.CreditChecked;
}

/// <summary>The case is larger than one bundle may be.</summary>
public sealed class CaseTooLargeException(string message) : Exception(message);

/// <summary>Gathers cases.</summary>
public sealed class Cases(Debtors debtors, TenantBook tenants, Checkpoints checkpoints)
{
    public const int EventsMax = 20_000, LettersMax = 500, WitnessesMax = 100;

    /// <summary>Null when there is no such debtor. Makes a checkpoint first, so that the newest event is witnessed.
    /// </summary>
    /// <exception cref="CaseTooLargeException">There is more than a bundle may hold.</exception>
    public async Task<Case?> Load(TenantDb db, DebtorId id, CancellationToken stop)
    {
        var account = await debtors.Look(db, id, stop);
        var events = await ProvenEvents.Load(db, id, stop);
        if (events.Count == 0) return null;
        if (events.Count > EventsMax)
            throw new CaseTooLargeException(
                $"Die Akte hat {events.Count} Einträge. Eine Beweismappe fasst {EventsMax}.");
        await checkpoints.Make(db, stop);
        return new(
            id, account, await tenants.Look(db, stop), events, await Letters(db, account, stop),
            await Invoices(db, account, stop),
            checkpoints.WitnessesOf(db, id.Value, WitnessesMax), checkpoints.PublicPem, db.Today, db.Now, db.Zone);
    }

    // The invoices themselves, where they were uploaded.
    static async Task<IReadOnlyList<(string, byte[])>> Invoices(TenantDb db, Debtor account, CancellationToken stop)
    {
        var found = new List<(string, byte[])>();
        foreach (var claim in account.Claims.Values.OrderBy(c => c.Number, StringComparer.Ordinal))
            if (claim.Document is { } document && await Blobs.Get(db, document.Bytes.Hex, stop) is { } bytes)
                found.Add(($"{found.Count + 1:D2}{Ending(document.Name)}", bytes));
        return found;
    }

    // The name came with an upload: only a plain ending of it becomes part of a file's name.
    static string Ending(string name) => Path.GetExtension(name) is { Length: > 1 and <= 6 } ending
        && ending.Skip(1).All(char.IsAsciiLetterOrDigit)
            ? ending : "";

    static async Task<IReadOnlyList<CaseLetter>> Letters(TenantDb db, Debtor account, CancellationToken stop)
    {
        var notices = account.Notices.Values.Where(n => n.Letter is not null)
            .OrderBy(n => n.IssuedOn ?? n.ProposedOn).ThenBy(n => n.Id.Value).ToList();
        if (notices.Count > LettersMax)
            throw new CaseTooLargeException(
                $"Die Akte hat {notices.Count} Briefe. Eine Beweismappe fasst {LettersMax}.");
        var letters = new List<CaseLetter>();
        foreach (var notice in notices)
        {
            var ways = ImmutableArray.CreateBuilder<CaseDispatch>();
            foreach (var way in account.Dispatches.Values.Where(d => d.Letter.Notice == notice.Id)
                .OrderBy(d => d.PlannedOn).ThenBy(d => d.Id.Value))
                ways.Add(new(way, way.Evidence is { } kept ? await Blobs.Get(db, kept.Hex, stop) : null));
            letters.Add(new(
                letters.Count + 1, notice, notice.Letter!.Value,
                await Blobs.Get(db, notice.Letter.Value.Hex, stop), ways.DrainToImmutable()));
        }
        return letters;
    }
}
