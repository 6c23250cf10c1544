using System.Collections.Immutable;
using System.Globalization;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using static Inkassio.Domain.Dunning.NoticeKind;

namespace Inkassio.Grains.Demo;

/// <summary>What brings an invoice to where <c>today.csv</c> says that it stands.</summary>
sealed class Standing(NoticeKind kind, string days, int paid, Course course, DateOnly today, int variety)
{
    // A run day lies between the two, a further step does not.
    DateOnly Lately => today.AddDays(-8);

    DateOnly Ago => today.AddDays(-13);

    ImmutableArray<Act> Part => paid > 0 ? [Past.PaidAfter(Reminder, 4, paid)] : [];

    public (DateOnly DueOn, ImmutableArray<Act> Acts) Of(string stands) => stands switch
    {
        "not-due" => (today.AddDays(int.Parse(days, CultureInfo.InvariantCulture)), Part),
        "overdue" => (today.AddDays(-int.Parse(days, CultureInfo.InvariantCulture)), Part),
        "proposed" or "sent today" or "parked" => (course.DueForProposal(kind, variety), Part),
        "undecided" or "rejected" => (course.DueForRun(kind, variety, course.LastRunOn, course.LastRunOn), Part),
        "sent" or "unknown" or "returned" => (Newest, Part),
        "replied" => (Newest, [At(-1, new Deed.Answer())]),
        "answered" => (Recent, [At(-1, new Deed.Pay(paid))]),
        "held" => (Recent, [.. Part, After(2, new Deed.Stop(HoldReason.Goodwill, today.AddDays(18)))]),
        _ => Talked(stands) ?? Agreed(stands) ?? Referred(stands)
            ?? throw new FormatException($"today.csv does not know how '{stands}' stands."),
    };

    DateOnly Newest => course.DueForRun(kind, variety, course.RunBeforeLast, course.LastRunOn);

    DateOnly Recent => course.DueForRun(kind, variety, Ago, Lately);

    // The customer has said something, or something is known of him.
    (DateOnly, ImmutableArray<Act>)? Talked(string stands) => stands switch
    {
        "disputed" => (Recent, [.. Part, After(3, new Deed.Complain(
            Percent: null, DisputeCause.NotDelivered, "Die Nordseite ist noch nicht gestrichen."))]),
        "disputed in part" => (Recent, [After(3, new Deed.Complain(
            Percent: 30, DisputeCause.WrongPrice, "Die Anfahrt war im Angebot enthalten."))]),
        "repair agreed" => (Recent, [After(3, new Deed.Complain(
            Percent: null, DisputeCause.Defect, "Das mittlere Tor schließt nicht.", RepairDays: 17))]),
        "promised" => (Recent, [After(3, new Deed.Promise(Days: 14))]),
        "promise broken" => (Recent, [At(-7, new Deed.Promise(Days: 2))]),
        "not reached" =>
            (Newest, [.. Part, At(-1, new Deed.Call(CallOutcome.NotReached, "Nur der Anrufbeantworter."))]),
        "insolvent" => (Recent, [.. Part, After(2, new Deed.Befall(
            CircumstanceKind.Insolvent, "Amtsgericht Köln, 72 IN 14/26", Days: null))]),
        "address lost" => (Recent, [After(4, new Deed.LetterBack())]),
        "direct debit" => (today.AddDays(-3), [At(-2, new Deed.Befall(
            CircumstanceKind.DirectDebit, "Einzug mit dem Sammler vom Monatsanfang", Days: 7))]),
        _ => null,
    };

    // Three instalments; the first was paid.
    (DateOnly, ImmutableArray<Act>)? Agreed(string stands) => stands switch
    {
        "plan runs" => Instalments(agreed: 40, 12, 45, 75),
        "plan in arrears" => Instalments(agreed: 40, 12, 38, 68),
        "plan broken" => Instalments(agreed: 75, 12, 37, 67),
        _ => null,
    };

    (DateOnly, ImmutableArray<Act>) Instalments(int agreed, params ImmutableArray<int> after) => (
        course.DueForRun(kind, variety, today.AddDays(-agreed - 12), today.AddDays(-agreed - 6)),
        [At(-agreed, new Deed.Agree(after)), At(after[0] - 1 - agreed, new Deed.Pay(paid))]);

    // The ladder has come to its end: the hand-over is announced, or made.
    (DateOnly, ImmutableArray<Act>)? Referred(string stands) => stands switch
    {
        "announced" => (course.DueForRun(kind, variety, today.AddDays(-43), today.AddDays(-37)),
            [After(4, new Deed.Announce())]),
        "handed over" => (course.DueForRun(kind, variety, today.AddDays(-82), today.AddDays(-76)),
        [
            After(4, new Deed.Announce()), At(-36, new Deed.Describe()),
            At(-35, new Deed.Refer("Nordlicht Forderungen GmbH", "NF-20471")),
            At(-20, new Deed.Progress(Act: 2, ReferralStatus.DebtorWritten, Costs: 0, "Erstes Schreiben ist hinaus.")),
            At(-9, new Deed.Progress(Act: 2, ReferralStatus.Instalments, Costs: 58, "Zahlt in Raten.")),
            At(-4, new Deed.Pay(paid)),
        ]),
        // By Austrian law three years to the day: it comes near on whatever day the story ends.
        "out of time soon" => (today.AddYears(-3).AddDays(75), []),
        _ => null,
    };

    Act At(int days, Deed what) => new(Moment.Day(today.AddDays(days)), what);

    Act After(int days, Deed what) => new(Moment.Later(kind, days), what);
}
