using System.Text.Json;

namespace Inkassio.Cli.Tests;

public sealed class Guarding_texts : IDisposable
{
    readonly Shell shell = new();

    async Task<Ended> Guard(string lines) => await shell.Json("guard", "--file", shell.File("texts.jsonl", lines));

    static string Entry(string mode, string text, params object[] facts) => JsonSerializer.Serialize(
        new { mode, kind = "notice-2", channel = "email", register = "Sie", text, flags = Array.Empty<string>(), facts });

    [Fact]
    public async Task lets_clean_prose_pass()
    {
        var ended = await Guard(Entry("S", "Bitte denken Sie an unsere Rechnung."));
        Assert.Equal(Terminal.Done, ended.Code);
        Assert.True((bool)ended.Only["ok"]!);
        Assert.Empty(ended.Only["findings"]!.AsArray());
    }

    [Fact]
    public async Task tells_rule_class_and_place_of_each_finding()
    {
        const string text = "Bitte zahlen Sie fünfhundert.";
        var ended = await Guard(Entry("S", text));
        Assert.Equal(Terminal.Refused, ended.Code);
        var finding = Assert.Single(ended.Only["findings"]!.AsArray())!;
        Assert.Equal(("G2", "number-word"), ((string)finding["rule"]!, (string)finding["class"]!));
        Assert.Equal("fünfhundert", text[(int)finding["from"]!..(int)finding["to"]!]);
    }

    [Fact]
    public async Task compares_values_with_the_facts_given()
    {
        object[] facts =
        [
            new { type = "amount", role = "total", value = "1234.56" }, new { type = "amount", role = "fee", value = "5.00" },
            new { type = "date", role = "deadline", value = "2026-03-19" },
        ];
        var ended = await Guard(string.Join('\n',
            Entry("V", "Bitte zahlen Sie 1.234,56 € bis Donnerstag, 19.03.2026.", facts),
            Entry("V", "Bitte zahlen Sie 5,00 €.", facts), Entry("V", "Bitte zahlen Sie 1.234,57 €.", facts),
            Entry("V", "Zahlen Sie an AT61 1904 3002 3457 3201.", facts)));
        var classes = ended.Records.Select(
            r => string.Join(' ', r["findings"]!.AsArray().Select(f => (string?)f!["class"])));
        Assert.Equal(["", "contradicted", "unsupported", "foreign-account"], classes);
    }

    // The public form: letters, places, roles and flags by any reasonable name.
    [Theory]
    [InlineData("""{"mode":"s","kind":"2","channel":"Brief","text":"Bitte denken Sie an unsere Rechnung."}""", true)]
    [InlineData("""{"mode":"S","kind":3,"channel":"fax","text":"Dies ist unsere letzte Mahnung."}""", true)]
    [InlineData("""{"mode":"S","kind":"Notice_1","flags":{"telefoniert":true},"text":"Zum Telefonat:"}""", true)]
    [InlineData("""{"mode":"S","kind":"Notice_1","flags":{"telefoniert":false},"text":"Zum Telefonat:"}""", false)]
    [InlineData("""{"mode":"S","kind":"1. Mahnung","flags":["reminder_sent"],"text":"Sie sind erinnert."}""", true)]
    [InlineData("""{"mode":"S","kind":"invoice-copy","text":"Anbei finden Sie die Kopie."}""", true)]
    [InlineData("""{"mode":"S","stage":1,"register":"Du","text":"Bitte überweisen Sie den Betrag."}""", false)]
    [InlineData("""{"kind":"reminder","text":"Offen sind 5,00 €.","facts":{"total":"5.00"}}""", true)]
    [InlineData("""{"mode":"V","text":"Bis 20.03.2026","facts":[{"role":"Frist","value":"2026-03-19"}]}""", false)]
    [InlineData("""{"mode":"V","text":"Bis 19.03.2026","facts":[{"type":"frist","value":"19.03.2026"}]}""", true)]
    public async Task takes_what_people_call_things(string line, bool isOk) =>
        Assert.Equal(isOk, (bool)(await Guard(line)).Only["ok"]!);

    [Theory]
    [InlineData("""{"mode":"X","text":"Hallo"}""")]
    [InlineData("""{"mode":"S","kind":"poem","text":"Hallo"}""")]
    [InlineData("""{"mode":"S","kind":"reminder"}""")]
    [InlineData("""{"mode":"V","text":"Hallo","facts":[{"type":"colour","role":"","value":"red"}]}""")]
    [InlineData("[1]")]
    public async Task refuses_what_it_cannot_read(string line)
    {
        var ended = await Guard(line);
        Assert.Equal(Terminal.Refused, ended.Code);
        Assert.NotEmpty((string)ended.Only["refused"]!["reason"]!);
    }

    public void Dispose() => shell.Dispose();
}
