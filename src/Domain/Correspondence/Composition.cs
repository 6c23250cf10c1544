using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;

namespace Inkassio.Domain.Correspondence;

/// <summary>A letter in words, without its form: what page, PDF and later e-mail all show.</summary>
public sealed record ComposedLetter(
    string Subject, string Salutation, ImmutableArray<string> Paragraphs, string Closing, string Signature);

/// <summary>Slots to text: facts into the approved wording, and nothing else.</summary>
public static partial class Composition
{
    public static ComposedLetter Of(FactSheet facts, LetterText text)
    {
        var conditions = Conditions(facts);
        var slots = Slots(facts);
        string Say(string wording) => facts.Country.Spelled(Filled(wording, slots));

        var subject = text.Parts.Single(p => p.Name == LetterText.Subject).For(conditions)
            ?? throw new InvalidOperationException($"No subject fits a letter of kind {facts.Kind}.");
        ImmutableArray<string> paragraphs = [.. text.Parts
            .Where(p => p.Name != LetterText.Subject)
            .Select(p => p.For(conditions)).OfType<string>().Select(Say)];
        return new(
            Say(subject), Salutation.For(facts.Debtor, facts.Register, facts.Country),
            AfterSalutation(paragraphs, facts.Country), facts.Country.Spelled(Closing(facts)), facts.Sender.Contact);
    }

    // After the comma German goes on in lower case; without it, as in Switzerland, a sentence begins.
    static ImmutableArray<string> AfterSalutation(ImmutableArray<string> paragraphs, Country country) =>
        paragraphs is [{ Length: > 0 } first, ..] && country == Country.CH
            ? paragraphs.SetItem(0, char.ToUpperInvariant(first[0]) + first[1..])
            : paragraphs;

    static string Closing(FactSheet facts) => (facts.Country, facts.Register) switch
    {
        (_, Register.Du) => "Viele Grüße",
        (Country.CH, _) => "Freundliche Grüsse",
        _ => "Mit freundlichen Grüßen",
    };

    /// <summary>The words by which a text file asks for a situation; a wording may use these and no others.</summary>
    public static IReadOnlySet<string> KnownConditions { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "freundlich", "sachlich", "eine", "mehrere", "Sie", "du", "Teilzahlung", "frühere Schreiben", "Übergabe folgt",
        "DE", "AT", "CH", "Firma", "Privat", "Telefon", "E-Mail",
    };

    static HashSet<string> Conditions(FactSheet facts)
    {
        var found = new HashSet<string>(StringComparer.Ordinal)
        {
            facts.Tone == Tone.Warm ? "freundlich" : "sachlich",
            facts.Claims.Length == 1 ? "eine" : "mehrere",
            facts.Register == Register.Du ? "du" : "Sie",
            facts.Country.ToString(),
            facts.Debtor.Kind == DebtorKind.Business ? "Firma" : "Privat",
        };
        if (facts.Claims.Any(c => c.Paid.IsPositive)) found.Add("Teilzahlung");
        if (!facts.Earlier.IsEmpty) found.Add("frühere Schreiben");
        if (facts.AgencyFollows) found.Add("Übergabe folgt");
        if (facts.Sender.Phone.Length > 0) found.Add("Telefon");
        if (facts.Sender.Email.Length > 0) found.Add("E-Mail");
        return found;
    }

    static Dictionary<string, string> Slots(FactSheet facts)
    {
        var first = facts.Claims[0];
        var country = facts.Country;
        return new(StringComparer.Ordinal)
        {
            ["nummer"] = first.Number,
            ["rechnungsdatum"] = country.Day(first.IssuedOn),
            ["faellig"] = country.Day(first.DueOn),
            ["rechnungsbetrag"] = country.Amount(first.Amount),
            ["anzahl"] = facts.Claims.Length.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["summe"] = country.Amount(facts.Total),
            ["frist"] = country.DayWithName(facts.DeadlineOn),
            ["gezahlt"] = country.Amount(facts.Claims.Sum(facts.Total.Currency, c => c.Paid)),
            ["schreiben"] = EarlierWords(facts, "unsere"),
            ["trotz"] = EarlierWords(facts, "unserer"),
            ["kontakt"] = facts.Sender.Contact,
            ["telefon"] = facts.Sender.Phone,
            ["email"] = facts.Sender.Email,
        };
    }

    // "unsere Erinnerung vom 21.02.2026 und unsere Mahnung vom 05.03.2026"; the newest three are enough.
    static string EarlierWords(FactSheet facts, string our)
    {
        var letters = facts.Earlier.TakeLast(3)
            .Select(l => $"{our} {Word(l.Kind)} vom {facts.Country.Day(l.IssuedOn)}").ToArray();
        return letters.Length <= 1
            ? string.Concat(letters)
            : $"{string.Join(", ", letters[..^1])} und {letters[^1]}";
    }

    static string Word(NoticeKind kind) => kind switch
    {
        NoticeKind.PreDue => "Nachricht",
        NoticeKind.Reminder => "Erinnerung",
        NoticeKind.Notice1 => "Mahnung",
        NoticeKind.Notice2 or NoticeKind.LastNotice => "Mahnung",
        NoticeKind.Announcement => "Ankündigung",
        _ => throw new System.Diagnostics.UnreachableException(kind.ToString()),
    };

    /// <summary>Every slot in a text is filled; one that does not exist is a mistake in the text.</summary>
    static string Filled(string wording, Dictionary<string, string> slots) => Slot().Replace(wording, match =>
        slots.TryGetValue(match.Groups["slot"].Value, out var value)
            ? value
            : throw new FormatException($"There is no slot {match.Value}."));

    [GeneratedRegex(@"\{\{(?<slot>\w+)\}\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Slot();
}
