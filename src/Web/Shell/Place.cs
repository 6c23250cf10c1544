using Inkassio.Web.Texts;

namespace Inkassio.Web.Shell;

/// <summary>A place in the menu. Only places that have a page stand here.</summary>
/// <param name="OnPhone">Stands in the bar at the foot of a phone; at most five do.</param>
public sealed record Place(string Path, string Icon, Func<string> Name, bool OnPhone)
{
    public static readonly IReadOnlyList<Place> All =
    [
        new("/heute", "today", () => Words.Today, OnPhone: true),
        new("/ueberblick", "overview", () => Words.Overview, OnPhone: false),
        new("/kunden", "customers", () => Words.Customers, OnPhone: true),
        new("/mahnlauf", "run", () => Words.DunningRun, OnPhone: true),
        new("/anrufe", "calls", () => Words.Calls, OnPhone: false),
        new("/beanstandungen", "complaints", () => Words.Complaints, OnPhone: false),
        new("/raten", "plans", () => Words.Plans, OnPhone: false),
        new("/zahlungen", "payments", () => Words.Payments, OnPhone: true),
        new("/uebergaben", "handover", () => Words.HandOvers, OnPhone: false),
        new("/kundengruppen", "segments", () => Words.Segments, OnPhone: false),
        new("/assistent", "assistant", () => Words.Assistant, OnPhone: false),
        new("/post", "post", () => Words.Post, OnPhone: false),
        new("/einlesen", "import", () => Words.Import, OnPhone: false),
        new("/einstellungen", "settings", () => Words.Settings, OnPhone: true),
    ];
}
