using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;

namespace Inkassio.Cli.Law;

/// <summary>Entries of the type <c>limitation</c>. Private reminders may be named; they change nothing.</summary>
static class LimitationEntry
{
    public static void Fill(JsonObject answer)
    {
        OracleEntry.Clear(answer, "end", "nominalEnd", "shiftedEnd", "warningOn", "section");
        var end = Limitation.Of(Question(new(answer)));
        answer["end"] = Text(end.NominalOn);
        answer["nominalEnd"] = Text(end.NominalOn);
        answer["shiftedEnd"] = Text(end.ShiftedOn);
        answer["warningOn"] = Text(end.WarningOn);
        answer["section"] = end.Section;
        OracleEntry.Warn(answer, end.Warnings);
    }

    static LimitationQuestion Question(EntryFields f) => new(f.Law, f.Day("due"))
    {
        PerformedOn = f.DayOrNull("serviceDate"),
        IsEveryday = IsEveryday(f),
        TitledOn = f.DayOrNull("titled"),
        NewStarts =
        [
            .. f.Days("acknowledged").Select(d => new NewStart(d, NewStartGround.Acknowledgement)),
            .. f.Days("partPayment").Select(d => new NewStart(d, NewStartGround.PartPayment)),
            .. f.Days("betreibung").Select(d => new NewStart(d, NewStartGround.DebtCollection)),
        ],
        Suspensions =
        [
            .. Span(f, "negotiationFrom", "negotiationTo", SuspensionGround.Negotiation),
            .. Span(f, "deferralFrom", "deferralTo", SuspensionGround.Deferral),
            .. Span(f, "mahnbescheidFiled", "lastProceduralAct", SuspensionGround.CourtStep),
            .. Span(f, "lawsuitFiled", "lastProceduralAct", SuspensionGround.CourtStep),
            .. Span(f, "insolvencyFiled", "insolvencyEnded", SuspensionGround.Insolvency),
        ],
    };

    static IEnumerable<Suspension> Span(EntryFields f, string from, string to, SuspensionGround ground) =>
        f.DayOrNull(from) is { } first ? [new(first, f.DayOrNull(to), ground)] : [];

    // Swiss periods are five or ten years; the other laws have one for trade claims and need no such field.
    static bool IsEveryday(EntryFields f) => f.Law == Country.CH && f.Text("years") switch
    {
        "5" => true,
        "10" or null => false,
        _ => throw EntryFields.Wrong("years"),
    };

    static string? Text(DateOnly? day) => day is { } known ? OracleEntry.Text(known) : null;
}
