using System.Collections.Immutable;
using System.Globalization;
using Inkassio.Domain;
using Inkassio.Domain.Words;
using Inkassio.Storage.Queries;

namespace Inkassio.Assistant.Talking.Answers;

/// <summary>Key figures: each with the days that it counts and its formula.</summary>
static class KeyFigures
{
    static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    public static async Task Figure(Asked asked, Speech speech, CancellationToken stop)
    {
        var which = asked.Slot("kennzahl") ?? "offene_summe";
        var span = Span(asked, which);
        var debtor = asked.Debtor;
        if (debtor is { } id) speech.Name(id);
        speech.Heard(Word(which), debtor is null ? null : asked.Named(asked.Slot("schuldner")!)?.Name,
            Spans(which) ? $"{asked.Days(span.From)} bis {asked.Days(span.To)}" : $"Stand {asked.Days(asked.Today)}");
        await (which switch
        {
            "dso" => Dso(asked, speech, span, debtor, stop),
            "zahlungsdauer" => Delay(asked, speech, span, debtor, stop),
            "zahlungseingang" => Received(asked, speech, span, debtor, stop),
            "anzahl_mahnungen" => Letters(asked, speech, span, debtor, stop),
            "ausfallquote" => Lost(asked, speech, span, debtor, stop),
            _ => Open(asked, speech, which, debtor, stop),
        });
    }

    static bool Spans(string which) => which is not ("offene_summe" or "ueberfaellige_summe" or "ueberfaellige_quote");

    // What nobody has said is chosen as firms usually look at it, and always told.
    static SaidSpan Span(Asked asked, string which)
    {
        var to = asked.Today;
        if (asked.Span is { } said) return said.To > to && said.From <= to ? said with { To = to } : said;
        return which switch
        {
            "zahlungseingang" or "anzahl_mahnungen" => new(new(to.Year, to.Month, 1), to),
            "zahlungsdauer" or "ausfallquote" => new(to.AddYears(-1).AddDays(1), to),
            _ => new(to.AddDays(-89), to),
        };
    }

    static string Word(string which) => which switch
    {
        "dso" => "DSO (Außenstandsdauer)",
        "zahlungsdauer" => "Zahlungsdauer",
        "offene_summe" => "Offene Summe",
        "ueberfaellige_summe" => "Überfällige Summe",
        "ueberfaellige_quote" => "Anteil des Überfälligen",
        "zahlungseingang" => "Zahlungseingang",
        "anzahl_mahnungen" => "Anzahl der Mahnungen",
        "ausfallquote" => "Ausfallquote",
        _ => which,
    };

    static string From(Asked asked, SaidSpan span) =>
        $"Zeitraum: {asked.Days(span.From)} bis {asked.Days(span.To)} ({span.Length} Tage).";

    static async Task<IReadOnlyList<OpenAnswer>> Sums(
        Asked asked, DebtorId? debtor, OpenStatus? status, CancellationToken stop) =>
        [await OpenItems.Load(asked.Db, asked.Today, new(ByDebtor: false, OpenSort.AmountDown, 1)
        {
            Debtor = debtor, Status = status,
        }, stop)];

    static async Task Dso(Asked asked, Speech speech, SaidSpan span, DebtorId? debtor, CancellationToken stop)
    {
        var open = (await Sums(asked, debtor, null, stop))[0].Sums;
        var turnover = await Figures.Load(asked.Db, span.From, span.To, debtor, stop);
        var rows = turnover.Where(t => t.Invoiced.IsPositive).Select(t =>
        {
            var owed = open.FirstOrDefault(o => o.Currency == t.Currency, Money.None(t.Currency));
            return (t, owed, days: (decimal)owed.Cents / t.Invoiced.Cents * span.Length);
        }).ToArray();
        if (rows.Length == 0)
        {
            speech.Tell("Ohne Rechnungen in diesem Zeitraum lässt sich keine DSO rechnen. " + From(asked, span));
            return;
        }
        foreach (var (t, _, days) in rows)
            speech.Tell($"Die DSO in {t.Currency} beträgt {days.ToString("0.0", German)} Tage.");
        speech.Show(new Card.TableCard(
            "DSO", ["Währung", "Offen heute", "Rechnungen im Zeitraum", "DSO in Tagen"],
            [.. rows.Select(r => new TableRow(
                [Cell.Of(r.t.Currency.ToString()), Cell.Of(r.owed), Cell.Of(r.t.Invoiced),
                    Cell.Of(Math.Round(r.days, 1))], null))],
            From(asked, span)));
        Formula(speech, "DSO = offene Forderungen am Stichtag ÷ Rechnungssumme des Zeitraums × Tage des Zeitraums. "
            + "Stornierte Rechnungen zählen nicht.");
    }

    static async Task Delay(Asked asked, Speech speech, SaidSpan span, DebtorId? debtor, CancellationToken stop)
    {
        var delays = await Figures.Delays(asked.Db, span.From, span.To, debtor, stop);
        if (delays.Count == 0) speech.Tell("In diesem Zeitraum ging keine Zahlung ein. " + From(asked, span));
        foreach (var d in delays)
            speech.Tell($"Vom Rechnungsdatum bis zum Geld vergehen im Mittel "
                + $"{d.DaysFromInvoice.ToString("0.0", German)} Tage "
                + $"({d.Currency}), das sind {Math.Abs(d.DaysFromDue).ToString("0.0", German)} Tage "
                + (d.DaysFromDue >= 0 ? "nach der Fälligkeit." : "vor der Fälligkeit."));
        if (delays.Count == 0) return;
        speech.Show(new Card.TableCard(
            "Zahlungsdauer", ["Währung", "Zahlungen", "Tage ab Rechnung", "Tage ab Fälligkeit"],
            [.. delays.Select(d => new TableRow(
                [
                    Cell.Of(d.Currency.ToString()), Cell.Of((decimal)d.Payments),
                        Cell.Of(Math.Round(d.DaysFromInvoice, 1)),
                    Cell.Of(Math.Round(d.DaysFromDue, 1)),
                ], null))], From(asked, span)));
        Formula(speech, "Jeder gezahlte Euro zählt mit den Tagen zwischen Rechnungsdatum und Zahlungseingang; "
            + "die Zahlungsdauer ist der Mittelwert.");
    }

    static async Task Received(Asked asked, Speech speech, SaidSpan span, DebtorId? debtor, CancellationToken stop)
    {
        var sums = (await Figures.Load(asked.Db, span.From, span.To, debtor, stop)).Where(t => t.Payments > 0)
            .ToArray();
        speech.Tell(sums.Length == 0 ? "In diesem Zeitraum ging nichts ein. " + From(asked, span)
            : $"Eingegangen sind {asked.Sums(sums.Select(t => t.Received))} in {sums.Sum(t => t.Payments)} Zahlungen.");
        if (sums.Length == 0) return;
        speech.Show(new Card.TableCard(
            "Zahlungseingang", ["Währung", "Zahlungen", "Summe"],
            [.. sums.Select(t => new TableRow(
                [Cell.Of(t.Currency.ToString()), Cell.Of((decimal)t.Payments), Cell.Of(t.Received)], null))],
            From(asked, span) + " Zurückgegangene Zahlungen zählen nicht."));
        Formula(speech, "Summe aller Zahlungen nach dem Tag ihres Eingangs.");
    }

    static async Task Letters(Asked asked, Speech speech, SaidSpan span, DebtorId? debtor, CancellationToken stop)
    {
        var counts = await Figures.Notices(asked.Db, span.From, span.To, debtor, stop);
        var all = counts.Sum(c => c.Letters);
        speech.Tell(all == 0 ? "In diesem Zeitraum wurde nicht gemahnt. " + From(asked, span)
            : $"Freigegeben wurden {all.ToString("N0", German)} Briefe.");
        if (all == 0) return;
        speech.Show(new Card.ChartCard(
            "Briefe nach Stufe", [.. counts.Select(c => new Labelled(c.Kind.Word(), Cell.Of((decimal)c.Letters)))],
            From(asked, span)));
        Formula(speech, "Gezählt sind freigegebene Briefe nach ihrem Datum, Zahlungserinnerungen und Vorab-Hinweise "
            + "eingeschlossen.");
    }

    static async Task Lost(Asked asked, Speech speech, SaidSpan span, DebtorId? debtor, CancellationToken stop)
    {
        var rows = (await Figures.Load(asked.Db, span.From, span.To, debtor, stop)).Where(t => t.Invoiced.IsPositive)
            .ToArray();
        if (rows.Length == 0)
        {
            speech.Tell("In diesem Zeitraum gab es keine Rechnungen. " + From(asked, span));
            return;
        }
        static decimal Rate(Turnover t) => (decimal)t.WrittenOff.Cents / t.Invoiced.Cents * 100m;
        foreach (var t in rows)
            speech.Tell($"Die Ausfallquote in {t.Currency} beträgt {Rate(t).ToString("0.00", German)} %.");
        speech.Show(new Card.TableCard(
            "Ausfallquote", ["Währung", "Ausgebucht", "Rechnungen im Zeitraum", "Quote in %"],
            [.. rows.Select(t => new TableRow(
                [Cell.Of(t.Currency.ToString()), Cell.Of(t.WrittenOff), Cell.Of(t.Invoiced),
                    Cell.Of(Math.Round(Rate(t), 2))], null))],
            From(asked, span)));
        Formula(speech, "Ausfallquote = im Zeitraum ausgebuchte Beträge ÷ Rechnungssumme des Zeitraums × 100.");
    }

    static async Task Open(Asked asked, Speech speech, string which, DebtorId? debtor, CancellationToken stop)
    {
        var all = (await Sums(asked, debtor, null, stop))[0];
        var overdue = (await Sums(asked, debtor, OpenStatus.Overdue, stop))[0];
        Money Of(Currency currency) => overdue.Sums.FirstOrDefault(s => s.Currency == currency, Money.None(currency));
        if (all.Count == 0)
        {
            speech.Tell("Es ist nichts offen.");
            return;
        }
        speech.Tell(which switch
        {
            "ueberfaellige_summe" =>
                $"Überfällig sind {asked.Sums(overdue.Sums)} in {overdue.Count.ToString("N0", German)} Rechnungen.",
            "ueberfaellige_quote" => string.Join(' ', all.Sums.Select(s =>
                $"Vom Offenen in {s.Currency} sind {Share(Of(s.Currency), s).ToString("0.0", German)} % überfällig.")),
            _ => $"Offen sind {asked.Sums(all.Sums)} in {all.Count.ToString("N0", German)} Rechnungen.",
        });
        speech.Show(new Card.TableCard(
            "Offen und überfällig", ["Währung", "Offen", "Überfällig", "Anteil in %"],
            [.. all.Sums.Select(s => new TableRow(
                [Cell.Of(s.Currency.ToString()), Cell.Of(s), Cell.Of(Of(s.Currency)),
                    Cell.Of(Math.Round(Share(Of(s.Currency), s), 1))], null))],
            $"Stand {asked.Days(asked.Today)}. Hauptforderung ohne Zinsen und Kosten."));
        Formula(speech, "Überfällig ist, was am Stichtag offen und dessen Fälligkeit vorbei ist; der Anteil ist "
            + "Überfälliges ÷ Offenes × 100.");
    }

    static decimal Share(Money part, Money whole) => whole.Cents == 0 ? 0 : (decimal)part.Cents / whole.Cents * 100m;

    static void Formula(Speech speech, string formula) =>
        speech.Show(new Card.ReasonsCard("Warum?", [formula], Source: null));
}
