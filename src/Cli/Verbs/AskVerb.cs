using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Inkassio.Cli.Asking;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Cli.Verbs;

/// <summary><c>ask "…"</c> and <c>ask --batch</c>: the assistant without a browser.</summary>
static class AskVerb
{
    const int LinesMax = 10_000;

    static readonly JsonSerializerOptions Lines = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Of(Func<ParseResult, Desk> at)
    {
        var say = new Argument<string?>("SATZ") { Description = "Was Sie fragen oder wünschen",
            Arity = ArgumentArity.ZeroOrOne };
        var context = new Option<string>("--context")
        {
            Description = "Was vorher war: debtor=K-1001,draft", DefaultValueFactory = _ => "",
        };
        var batch = new Option<bool>("--batch") { Description = "Je Zeile ein {\"id\",\"say\",\"context\"}" };
        var file = new Option<FileInfo>("--file") { Description = "Die Zeilen; ohne Angabe von der Standardeingabe" };
        var book = new Option<FileInfo>("--book")
        {
            Description = "Kunden und Rechnungen als JSON; gefragt wird dann nach diesem Buch, nicht nach der "
                + "Datenbank",
        };
        file.AcceptExistingOnly();
        book.AcceptExistingOnly();
        var verb = new Command(
            "ask", "Fragt den Assistenten; gesendet und gebucht wird nichts") { say, context, batch, file, book };
        verb.Validators.Add(said =>
        {
            if (said.GetValue(batch) == said.GetValue(say) is { Length: > 0 })
                said.AddError("Nennen Sie einen Satz, oder --batch für viele.");
        });
        verb.SetAction((parsed, stop) => parsed.GetValue(batch)
            ? Many(at(parsed), parsed.GetValue(file), parsed.GetValue(book), stop)
            : One(at(parsed), parsed.GetValue(say)!, Context(parsed.GetValue(context)!), parsed.GetValue(book), stop));
        return verb;
    }

    static async Task<int> One(Desk desk, string say, AskContext context, FileInfo? book, CancellationToken stop)
    {
        await using var place = await Place.Open(desk, book, stop);
        var answer = await place.Ask.Ask(say, context, keeps: true, stop);
        desk.Print(answer, answer.Draft is { } letter
            ? $"{answer.Answer}\n\nBetreff: {letter.Subject}\n\n{letter.Salutation}\n"
                + $"{string.Join('\n', letter.Paragraphs)}\n{letter.Closing}"
            : answer.Answer);
        return Terminal.Done;
    }

    static async Task<int> Many(Desk desk, FileInfo? file, FileInfo? book, CancellationToken stop)
    {
        await using var place = await Place.Open(desk, book, stop);
        using var input = file?.OpenRead() ?? Console.OpenStandardInput();
        using var reader = new StreamReader(input);
        var (read, wrong) = (0, 0);
        while (await reader.ReadLineAsync(stop) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (++read > LinesMax) throw new RefusedException($"Höchstens {LinesMax.Printed()} Zeilen auf einmal.");
            if (await Answer(place.Ask, line, stop) is { } answer) desk.Raw(answer);
            else
            {
                wrong++;
                desk.Say($"Zeile {read.Printed()}: Erwartet wird ein Objekt mit \"id\" und \"say\".");
            }
        }
        return wrong == 0 ? Terminal.Done : Terminal.Refused;
    }

    /// <summary>One line as JSON; null where the line is no question.</summary>
    static async Task<string?> Answer(AskDesk ask, string line, CancellationToken stop)
    {
        if (Parsed(line) is not { } entry || entry["say"] is not JsonValue value
            || !value.TryGetValue<string>(out var say))
            return null;
        var answer = await ask.Ask(say, Context(entry["context"] as JsonObject), keeps: false, stop);
        var told = JsonSerializer.SerializeToNode(answer, Lines)!.AsObject();
        told.Insert(0, "id", entry["id"]?.DeepClone());
        return told.ToJsonString(Lines);
    }

    static JsonObject? Parsed(string line)
    {
        try
        {
            return JsonNode.Parse(line) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static AskContext Context(JsonObject? context) => context is null ? AskContext.Empty : new(
        context["debtor"] is JsonValue number && number.TryGetValue<string>(out var debtor) ? debtor : null,
        context["draft"] is JsonValue said && said.TryGetValue<bool>(out var draft) && draft,
        [.. (context["before"] as JsonArray ?? []).OfType<JsonValue>().Select(b => b.ToString())]);

    static AskContext Context(string said)
    {
        var parts = said.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.FirstOrDefault(p => p != "draft" && !p.StartsWith("debtor=", StringComparison.Ordinal)) is { } odd)
            throw new WrongUseException($"--context kennt debtor=NUMMER und draft, nicht „{odd}“.");
        return new(
            parts.FirstOrDefault(p => p.StartsWith("debtor=", StringComparison.Ordinal))?["debtor=".Length..],
            parts.Contains("draft"), []);
    }

    /// <summary>The firm that is asked about: the database's own, or an example where that has no debtor.</summary>
    sealed class Place(AskDesk ask, IAsyncDisposable ground) : IAsyncDisposable
    {
        public AskDesk Ask => ask;

        public static async Task<Place> Open(Desk desk, FileInfo? book, CancellationToken stop)
        {
            if (book is null)
            {
                var premises = await Premises.Open(desk, stop);
                if ((await premises.Host.Tenants.All(stop)).Count > 0)
                {
                    var db = await Firm.Enter(premises, desk, stop);
                    if ((await DebtorList.Load(db, after: null, 1, stop)).Count > 0)
                        return new(new(db, premises.Host.Database), premises);
                }
                await premises.DisposeAsync();
                desk.Say("Es gibt noch keine Kunden. Geantwortet wird aus einem Beispielbuch, gespeichert wird "
                    + "nichts.");
            }
            var example = await ExampleBook.Open(book, desk, stop);
            return new(new(example.Db, example.Host.Database), example);
        }

        public ValueTask DisposeAsync() => ground.DisposeAsync();
    }
}
