using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Law;
using Inkassio.Domain.Tenants;
using Inkassio.Domain.Words;

namespace Inkassio.Domain.HandOver;

/// <summary>The firm that is owed, as an agency or a court must know it.</summary>
/// <param name="LegalLine">The foot of its letters, as the firm wrote it.</param>
public sealed record CreditorFacts(
    string Name, Address Address, Country Country, string Region, LegalFacts Legal, string LegalLine, string Contact,
    string Phone, string Email, BankAccount? Account, bool? DeductsInputTax);

/// <summary>Who owes.</summary>
/// <param name="Number">The creditor's own number for the debtor.</param>
/// <param name="AddressSource">Where the address was found out; empty when the debtor gave it.</param>
public sealed record DebtorFacts(
    string Number, string Name, DebtorKind Kind, LegalFacts Legal, Address Address, string Contact, string Email,
    string Phone, string AddressSource);

/// <summary>A letter that named the claim, and how it went.</summary>
/// <param name="DeadlineOn">The day until which it asked for payment; null for a letter written by hand.</param>
/// <param name="By">Null for a letter that another program sent.</param>
/// <param name="State">How its newest way ended; null where nobody recorded one.</param>
public sealed record SentLetter(
    LetterKind Kind, DateOnly IssuedOn, DateOnly? DeadlineOn, Channel? By, DispatchState? State)
{
    /// <summary>The number of a registered letter; empty without one.</summary>
    public string Tracking { get; init; } = "";

    /// <summary>It came back or never left: it proves nothing.</summary>
    public bool HasFailed => State is DispatchState.Rejected or DispatchState.Returned or DispatchState.Cancelled;

    /// <summary>It lies in the out-tray still.</summary>
    public bool IsWaiting => State is DispatchState.Planned or DispatchState.Parked;

    public bool Counts => !HasFailed && !IsWaiting;
}

/// <summary>A default interest rate as a claim states it.</summary>
/// <param name="Points">Percent points over the base rate, or the whole rate where there is none.</param>
public sealed record InterestFact(Rate Points, BaseTable? OverBase, string Section, DayCount DayCount);

/// <summary>One claim with everything that an agency or a court asks about it, as of the package's day.</summary>
public sealed record HandedClaim(
    InvoiceId Invoice, string Number, string Subject, DateOnly IssuedOn, DateOnly DueOn, Money Amount)
{
    public required Country Law { get; init; }

    public required DebtorKind Kind { get; init; }

    public required InterestFact Rate { get; init; }

    public required CalculationSheet Interest { get; init; }

    public ClaimDetails Details { get; init; } = ClaimDetails.None;

    public DateOnly? ReceivedOn { get; init; }

    public DateOnly? ServiceOn { get; init; }

    /// <summary>When default began, and why; null while there is none.</summary>
    public DefaultStart? Default { get; init; }

    public Money Credited { get; init; } = Money.None(Amount.Currency);

    public Money WrittenOff { get; init; } = Money.None(Amount.Currency);

    /// <summary>The principal that is still owed.</summary>
    public Money Open { get; init; } = Money.None(Amount.Currency);

    public Money OpenInterest { get; init; } = Money.None(Amount.Currency);

    public Money OpenCosts { get; init; } = Money.None(Amount.Currency);

    /// <summary>What one more day costs.</summary>
    public Money PerDay { get; init; } = Money.None(Amount.Currency);

    public ImmutableArray<Charge> Costs { get; init; } = [];

    public ImmutableArray<Receipt> Payments { get; init; } = [];

    public ImmutableArray<SentLetter> Letters { get; init; } = [];

    /// <summary>A stop of dunning for an objection is in force.</summary>
    public bool IsHeldAsDisputed { get; init; }

    /// <summary>More time was granted until that day, the last of all days without an end; null without.</summary>
    public DateOnly? DeferredUntil { get; init; }

    /// <summary>The last day of the limitation; null while something holds it.</summary>
    public DateOnly? LimitationOn { get; init; }

    public string LimitationSection { get; init; } = "";

    public bool HasDocument { get; init; }

    public Currency Currency => Amount.Currency;

    public Money Total => Open + OpenInterest + OpenCosts;

    public bool IsDisputed => IsHeldAsDisputed || Details.Disputes.Any(d => !d.IsSettled);

    /// <summary>Principal as invoiced, less what was credited, given up and paid, is what is open.</summary>
    public bool ReAdds => Amount - Credited - WrittenOff - Payments.Sum(Currency, p => p.Share.Principal) == Open;

    /// <summary>The costs that are still owed, each with its §: payments cover the older ones first.</summary>
    public IEnumerable<Charge> CostsOwed
    {
        get
        {
            var rest = OpenCosts;
            foreach (var cost in Costs.Reverse())
            {
                if (!rest.IsPositive) yield break;
                var owed = Money.Min(rest, cost.Amount);
                rest -= owed;
                yield return cost with { Amount = owed };
            }
        }
    }

    public SentLetter? Announcement =>
        Letters.LastOrDefault(l => l.Kind == LetterKind.Announcement && l.Counts);

    /// <summary>Letters of the ladder that asked for payment and did not fail.</summary>
    public int Demands => Letters.Count(l => l.Kind is > LetterKind.PreDue and <= LetterKind.Announcement && l.Counts);
}

/// <summary>Everything that leaves the house when claims are handed over.</summary>
/// <param name="On">Every figure is as of the end of this day.</param>
/// <param name="Credit">Money of the debtor that no claim has taken, per currency of the claims. As the account stands,
/// not as of the day: what came later must not be asked for either.</param>
public sealed record HandOverPackage(
    DateOnly On, CreditorFacts Creditor, DebtorFacts Debtor, ImmutableArray<HandedClaim> Claims,
    ImmutableArray<Money> Credit)
{
    public const int ClaimsMax = 500;

    public IEnumerable<Currency> Currencies => Claims.Select(c => c.Currency).Distinct().Order();

    /// <summary>Principal, interest and costs of all claims in one currency.</summary>
    public Money Total(Currency currency) => In(currency).Sum(currency, c => c.Total);

    public Money Principal(Currency currency) => In(currency).Sum(currency, c => c.Open);

    IEnumerable<HandedClaim> In(Currency currency) => Claims.Where(c => c.Currency == currency);

    /// <summary>The package as of the end of <paramref name="on"/>, oldest claim first.</summary>
    /// <exception cref="ArgumentException">An invoice is none of the debtor's, or there are more than
    /// <see cref="ClaimsMax"/>: ask before.</exception>
    public static HandOverPackage Of(
        Debtor debtor, IReadOnlyCollection<InvoiceId> invoices, Terms terms, DateOnly on,
        HandOverDetails? details = null)
    {
        if (invoices.Count > ClaimsMax)
            throw new ArgumentException($"At most {ClaimsMax} claims go into one package.", nameof(invoices));
        if (invoices.FirstOrDefault(i => !debtor.Claims.ContainsKey(i)) is { Value: var id } && id != Guid.Empty)
            throw new ArgumentException($"{id} is no invoice of this debtor.", nameof(invoices));
        var known = details ?? debtor.HandOverDetails.By(terms.FirmFacts);
        var claims = invoices.Distinct().Select(i => debtor.Claims[i])
            .OrderBy(c => c.DueOn).ThenBy(c => c.Number, StringComparer.Ordinal)
            .Select(c => ClaimOf(debtor, c, terms, on, known.Of(c.Invoice))).OfType<HandedClaim>().ToImmutableArray();
        return new(
            on, CreditorOf(terms.Sender, claims, known), DebtorOf(debtor.Party, known), claims,
            [.. claims.Select(c => c.Currency).Distinct().Order().Select(debtor.Credit)]);
    }

    static CreditorFacts CreditorOf(Profile sender, ImmutableArray<HandedClaim> claims, HandOverDetails known) => new(
        sender.Name, sender.Address, sender.Country, sender.Region, known.Creditor, sender.LegalLine, sender.Contact,
        sender.Phone, sender.Email,
        sender.AccountFor(claims.IsEmpty ? RulePack.Of(sender.Country).Currency : claims[0].Currency),
        known.DeductsInputTax);

    // A consumer is a natural person; what kind of firm a business is, nobody can guess from its name.
    static DebtorFacts DebtorOf(Party? party, HandOverDetails known)
    {
        var legal = known.Debtor;
        if (legal.Nature == PartyNature.Unknown && party?.Kind == DebtorKind.Consumer)
            legal = legal with { Nature = PartyNature.NaturalPerson };
        if (legal.Salutation.Length == 0)
            legal = legal with { Salutation = SalutationOf(party?.Contact ?? "") };
        return new(
            party?.Number ?? "", party?.Name ?? "", party?.Kind ?? DebtorKind.Unknown, legal,
            party?.Address ?? new("", "", "", ""), party?.Contact ?? "", party?.Email ?? "", party?.Phone ?? "",
            known.AddressSource);
    }

    static string SalutationOf(string contact) => contact.Split(' ', 2)[0] switch
    {
        "Frau" => "Frau",
        "Herr" or "Herrn" => "Herr",
        _ => "",
    };

    // Null for a cancelled invoice: it asks for nothing.
    static HandedClaim? ClaimOf(Debtor debtor, Claim claim, Terms terms, DateOnly on, ClaimDetails details)
    {
        if (ClaimSheet.Of(debtor, claim, terms, on) is not { } sheet) return null;
        var (then, law) = (sheet.Claim, sheet.Law);
        var limitation = law.Limitation(then);
        return new(claim.Invoice, claim.Number, claim.Subject, claim.IssuedOn, claim.DueOn, claim.Amount)
        {
            Law = law.Law,
            Kind = law.Kind,
            Rate = new(law.Rule.Points, law.Rule.LinkedTo, law.Rule.Section, law.DayCount),
            Interest = sheet.Interest,
            Details = details with { Disputes = [.. details.Disputes, .. DisputesOf(debtor, claim, on)] },
            ReceivedOn = claim.Told?.ReceivedOn,
            ServiceOn = claim.Told?.ServiceOn,
            Default = law.Default,
            Credited = then.Credited,
            WrittenOff = then.WrittenOff,
            Open = then.Open,
            OpenInterest = sheet.OpenInterest,
            OpenCosts = then.OpenCosts,
            PerDay = law.PerDay(then, on),
            Costs = then.Charges,
            Payments = then.Receipts,
            Letters = LettersOf(debtor, then, on),
            IsHeldAsDisputed = debtor.Holds.Any(
                h => h.Reason == HoldReason.Disputed && h.Covers(claim.Invoice, on)),
            DeferredUntil = then.DeferralOn(on) is { } deferral ? deferral.LastOn ?? DateOnly.MaxValue : null,
            LimitationOn = limitation.NominalOn,
            LimitationSection = limitation.Section,
            HasDocument = claim.Document is not null,
        };
    }

    // As of the day: what was opened later is not known yet, what was decided later is still open.
    static IEnumerable<DisputeFact> DisputesOf(Debtor debtor, Claim claim, DateOnly on) =>
        debtor.DisputesOf(claim.Invoice).Where(d => d.OpenedOn <= on).OrderBy(d => d.OpenedOn).Select(d =>
            new DisputeFact(d.OpenedOn, d.Says.Length > 0 ? $"{d.Cause.Word()}: {d.Says}" : d.Cause.Word())
            {
                AnsweredOn = d.ResolvedOn <= on ? d.ResolvedOn : null,
                Answer = d.ResolvedOn <= on ? d.Outcome?.Word() ?? "" : "",
                IsSettled = d.ResolvedOn <= on,
            });

    static ImmutableArray<SentLetter> LettersOf(Debtor debtor, Claim claim, DateOnly on) =>
    [
        .. claim.Steps.Select(s => s.Notice is { } notice
                ? Sent(debtor, LetterId.Of(notice), s.Kind.Letter(), s.IssuedOn, s.DeadlineOn)
                : new SentLetter(s.Kind.Letter(), s.IssuedOn, s.DeadlineOn, By: null, State: null))
            .Concat(debtor.Letters.Values.Where(l => l.On <= on && l.Invoices.Contains(claim.Invoice))
                .Select(l => Sent(debtor, l.Id, l.Kind, l.On, deadlineOn: null)))
            .OrderBy(l => l.IssuedOn).ThenBy(l => l.Kind),
    ];

    static SentLetter Sent(Debtor debtor, LetterId letter, LetterKind kind, DateOnly issuedOn, DateOnly? deadlineOn)
    {
        var ways = debtor.WaysOf(letter).ToList();
        var way = ways.LastOrDefault(w => w.MayHaveArrived) ?? ways.LastOrDefault();
        return new(kind, issuedOn, deadlineOn, way?.Channel, way?.State) { Tracking = way?.Tracking ?? "" };
    }
}
