using System.CommandLine;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Words;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Cli.Verbs;

/// <summary><c>list aging|due|proposals|debtors</c>: what the pages show, whole and without paging.</summary>
static class ListVerb
{
    delegate Task Listing(Premises premises, TenantDb db, Desk desk, CancellationToken stop);

    static readonly Dictionary<string, Listing> Lists = new(StringComparer.Ordinal)
    {
        ["aging"] = Aging, ["due"] = Due, ["proposals"] = WaitingLetters, ["debtors"] = Debtors,
    };

    public static Command Of(Func<ParseResult, Desk> at)
    {
        var what = new Argument<string>("LIST") { Description = string.Join(", ", Lists.Keys) };
        what.AcceptOnlyFromAmong([.. Lists.Keys]);
        var verb = new Command("list", "Zeigt eine Liste: Altersliste, Fälliges, Vorschläge, Kunden") { what };
        verb.SetAction((parsed, stop) => Run(at(parsed), Lists[parsed.GetRequiredValue(what)], stop));
        return verb;
    }

    static async Task<int> Run(Desk desk, Listing list, CancellationToken stop)
    {
        await using var premises = await Premises.Open(desk, stop);
        await list(premises, await Firm.Enter(premises, desk, stop), desk, stop);
        return Terminal.Done;
    }

    sealed record AgingLine(
        string Debtor, string Name, string Town, string Open, string Overdue, string Currency, string OldestDueOn,
        int DaysOverdue, int Claims, string? Stage, bool OnHold);

    static async Task Aging(Premises premises, TenantDb db, Desk desk, CancellationToken stop)
    {
        desk.Words($"{"Kunde".Wide(12)} {"Name".Wide(34)} {"Offen".Right(16)} {"Überfällig".Right(16)} "
            + $"{"Tage".Right(6)}  Stand");
        for (var skip = 0; ; skip += AgingList.RowsMax)
        {
            var (rows, count) = await AgingList.Load(db, db.Today, new AgingView(skip, AgingList.RowsMax), stop);
            foreach (var r in rows)
                desk.Print(
                    new AgingLine(
                        r.Number, r.Name, r.Town, r.Open.Exact(), r.Overdue.Exact(), $"{r.Open.Currency}",
                        r.OldestDueOn.Iso(), r.DaysOverdue, r.Claims, Stored(r.Stage), r.Hold is not null),
                    $"{r.Number.Wide(12)} {r.Name.Wide(34)} {r.Open.Printed().Right(16)} "
                        + $"{r.Overdue.Printed().Right(16)} {r.DaysOverdue.Printed().Right(6)}  "
                        + (r.Stage?.Word() ?? "–") + (r.Hold is null ? "" : ", Mahnstopp"));
            if (skip + rows.Count >= count) return;
        }
    }

    sealed record DueLine(
        string Debtor, string Name, string Invoice, string Open, string Currency, string DueOn, string? Step,
        string? FirstPossibleOn, IReadOnlyList<string> Blockers);

    // Whom the next letters concern: every claim that is overdue, what comes next for it, and what is against it.
    static async Task Due(Premises premises, TenantDb db, Desk desk, CancellationToken stop)
    {
        var terms = (await premises.Host.Book.Look(db, stop)).Terms;
        var form = terms.Sender.Country;
        await foreach (var debtor in DueAccounts.Load(premises.Host, db, db.Today.AddDays(-1), stop))
            foreach (var answer in SendGate.Ask(debtor, db.Today, terms).Where(a => a.Claim.IsOverdue(db.Today)))
            {
                var (claim, party) = (answer.Claim, debtor.Party);
                desk.Print(
                    new DueLine(
                        party?.Number ?? "", party?.Name ?? "", claim.Number, claim.Open.Exact(), $"{claim.Currency}",
                        claim.DueOn.Iso(), Stored(answer.Next?.Step.Kind), answer.FirstPossibleOn?.Iso(),
                        [.. answer.Blockers.Select(b => RunVerb.Stored(b))]),
                    $"{(party?.Number ?? "").Wide(12)} {(party?.Name ?? "").Wide(30)} {claim.Number.Wide(16)} "
                        + $"{claim.Open.Printed().Right(14)} {claim.DueOn.Printed()}  "
                        + $"{answer.Next?.Step.Kind.Word() ?? "Mahnwesen beendet"}: "
                        + (answer.IsFree ? "heute" : answer.Blockers[0].Sentence(form)));
            }
    }

    sealed record ProposalLine(
        Guid Notice, string Debtor, string Name, string Kind, string Open, string Currency, int Claims,
        string ProposedOn);

    static async Task WaitingLetters(Premises premises, TenantDb db, Desk desk, CancellationToken stop)
    {
        for (var skip = 0; ; skip += AgingList.RowsMax)
        {
            var (rows, count) = await Proposals.Load(db, search: "", skip, AgingList.RowsMax, stop);
            foreach (var r in rows)
                desk.Print(
                    new ProposalLine(
                        r.Notice.Value, r.Number, r.Name, Stored(r.Kind)!, r.Open.Exact(), $"{r.Open.Currency}",
                        r.Claims, r.ProposedOn.Iso()),
                    $"{r.Number.Wide(12)} {r.Name.Wide(34)} {r.Kind.Word(r.Instalment).Wide(24)} {r.Open.Printed().Right(16)}  "
                        + $"vom {r.ProposedOn.Printed()}");
            if (skip + rows.Count >= count) return;
        }
    }

    sealed record DebtorLine(
        string Debtor, string Name, string Kind, string Postcode, string Town, string Country, string Email,
        string Phone);

    static async Task Debtors(Premises premises, TenantDb db, Desk desk, CancellationToken stop)
    {
        DebtorEntry? last = null;
        while (await DebtorList.Load(db, last, DebtorList.RowsMax, stop) is { Count: > 0 } page)
        {
            foreach (var d in page)
                desk.Print(
                    new DebtorLine(d.Number, d.Name, Lower(d.Kind)!, d.Postcode, d.Town, d.Country, d.Email, d.Phone),
                    $"{d.Number.Wide(12)} {d.Name.Wide(40)} {d.Postcode.Wide(6)} {d.Town.Wide(20)} {d.Kind.Word()}");
            last = page[^1];
        }
    }

    static string? Stored(NoticeKind? kind) => kind is { } k ? Domain.KebabEnum<NoticeKind>.Word(k) : null;

    static string? Lower<T>(T? value) => value?.ToString()?.ToLowerInvariant();
}
