using Inkassio.Domain.Debtors;
using Inkassio.Storage;
using Inkassio.Storage.Queries;
using Inkassio.Storage.Tables;
using Inkassio.Web.Parts;

namespace Inkassio.Web.Customers;

/// <summary>Promises, instalments, complaints and hand-overs that somebody has to look at today.</summary>
static class DayMatters
{
    const int RowsMax = 200, NamedMax = 3;

    public static async Task<IEnumerable<Waiting>> Load(TenantDb db, CancellationToken stop)
    {
        var waiting = await Matters.Waiting(db, db.Today, RowsMax, stop);
        return waiting.GroupBy(m => m.Kind).OrderBy(g => g.Key).Select(Of);
    }

    static Waiting Of(IGrouping<MatterKind, Matter> matters)
    {
        var count = matters.Count();
        IReadOnlyList<StuckDebtor> named =
            [.. matters.DistinctBy(m => m.Debtor).Take(NamedMax).Select(m => new StuckDebtor(m.Debtor, m.Name))];
        return matters.Key switch
        {
            MatterKind.Promise => new(
                count == 1 ? "1 Zusage" : $"{count:N0} Zusagen",
                (count == 1 ? "wurde" : "wurden") + " nicht gehalten. Ein Anruf klärt, woran es liegt.",
                "Anrufliste öffnen", "/anrufe", named),
            MatterKind.Plan => new(
                count == 1 ? "1 Ratenvereinbarung" : $"{count:N0} Ratenvereinbarungen",
                (count == 1 ? "ist" : "sind") + " gebrochen. Der Rest ist fällig, es geht auf der alten Stufe weiter.",
                "Ansehen", "/raten", named),
            MatterKind.Dispute => new(
                count == 1 ? "1 Beanstandung" : $"{count:N0} Beanstandungen",
                (count == 1 ? "wartet" : "warten") + " auf Antwort oder auf das Ergebnis. So lange ruht das Mahnen.",
                "Bearbeiten", "/beanstandungen", named),
            MatterKind.Referral => new(
                count == 1 ? "1 Übergabe" : $"{count:N0} Übergaben",
                "Eine Zahlung ging bei Ihnen ein. Sagen Sie es dem Partner, sonst fordert er weiter.",
                "Melden", "/uebergaben", named),
            _ => throw new System.Diagnostics.UnreachableException(matters.Key.ToString()),
        };
    }
}
