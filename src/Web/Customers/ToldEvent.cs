using System.Globalization;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Words;
using Inkassio.Grains;
using Inkassio.Storage;
using Inkassio.Storage.Queries;
using Inkassio.Web.Parts;

namespace Inkassio.Web.Customers;

/// <summary>What happened lately, as a line: one event, or many of a kind on one day added up.</summary>
/// <param name="Debtor">Null for a line that adds several up.</param>
public sealed record ToldEvent(string When, Meaning Means, DebtorId? Debtor, string Name, string Sentence)
{
    /// <summary>More of a kind on one day become one line.</summary>
    const int AloneMax = 3;

    const int LinesMax = 8;

    public static async Task<IReadOnlyList<ToldEvent>> Since(
        TenantDb db, EmbeddedHost host, DateOnly since, Country form, CancellationToken stop)
    {
        var rows = await Activity.Load(db, db.StartOf(since), Activity.RowsMax, stop);
        var lines = new List<ToldEvent>();
        foreach (var group in rows.GroupBy(row => (Day: db.DayOf(row.At), Type: row.Event.GetType())))
        {
            if (group.Count() > AloneMax)
                lines.Add(Together(
                    group.Key.Day == db.Today ? "heute" : "gestern", [.. group], rows.Count == Activity.RowsMax, form));
            else
                foreach (var row in group)
                    lines.Add(Alone(db, row, await host.Debtors.Look(db, row.Debtor, stop), form));
        }
        return [.. lines.Take(LinesMax)];
    }

    static ToldEvent Alone(TenantDb db, ActivityRow row, Debtor account, Country form) => new(
        db.DayOf(row.At) == db.Today
            ? TimeZoneInfo.ConvertTime(row.At, db.Zone).ToString("HH:mm", CultureInfo.InvariantCulture)
            : "gestern",
        MeansOf(row.Event), row.Debtor, row.Name.Length > 0 ? row.Name : "Ein Kunde",
        row.Event.Sentence(account, form));

    // A look at the newest only: when there are more than it holds, the line says so.
    static ToldEvent Together(string when, IReadOnlyList<ActivityRow> rows, bool isCut, Country form)
    {
        var above = isCut ? "über " : "";
        var count = isCut ? $"Mehr als {rows.Count}" : $"{rows.Count}";
        var sums = string.Join(" und ", rows.Select(r => AmountOf(r.Event)).OfType<Money>()
            .GroupBy(m => m.Currency).OrderBy(g => g.Key).Select(g => MoneyText.Of(g.Sum(g.Key), form)));
        var sentence = rows[0].Event switch
        {
            DebtorEvent.PaymentRecorded => $"{count} Zahlungen sind eingegangen, zusammen {above}{sums}.",
            DebtorEvent.NoticeIssued => $"{count} Briefe sind freigegeben, zusammen {above}{sums}.",
            DebtorEvent.PaymentReversed => $"{count} Zahlungen sind zurückgenommen.",
            DebtorEvent.ClaimWrittenOff => $"{count} Rechnungen sind ausgebucht, zusammen {above}{sums}.",
            _ => $"{count} Mahnstopps sind gesetzt.",
        };
        return new(when, MeansOf(rows[0].Event), Debtor: null, "", sentence);
    }

    static Money? AmountOf(DebtorEvent happened) => happened switch
    {
        DebtorEvent.PaymentRecorded e => e.Amount,
        DebtorEvent.NoticeIssued e => e.Total,
        DebtorEvent.ClaimWrittenOff e => e.Amount,
        _ => null,
    };

    static Meaning MeansOf(DebtorEvent happened) => happened switch
    {
        DebtorEvent.PaymentRecorded => Meaning.Good,
        DebtorEvent.PaymentReversed or DebtorEvent.ClaimWrittenOff => Meaning.Severe,
        DebtorEvent.NoticeIssued e => e.Items.Max(i => i.Kind).Means(),
        _ => Meaning.Caution,
    };
}
