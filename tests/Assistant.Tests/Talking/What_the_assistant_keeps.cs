using System.Text.Json;
using Inkassio.Assistant.Talking;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Storage;
using static Inkassio.Assistant.Tests.Talking.Office;

namespace Inkassio.Assistant.Tests.Talking;

public sealed class What_the_assistant_keeps
{
    [Fact]
    public async Task is_read_again_as_it_was_said()
    {
        await using var office = await OfUtterances();
        var first = await office.Say("Wer schuldet uns am meisten?");
        var second = await office.Say("Vereinbare mit Müller GmbH sechs Raten ab 1. April");
        var turns = await TalkHistory.Turns(office.Db, office.Conversation, default);
        Assert.Equal(["Wer schuldet uns am meisten?", "Vereinbare mit Müller GmbH sechs Raten ab 1. April"],
            turns.Select(t => t.Say));
        Assert.Equal(Json(first), Json(turns[0].Reply));
        Assert.Equal(Json(second), Json(turns[1].Reply));
        Assert.Equal(6, turns[1].Reply.Heard.Slots["raten"]);
    }

    static string Json(Assistant.Talking.Reply reply) => JsonSerializer.Serialize(reply, TalkJson.Options);

    [Fact]
    public async Task is_found_by_words_of_question_and_answer()
    {
        await using var office = await OfUtterances();
        await office.Alone("Was hat die Bäckerei Gross noch offen?");
        await office.Alone("Wie ist unser DSO?");
        Assert.Equal(2, (await TalkHistory.List(office.Db, "", 0, 50, default)).Count);
        Assert.Equal("Was hat die Bäckerei Gross noch offen?",
            Assert.Single(await TalkHistory.List(office.Db, "773,50", 0, 50, default)).Title);
        Assert.Empty(await TalkHistory.List(office.Db, "Nordlicht", 0, 50, default));
    }

    [Fact]
    public async Task is_its_persons_alone()
    {
        await using var office = await OfUtterances();
        await office.Say("Wie ist unser DSO?");
        var colleague = await office.Colleague();
        Assert.Empty(await TalkHistory.List(colleague, "", 0, 50, default));
        Assert.Empty(await TalkHistory.Turns(colleague, office.Conversation, default));
        Assert.False(await TalkHistory.Delete(colleague, office.Conversation, default));
        await office.Talk.Answer(colleague, office.Conversation, "Was steht heute an?", new(null, null, true), default);
        Assert.Single(await TalkHistory.Turns(office.Db, office.Conversation, default));
    }

    [Fact]
    public async Task is_taken_along_as_text_and_as_json()
    {
        await using var office = await OfUtterances();
        await office.Say("Was hat die Bäckerei Gross noch offen?");
        var text = await TalkHistory.ToMarkdown(office.Db, office.Conversation, default);
        Assert.Contains("## 12.03.2026: Was hat die Bäckerei Gross noch offen?", text, StringComparison.Ordinal);
        Assert.Contains("| RE-2025-1424 | 297,50 € |", text, StringComparison.Ordinal);
        var json = JsonDocument.Parse(await TalkHistory.ToJson(office.Db, office.Conversation, default));
        Assert.Equal("saldo", json.RootElement[0].GetProperty("reply").GetProperty("heard").GetProperty("intent")
            .GetString());
    }

    [Fact]
    public async Task is_gone_when_it_was_deleted()
    {
        await using var office = await OfUtterances();
        await office.Say("Wie ist unser DSO?");
        Assert.True(await TalkHistory.Delete(office.Db, office.Conversation, default));
        Assert.Empty(await TalkHistory.List(office.Db, "", 0, 50, default));
        Assert.False(await TalkHistory.Delete(office.Db, office.Conversation, default));
    }

    [Fact]
    public async Task is_tidied_up_after_ninety_days()
    {
        await using var office = await OfUtterances();
        await office.Say("Wie ist unser DSO?");
        office.Clock.Now = office.Clock.Now.AddDays(89);
        await office.Alone("Was steht heute an?");
        Assert.Equal(2, (await TalkHistory.List(office.Db, "", 0, 50, default)).Count);
        office.Clock.Now = office.Clock.Now.AddDays(2);
        await office.Alone("Was steht heute an?");
        Assert.DoesNotContain(await TalkHistory.List(office.Db, "", 0, 50, default), c => c.Id == office.Conversation);
    }

    [Fact]
    public async Task of_an_erased_debtor_can_be_read_by_nobody()
    {
        await using var office = await Open();
        var debtor = await office.Debtor("K-1", "Bäckerei Löwe");
        var other = await office.Debtor("K-2", "Tischlerei Wolf");
        await office.Invoice(debtor, "R-1", Euro(100), On(2, 10));
        await office.Invoice(other, "R-2", Euro(100), On(2, 10));
        var listed = await office.Say("Wer schuldet uns am meisten?"); // Names both.
        var draft = (await office.Say("Zahlungserinnerung an Löwe")).Draft!.Value;
        var proposal = (await office.Proposal(await office.Say("Mahnstopp für Löwe"))).Id;
        await office.Say("Was hat Wolf noch offen?");
        Assert.Contains(listed.Cards.OfType<Card.TableCard>().Single().Rows, r => r.Cells[0].Text == "Bäckerei Löwe");

        await new Erasure(office.Journal).Erase(office.Db, debtor, default);

        var turns = await TalkHistory.Turns(office.Db, office.Conversation, default);
        Assert.Equal("Was hat Wolf noch offen?", Assert.Single(turns).Say);
        Assert.Null(await office.Shelf.Show(office.Db, draft, default));
        Assert.Empty(await office.Shelf.Versions(office.Db, draft, default));
        Assert.Null(await ProposalShelf.Of(office.Db, proposal, default));
        Assert.DoesNotContain(
            "Löwe", await TalkHistory.ToJson(office.Db, office.Conversation, default), StringComparison.Ordinal);
        Assert.Empty((await office.Alone("Was hat Löwe noch offen?")).Cards);
    }
}
