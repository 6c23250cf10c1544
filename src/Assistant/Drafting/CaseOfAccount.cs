using System.Collections.Frozen;
using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Calling;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;

namespace Inkassio.Assistant.Drafting;

/// <summary>What has happened on an account, as yes or no: all that the prose of a letter may know of it.</summary>
public static class CaseOfAccount
{
    public static DraftCase Of(Debtor account, FactSheet facts, DraftWish wish, string? objection = null)
    {
        Claim[] claims = [.. facts.Claims.Select(c => account.Claims[c.Invoice])];
        return new(
            facts.Kind, facts.Register, facts.Country, facts.Language, facts.Channel, facts.Debtor.Kind,
            account.Standing.On(facts.On), OverdueOf(claims.Max(c => c.DaysOverdue(facts.On)), claims, facts.On),
            facts.Claims.Length > 1, Flags(account, facts, claims).ToFrozenSet(StringComparer.Ordinal), wish)
        {
            Objection = facts.Kind == LetterKind.ComplaintAnswer ? objection ?? ObjectionOf(account, claims) : null,
        };
    }

    /// <summary>Names that prose must not say: of the debtor, of his people and of the firm.</summary>
    public static ImmutableArray<string> Names(FactSheet facts) =>
    [
        .. new[] { facts.Debtor.Name, facts.Debtor.Contact, facts.Sender.Name, facts.Sender.Contact,
                facts.Call?.Person ?? "" }
            .Concat(facts.Debtor.Addressees.Select(a => a.Contact)).Where(n => n.Length > 0).Distinct(),
    ];

    static Overdue OverdueOf(int days, Claim[] claims, DateOnly on) => !claims.Any(c => c.IsOverdue(on))
        ? Overdue.NotYet
        : days switch { <= 30 => Overdue.UpTo30, <= 60 => Overdue.From31To60, <= 90 => Overdue.From61To90, _ =>
            Overdue.Over90 };

    static IEnumerable<string> Flags(Debtor account, FactSheet facts, Claim[] claims)
    {
        var on = facts.On;
        InvoiceId[] about = [.. claims.Select(c => c.Invoice)];
        var steps = claims.SelectMany(c => c.Steps).Where(s => s.Kind != NoticeKind.PreDue && s.IssuedOn < on)
            .ToArray();
        var promises = account.Promises.Values.Where(p => p.Invoices.Any(about.Contains)
            && p.WithdrawnOn is null).ToArray();
        var disputes = account.Disputes.Values.Where(d => about.Contains(d.Invoice)).ToArray();
        var isAnswer = facts.Kind == LetterKind.ComplaintAnswer;
        (bool Is, string Flag)[] all =
        [
            (steps.Any(s => s.Kind == NoticeKind.Reminder), "erinnert"),
            (steps.Any(s => s.Kind == NoticeKind.Reminder), "erinnerung-gesendet"),
            (steps.Any(s => s.Kind > NoticeKind.Reminder), "gemahnt"),
            (steps.Any(s => s.Kind > NoticeKind.Reminder), "mahnung-gesendet"),
            (facts.Call is not null || account.Calls.Values.Any(c => c.WasReached && c.Invoices.Any(about.Contains)),
                "telefoniert"),
            (facts.Call is not null || promises.Length > 0, "zugesagt"),
            (promises.Any(p => p.StateOn(account, on) == PromiseState.Broken), "zusage-gebrochen"),
            (facts.Kind == LetterKind.InstalmentAgreement || facts.Instalment is not null
                || account.Plans.Values.Any(p => p.Invoices.Any(about.Contains) && p.Holds(account, on)), "ratenplan"),
            (facts.Kind.IsPlan() || facts.Instalment is not null, "raten"),
            (facts.Kind == LetterKind.InstalmentOffer, "angebot"),
            (isAnswer || disputes.Length > 0, "einwand"),
            // An answer to the complaint is no letter that has to rest for it.
            (!isAnswer && facts.Claims.Any(c => c.Disputed is not null && !c.Open.IsPositive), "bestritten"),
            (IsAtRest(account, about, on) && facts.Kind.Notice() is not null, "mahnstopp"),
            (IsInsolvent(account, about, on), "insolvenz"),
            (facts.Claims.Any(c => c.Paid.IsPositive) && facts.Kind != LetterKind.Thanks
                && facts.Instalment is null or { Paid.IsPositive: true }, "teilzahlung"),
            (facts.Payment is not null, "zahlung-eingegangen"),
            (account.Replies.Values.Any(r => !r.IsAutomatic), "antwort-eingegangen"),
            (facts.Kind == LetterKind.LastNotice || steps.Any(s => s.Kind == NoticeKind.LastNotice), "letzte-stufe"),
            (facts.AgencyFollows, "uebergabe-folgt"),
            (facts.Claims.Any(c => c.Interest.IsPositive), "zinsen-verlangt"),
            (facts.Kind is LetterKind.Thanks or LetterKind.ComplaintAnswer && facts.Total.IsPositive, "rest"),
            (facts.Kind is LetterKind.Thanks or LetterKind.ComplaintAnswer && !facts.Total.IsPositive, "erledigt"),
        ];
        return all.Where(f => f.Is).Select(f => f.Flag);
    }

    static bool IsAtRest(Debtor account, InvoiceId[] about, DateOnly on) =>
        about.Any(i => account.Holds.Any(h => h.Covers(i, on))
            || account.CircumstancesOf(i, on).Any(c => c.Kind == CircumstanceKind.Deceased));

    static bool IsInsolvent(Debtor account, InvoiceId[] about, DateOnly on) =>
        about.Any(i => account.CircumstancesOf(i, on).Any(c => c.Kind == CircumstanceKind.Insolvent));

    // The newest complaint tells what it is about; some causes have no card of their own.
    static string? ObjectionOf(Debtor account, Claim[] claims) => account.Disputes.Values
        .Where(d => claims.Any(c => c.Invoice == d.Invoice)).MaxBy(d => d.OpenedOn) is { } newest
        ? Objection.All.FirstOrDefault(o => o.Cause == newest.Cause)?.Name : null;
}
