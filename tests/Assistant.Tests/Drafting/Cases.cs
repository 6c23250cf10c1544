using System.Collections.Frozen;
using System.Collections.Immutable;
using Inkassio.Assistant.Drafting;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Segments;
using Inkassio.Domain.Tenants;

namespace Inkassio.Assistant.Tests.Drafting;

/// <summary>Made-up cases in every situation that a letter can be written in.</summary>
static class Cases
{
    public static Profile Firm(Country country) => new(
        "Großhandel Wiesner", new Address("Straße 1", "50823", "Köln", "DE"), country, "",
        [new BankAccount("DE89370400440532013000", "", "Bank", country == Country.CH ? Currency.CHF : Currency.EUR)],
        "Anna Wiesner", "0221 123456", "post@wiesner.example");

    public static LetterKind[] Kinds => Enum.GetValues<LetterKind>();

    /// <summary>Some situations of a kind in each country: one of every shape that changes its words.</summary>
    public static IEnumerable<FactSheet> Facts(LetterKind kind) =>
        from country in Enum.GetValues<Country>()
        from facts in SampleFacts.All(kind, Language.De, Firm(country)).Where(IsOneOfEach)
        select facts;

    static bool IsOneOfEach(FactSheet facts) => facts.Sender is { Phone.Length: > 0, Email.Length: > 0 };

    public static DraftCase Of(
        FactSheet facts, DraftWish? wish = null, Segment segment = Segment.Standard, params string[] flags) => new(
        facts.Kind, facts.Register, facts.Country, facts.Language, facts.Channel, facts.Debtor.Kind, segment,
        Overdue.From31To60, facts.Claims.Length > 1, [.. FlagsOf(facts), .. flags], wish ?? DraftWish.None);

    static IEnumerable<string> FlagsOf(FactSheet facts)
    {
        if (facts.Kind > LetterKind.Reminder && !facts.Earlier.IsEmpty)
            foreach (var flag in (string[])["erinnert", "erinnerung-gesendet"]) yield return flag;
        if (facts.Kind > LetterKind.Notice1 && !facts.Earlier.IsEmpty)
            foreach (var flag in (string[])["gemahnt", "mahnung-gesendet"]) yield return flag;
        if (facts.Kind >= LetterKind.LastNotice && facts.Kind.Notice() is not null) yield return "letzte-stufe";
        if (facts.AgencyFollows) yield return "uebergabe-folgt";
        if (facts.Claims.Any(c => c.Paid.IsPositive) && facts.Kind != LetterKind.Thanks
            && facts.Instalment is null or { Paid.IsPositive: true }) yield return "teilzahlung";
        if (facts.Kind.IsPlan() || facts.Instalment is not null) yield return "raten";
        if (facts.Kind == LetterKind.InstalmentOffer) yield return "angebot";
        if (facts.Kind == LetterKind.InstalmentAgreement || facts.Instalment is not null) yield return "ratenplan";
        if (facts.Kind == LetterKind.ComplaintAnswer) yield return "einwand";
        if (facts.Kind == LetterKind.CallConfirmation)
            foreach (var flag in (string[])["telefoniert", "zugesagt"]) yield return flag;
        if (facts.Kind == LetterKind.Thanks) yield return "zahlung-eingegangen";
        if (facts.Kind is LetterKind.Thanks or LetterKind.ComplaintAnswer)
            yield return facts.Total.IsPositive ? "rest" : "erledigt";
    }

    /// <summary>What may have happened before, each by itself and some together.</summary>
    public static readonly string[][] Events =
    [
        [], ["telefoniert"], ["zugesagt", "zusage-gebrochen"], ["telefoniert", "zugesagt"], ["antwort-eingegangen"],
        ["teilzahlung"],
    ];

    public static DraftWish Wish(params WritingWish[] wishes) => new() { Wishes = [.. wishes] };
}
