using System.Globalization;
using Inkassio.Assistant.Drafting;
using Inkassio.Assistant.Talking;
using Inkassio.Domain.Debtors;
using Inkassio.Grains;
using Inkassio.Grains.Demo;
using Inkassio.Storage;

namespace Inkassio.Cli.Tests;

/// <summary>What a visitor of the demo finds under /assistent: really asked and really answered.</summary>
public sealed class The_conversations_of_the_demo : IDisposable
{
    readonly Shell shell = new();

    async Task<(EmbeddedHost Host, TenantDb Owner, IReadOnlyList<ConversationEntry> Talks)> Told(string today)
    {
        shell.Clock = new(DateTimeOffset.Parse($"{today}T09:00:00Z", CultureInfo.InvariantCulture));
        Assert.Equal(Terminal.Done, (await shell.Json("demo")).Code);
        var host = new EmbeddedHost(Database.Open(
            shell.Db, MasterKey.FromFile(shell.Path(Path.Combine("keys", "master.key"))), shell.Clock));
        var owner = (await host.Tenants.Enter(DemoTenant.Id, Author.Person(DemoTenant.Owner), reason: "", default))!;
        return (host, owner, await TalkHistory.List(owner, search: "", skip: 0, rowsMax: 10, default));
    }

    [Theory]
    [InlineData("2026-03-12")]
    [InlineData("2027-01-02")] // A Saturday after a holiday.
    [InlineData("2024-02-29")]
    [InlineData("2026-03-01")] // A Sunday.
    [InlineData("2026-12-28")] // Holidays behind it.
    public async Task show_a_draft_a_reason_and_interest_on_any_day(string today)
    {
        var (host, owner, talks) = await Told(today);
        await using var _ = host;
        Assert.Equal(
            [
                "Schreib der Spedition Kowalczyk die nächste Mahnung",
                "Warum noch keine Mahnung an das Hotel Drei Könige?",
                "Wie hoch sind die Verzugszinsen bei der Event-Technik Lärmann?",
            ], talks.Select(t => t.Title));
        var turns = new List<ToldTurn>();
        foreach (var talk in talks) turns.AddRange(await TalkHistory.Turns(owner, talk.Id, default));
        Assert.Equal(
            ["mahnung_entwerfen", "entwurf_aendern", "erklaeren", "gespraechsleitfaden", "zinsen", "erklaeren"],
            turns.Select(t => t.Reply.Heard.Intent));
        Assert.All(turns, t => Assert.NotEmpty(t.Reply.Cards));

        var drafted = Assert.Single(turns[1].Reply.Cards.OfType<Card.LetterCard>());
        var draft = await new DraftShelf(new CaseBook(host.Rates), Inkassio.Assistant.Models.ModelOffice.Closed)
            .Show(owner, drafted.Draft, default);
        Assert.Equal((2, true), (draft!.Draft.Version, draft.Foreseen.CanGo));
        Assert.Equal(DraftOrigin.Kit, draft.Draft.Origin);
        // What the answers say is what the books say.
        var interest = Assert.IsType<Card.TableCard>(turns[4].Reply.Cards[0]);
        Assert.Equal("Rechenblatt", interest.Title);
        Assert.NotEmpty(interest.Rows);
        Assert.Contains(turns[2].Reply.Cards.OfType<Card.ReasonsCard>(), c => c.Reasons.Length > 1);
    }

    [Fact]
    public async Task are_held_once_and_are_the_same_for_everybody()
    {
        var (first, owner, talks) = await Told("2026-03-12");
        var said = await Answers(owner, talks);
        await first.DisposeAsync();
        var (again, sameOwner, same) = await Told("2026-03-12");
        await using var _ = again;
        Assert.Equal(talks, same);
        Assert.Equal(said, await Answers(sameOwner, same));
        using var other = new The_conversations_of_the_demo();
        var (host, otherOwner, otherTalks) = await other.Told("2026-03-12");
        await using var _2 = host;
        Assert.Equal(talks.Select(t => t.Id), otherTalks.Select(t => t.Id));
        Assert.Equal(said, await Answers(otherOwner, otherTalks));
    }

    // Ids of letters differ from telling to telling, the words do not.
    static async Task<string> Answers(TenantDb owner, IReadOnlyList<ConversationEntry> talks)
    {
        var said = new List<string>();
        foreach (var talk in talks)
            foreach (var turn in await TalkHistory.Turns(owner, talk.Id, default))
                said.Add(string.Join('\n', (IEnumerable<string>)[turn.Say, turn.Reply.Echo, .. turn.Reply.Sentences]));
        return string.Join("\n\n", said);
    }

    public void Dispose() => shell.Dispose();
}
