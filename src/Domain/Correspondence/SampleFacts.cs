using System.Collections.Immutable;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;

namespace Inkassio.Domain.Correspondence;

/// <summary>Made-up facts for every situation that a letter can be written in: a text is tried on all of them.
/// </summary>
public static class SampleFacts
{
    static readonly DateOnly On = new(2026, 6, 19); // A Friday.
    static readonly bool[] NoAndYes = [false, true];

    sealed record Situation(
        LetterKind Kind, Language Language, Profile Sender, Tone Tone, Register Register, DebtorKind Debtor,
        bool Several, bool PartPaid)
    {
        public Currency Currency => Sender.Country == Country.CH ? Currency.CHF : Currency.EUR;

        public DateOnly Deadline => new Terms(Sender, Ladder.Balanced).WorkingDayFrom(On.AddDays(10));

        public Money Amount(long cents) => new(cents, Currency);
    }

    /// <summary>Every situation of one kind of letter that this firm can come into.</summary>
    public static IEnumerable<FactSheet> All(LetterKind kind, Language language, Profile sender) =>
        from reach in Reaches(sender)
        from debtor in Enum.GetValues<DebtorKind>()
        from several in NoAndYes
        from partPaid in NoAndYes
        from facts in kind == LetterKind.InstalmentReminder
            ? Reminders(new(kind, language, reach, Tone.Plain, Register.Sie, debtor, several, partPaid))
            : kind.IsByHand()
            ? ByHand(new(
                kind, language, reach, Tone.Plain, Register.Sie, debtor, several, partPaid))
            : from tone in kind >= LetterKind.LastNotice ? [Tone.Plain] : Enum.GetValues<Tone>()
              from register in kind.AllowsDu() ? Enum.GetValues<Register>() : [Register.Sie]
              from one in Notices(new(
                  kind, language, reach, tone, register, debtor, several, partPaid))
              select one
        select facts;

    /// <summary>The plainest case of a kind: what a preview shows where the firm has no such case of its own.</summary>
    public static FactSheet Usual(LetterKind kind, Language language, Profile sender) =>
        All(kind, language, sender).Last(f => f.Claims.Length == 1 && f.Register == Register.Sie);

    // A sender can be reached by telephone, by e-mail or both.
    static IEnumerable<Profile> Reaches(Profile sender)
    {
        var phone = sender.Phone.Length > 0 ? sender.Phone : "0221 123456";
        var email = sender.Email.Length > 0 ? sender.Email : "post@firma.example";
        yield return sender with { Phone = phone, Email = "" };
        yield return sender with { Phone = "", Email = email };
        yield return sender with { Phone = phone, Email = email };
    }

    static IEnumerable<FactSheet> Notices(Situation now) =>
        from earlier in NoAndYes
        from agency in NoAndYes
        let facts = Of(now) with { Earlier = EarlierThan(now.Kind, earlier), AgencyFollows = agency }
        // One round of situations has a part in dispute; a note before the due date never has.
        select now is { PartPaid: true, Kind: not LetterKind.PreDue } && agency
            ? facts with { Claims = [.. facts.Claims.Select(c => c with { Disputed = now.Amount(30_000) })] }
            : facts;

    static IEnumerable<FactSheet> Reminders(Situation now) =>
    [
        Of(now) with
        {
            Instalment = new(
                2, On.AddDays(-4), now.Amount(40_000), now.Amount(now.PartPaid ? 13_000 : 0), InstalmentPlan.LateDays),
        },
    ];

    static IEnumerable<FactSheet> ByHand(Situation now) => now.Kind switch
    {
        LetterKind.InstalmentOffer => Plans(now, agreedOn: null),
        LetterKind.InstalmentAgreement => Plans(now, On.AddDays(-1)),
        LetterKind.ComplaintAnswer => Answers(now),
        LetterKind.CallConfirmation =>
        [
            Of(now) with { Call = new(On.AddDays(-1), "Frau Erika Beispiel", now.Amount(50_000), now.Deadline) },
        ],
        LetterKind.InvoiceCopy => NoAndYes.Select(enclosed => Of(now) with { HasInvoices = enclosed }),
        LetterKind.Thanks => Thanks(now),
        _ => throw new System.Diagnostics.UnreachableException(now.Kind.ToString()),
    };

    static IEnumerable<FactSheet> Plans(Situation now, DateOnly? agreedOn) =>
        from count in (int[])[3, 12]
        from interest in now.Debtor == DebtorKind.Business ? Enum.GetValues<PlanInterest>() : [PlanInterest.None]
        let facts = Of(now)
        let plan = new InstalmentPlan(
            [
                .. facts.Total.Split(count)
                    .Select((amount, i) => new Instalment(new DateOnly(2026, 8, 1).AddMonths(i), amount)),
            ],
            interest, agreedOn)
        select facts with
        {
            Plan = plan, DeadlineOn = agreedOn is null ? now.Deadline : plan.Instalments[0].DueOn,
        };

    static IEnumerable<FactSheet> Answers(Situation now)
    {
        const string says = "ein Teil der Lieferung fehlte", reason = "Zwei Kisten sind bei uns liegen geblieben.";
        var facts = Of(now);
        var answer = new ComplaintFact(says, now.Deadline, [ComplaintOption.Redeliver, ComplaintOption.Credit], null);
        yield return facts with { Complaint = answer };
        foreach (var outcome in Enum.GetValues<ComplaintOutcome>())
            foreach (var credit in (Money?[])[null, now.Amount(7_500)])
                yield return facts with
                {
                    Complaint = answer with { Result = new(outcome, reason, credit, facts.Total) },
                };
        var paid = Paid(facts);
        yield return paid with
        {
            Complaint = answer with { Result = new(ComplaintOutcome.Right, reason, now.Amount(7_500), paid.Total) },
        };
        yield return paid with
        {
            Complaint = answer with { Result = new(ComplaintOutcome.Right, reason, null, paid.Total) },
        };
    }

    static IEnumerable<FactSheet> Thanks(Situation now)
    {
        var (open, paid) = (Of(now), Paid(Of(now)));
        var none = Money.None(now.Currency);
        yield return open with { Payment = new(now.Amount(5_000), On.AddDays(-1), open.Total, none) };
        yield return paid with { Payment = new(now.Amount(240_000), On.AddDays(-1), none, now.Amount(2_000)) };
        yield return paid with { Payment = new(now.Amount(238_000), On.AddDays(-1), none, none) };
    }

    static FactSheet Paid(FactSheet facts)
    {
        var none = Money.None(facts.Total.Currency);
        return facts with
        {
            Claims = [.. facts.Claims.Select(c => c with { Paid = c.Amount, Open = none })], Total = none,
        };
    }

    static FactSheet Of(Situation now)
    {
        var account = now.Sender.AccountFor(now.Currency)
            ?? new BankAccount(now.Currency == Currency.CHF ? "CH9300762011623852957" : "DE89370400440532013000", "", "Bank", now.Currency);
        var party = new Party(
            "K-7", "Erika Beispiel", now.Debtor, "Frau Erika Beispiel",
            HomeIn(now.Sender.Country), "", "") { Register = now.Register };
        ImmutableArray<ClaimFact> claims = [.. Enumerable.Range(1, now.Several ? 2 : 1).Select(i => ClaimOf(now, i))];
        return new(
            now.Kind, now.Tone, now.Register, On,
            now.Kind switch
            {
                LetterKind.PreDue => claims.Min(c => c.DueOn),
                LetterKind.Thanks => On,
                _ => now.Deadline,
            },
            now.Sender, account, party, claims, claims.Sum(now.Currency, c => c.Open), [], AgencyFollows: false)
        {
            Language = now.Language,
        };
    }

    static Address HomeIn(Country country) => country switch
    {
        Country.DE => new("Musterweg 1", "50823", "Köln", "DE"),
        Country.AT => new("Musterweg 1", "5020", "Salzburg", "AT"),
        Country.CH => new("Musterweg 1", "8400", "Winterthur", "CH"),
        _ => throw new System.Diagnostics.UnreachableException(country.ToString()),
    };

    static ClaimFact ClaimOf(Situation now, int i) => new(
        InvoiceId.Of(new Guid(i, 0, 0, new byte[8])), now.Kind.Notice(), $"RE-2026-{i}", "",
        On.AddDays(-60), On.AddDays(now.Kind == LetterKind.PreDue ? 4 + i : -30 + i),
        now.Amount(238_000), now.Amount(now.PartPaid ? 5_000 : 0), now.Amount(now.PartPaid ? 233_000 : 238_000));

    static ImmutableArray<EarlierLetter> EarlierThan(LetterKind kind, bool any) => !any ? [] :
    [
        .. Enum.GetValues<NoticeKind>().Where(k => k > NoticeKind.PreDue && k.Letter() < kind)
            .Select(k => new EarlierLetter(k, On.AddDays(-40 + 8 * (int)k))),
    ];
}
