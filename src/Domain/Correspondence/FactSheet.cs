using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Law;
using Inkassio.Domain.Tenants;

namespace Inkassio.Domain.Correspondence;

/// <summary>What a letter may state of one claim.</summary>
/// <param name="Kind">The step of the ladder that the letter is for it; null in a letter written by hand.</param>
public sealed record ClaimFact(
    InvoiceId Invoice, NoticeKind? Kind, string Number, string Subject, DateOnly IssuedOn, DateOnly DueOn,
    Money Amount, Money Paid, Money Open)
{
    /// <summary>Default interest that is still owed, up to and including the letter's day.</summary>
    public Money Interest { get; init; } = Money.None(Open.Currency);

    /// <summary>Lump sum and fees, from earlier letters and from this one.</summary>
    public Money Costs { get; init; } = Money.None(Open.Currency);

    /// <summary>The part in dispute that the letter leaves out; null where nothing is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Money? Disputed { get; init; }

    public ImmutableArray<Charge> NewCharges { get; init; } = [];

    /// <summary>What earlier letters claimed, each with its §; what was paid on it is no longer in the costs.</summary>
    public ImmutableArray<Charge> EarlierCharges { get; init; } = [];

    /// <summary>How the interest was computed; null where the letter asks for none.</summary>
    public CalculationSheet? Sheet { get; init; }

    public DateOnly? DefaultSince { get; init; }

    /// <summary>The payments that count on this claim, each with how it was counted.</summary>
    public ImmutableArray<Receipt> Receipts { get; init; } = [];

    [JsonIgnore]
    public Money Total => Open + Interest + Costs;
}

/// <summary>A letter that went out before, for at least one of the same claims.</summary>
public sealed record EarlierLetter(NoticeKind Kind, DateOnly IssuedOn);

/// <summary>Every fact that a letter may state. Letters are written from it and from nothing else.</summary>
/// <param name="On">The date of the letter; every figure is as of this day ("Stichtag").</param>
/// <param name="DeadlineOn">The one day until which the letter asks for something; its own day where it asks for
/// nothing.</param>
/// <param name="AgencyFollows">The ladder's next step announces the hand-over.</param>
public sealed partial record FactSheet(
    LetterKind Kind, Tone Tone, Register Register, DateOnly On, DateOnly DeadlineOn, Profile Sender,
    BankAccount Account, Party Debtor, ImmutableArray<ClaimFact> Claims, Money Total,
    ImmutableArray<EarlierLetter> Earlier, bool AgencyFollows)
{
    public const int ReferenceMax = 140;

    /// <summary>How the letter goes: it decides what a reminder may cost.</summary>
    public Channel Channel { get; init; }

    /// <summary>The e-mail address that it goes to; empty on paper.</summary>
    public string To { get; init; } = "";

    // What came later is left out of the hash where it says nothing: approvals of older letters stay good.
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Language Language { get; init; }

    /// <summary>The version of the tenant's own text; null for the text that we ship.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? TextVersion { get; init; }

    /// <summary>The hash of the draft's own text; null for the approved text of the kind.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LetterHash? Words { get; init; }

    /// <summary>Where a consumer reads what becomes of his data: in the first letter to him alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PrivacyUrl { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InstalmentPlan? Plan { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InstalmentFact? Instalment { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ComplaintFact? Complaint { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CallFact? Call { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PaymentFact? Payment { get; init; }

    /// <summary>The invoices themselves go with the letter, each as a file.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasInvoices { get; init; }

    static readonly JsonSerializerOptions Canonical = new()
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [JsonIgnore]
    public Country Country => Sender.Country;

    /// <summary>How this letter writes amounts and days.</summary>
    [JsonIgnore]
    public Notation Form => new(Country, Language);

    /// <summary>What the debtor writes into the transfer: numbers by which we find the payment again.</summary>
    [JsonIgnore]
    public string Reference
    {
        get
        {
            var numbers = string.Join(", ", Claims.Select(c => c.Number));
            return numbers.Length <= ReferenceMax ? numbers
                : $"{(Language == Language.En ? "Customer" : "Kunde")} {Debtor.Number}";
        }
    }

    /// <summary>The reference by which banks hand a payment of one claim on unchanged (ISO 11649): for Swiss accounts,
    /// and where the tenant has chosen it. Made of the invoice's own number, so that people know it again.</summary>
    [JsonIgnore]
    public CreditorReference? CreditorReference
    {
        get
        {
            var isWanted = Iban.TryParse(Account.Iban, out var iban) && (iban.IsQr, iban.IsSwiss) is (false, true)
                || Sender.UsesCreditorReference == true && iban is not { IsQr: true };
            return isWanted && Claims.Length == 1
                ? Inkassio.Domain.CreditorReference.ForInvoice(Claims[0].Number) : null;
        }
    }

    /// <summary>The hash of all facts and of the day they are told for; an approval is given for one version.</summary>
    [JsonIgnore]
    public FactsVersion Version =>
        new(Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, Canonical))));

    /// <summary>The facts for a letter that is dated <paramref name="on"/>.</summary>
    /// <exception cref="InvalidOperationException">The gate would hold this letter back: it has no recipient, no
    /// account in its currency or no next step.</exception>
    /// <param name="by">The way that a person chose; null takes the step's own.</param>
    public static FactSheet Of(Debtor debtor, Notice notice, Terms terms, DateOnly on, Channel? by = null)
    {
        if (notice.Instalment is { } instalment) return Of(debtor, instalment, notice.Drafted, terms, on, by);
        terms = terms.For(debtor.Standing.On(on));
        var party = debtor.Party?.For(notice.Kind)
            ?? throw new InvalidOperationException("A letter needs a recipient.");
        var account = terms.Sender.AccountFor(notice.Currency)
            ?? throw new InvalidOperationException($"The sender has no account in {notice.Currency}.");
        var step = SharpestStep(debtor, notice, terms, on);
        var drafted = notice.Drafted;
        var register = notice.Kind.AllowsDu() ? drafted?.Register ?? party.Register : Register.Sie;
        var way = debtor.WayOf(party, by ?? step.Channel);
        ImmutableArray<ClaimFact> claims = [.. notice.Steps
            .Select(s => (Claim: debtor.Claims[s.Invoice], s.Kind))
            .OrderBy(s => s.Claim.DueOn).ThenBy(s => s.Claim.Number, StringComparer.Ordinal)
            .Select((s, i) => FactOf(debtor, s.Claim, s.Kind, terms, on, feeBy: i == 0 ? way : null))];
        return new(
            notice.Kind.Letter(), step.Tone, register, on,
            notice.Kind == NoticeKind.PreDue ? claims.Min(f => f.DueOn)
                : drafted?.DeadlineOn ?? terms.Deadline(on, step),
            terms.Sender.For(notice.Kind), account, party, claims, claims.Sum(notice.Currency, f => f.Total),
            EarlierLetters(debtor, notice), terms.Ladder.Steps.Any(s => s.Kind == NoticeKind.Announcement))
        {
            Channel = way,
            To = way == Channel.Email ? party.Email : "",
            Language = LetterLanguages.Of(party),
            TextVersion = drafted?.Words is null
                ? terms.TextVersion(notice.Kind.Letter(), LetterLanguages.Of(party)) : null,
            Words = drafted?.Words,
            PrivacyUrl = ToldOnce(debtor, party, terms, on),
        };
    }

    // Art. 13 and 14 GDPR: at the first word to a person. A letter that was taken back was none, and letters of one day
    // all say it, so that none of them changes by what becomes of another.
    static string? ToldOnce(Debtor debtor, Party party, Terms terms, DateOnly on) =>
        party.Kind == DebtorKind.Consumer && !debtor.Letters.Values.Any(l => l.On < on)
            && !debtor.Notices.Values.Any(n => n.State == NoticeState.Issued && n.IssuedOn < on)
            ? terms.Sender.PrivacyUrl : null;

    static Step SharpestStep(Debtor debtor, Notice notice, Terms terms, DateOnly on) => notice.Steps
        .Where(s => s.Kind == notice.Kind)
        .Select(s => Debtors.Debtor.StepOf(notice, debtor.Claims[s.Invoice], terms, on))
        .FirstOrDefault(step => step?.Kind == notice.Kind)
        ?? throw new InvalidOperationException("None of the letter's claims stands before its step.");

    // Letters from the second Mahnung on ask for interest, lump sum and fees; milder ones for the principal alone.
    static ClaimFact FactOf(
        Debtor debtor, Claim claim, NoticeKind kind, Terms terms, DateOnly on, Channel? feeBy)
    {
        var disputed = debtor.DisputedOf(claim);
        claim = debtor.Undisputed(claim);
        var fact = new ClaimFact(
            claim.Invoice, kind, claim.Number, claim.Subject, claim.IssuedOn, claim.DueOn,
            claim.Amount - claim.WrittenOff - claim.Credited, claim.Paid, claim.Open)
        {
            Receipts = claim.Receipts, Disputed = disputed.IsPositive ? disputed : null,
        };
        if (kind < NoticeKind.Notice2) return fact;
        var law = ClaimLaw.Of(debtor, claim, terms);
        var charges = law.NewCharges(claim, on, feeBy);
        var sheet = law.Interest(claim, on.AddDays(1));
        return fact with
        {
            Interest = law.OpenInterest(claim, on),
            Costs = claim.OpenCosts + charges.Sum(claim.Currency, c => c.Amount),
            NewCharges = charges,
            EarlierCharges = claim.OpenCosts.IsPositive ? claim.Charges : [],
            Sheet = sheet.Segments.IsEmpty ? null : sheet,
            DefaultSince = law.Default?.FirstInterestDay,
        };
    }

    static ImmutableArray<EarlierLetter> EarlierLetters(Debtor debtor, Notice notice) =>
    [
        .. notice.Steps.SelectMany(s => debtor.Claims[s.Invoice].Steps)
            .Where(taken => taken.Kind != NoticeKind.PreDue)
            .Select(taken => new EarlierLetter(
                taken.Notice is { } letter ? debtor.Notices[letter].Kind : taken.Kind, taken.IssuedOn))
            .Distinct().OrderBy(l => l.IssuedOn),
    ];
}
