using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Words;
using Inkassio.Grains;
using Inkassio.Letters;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Cli;

/// <summary>Releases the letters that wait, and writes the day's letters into a folder.</summary>
sealed class Outgoing(EmbeddedHost host, TenantDb db, Desk desk)
{
    /// <summary>How many letters are rendered and released at once.</summary>
    const int AtOnce = 16;

    /// <summary>All letters of the day, one after another, for the printer.</summary>
    public const string MergedFile = "alle-briefe.pdf";

    int approved, refused;

    public int Approved => approved;

    public int Refused => refused;

    /// <summary>Every proposal as it stands now; what cannot go out is said.</summary>
    public async Task ApproveAll(CancellationToken stop)
    {
        // What was released leaves the list; what was refused stays in it and is stepped over.
        while (await Proposals.Load(db, search: "", refused, AgingList.RowsMax, stop) is ({ Count: > 0 } rows, _))
        {
            await Parallel.ForEachAsync(rows,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop },
                async (row, stopping) => await Approve(row, stopping));
            desk.Say($"{approved.Printed()} Briefe freigegeben …");
        }
    }

    async Task Approve(ProposalRow row, CancellationToken stop)
    {
        var preview = await host.Letters.Preview(db, row.Debtor, row.Notice, stop);
        var decision = preview is null
            ? await host.Letters.ApproveIfOpen(db, row.Debtor, row.Notice, row.Open, stop)
            : await host.Letters.Approve(db, row.Debtor, row.Notice, preview.Facts.Version, stop);
        if (decision.Refusal is { } why)
        {
            Interlocked.Increment(ref refused);
            desk.Say($"{row.Number} {row.Name}: {why.Sentence((await host.Book.Look(db, stop)).Profile.Country)}");
            return;
        }
        Interlocked.Increment(ref approved);
    }

    /// <summary>Writes every letter that carries the day's date; returns how many.</summary>
    public async Task<int> Write(DirectoryInfo folder, CancellationToken stop)
    {
        folder.Create();
        var on = (await host.Book.Look(db, stop)).Terms.WorkingDayFrom(db.Today);
        var written = new List<string>();
        for (var skip = 0; ; skip += IssuedLetters.RowsMax)
        {
            var letters = await IssuedLetters.Load(db, on, skip, IssuedLetters.RowsMax, stop);
            foreach (var letter in letters.Where(l => l.IssuedOn == on))
                if (await host.Letters.Issued(db, letter.Debtor, letter.Notice, stop) is { } bytes)
                {
                    var name = FileName(letter.Number, letter.Kind, letter.Total.Currency);
                    await File.WriteAllBytesAsync(Path.Combine(folder.FullName, name), bytes, stop);
                    written.Add(name);
                    await Posted(letter, stop);
                }
            if (letters.Count < IssuedLetters.RowsMax) break;
        }
        if (written.Count > 0) Bind(folder, written, on);
        return written.Count;
    }

    // Whoever has the letters written into a folder prints and posts them.
    async Task Posted(IssuedLetter letter, CancellationToken stop)
    {
        foreach (var way in (await host.Debtors.Look(db, letter.Debtor, stop)).WaysOf(LetterId.Of(letter.Notice)))
            if (way is { State: DispatchState.Planned, Channel: Channel.Post })
            {
                await host.Debtors.Send(
                    db, letter.Debtor, new DebtorCommand.BeginHandOver(way.Id, way.Id.Value, db.Today), stop);
                await host.Print.Posted(db, letter.Debtor, way.Id, db.Today, tracking: null, stop);
            }
    }

    // The very pages that were released, in the order of the files.
    static void Bind(DirectoryInfo folder, IEnumerable<string> names, DateOnly on)
    {
        using var bound = File.Create(Path.Combine(folder.FullName, MergedFile));
        var letters = new BoundLetters(bound);
        foreach (var name in names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            letters.Add(File.ReadAllBytes(Path.Combine(folder.FullName, name)));
        letters.Close("", new DateTimeOffset(on, new TimeOnly(12, 0), TimeSpan.Zero));
    }

    // K-1002-notice-1.pdf; a customer may have a letter in each currency. Numbers are the tenant's own text.
    static string FileName(string number, NoticeKind kind, Currency currency)
    {
        var safe = string.Concat(number.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
        var foreign = currency == Currency.EUR ? "" : $"-{currency}";
        return $"{safe}-{KebabEnum<NoticeKind>.Word(kind)}{foreign}.pdf";
    }
}
