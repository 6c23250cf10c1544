using System.Text.Json;
using Inkassio.Assistant.Models;
using Microsoft.Extensions.AI;

namespace Inkassio.Assistant.Tests.Models;

/// <summary>Where our ear has no intent, a model may name one; whom, how much and when it never says.</summary>
public sealed class Hearing_with_a_model
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static readonly Understood Unsure = Understood.Of("rueckfrage", [new("frage", "absicht")]);

    static async Task<(Understood Heard, string Asked)> Hear(string say, string answer, Understood? heard = null)
    {
        await using var provider = FakeProvider.Saying(ScriptedAnswer.Say(answer));
        using var door = Lines.DoorTo(provider.Address);
        var hearing = new ModelHearing(Lines.Of(door.Chat(provider.Address)));
        var after = await hearing.Hear(say, Context.Empty(Heard.Today), Heard.Book, heard ?? Unsure, Stop);
        return (after, provider.Requests.SingleOrDefault() ?? "");
    }

    static string Says(string intent, params (string Name, string Value)[] features) => JsonSerializer.Serialize(new
    {
        absicht = intent, merkmale = features.Select(f => new { name = f.Name, wert = f.Value }),
    });

    [Fact]
    public void is_for_what_our_own_ear_asks_about()
    {
        Assert.True(ModelHearing.IsNeeded(Unsure));
        Assert.False(ModelHearing.IsNeeded(Heard.Say("Was hat die Bäckerei Gross noch offen?")));
        Assert.False(ModelHearing.IsNeeded(Heard.Say("Gesprächsleitfaden für Huber")));
        Assert.False(ModelHearing.IsNeeded(Heard.Say("Wie wird morgen das Wetter?")));
    }

    [Fact]
    public async Task takes_the_intent_from_the_model_and_the_debtor_from_the_words()
    {
        var (heard, _) = await Hear("Mach mal was zur Ökohof Jäger eG", Says("saldo"));
        Assert.Equal(("saldo", "K-1008"), (heard.Intent, heard.Text("schuldner")));
    }

    [Fact]
    public async Task asks_for_the_debtor_when_the_words_name_none()
    {
        var (heard, _) = await Hear("Rechnung machen", Says("saldo"));
        Assert.Equal(("rueckfrage", "saldo", "schuldner"), (heard.Intent, heard.Text("absicht"), heard.Text("frage")));
    }

    [Theory]
    [InlineData("ratenplan"), InlineData("mahnstopp"), InlineData("stundung"), InlineData("zusage_notieren")]
    [InlineData("entwurf_senden"), InlineData("notiz"), InlineData("zahlung_zuordnen"), InlineData("register_setzen")]
    public async Task only_asks_about_what_would_change_something(string intent)
    {
        var (heard, _) = await Hear("Mach mal was zur Ökohof Jäger eG", Says(intent));
        Assert.Equal(("rueckfrage", intent), (heard.Intent, heard.Text("absicht")));
    }

    [Fact]
    public async Task takes_only_features_that_the_grammar_knows()
    {
        var (heard, _) = await Hear("Rechnung machen",
            Says("einwand_behandeln", ("einwand", "mangel"), ("ton", "tu:sag"), ("kanal", "sms")));
        Assert.Equal(("einwand_behandeln", "mangel"), (heard.Intent, heard.Text("einwand")));
        Assert.False(heard.Slots.ContainsKey("ton") || heard.Slots.ContainsKey("kanal"));
        (heard, _) = await Hear("Rechnung machen", Says("einwand_behandeln", ("einwand", "Müller GmbH")));
        Assert.False(heard.Slots.ContainsKey("einwand"));
    }

    [Fact]
    public async Task tells_the_model_no_name_no_sum_and_no_day()
    {
        var (_, asked) = await Hear(
            "Irgendwas mit Müller & Söhne KG, RE-2026-0142 und 1.190,00 € bis 19.03.2026, K-1005, DE02120300000000202051", Says("unklar"));
        Assert.Contains("KUNDE", asked, StringComparison.Ordinal);
        using var body = JsonDocument.Parse(asked);
        var sentence = body.RootElement.GetProperty("messages")[1].GetProperty("content").GetString()!;
        foreach (var secret in (string[])["Müller", "Söhne", "0142", "1.190", "19.03", "1005", "DE02"])
            Assert.DoesNotContain(secret, sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task leaves_everything_as_it_was_when_the_model_fails()
    {
        foreach (var answer in (string[])["", "[]", Says("unklar"), Says("alles_senden"), "{\"absicht\":\"saldo\"}"])
            Assert.Same(Unsure, (await Hear("Rechnung machen", answer)).Heard);
        Assert.Same(Unsure, await new ModelHearing(Lines.Of(new Deaf())).Hear(
            "Rechnung machen", Context.Empty(Heard.Today), Heard.Book, Unsure, Stop));
    }

    [Fact]
    public async Task asks_nobody_when_our_own_ear_is_sure()
    {
        var sure = Heard.Say("Wie ist unser DSO?");
        Assert.Same(sure, (await Hear("Wie ist unser DSO?", Says("ratenplan"), heard: sure)).Heard);
    }
}
