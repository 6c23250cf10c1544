using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Segments;
using Inkassio.Domain.Tenants;
using Inkassio.Domain.Words;

namespace Inkassio.Domain.Calling;

/// <summary>What a script may say of one case. Every figure in it comes from here, none from the text.</summary>
/// <param name="Claims">What the call is about; all of one currency.</param>
public sealed record CallFacts(Debtor Debtor, ImmutableArray<Claim> Claims, CallAnswer Gate, Terms Terms, DateOnly Day)
{
    /// <summary>More numbers than these are too many for one sentence.</summary>
    const int NumbersMax = 3;

    public Country Form => Terms.Sender.Country;

    public ImmutableArray<InvoiceId> Invoices => [.. Claims.Select(c => c.Invoice)];

    /// <summary>Whom to ask for.</summary>
    public string Person => Debtor.Party is not { } party ? ""
        : IsPerson(party.Contact) ? party.Contact
        : party.Kind == DebtorKind.Consumer ? party.Name
        : "die Buchhaltung";

    bool HasPerson => Debtor.Party is { } party
        && (IsPerson(party.Contact) || party.Kind == DebtorKind.Consumer);

    /// <summary>A name and not a department: "Rechnungseingang" cannot be asked whether it is speaking.</summary>
    public static bool IsPerson(string contact) => contact.Contains(' ', StringComparison.Ordinal);

    /// <summary>What may be asked for today, without the part in dispute.</summary>
    public Money Owed => Debtor.AskedOn(Invoices, Terms, Day);

    /// <summary>Until when somebody pays who forgot.</summary>
    public DateOnly GraceOn => Terms.WorkingDayFrom(Day.AddDays(Promise.ForgottenDays));

    /// <summary>The next letter of the ladder that would go out; null where there is none left.</summary>
    public NoticeKind? Next => Claims
        .Select(c => NextStep.Of(c, Terms.For(Debtor.Standing.On(Day)).Ladder, Day)?.Step.Kind).Max();

    NoticeKind? Reached => Claims.SelectMany(c => c.Steps).Select(s => (NoticeKind?)s.Kind).Max();

    internal Promise? Broken => CallReason.BrokenOf(Debtor, Gate, Day);

    internal string Numbers => Claims.Length > NumbersMax
        ? $"{Claims[0].Number}, {Claims[1].Number} und {Claims.Length - 2} weitere"
        : new Notation(Form, Language.De).Joined(
            [.. Claims.Select(c => $"{c.Number} vom {Form.Day(c.IssuedOn)}, fällig am {Form.Day(c.DueOn)}")]);

    /// <summary>The situations that a wording can ask for.</summary>
    public IReadOnlySet<string> Conditions
    {
        get
        {
            var found = new HashSet<string>(StringComparer.Ordinal) { Claims.Length == 1 ? "eine" : "mehrere" };
            if (!HasPerson) found.Add("ohne Ansprechperson");
            if (Broken is not null) found.Add("Zusage gebrochen");
            if (Debtor.Standing.On(Day) == Segment.Good) found.Add("guter Kunde");
            if (Claims.Any(c => Debtor.DisputedOf(c).IsPositive)) found.Add("strittig");
            if (Terms.Sender.Phone.Length > 0) found.Add("Telefon");
            if (Next is not null) found.Add("Brief folgt");
            if (Reached is NoticeKind.LastNotice or NoticeKind.Announcement) found.Add("letzte Mahnung");
            else if (Reached is { } kind) found.Add(kind.Word());
            return found;
        }
    }

    public static IReadOnlySet<string> Known { get; } = ((string[])
    [
        "eine", "mehrere", "Zusage gebrochen", "guter Kunde", "strittig", "Telefon", "Brief folgt", "letzte Mahnung",
        "ohne Ansprechperson", .. Enum.GetValues<NoticeKind>().Select(kind => kind.Word()),
    ]).ToHashSet(StringComparer.Ordinal);
}
