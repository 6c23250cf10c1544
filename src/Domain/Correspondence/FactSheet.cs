using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;

namespace Inkassio.Domain.Correspondence;

/// <summary>What a letter may state of one claim.</summary>
public sealed record ClaimFact(
    InvoiceId Invoice, NoticeKind Kind, string Number, string Subject, DateOnly IssuedOn, DateOnly DueOn,
    Money Amount, Money Paid, Money Open);

/// <summary>A letter that went out before, for at least one of the same claims.</summary>
public sealed record EarlierLetter(NoticeKind Kind, DateOnly IssuedOn);

/// <summary>Every fact that a letter may state. Letters are written from it and from nothing else.</summary>
/// <param name="On">The date of the letter; every figure is as of this day ("Stichtag").</param>
/// <param name="AgencyFollows">The ladder's next step announces the hand-over.</param>
public sealed record FactSheet(
    NoticeKind Kind, Tone Tone, Register Register, DateOnly On, DateOnly DeadlineOn, Profile Sender,
    BankAccount Account, Party Debtor, ImmutableArray<ClaimFact> Claims, Money Total,
    ImmutableArray<EarlierLetter> Earlier, bool AgencyFollows)
{
    public const int ReferenceMax = 140;

    static readonly JsonSerializerOptions Canonical = new()
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [JsonIgnore]
    public Country Country => Sender.Country;

    /// <summary>What the debtor writes into the transfer: numbers by which we find the payment again.</summary>
    [JsonIgnore]
    public string Reference
    {
        get
        {
            var numbers = string.Join(", ", Claims.Select(c => c.Number));
            return numbers.Length <= ReferenceMax ? numbers : $"Kunde {Debtor.Number}";
        }
    }

    /// <summary>The hash of all facts and of the day they are told for; an approval is given for one version.</summary>
    [JsonIgnore]
    public FactsVersion Version =>
        new(Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, Canonical))));

    /// <summary>The facts for a letter that is dated <paramref name="on"/>.</summary>
    /// <exception cref="InvalidOperationException">The gate would hold this letter back: it has no recipient, no
    /// account in its currency or no next step.</exception>
    public static FactSheet Of(Debtor debtor, Notice notice, Terms terms, DateOnly on)
    {
        var party = debtor.Party ?? throw new InvalidOperationException("A letter needs a recipient.");
        var account = terms.Sender.AccountFor(notice.Currency)
            ?? throw new InvalidOperationException($"The sender has no account in {notice.Currency}.");
        var step = SharpestStep(debtor, notice, terms, on);
        ImmutableArray<ClaimFact> claims = [.. notice.Steps
            .Select(s => FactOf(debtor.Claims[s.Invoice], s.Kind))
            .OrderBy(f => f.DueOn).ThenBy(f => f.Number, StringComparer.Ordinal)];
        return new(
            notice.Kind, step.Tone, notice.Kind.AllowsDu() ? party.Register : Register.Sie, on,
            notice.Kind == NoticeKind.PreDue ? claims.Min(f => f.DueOn) : terms.Deadline(on, step),
            terms.Sender, account, party, claims, claims.Sum(notice.Currency, f => f.Open),
            EarlierLetters(debtor, notice), terms.Ladder.Steps.Any(s => s.Kind == NoticeKind.Announcement));
    }

    static Step SharpestStep(Debtor debtor, Notice notice, Terms terms, DateOnly on) => notice.Steps
        .Where(s => s.Kind == notice.Kind)
        .Select(s => NextStep.Of(debtor.Claims[s.Invoice], terms.Ladder, on)?.Step)
        .FirstOrDefault(step => step?.Kind == notice.Kind)
        ?? throw new InvalidOperationException("None of the letter's claims stands before its step.");

    static ClaimFact FactOf(Claim claim, NoticeKind kind) => new(
        claim.Invoice, kind, claim.Number, claim.Subject, claim.IssuedOn, claim.DueOn,
        claim.Amount - claim.WrittenOff, claim.Paid, claim.Open);

    static ImmutableArray<EarlierLetter> EarlierLetters(Debtor debtor, Notice notice) =>
    [
        .. notice.Steps.SelectMany(s => debtor.Claims[s.Invoice].Steps)
            .Where(taken => taken.Kind != NoticeKind.PreDue)
            .Select(taken => new EarlierLetter(
                taken.Notice is { } letter ? debtor.Notices[letter].Kind : taken.Kind, taken.IssuedOn))
            .Distinct().OrderBy(l => l.IssuedOn),
    ];
}
