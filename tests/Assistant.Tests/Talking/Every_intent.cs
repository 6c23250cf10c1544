using System.Collections.Immutable;
using Inkassio.Assistant.Talking;
using Inkassio.Assistant.Talking.Answers;
using Inkassio.Domain.Debtors;
using static Inkassio.Assistant.Tests.Talking.Office;

namespace Inkassio.Assistant.Tests.Talking;

public sealed class Every_intent
{
    [Fact]
    public void has_an_answer() => Assert.Equal(
        Heard.File.GetProperty("intents").EnumerateObject().Select(i => i.Name).Order(StringComparer.Ordinal),
        Answering.Intents.Order(StringComparer.Ordinal));

    static IEnumerable<string> Enum(string intent, string slot)
    {
        var said = Heard.File.GetProperty("intents").GetProperty(intent).GetProperty("slots").GetProperty(slot)
            .GetString()!;
        return said["enum: ".Length..].Split(" | ");
    }

    [Fact]
    public void to_explain_has_a_text_for_every_theme_and_country()
    {
        foreach (var theme in Enum("erklaeren", "thema"))
            foreach (var country in System.Enum.GetValues<Country>())
                Assert.True(ExplainedTexts.Of(theme, country).Text.Length > 40, $"{theme} {country}");
    }

    [Fact]
    public void to_decline_has_a_reason_and_a_way_out()
    {
        foreach (var reason in Enum("ablehnen", "grund"))
        {
            Assert.True(RefusedTexts.Why(reason).Length > 40, reason);
            Assert.True(RefusedTexts.Instead(reason).Length > 10, reason);
        }
    }

    [Fact]
    public void to_answer_an_objection_knows_all_of_them()
    {
        foreach (var key in Enum("einwand_behandeln", "einwand"))
        {
            var card = Objections24.Of(key);
            Assert.True(card is not null, key);
            Assert.True(Objections24.Effect(card!).Length > 10, key);
        }
    }

    [Fact]
    public async Task of_the_forty_is_answered_in_words()
    {
        await using var office = await OfUtterances();
        var müller = (await office.Alone("Was hat Müller GmbH offen?")).Debtor;
        foreach (var @case in Heard.File.GetProperty("cases").EnumerateArray())
        {
            var reply = await office.Alone(
                Heard.Text(@case, "say"), müller, await office.Shelf.Begin(office.Db, müller!.Value, default));
            Assert.True(reply.Sentences.Length + reply.Cards.Length > 0, Heard.Text(@case, "id"));
            Assert.True(reply.Chips.Length <= Speech.ChipsMax, Heard.Text(@case, "id"));
            Assert.All(reply.Chips, chip => Assert.True(chip.Say.Length > 0 ^ chip.Path is not null));
        }
    }

    [Theory]
    [InlineData("Gesprächsleitfaden für Huber", "gespraechsleitfaden")]
    [InlineData("Duzen wir den Huber Sepp?", "register_setzen")]
    [InlineData("Mahnung an Huber", "mahnung_entwerfen")]
    [InlineData("Mahnstopp für Huber", "mahnstopp")]
    [InlineData("Müller", "")]
    public async Task that_asks_back_understands_every_button(string say, string intent)
    {
        await using var office = await OfUtterances();
        var asked = await office.Alone(say);
        Assert.Equal("rueckfrage", asked.Heard.Intent);
        Assert.NotEmpty(asked.Chips);
        foreach (var chip in asked.Chips)
        {
            var conversation = Guid.CreateVersion7();
            await office.Talk.Answer(office.Db, conversation, say, new(null, null, true), default);
            var reply = await office.Talk.Answer(office.Db, conversation, chip.Say, new(null, null, true), default);
            if (intent.Length > 0) Assert.Equal((chip.Words, intent), (chip.Words, reply.Heard.Intent));
        }
    }

    [Fact]
    public async Task that_asks_for_a_day_understands_every_button()
    {
        await using var office = await OfUtterances();
        await office.Say("Zahlungserinnerung an Müller GmbH");
        var asked = await office.Say("Frist bis nächsten Freitag");
        Assert.Equal(["Fr 13.03.2026", "Fr 20.03.2026"], asked.Chips.Select(c => c.Words));
        Assert.Equal(On(3, 20), (await office.Letter(await office.Say(asked.Chips[1].Say))).Draft.Wish.DeadlineOn);
    }

    [Theory]
    [InlineData("Leitfaden für einen Anruf bei Müller GmbH", "Es geht um unsere Rechnungen RE-2026-0163")]
    public async Task to_call_says_no_figure_before_it_is_clear_who_speaks(string say, string talk)
    {
        await using var office = await OfUtterances();
        var script = (await office.Say(say)).Cards.OfType<Card.ScriptCard>().Single();
        Assert.DoesNotContain(script.Opening, p =>
            p.Text.Any(char.IsDigit) && p.Text.Contains("RE-", StringComparison.Ordinal));
        Assert.Contains(script.Talk, p => p.Text.StartsWith(talk, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Antworte Weiß, dass wir Raten anbieten können", "instalment-offer")]
    [InlineData("Antworte Weiß mit einer Rechnungskopie", "invoice-copy")]
    [InlineData("Antworte Weiß, dass wir die Reklamation prüfen", "complaint-answer")]
    public async Task to_answer_writes_the_letter_of_its_kind(string say, string kind)
    {
        await using var office = await OfUtterances();
        var view = await office.Letter(await office.Say(say));
        Assert.Equal(kind, Domain.KebabEnum<Domain.Correspondence.LetterKind>.Word(view.Draft.Aim.Kind));
        Assert.NotNull(view.Letter);
    }
}
