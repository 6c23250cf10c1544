using Inkassio.Domain.Dunning;

namespace Inkassio.Grains.Demo;

/// <summary>Something that happens on a day: an invoice is written, or one of its acts comes.</summary>
/// <param name="Act">The act's place in the invoice; null when the invoice itself is written.</param>
readonly record struct AgendaEntry(DemoInvoice Invoice, int? Act);

/// <summary>What happens on which day; grows by what follows upon letters.</summary>
sealed class Agenda
{
    readonly Dictionary<DateOnly, List<AgendaEntry>> days = [];
    readonly Dictionary<InvoiceId, DemoInvoice> byId;

    public Agenda(IReadOnlyList<DemoInvoice> invoices)
    {
        byId = invoices.ToDictionary(i => i.Id);
        foreach (var invoice in invoices)
        {
            Add(invoice.IssuedOn, new(invoice, Act: null));
            for (var i = 0; i < invoice.Acts.Length; i++)
                if (invoice.Acts[i].When is { After: null } when) Add(when.On, new(invoice, i));
        }
    }

    public DemoInvoice Invoice(InvoiceId id) => byId[id];

    public IReadOnlyList<AgendaEntry> On(DateOnly day) => days.TryGetValue(day, out var entries) ? entries : [];

    /// <summary>A letter of a kind went out for an invoice: what follows upon it takes its place.</summary>
    public void Follow(InvoiceId id, NoticeKind kind, DateOnly issuedOn)
    {
        var invoice = byId[id];
        for (var i = 0; i < invoice.Acts.Length; i++)
            if (invoice.Acts[i].When is { } when && when.After == kind)
                Add(issuedOn.AddDays(when.Days), new(invoice, i));
    }

    void Add(DateOnly day, AgendaEntry entry)
    {
        if (!days.TryGetValue(day, out var entries)) days[day] = entries = [];
        if (!entries.Contains(entry)) entries.Add(entry);
    }
}
