using System.Collections.Immutable;
using System.Globalization;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Words;
using Inkassio.Letters;

namespace Inkassio.Grains.CaseFile;

/// <summary>A case as a file to read: parties and sums, claims, letters, talks, the whole course, and the proof.
/// </summary>
/// <param name="by">A name for an author as the journal writes him.</param>
public sealed class CaseDossier(Case @case, Func<string, string> by)
{
    readonly Country form = @case.Form;

    /// <summary>The dossier, and behind it every page of every letter as it was released.</summary>
    public byte[] Pdf()
    {
        using var bytes = new MemoryStream();
        var bound = new BoundLetters(bytes);
        bound.Add(Dossier().Pdf());
        foreach (var letter in @case.Letters)
            if (letter.Bytes is { } pages)
                bound.Add(pages);
        bound.Close(@case.Tenant.Profile.Name, @case.At, Title);
        return bytes.ToArray();
    }

    string Title => Said($"Fallakte {@case.Name}");

    Dossier Dossier() => new(Title, @case.Tenant.Profile.Name,
        [
            Said($"Stand: {form.DayWithName(@case.On)}"),
            Said($"{@case.Events.Count} Einträge im Journal, {@case.Letters.Count} Briefe. Die Briefe stehen hinter "
                + "dieser Akte, Seite für Seite so, wie sie freigegeben wurden."
                + (@case.IsForOthers ? " Interne Notizen sind nicht enthalten." : "")),
        ],
        [
            Parties(), Sums(), .. new CaseClaims(@case).Chapters(), Payments(), Letters(), Talks(), Course(),
            // The proof needs every entry, and the verifier that only the evidence bundle holds.
            .. @case.IsForOthers ? [] : new[] { Proof() },
        ], @case.At);

    DossierChapter Parties()
    {
        var (creditor, party) = (@case.Tenant.Profile, @case.Account.Party);
        return new(Said("Beteiligte"),
        [
            Table(["", "Gläubiger", "Schuldner"], [
                ["Name", creditor.Name, @case.Name],
                ["Anschrift", Lines(creditor.Address), party?.Address is { } there ? Lines(there) : "–"],
                ["Ansprechpartner", creditor.Contact, Or(party?.Contact)],
                ["Telefon", Or(creditor.Phone), Or(party?.Phone)],
                ["E-Mail", Or(creditor.Email), Or(party?.Email)],
                ["Kundennummer", "", Or(party?.Number)],
                ["Art", "", party is null ? "–" : party.Kind.Word()],
            ]),
        ]);
    }

    DossierChapter Sums() => new(Said("Was offen ist"),
    [
        .. @case.Account.Currencies.DefaultIfEmpty(Currency.EUR).Select(currency =>
        {
            var claims = @case.Account.Claims.Values.Where(c => c.Currency == currency).ToList();
            var terms = @case.Tenant.Terms;
            var interest = claims.Where(c => c.IsOpen).Sum(currency, c =>
                ClaimLaw.Of(@case.Account, c, terms).OpenInterest(c, @case.On));
            var (principal, costs) = (@case.Account.Open(currency), claims.Sum(currency, c => c.OpenCosts));
            var credit = @case.Account.Credit(currency);
            return new ClaimTable([new("Posten"), new("Betrag", IsNumber: true)],
                [
                    .. Row("Hauptforderung", form.Shown(principal)),
                    .. Row(CostWords.Interest(form) + " bis einschließlich heute", form.Shown(interest)),
                    .. Row("Verlangte Kosten", form.Shown(costs)),
                    .. credit.IsPositive ? Row("Guthaben", form.Shown(-credit)) : [],
                ],
                [new(Said("Zusammen"), form.Shown(principal + interest + costs - credit), IsTotal: true)]);
        }),
    ]);

    DossierChapter Payments()
    {
        var payments = @case.Account.Payments.Values.OrderBy(p => p.ReceivedOn).ThenBy(p => p.Id.Value).ToList();
        return new("Zahlungen", payments.Count == 0 ? [new Paragraph("Es ist keine Zahlung gebucht.")] :
        [
            Table(["Eingang", "Verrechnet auf", "Bemerkung", "Betrag"], [.. payments.Select(p => (string[])
            [
                form.Day(p.ReceivedOn),
                string.Join("\n", p.Shares.Select(s => $"{Number(s.Invoice)}: {form.Shown(s.Total)}")),
                p.ReversedOn is { } on ? $"zurückgenommen am {form.Day(on)}"
                    : p.Credit.IsPositive ? $"Guthaben {form.Shown(p.Credit)}" : "",
                form.Shown(p.Amount),
            ])], numbers: 3),
        ]);
    }

    DossierChapter Letters() => new("Briefe und Versand", @case.Letters.Count == 0
        ? [new Paragraph("Es wurde noch kein Brief freigegeben.")] :
        [
            Table(["Anlage", "Datum", "Art", "Weg und Stand", "Frist", "Betrag"], [.. @case.Letters.Select(l => (string[])
            [
                Said($"{l.Number}"), l.Notice.IssuedOn is { } on ? form.Day(on) : "–",
                Said(l.Notice.Word() + (l.Bytes is null ? " (nicht mehr lesbar)" : "")),
                Said(l.Ways.IsEmpty ? l.Notice.State.Word() : string.Join("\n", l.Ways.Select(Way))),
                l.Notice.DeadlineOn is { } until ? form.Day(until) : "–",
                l.Notice.Total is { } total ? form.Shown(total) : "–",
            ])], numbers: 5),
            new Paragraph(Said("„Angenommen“ heißt: Der Mailserver oder die Post hat den Brief übernommen. Das beweist "
                + "die Abgabe; den Zugang beim Empfänger beweist es nicht.")),
        ]);

    string Way(CaseDispatch way) => $"{way.Dispatch.Channel.Word()}: {way.Dispatch.State.Word()}, "
        + form.Day(way.Dispatch.On) + (way.Dispatch.IsCopy ? " (Kopie)" : "")
        + (way.Dispatch.To.Length > 0 ? $", an {way.Dispatch.To}" : "")
        + (way.Dispatch.Tracking is { Length: > 0 } tracking ? $", Nr. {tracking}" : "")
        + (way.Dispatch.Code is { Length: > 0 } code ? $" ({code})" : "")
        + (way.Evidence is null ? "" : ", Protokoll liegt bei");

    // What people wrote and agreed, in full; the course below has one line for each.
    DossierChapter Talks()
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        foreach (var one in @case.Events)
            switch (one.Recorded.Event)
            {
                case DebtorEvent.NoteAdded note:
                    blocks.Add(new Paragraph($"{When(one.Recorded.At)}, {by(one.Recorded.By)}: {note.Text}"));
                    break;
                case DebtorEvent.ReplyReceived reply:
                    blocks.Add(new Paragraph(
                        $"{form.Day(reply.On)}, Antwort von {reply.From}: {reply.Subject}\n{reply.Text}"));
                    break;
            }
        return new(Said("Notizen und Antworten"),
            blocks.Count == 0 ? [new Paragraph("Es gibt keine Notizen und Antworten.")] : blocks.DrainToImmutable());
    }

    DossierChapter Course() => new("Verlauf",
    [
        Table(["Nr.", "Zeitpunkt", "Was geschah", "Wer"], [.. @case.Events.Select(one => (string[])
        [
            string.Create(CultureInfo.InvariantCulture, $"{one.Recorded.Version}"), When(one.Recorded.At),
            Said(Short(one.Recorded.Event.Sentence(@case.Account, form)) + Rule(one.Recorded.Event)),
            Said(by(one.Recorded.By) + (one.Recorded.Reason.Length > 0 ? $": {one.Recorded.Reason}" : "")),
        ])]),
    ], BeginsPage: true);

    // Which version of the rules a letter was computed with.
    static string Rule(DebtorEvent happened) => happened is DebtorEvent.NoticeIssued issued
        && issued.Items.Select(i => i.RatesVersion).OfType<int>().DefaultIfEmpty().Max() is > 0 and var version
            ? $" Basiszinssätze: Tabelle, Stand {version}."
            : "";

    const int SentenceMax = 400;

    static string Short(string sentence) => sentence.Length <= SentenceMax ? sentence : sentence[..SentenceMax] + " …";

    DossierChapter Proof()
    {
        var newest = @case.Witnesses is [var first, ..] ? first.Checkpoint : null;
        return new("Nachweis der Unverändertheit",
        [
            new Paragraph(Said("Jeder Eintrag trägt einen Hashwert (SHA-256) über seinen Inhalt und den Eintrag davor. "
                + "Wer einen Eintrag ändert, entfernt oder einfügt, zerreißt diese Kette. Jede Stunde wird ihr Ende "
                + "außerhalb der Datenbank unterschrieben (ECDSA P-256). Die Mappe, aus der diese Akte stammt, enthält "
                + "alles, um beides ohne Netz und ohne unser Programm nachzurechnen: pruefen.py und LIESMICH.txt.")),
            Table(["Angabe", "Wert"],
            [
                ["Konto", $"{@case.Id}"],
                ["Einträge", string.Create(CultureInfo.InvariantCulture, $"{@case.Events.Count}")],
                ["Hash des letzten Eintrags", @case.Events[^1].Hash],
                ["Prüfpunkt", newest is null ? "–" : $"Nr. {newest.Number} vom {When(newest.At)}"],
                ["Schlüssel", newest?.KeyId ?? "–"],
            ]),
        ]);
    }

    string When(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, @case.Zone);
        return $"{form.Day(DateOnly.FromDateTime(local.DateTime))} "
            + local.ToString("HH:mm", CultureInfo.InvariantCulture);
    }

    string Number(InvoiceId invoice) => @case.Account.Claims.GetValueOrDefault(invoice)?.Number ?? "–";

    string Said(string text) => form.Spelled(text);

    static string Or(string? text) => text is { Length: > 0 } ? text : "–";

    static string Lines(Address address) => $"{address.Street}\n{address.Postcode} {address.Town}";

    static ImmutableArray<string>[] Row(params string[] cells) => [[.. cells]];

    /// <param name="numbers">The column that stands at the right; none when negative.</param>
    internal static ClaimTable Table(string[] heads, string[][] rows, int numbers = -1) => new(
        [.. heads.Select((head, i) => new TableColumn(head, IsNumber: i == numbers))],
        [.. rows.Select(row => row.ToImmutableArray())], []);
}
