using System.Collections.Immutable;
using System.Text.Json;
using Inkassio.Domain;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Assistant.Models;

/// <summary>Look-ups in one firm's books: the same queries that its pages ask.</summary>
public static class BookTools
{
    const int FoundMax = 10;

    /// <summary>The firm is in <paramref name="db"/>; no argument can name another.</summary>
    public static ImmutableArray<ReadTool> For(TenantDb db) =>
    [
        new("suche_schuldner", "Sucht Kunden nach Name oder Kundennummer, höchstens zehn.", ReadTool.SchemaOf("""
            {"type":"object","additionalProperties":false,"required":["text"],
             "properties":{"text":{"type":"string","description":"Name oder Kundennummer"}}}
            """), (asked, stop) => Find(db, asked.GetProperty("text").GetString()!, stop)),
        new("liste_offen", "Die Kunden, die etwas schulden, höchstens fünfzig.", ReadTool.SchemaOf("""
            {"type":"object","additionalProperties":false,"required":["sortierung","top","min_tage"],
             "properties":{"sortierung":{"type":"string","enum":["betrag_desc","verzug_desc","name_asc"]},
              "top":{"type":"integer"},"min_tage":{"type":["integer","null"]}}}
            """), (asked, stop) => Open(db, asked, stop)),
        new("offene_summen", "Was insgesamt offen und überfällig ist, nach Währung.", ReadTool.SchemaOf("""
            {"type":"object","additionalProperties":false,"required":[],"properties":{}}
            """), (_, stop) => Sums(db, stop)),
    ];

    static async Task<ToolRows> Find(TenantDb db, string text, CancellationToken stop) => new(
    [
        .. (await Search.Load(db, ToolMarks.Plain(text, Limits.NameMax), FoundMax, stop)).Take(FoundMax)
            .Select(hit => ImmutableArray.Create<(string, ToolValue)>(
                ("nummer", new ToolValue.Number(hit.Number)), ("name", new ToolValue.Name(hit.Name)),
                ("ort", new ToolValue.Name(hit.Town)))),
    ]);

    static async Task<ToolRows> Open(TenantDb db, JsonElement asked, CancellationToken stop)
    {
        var order = asked.GetProperty("sortierung").GetString();
        var view = new AgingView(Take: (int)Math.Clamp(asked.GetProperty("top").GetInt64(), 1, ToolRows.RowsMax))
        {
            Sort = order switch
            {
                "betrag_desc" => AgingSort.Open,
                "name_asc" => AgingSort.Name,
                _ => AgingSort.DaysOverdue,
            },
            IsDescending = order != "name_asc",
            DaysMin = asked.GetProperty("min_tage") is { ValueKind: JsonValueKind.Number } days
                ? (int)Math.Clamp(days.GetInt64(), 0, 10_000) : null,
        };
        var (rows, _) = await AgingList.Load(db, db.Today, view, stop);
        return new([.. rows.Select(row => ImmutableArray.Create<(string, ToolValue)>(
            ("nummer", new ToolValue.Number(row.Number)), ("name", new ToolValue.Name(row.Name)),
            ("offen", new ToolValue.Sum(row.Open)), ("tage", new ToolValue.Count(row.DaysOverdue))))]);
    }

    static async Task<ToolRows> Sums(TenantDb db, CancellationToken stop) => new(
    [
        .. (await Overview.Load(db, db.Today, stop)).Select(one => ImmutableArray.Create<(string, ToolValue)>(
            ("offen", new ToolValue.Sum(one.Open)), ("ueberfaellig", new ToolValue.Sum(one.Overdue)),
            ("rechnungen", new ToolValue.Count(one.Claims)))),
    ]);
}
