using System.Text.Json;
using System.Text.Json.Nodes;

namespace Inkassio.Cli.Tests;

public sealed class Asking_the_assistant : IDisposable
{
    readonly Shell shell = new();

    static readonly JsonElement Forty = JsonDocument.Parse(
        typeof(Terminal).Assembly.GetManifestResourceStream("example-book.json")!).RootElement;

    [Fact]
    public async Task answers_the_forty_utterances_from_the_example_on_an_empty_database()
    {
        var ended = await Batch();
        Assert.Equal(Terminal.Done, ended.Code);
        Assert.Contains("Beispielbuch", ended.Messages, StringComparison.Ordinal);
        Right(ended);
        Assert.Equal(Terminal.Refused, (await shell.Json("list", "debtors")).Code); // Nothing of it was kept.
    }

    [Fact]
    public async Task answers_from_a_book_that_is_named()
    {
        var book = shell.File("book.json", Forty.GetRawText());
        await shell.Json("import", shell.File("open.csv", OpenInvoices.Two));
        Right(await Batch("--book", book));
    }

    [Fact]
    public async Task answers_from_the_firms_own_books_where_it_has_some()
    {
        await shell.Json("import", shell.File("open.csv", OpenInvoices.Two));
        var answer = (await shell.Json("ask", "Was hat Jörg Weiß noch offen?")).Only;
        Assert.Equal(("saldo", "antwort"), ((string)answer["intent"]!, (string)answer["reaction"]!));
        Assert.Equal("K-2", (string)answer["slots"]!["schuldner"]!);
        Assert.Contains("59,50", (string)answer["answer"]!, StringComparison.Ordinal);
        Assert.Null(answer["draft"]);
    }

    [Fact]
    public async Task shows_the_draft_with_what_the_guard_says()
    {
        var answer = (await shell.Json("ask", "kürzer, Frist bis 26.03.2026", "--context", "debtor=K-1001,draft")).Only;
        Assert.Equal("entwurf_aendern", (string)answer["intent"]!);
        Assert.Contains("26.03.2026", answer["draft"]!["paragraphs"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty((string)answer["draft"]!["subject"]!));
        Assert.Empty(answer["guard"]!.AsArray());
    }

    [Fact]
    public async Task follows_the_sentences_before()
    {
        var line = """{"id": 1, "say": "den zweiten", "context": {"before": ["Gesprächsleitfaden für Huber"]}}""";
        var answer = (await shell.Json("ask", "--batch", "--file", shell.File("a.jsonl", line))).Only;
        Assert.Equal(("gespraechsleitfaden", "K-1004"),
            ((string)answer["intent"]!, (string)answer["slots"]!["schuldner"]!));
    }

    [Fact]
    public async Task says_which_line_is_no_question()
    {
        var ended = await shell.Json("ask", "--batch", "--file", shell.File("a.jsonl", "{\"id\": 1}\nnope\n"));
        Assert.Equal(Terminal.Refused, ended.Code);
        Assert.Contains("Zeile 2", ended.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("ask", "Hilfe", "--batch")]
    [InlineData("ask", "Hilfe", "--context", "kunde=K-1")]
    public async Task is_told_apart_from_wrong_use(params string[] words) =>
        Assert.Equal(Terminal.WrongUse, (await shell.Json(words)).Code);

    async Task<Ended> Batch(params string[] more)
    {
        var lines = Forty.GetProperty("cases").EnumerateArray().Select(c => JsonSerializer.Serialize(new
        {
            id = c.GetProperty("id"), say = c.GetProperty("say"), context = c.GetProperty("context"),
        }));
        return await shell.Json(
            ["ask", "--batch", "--file", shell.File("forty.jsonl", string.Join('\n', lines)), .. more]);
    }

    static void Right(Ended ended)
    {
        var answers = ended.Records.ToDictionary(r => (string)r["id"]!);
        foreach (var c in Forty.GetProperty("cases").EnumerateArray())
        {
            var answer = answers[c.GetProperty("id").GetString()!];
            var wanted = c.TryGetProperty("accept", out var more) ? more.EnumerateArray().Append(c) : [c];
            Assert.True(wanted.Any(w => Fits(w, answer)), answer.ToJsonString());
            Assert.False(string.IsNullOrWhiteSpace((string)answer["answer"]!), answer.ToJsonString());
            if ((string)answer["reaction"]! == "entwurf" && (string)answer["intent"]! != "gespraechsleitfaden")
                Assert.NotNull(answer["draft"]);
        }
    }

    static bool Fits(JsonElement wanted, JsonNode answer)
    {
        if (wanted.GetProperty("intent").GetString() != (string)answer["intent"]!
            || wanted.GetProperty("reaction").GetString() != (string)answer["reaction"]!) return false;
        var optional = wanted.GetProperty("optional").EnumerateArray().Select(o => o.GetString()).ToHashSet();
        return wanted.GetProperty("slots").EnumerateObject().All(slot =>
            answer["slots"]![slot.Name] is { } got ? Holds(slot.Value, got) : optional.Contains(slot.Name));
    }

    // A list of candidates may hold more than the table names.
    static bool Holds(JsonElement wanted, JsonNode got) => wanted.ValueKind == JsonValueKind.Array
        ? wanted.EnumerateArray().All(w => got.AsArray().Any(g => g!.ToString() == w.ToString()))
        : got.ToString() == wanted.ToString();

    public void Dispose() => shell.Dispose();
}
