namespace Inkassio.Storage;

/// <summary>Commits one group of appends of one tenant, each with its own outcome.</summary>
sealed class Group(Dialect dialect)
{
    /// <summary>How often a group is tried that others were in the way of.</summary>
    const int TriesMax = 5;

    /// <summary>Completes every append of the group.</summary>
    public async Task Commit(IReadOnlyList<Append> appends)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await Try(appends);
                return;
            }
            catch (Exception e)
            {
                var failure = dialect.FailureOf(e);
                if (failure.Kind == FailureKind.InTheWay && tries < TriesMax) continue;
                await GiveUp(appends, failure, e);
                return;
            }
        }
    }

    // Rows that the database refuses (a number that is taken) spoil the whole transaction. The halves are tried
    // apart until the culprit stands alone: at most log2(500) rounds, and everybody else is written.
    async Task GiveUp(IReadOnlyList<Append> appends, Failure failure, Exception e)
    {
        if (failure.Kind == FailureKind.Rows && appends.Count > 1)
        {
            await Commit([.. appends.Take(appends.Count / 2)]);
            await Commit([.. appends.Skip(appends.Count / 2)]);
            return;
        }
        foreach (var append in appends)
            if (failure.Kind != FailureKind.Rows)
                append.Outcome.TrySetException(new JournalUnavailableException("The journal cannot be written.", e));
            else if (Taken(failure.Constraint) is { } what)
                append.Outcome.TrySetResult(new Appended.NumberTaken(what));
            else
                append.Outcome.TrySetException(e);
    }

    // PostgreSQL names the index, SQLite the columns.
    static Numbered? Taken(string constraint) => constraint switch
    {
        "debtors_number" or "debtors.tenant, debtors.number" => Numbered.Debtor,
        "claims_number" or "claims.tenant, claims.number" => Numbered.Invoice,
        _ => null,
    };

    async Task Try(IReadOnlyList<Append> appends)
    {
        var tenant = appends[0].Tenant;
        var outcomes = new Appended[appends.Count];
        await using (var writing = await dialect.BeginWriting(tenant, default))
        {
            var heads = await writing.Take(appends, default);
            var known = await writing.Known(appends, default);
            var changes = new Changes();
            for (var i = 0; i < appends.Count; i++)
                outcomes[i] = Judge(appends[i], heads, known, changes);
            if (!changes.IsEmpty)
            {
                Fault.Point("journal.before-write", tenant.Value);
                await changes.Write(writing, default);
                await writing.Flush(default);
                Fault.Point("journal.before-commit", tenant.Value);
                await writing.Commit(default);
                Fault.Point("journal.after-commit", tenant.Value);
            }
        }
        for (var i = 0; i < appends.Count; i++) appends[i].Outcome.TrySetResult(outcomes[i]);
    }

    static Appended Judge(
        Append append, Dictionary<Guid, Head> heads, HashSet<(Guid, Guid)> known, Changes changes)
    {
        var head = heads.TryGetValue(append.Stream, out var found) ? found : new Head(0, []);
        if (known.Contains((append.Stream, append.Command))) return new Appended.AlreadyDone(head.Version);
        if (head.Version != append.Seen) return new Appended.Conflict(head.Version);
        known.Add((append.Stream, append.Command));
        heads[append.Stream] = head = Rows(append, head, changes);
        changes.Then(append.Changes);
        return new Appended.Written(head.Version);
    }

    static Head Rows(Append append, Head head, Changes changes)
    {
        var rows = new List<JournalRow>(append.Entries.Count);
        foreach (var entry in append.Entries)
        {
            rows.Add(JournalRow.Of(append, entry, head, part: rows.Count));
            head = new Head(rows[^1].Version, rows[^1].Hash);
        }
        // The head goes first, because the journal's foreign key leads to it.
        changes.Put(JournalRow.Heads,
            append.Tenant.Value, append.Stream, JournalRow.Word(append.Kind), head.Version, head.Hash);
        foreach (var row in rows) changes.Put(JournalRow.Table, row.Values());
        return head;
    }
}
