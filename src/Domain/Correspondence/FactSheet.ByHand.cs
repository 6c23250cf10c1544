using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;

namespace Inkassio.Domain.Correspondence;

/// <summary>What a letter asks the debtor to pay.</summary>
/// <param name="Until">Null where no day is named: a rest that is told in a letter of thanks.</param>
public sealed record Asked(Money Amount, DateOnly? Until);

public sealed partial record FactSheet
{
    /// <summary>What the payment part of the letter shows; null where the letter asks for no payment.</summary>
    [JsonIgnore]
    public Asked? Asks => Kind switch
    {
        LetterKind.InstalmentOffer or LetterKind.ComplaintAnswer => null,
        LetterKind.InstalmentAgreement => new(Plan!.Instalments[0].Amount, Plan.Instalments[0].DueOn),
        LetterKind.CallConfirmation => new(Call!.Amount, Call.PayOn),
        LetterKind.InstalmentReminder => new(Instalment!.Open, DeadlineOn),
        LetterKind.Thanks => Payment!.Rest.IsPositive ? new(Payment.Rest, Until: null) : null,
        _ => new(Total, DeadlineOn),
    };

    /// <summary>The facts for a letter that a person writes. Ask <see cref="WritingGate"/> first.</summary>
    /// <exception cref="InvalidOperationException">The gate would hold this letter back.</exception>
    /// <param name="by">The way that the person chose; null takes e-mail where there is an address.</param>
    public static FactSheet Of(
        Debtor debtor, LetterRequest request, Terms terms, DateOnly on, Channel? by = null, Drafted? drafted = null)
    {
        var party = debtor.Party ?? throw new InvalidOperationException("A letter needs a recipient.");
        var way = debtor.WayOf(party, by ?? Channel.Email);
        ImmutableArray<ClaimFact> claims = [.. ClaimsOf(debtor, request)
            .OrderBy(c => c.DueOn).ThenBy(c => c.Number, StringComparer.Ordinal)
            .Select(c => AsItStands(debtor, c, terms, on))];
        if (claims.IsEmpty) throw new InvalidOperationException("A letter needs an invoice.");
        var currency = claims[0].Open.Currency;
        var account = terms.Sender.AccountFor(currency)
            ?? throw new InvalidOperationException($"The sender has no account in {currency}.");
        var facts = new FactSheet(
            request.Kind, Tone.Plain, Register.Sie, on, on, terms.Sender, account, party, claims,
            claims.Sum(currency, f => f.Total), Earlier: [], AgencyFollows: false)
        {
            Channel = way,
            To = way == Channel.Email ? party.Email : "",
            Language = LetterLanguages.Of(party),
            TextVersion = drafted?.Words is null ? terms.TextVersion(request.Kind, LetterLanguages.Of(party)) : null,
            Words = drafted?.Words,
            PrivacyUrl = ToldOnce(debtor, party, terms, on),
        };
        return facts.With(debtor, request);
    }

    // The claims stand in the letter as they are; what is asked for is the one instalment.
    static FactSheet Of(
        Debtor debtor, InstalmentRef instalment, Drafted? drafted, Terms terms, DateOnly on, Channel? by)
    {
        var party = debtor.Party ?? throw new InvalidOperationException("A letter needs a recipient.");
        var plan = debtor.Plans[instalment.Plan];
        if (plan.StandingOn(debtor, on).Due is not { } due || due.Number != instalment.Number)
            throw new InvalidOperationException($"Instalment {instalment.Number} is not the one that is due.");
        var account = terms.Sender.AccountFor(plan.Currency)
            ?? throw new InvalidOperationException($"The sender has no account in {plan.Currency}.");
        var way = debtor.WayOf(party, by ?? Channel.Email);
        ImmutableArray<ClaimFact> claims = [.. plan.Invoices.Select(i => debtor.Claims[i]).Where(c => c.IsOpen)
            .OrderBy(c => c.DueOn).ThenBy(c => c.Number, StringComparer.Ordinal)
            .Select(c => AsItStands(debtor, c, terms, on) with { Kind = NoticeKind.Reminder })];
        return new(
            LetterKind.InstalmentReminder, Tone.Plain, Register.Sie, on,
            drafted?.DeadlineOn ?? terms.WorkingDayFrom(on.AddDays(PaymentPlan.DaysToPay)),
                terms.Sender.For(NoticeKind.Reminder), account,
            party, claims, claims.Sum(plan.Currency, f => f.Total), Earlier: [], AgencyFollows: false)
        {
            Channel = way,
            To = way == Channel.Email ? party.Email : "",
            Language = LetterLanguages.Of(party),
            TextVersion = drafted?.Words is null
                ? terms.TextVersion(LetterKind.InstalmentReminder, LetterLanguages.Of(party)) : null,
            Words = drafted?.Words,
            Instalment = new(due.Number, due.DueOn, due.Amount, due.Paid, plan.LateDays),
        };
    }

    FactSheet With(Debtor debtor, LetterRequest request) => request switch
    {
        LetterRequest.InstalmentOffer r => this with
        {
            Plan = new(r.Instalments, r.Interest, AgreedOn: null) { OtherLateDays = r.LateDays },
            DeadlineOn = r.AcceptBy,
        },
        LetterRequest.InstalmentAgreement r => this with
        {
            Plan = new(r.Instalments, r.Interest, r.AgreedOn) { OtherLateDays = r.LateDays },
            DeadlineOn = r.Instalments[0].DueOn,
        },
        LetterRequest.ComplaintAnswer r => this with
        {
            Complaint = new(r.Says.Trim(), r.RestsUntil, r.Options, ResultOf(debtor, r)), DeadlineOn = r.RestsUntil,
        },
        LetterRequest.CallConfirmation r => this with
        {
            Call = new(r.CalledOn, r.Person.Trim(), r.Amount, r.PayOn), DeadlineOn = r.PayOn,
        },
        LetterRequest.InvoiceCopy r => this with
        {
            DeadlineOn = r.PayOn,
            HasInvoices = Channel == Channel.Email && r.Invoices.All(i => debtor.Claims[i].Document is not null),
        },
        LetterRequest.Thanks r => this with { Payment = PaymentOf(debtor.Payments[r.Payment]) },
        _ => throw new System.Diagnostics.UnreachableException(request.ToString()),
    };

    PaymentFact PaymentOf(Payment payment) => new(payment.Amount, payment.ReceivedOn, Total, payment.Credit);

    ComplaintResult? ResultOf(Debtor debtor, LetterRequest.ComplaintAnswer r) => r.Result is not { } found ? null
        : new(found.Outcome, found.Reason.Trim(), CreditOf(debtor, r), Total);

    static Money? CreditOf(Debtor debtor, LetterRequest.ComplaintAnswer r) => r.Result?.CreditNote is not { } id ? null
        : r.Invoices.SelectMany(i => debtor.Claims[i].CreditNotes).First(note => note.Id == id).Amount;

    /// <summary>The claims that a letter by hand is about, in any order.</summary>
    internal static IEnumerable<Claim> ClaimsOf(Debtor debtor, LetterRequest request) => request switch
    {
        LetterRequest.InstalmentOffer r => r.Invoices.Select(i => debtor.Claims[i]),
        LetterRequest.InstalmentAgreement r => r.Invoices.Select(i => debtor.Claims[i]),
        LetterRequest.ComplaintAnswer r => r.Invoices.Select(i => debtor.Claims[i]),
        LetterRequest.CallConfirmation r => r.Invoices.Select(i => debtor.Claims[i]),
        // Nobody is asked for the part that he complains of.
        LetterRequest.InvoiceCopy r => r.Invoices.Select(i => debtor.Undisputed(debtor.Claims[i])),
        LetterRequest.Thanks r => debtor.Payments[r.Payment].Shares.Select(s => debtor.Claims[s.Invoice]),
        _ => throw new System.Diagnostics.UnreachableException(request.ToString()),
    };

    // A letter by hand claims nothing new: interest only where a notice has asked for it, costs as they were claimed.
    internal static ClaimFact AsItStands(Debtor debtor, Claim claim, Terms terms, DateOnly on) => new(
        claim.Invoice, Kind: null, claim.Number, claim.Subject, claim.IssuedOn, claim.DueOn,
        claim.Amount - claim.WrittenOff - claim.Credited, claim.Paid, claim.Open)
    {
        Interest = claim is { IsInterestClaimed: true, IsOpen: true }
            ? ClaimLaw.Of(debtor, claim, terms).OpenInterest(claim, on)
            : Money.None(claim.Currency),
        Costs = claim.OpenCosts,
        EarlierCharges = claim.OpenCosts.IsPositive ? claim.Charges : [],
    };
}
