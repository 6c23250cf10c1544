using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Words;
using Inkassio.Storage.Queries;

namespace Inkassio.Assistant.Talking.Answers;

/// <summary>Who owes what: every bound that can be said in a sentence.</summary>
static partial class OpenLists
{
    public static async Task List(Asked asked, Speech speech, CancellationToken stop)
    {
        var view = View(asked);
        var found = await OpenItems.Load(asked.Db, asked.Today, view, stop);
        speech.Heard(view.ByDebtor ? "Kunden mit offenen Beträgen" : "Offene Rechnungen")
            .Heard([.. Bounds(asked, view)]);
        if (found.Rows.Count == 0)
        {
            speech.Tell("Dazu gibt es nichts Offenes.");
            return;
        }
        foreach (var row in found.Rows) speech.Name(row.Debtor);
        var what = view.ByDebtor ? found.Count == 1 ? "Kunde" : "Kunden" : found.Count == 1 ? "Rechnung" : "Rechnungen";
        speech.Tell($"{found.Count.ToString("N0", German)} {what}, zusammen {asked.Sums(found.Sums)} offen.")
            .Show(view.ByDebtor ? Debtors(asked, found, view) : Invoices(asked, found, view));
        if (found.Rows.Count < found.Count) speech.Tell($"Gezeigt werden die ersten {found.Rows.Count}.");
        speech.Offer("Was steht heute an?", "Was steht heute an?");
        if (view.ByDebtor) speech.Offer($"Saldo von {found.Rows[0].Name}", $"Was hat {found.Rows[0].Name} noch offen?");
    }

    static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    static OpenView View(Asked asked)
    {
        var span = asked.Span;
        return new(
            ByDebtor: !Papers().IsMatch(asked.Say), Sort(asked), asked.Whole("top") ?? Speech.RowsMax)
        {
            DueFrom = span?.From, DueTo = span?.To, DaysMin = asked.Whole("minTage"),
            AmountMin = asked.Cents("minBetrag"), AmountMax = asked.Cents("maxBetrag"),
            Currency = asked.Word<Currency>("waehrung"),
            Kind = asked.Slot("segment") switch
            {
                "business" => DebtorKind.Business, "private" => DebtorKind.Consumer, _ => null,
            },
            Country = asked.Word<Country>("land"),
            Status = Status(asked.Slot("status")),
            Stages = Stages(asked.Whole("stufe")),
            Except = [.. asked.Several("ausser").Select(asked.IdOf).OfType<DebtorId>().Select(id => id.Value)],
        };
    }

    static OpenSort Sort(Asked asked) => asked.Slot("sortierung") switch
    {
        "betrag_asc" => OpenSort.AmountUp,
        "alter_desc" or "verzug_desc" => OpenSort.OldestFirst,
        "name_asc" => OpenSort.Name,
        _ => OpenSort.AmountDown,
    };

    static OpenStatus? Status(string? said) => said switch
    {
        "ueberfaellig" => OpenStatus.Overdue,
        "ungemahnt" => OpenStatus.NotDunned,
        "mahnstopp" => OpenStatus.OnHold,
        "bestritten" => OpenStatus.Disputed,
        "ratenplan" => OpenStatus.InPlan,
        "zusage_offen" => OpenStatus.Promised,
        "zusage_gebrochen" => OpenStatus.PromiseBroken,
        _ => null,
    };

    public static IReadOnlyList<NoticeKind> Stages(int? stage) => stage switch
    {
        0 => [NoticeKind.PreDue],
        1 => [NoticeKind.Reminder],
        2 => [NoticeKind.Notice1, NoticeKind.Notice2],
        3 => [NoticeKind.LastNotice],
        4 => [NoticeKind.Announcement],
        _ => [],
    };

    static IEnumerable<string> Bounds(Asked asked, OpenView view)
    {
        if (view.DaysMin is { } days) yield return $"seit mindestens {days} Tagen überfällig";
        if (view.AmountMin is { } min) yield return $"ab {asked.Amount(new(min, view.Currency ?? Currency.EUR))}";
        if (view.AmountMax is { } max) yield return $"bis {asked.Amount(new(max, view.Currency ?? Currency.EUR))}";
        if (view.DueFrom is { } from) yield return $"fällig {asked.Days(from)} bis {asked.Days(view.DueTo!.Value)}";
        if (view.Currency is { } currency) yield return $"in {currency}";
        if (view.Kind is { } kind) yield return kind == DebtorKind.Business ? "nur Firmen" : "nur Privatpersonen";
        if (view.Country is { } country) yield return $"nur {country.Word()}";
        if (view.Status is { } status) yield return Word(status);
        if (view.Stages is [var first, ..]) yield return $"letzter Brief: {first.Word()}";
        foreach (var number in asked.Several("ausser")) yield return $"ohne {asked.Named(number)?.Name ?? number}";
        if (asked.Slot("sortierung") is not null) yield return view.Sort switch
        {
            OpenSort.AmountDown => "höchster Betrag zuerst",
            OpenSort.AmountUp => "kleinster Betrag zuerst",
            OpenSort.OldestFirst => "längster Verzug zuerst",
            _ => "nach Namen",
        };
    }

    static string Word(OpenStatus status) => status switch
    {
        OpenStatus.Overdue => "überfällig",
        OpenStatus.NotDunned => "überfällig und noch nicht gemahnt",
        OpenStatus.OnHold => "mit Mahnstopp",
        OpenStatus.Disputed => "beanstandet",
        OpenStatus.InPlan => "in Raten",
        OpenStatus.Promised => "mit laufender Zusage",
        OpenStatus.PromiseBroken => "mit gebrochener Zusage",
        _ => throw new System.Diagnostics.UnreachableException(status.ToString()),
    };

    static Card.TableCard Debtors(Asked asked, OpenAnswer found, OpenView view) => new(
        "Offene Beträge je Kunde", ["Kunde", "Nummer", "Offen", "Älteste Fälligkeit", "Tage", "Stand"],
        [.. found.Rows.Select(r => new TableRow(
            [
                Cell.Of(r.Name), Cell.Of(r.Customer), Cell.Of(r.Open), Cell.Of(r.OldestDueOn),
                Cell.Of((decimal)r.DaysOverdue), Cell.Of(r.Stage?.Word() ?? "–"),
            ], Paths.Of(r.Debtor)))], Note(asked, view));

    static Card.TableCard Invoices(Asked asked, OpenAnswer found, OpenView view) => new(
        "Offene Rechnungen", ["Rechnung", "Kunde", "Offen", "Fällig am", "Tage", "Stand"],
        [.. found.Rows.Select(r => new TableRow(
            [
                Cell.Of(r.Number), Cell.Of(r.Name), Cell.Of(r.Open), Cell.Of(r.OldestDueOn),
                Cell.Of((decimal)r.DaysOverdue), Cell.Of(r.Stage?.Word() ?? "–"),
            ], Paths.Of(r.Debtor)))], Note(asked, view));

    static string Note(Asked asked, OpenView view) =>
        $"Stand {asked.Days(asked.Today)}. Gezählt ist die offene Hauptforderung ohne Zinsen und Kosten."
        + (view.DueFrom is { } from ? $" Fälligkeit vom {asked.Days(from)} bis {asked.Days(view.DueTo!.Value)}." : "");

    [GeneratedRegex(
        @"\b(rechnung|posten|beleg|forderung|invoice)\w*",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Papers();
}
