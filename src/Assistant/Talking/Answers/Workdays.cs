using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Words;
using Inkassio.Storage.Queries;

namespace Inkassio.Assistant.Talking.Answers;

/// <summary>What there is to do: today, in a week, or for one debtor.</summary>
static class Workdays
{
    const int CallsMax = 60, MattersMax = 10;

    public static async Task Next(Asked asked, Speech speech, CancellationToken stop)
    {
        if (asked.Slot("schuldner") is not null) await OfDebtor(asked, speech, stop);
        else if (asked.Span is { Length: > 1 } span) await Week(asked, speech, span, stop);
        else if (asked.Day("datum") is { } day && day != asked.Today)
            await Week(asked, speech, new(day, day), stop);
        else await Today(asked, speech, stop);
    }

    static async Task OfDebtor(Asked asked, Speech speech, CancellationToken stop)
    {
        if (await Answering.Subject(asked, speech, stop) is not { } account) return;
        var name = Answering.NameOf(account);
        speech.Heard("Nächste Schritte", name);
        var answers = SendGate.Ask(account.State, asked.Today, asked.Terms);
        if (answers.IsEmpty) speech.Tell($"Bei {name} ist nichts offen. Es steht nichts an.");
        else
            speech.Show(new Card.TableCard(
                "Nächste Schritte", ["Rechnung", "Schritt", "Frühestens am", "Was noch dagegen spricht"],
                [.. answers.Select(a => new TableRow(
                    [
                        Cell.Of(a.Claim.Number), Cell.Of(a.Next?.Step.Kind.Word() ?? "alle Stufen durchlaufen"),
                        a.FirstPossibleOn is { } on ? Cell.Of(on) : Cell.Of("wenn jemand entscheidet"),
                        Cell.Of(a.IsFree ? "nichts" : string.Join(' ', a.Blockers.Select(b => b.Sentence(asked.Form)))),
                    ], Paths.Of(account.Id)))], $"Stand {asked.Days(asked.Today)}."));
        foreach (var open in account.State.OpenProposals)
            speech.Tell($"{open.Word()} wartet auf Ihre Freigabe.").Offer("Diesen Brief ansehen", $"Mahnung an {name}");
    }

    static async Task Today(Asked asked, Speech speech, CancellationToken stop)
    {
        var db = asked.Db;
        speech.Heard("Heute", asked.ShortDay(asked.Today));
        var (_, letters) = await Storage.Queries.Proposals.Load(db, "", 0, 0, stop);
        var waiting = await WaitingLetters.Load(db, stop);
        var calls = await CallCandidates.Load(db, asked.Today, CallsMax, stop);
        var matters = await Matters.Waiting(db, asked.Today, MattersMax, stop);
        var desk = await DeskToday.Load(db, asked.Today, stop);
        TableRow Row(string what, long count, string path) => new([Cell.Of(what), Cell.Of((decimal)count)], path);
        ImmutableArray<TableRow> rows =
        [
            .. ((TableRow[])
            [
                Row("Briefe zur Freigabe", letters, Paths.Run),
                Row("Kunden mit ungelesener Antwort", desk.Answered, Paths.Today),
                Row("Zusagen, Raten und Beanstandungen, die auf Sie warten", matters.Count, Paths.Today),
                Row("Kunden, die einen Anruf wert sein könnten", calls.Count, Paths.Calls),
                Row("Sendungen mit Störung", desk.Disturbed, Paths.Post),
                Row("Kunden mit Überfälligem, das noch kein Brief anspricht", desk.NotDunned, Paths.Run),
            ]).Where(row => row.Cells[1].Number > 0),
        ];
        speech.Tell(rows.IsEmpty ? "Heute wartet nichts auf Sie." : letters > 0
            ? $"Am wichtigsten: {letters} {(letters == 1 ? "Brief wartet" : "Briefe warten")} auf Ihre Freigabe, "
                + $"offen sind darin {asked.Sums(waiting.Select(w => w.Open))}."
            : "Briefe warten keine. Das ist heute zu tun:");
        if (rows.IsEmpty) return;
        speech.Show(new Card.TableCard(
            "Was heute ansteht", ["Was", "Anzahl"], rows, $"Stand {asked.Days(asked.Today)}."));
        if (matters.Count > 0) speech.Show(Table(asked, speech, matters));
        speech.Offer("Und diese Woche?", "Was steht diese Woche an?").Lead("Zur Tagesseite", Paths.Today);
    }

    static Card.TableCard Table(Asked asked, Speech speech, IReadOnlyList<Matter> matters)
    {
        foreach (var matter in matters) speech.Name(matter.Debtor);
        return new(
            "Wartet auf eine Entscheidung", ["Kunde", "Worum es geht", "Seit"],
            [.. matters.Select(m => new TableRow(
                [
                    Cell.Of(m.Name), Cell.Of(m.Kind switch
                    {
                        Storage.Tables.MatterKind.Promise => "Zusage gebrochen",
                        Storage.Tables.MatterKind.Plan => "Ratenvereinbarung gebrochen",
                        Storage.Tables.MatterKind.Dispute => "Beanstandung ohne Antwort",
                        _ => "Partner über Zahlung unterrichten",
                    }), m.NextOn is { } day ? Cell.Of(day) : Cell.Of(m.OpenedOn),
                ], Paths.Of(m.Debtor)))], $"Stand {asked.Days(asked.Today)}.");
    }

    static async Task Week(Asked asked, Speech speech, SaidSpan span, CancellationToken stop)
    {
        var from = span.From < asked.Today && span.To >= asked.Today ? asked.Today : span.From;
        var to = span.To > from.AddDays(DaysAhead.DaysMax) ? from.AddDays(DaysAhead.DaysMax) : span.To;
        speech.Heard("Plan", from == to ? asked.ShortDay(from) : $"{asked.ShortDay(from)} bis {asked.ShortDay(to)}");
        var days = (await DaysAhead.Load(asked.Db, from, to, stop)).OrderBy(a => a.On).ThenBy(a => a.Kind).ToArray();
        if (days.Length == 0)
        {
            speech.Tell("In diesen Tagen läuft nichts ab und nichts wird fällig.");
            return;
        }
        foreach (var one in days) if (one.Debtor is { } debtor) speech.Name(debtor);
        speech.Tell($"An {days.Select(d => d.On).Distinct().Count()} Tagen gibt es etwas zu beachten.")
            .Show(new Card.TableCard(
                "Plan nach Tagen", ["Tag", "Was", "Anzahl", "Summe", "Kunde"],
                [.. days.Select(d => new TableRow(
                    [
                        Cell.Of(d.On), Cell.Of(Word(d.Kind)), Cell.Of((decimal)d.Count),
                        d.Sum is { } sum ? Cell.Of(sum) : Cell.Of("–"), Cell.Of(d.Debtor is null ? "mehrere" : d.Name),
                    ], d.Debtor is { } debtor ? Paths.Of(debtor) : null))],
                "Wie die Bücher heute stehen. Am Tag nach einer abgelaufenen Frist kann die nächste Stufe kommen."));
    }

    static string Word(AheadKind kind) => kind switch
    {
        AheadKind.InvoicesDue => "Rechnungen werden fällig",
        AheadKind.DeadlineEnds => "Frist eines Briefs läuft ab",
        AheadKind.PromiseEnds => "Zusage läuft ab",
        AheadKind.InstalmentDue => "Rate fällig",
        AheadKind.AnswerDue => "Antwort auf eine Beanstandung fällig",
        _ => throw new System.Diagnostics.UnreachableException(kind.ToString()),
    };
}
