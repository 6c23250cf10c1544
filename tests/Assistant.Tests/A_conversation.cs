namespace Inkassio.Assistant.Tests;

public sealed class A_conversation
{
    [Fact]
    public void repeats_the_last_wish_for_somebody_else()
    {
        var got = Heard.Say("und an Schmidt", "Zweite Mahnung an Nguyen, Frist 14 Tage");
        Assert.Equal(("mahnung_entwerfen", "K-1006", (object)2, "2026-03-26"),
            (got.Intent, got.Text("schuldner"), got.Slots["stufe"], got.Text("frist")));
    }

    [Theory]
    [InlineData("den Josef", "K-1004")]
    [InlineData("Huber Bau", "K-1003")]
    [InlineData("den zweiten", "K-1004")]
    [InlineData("K-1003", "K-1003")]
    public void goes_on_when_its_question_is_answered(string answer, string number)
    {
        var got = Heard.Say(answer, "Dritte Mahnung an Huber");
        Assert.Equal(("mahnung_entwerfen", number, (object)3),
            (got.Intent, got.Text("schuldner"), got.Slots.GetValueOrDefault("stufe")!));
    }

    [Fact]
    public void changes_the_draft_of_the_turn_before()
    {
        var got = Heard.Say("kürzer und Frist zwei Wochen", "Mahnung an die Schmid AG");
        Assert.Equal(("entwurf_aendern", "K-1005", "2026-03-26"),
            (got.Intent, got.Text("schuldner"), got.Text("frist")));
    }

    [Theory]
    [InlineData("anders")]
    [InlineData("mach es anders")]
    [InlineData("Formulier es anders")]
    [InlineData("formulier das um")]
    [InlineData("schreib es noch einmal")]
    [InlineData("noch einmal bitte")]
    [InlineData("neue Version bitte")]
    [InlineData("hast du eine andere Fassung?")]
    [InlineData("gefällt mir nicht")]
    [InlineData("das gefällt mir noch nicht so")]
    [InlineData("bitte mit anderen Worten")]
    [InlineData("das geht besser")]
    [InlineData("überzeugt mich nicht")]
    [InlineData("rewrite it please")]
    [InlineData("try again")]
    public void writes_the_draft_again_when_it_does_not_please(string say)
    {
        var got = Heard.Say(say, "Mahnung an die Schmid AG");
        Assert.Equal(("entwurf_aendern", "K-1005"), (got.Intent, got.Text("schuldner")));
    }

    [Theory]
    [InlineData("Saldo von Wesselburen Haustechnik", "Wesselburen Haustechnik")]
    [InlineData("Schreib der Wesselburen GmbH eine Mahnung", "Wesselburen GmbH")]
    [InlineData("mahnung an obermaier", "obermaier")]
    [InlineData("Was schuldet uns Frau Obermaier?", "Obermaier")]
    [InlineData("Saldo von K-9999", "K-9999")]
    [InlineData("Zweite Mahnung an Nguyen", null)]
    public void repeats_the_name_that_the_book_does_not_have(string say, string? name) =>
        Assert.Equal(name, Heard.Say(say).UnknownName);

    [Fact]
    public void knows_who_he_is() => Assert.Equal("K-1007",
        Heard.Say("Was hat er noch offen?", "Wann haben wir Weiß zuletzt gemahnt?").Text("schuldner"));

    [Fact]
    public void never_gives_the_debtor_in_view_for_an_unknown_name()
    {
        var got = Heard.Say("Mahnung an Obermaier");
        Assert.Equal(("rueckfrage", null), (got.Intent, got.Text("schuldner")));
    }

    [Theory]
    [InlineData("Mahnstopp für Müller GmbH bis Ende März", "2026-03-31")]
    [InlineData("Mahnstopp für Müller GmbH bis zum Ersten", "2026-04-01")]
    [InlineData("Mahnstopp für Müller GmbH bis übernächste Woche Montag", "2026-03-23")]
    [InlineData("Mahnstopp für Müller GmbH bis Freitag in einer Woche", "2026-03-20")]
    [InlineData("Mahnstopp für Müller GmbH bis Ostermontag", "2026-04-06")]
    [InlineData("Mahnstopp für Müller GmbH bis 5. April 2026", "2026-04-05")]
    [InlineData("Mahnstopp für Müller GmbH bis in acht Tagen", "2026-03-19")]
    public void means_days_from_today_on(string say, string day) =>
        Assert.Equal(day, Heard.Say(say).Text("datum"));
}
