using System.Collections.Immutable;
using Inkassio.Assistant.Models;
using Inkassio.Domain.Debtors;
using Inkassio.Storage;

namespace Inkassio.Assistant.Talking;

/// <summary>What the owner of the demo firm has asked the assistant, for visitors to find: really asked, so that every
/// figure in the answers is one of her books.</summary>
public static class DemoTalks
{
    // The oldest first; the first sentence is the title by which a visitor finds a conversation.
    static readonly ImmutableArray<ImmutableArray<string>> Said =
    [
        ["Wie hoch sind die Verzugszinsen bei der Event-Technik Lärmann?", "Warum ist der Betrag so hoch?"],
        ["Warum noch keine Mahnung an das Hotel Drei Könige?", "Gesprächsleitfaden für einen Anruf dort"],
        ["Schreib der Spedition Kowalczyk die nächste Mahnung", "kürzer und etwas freundlicher"],
    ];

    /// <summary>Each conversation as a deed of its owner's. Done again, it goes on where it was cut off.</summary>
    // The grammar takes as long to read as all the answers: it is read while the demo lives its years.
    public static IReadOnlyList<Func<TenantDb, RateBook, CancellationToken, Task>> Prepare()
    {
        _ = Task.Run(() => Grammar.BuiltIn.Examples);
        return [.. Said.Select(said => (Func<TenantDb, RateBook, CancellationToken, Task>)(
            (owner, rates, stop) => Hold(owner, rates, said, stop)))];
    }

    static async Task Hold(TenantDb owner, RateBook rates, ImmutableArray<string> said, CancellationToken stop)
    {
        var assistant = new Conversation(new CaseBook(rates), ModelOffice.Closed);
        var talk = DerivedId.Of(owner.Tenant.Value, "talk", said[0]);
        var held = (await TalkHistory.Turns(owner, talk, stop)).Length;
        foreach (var say in said.Skip(held))
            await assistant.Answer(owner, talk, say, new(Debtor: null, Draft: null, MayPropose: true), stop);
    }
}
