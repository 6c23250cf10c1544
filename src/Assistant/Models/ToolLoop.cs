using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard.Prose;
using Inkassio.Domain.Correspondence.Guard.Values;
using Inkassio.Domain.Debtors;
using Microsoft.Extensions.AI;

namespace Inkassio.Assistant.Models;

/// <summary>What a turn with a model brought, beside the answer that stands anyway.</summary>
/// <param name="Sentences">Those that passed the guard; maybe none.</param>
/// <param name="Fault">Why it broke off; the sentences until then are sound.</param>
/// <param name="Lookups">The names of the tools that were really asked, in their order.</param>
public sealed record ToolTurn(
    ImmutableArray<string> Sentences, int Dropped, ImmutableArray<string> Lookups, ModelFault? Fault,
    PromptMark Prompt);

/// <summary>Lets a model look things up before it says a sentence. Bounded in rounds, look-ups, time and tokens; what
/// is not registered is not called, and nothing that is registered can change anything.</summary>
public sealed class ToolLoop
{
    public const string PromptName = "chat_satz";

    readonly ModelLine line;
    readonly ToolMarks marks = ToolMarks.New();
    readonly FrozenDictionary<string, AIFunction> registered;
    readonly ProseCase about;
    readonly ImmutableArray<CaseFact> facts;

    /// <exception cref="ArgumentException">Two tools have one name, or a tool's arguments name a tenant.</exception>
    public ToolLoop(ModelLine line, ImmutableArray<ReadTool> tools, Register register, ImmutableArray<CaseFact> facts)
    {
        if (tools.FirstOrDefault(t => t.Schema.GetRawText().Contains("tenant", StringComparison.OrdinalIgnoreCase)
            || t.Schema.GetRawText().Contains("mandant", StringComparison.OrdinalIgnoreCase)) is { } open)
            throw new ArgumentException($"{open.Name}: nobody chooses a tenant by an argument.", nameof(tools));
        (this.line, this.facts) = (line, facts);
        about = ProseCase.Of(LetterKind.CallConfirmation, register);
        // Without leave to share names the model asks nothing, however many tools there are.
        registered = (line.SharesNames ? tools : []).Select(tool => tool.Register(marks))
            .ToFrozenDictionary(tool => tool.Name, StringComparer.Ordinal);
    }

    /// <param name="question">What the user said, with names, sums and days taken out (<see cref="Redaction"/>).</param>
    /// <param name="shown">What the answer shows, as the words of its cards.</param>
    /// <param name="say">Hears each sentence as soon as it has passed.</param>
    public async Task<ToolTurn> Run(
        string question, ImmutableArray<string> shown, Func<string, ValueTask> say, CancellationToken stop)
    {
        var prompt = PromptFile.Named(PromptName);
        var turn = new Turning(new(about, facts), say);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(line.Limits.TurnMax);
        var messages = prompt.Render(new Dictionary<string, JsonNode?>(StringComparer.Ordinal)
        {
            ["marke_auf"] = marks.Open, ["marke_zu"] = marks.Close, ["frage"] = question,
            ["gezeigt"] = new JsonArray([.. shown.DefaultIfEmpty("nothing").Select(one => JsonValue.Create(one))]),
        }).ToList();
        try
        {
            turn.Fault = await Rounds(prompt, messages, turn, patience.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            turn.Fault = ModelFault.TooSlow;
        }
        return new([.. turn.Said], turn.Speech.Dropped, [.. turn.Lookups], turn.Fault, prompt.Mark);
    }

    async Task<ModelFault?> Rounds(PromptFile prompt, List<ChatMessage> messages, Turning turn, CancellationToken stop)
    {
        for (var round = 0; round < line.Limits.RoundsMax; round++)
        {
            turn.Tokens += ModelLine.TokensIn(messages) + prompt.TokensMax;
            if (turn.Tokens > line.Limits.TurnTokensMax) return ModelFault.LookedUpTooOften;
            var calls = new List<FunctionCallContent>();
            await foreach (var part in line.Stream(prompt, messages, registered.Values, stop))
            {
                if (part.Fault is { } fault) return fault;
                if (part.Call is { } call) calls.Add(call);
                await turn.Say(turn.Speech.Take(part.Text));
            }
            await turn.Say(turn.Speech.Finish());
            if (calls.Count == 0) return null;
            if (turn.Asked + calls.Count > line.Limits.LookupsMax) return ModelFault.LookedUpTooOften;
            // Ids that are missing or twice cannot be answered: the next question would be refused, or misread.
            if (calls.Any(c => c.CallId.Length == 0)
                || calls.DistinctBy(c => c.CallId, StringComparer.Ordinal).Count() < calls.Count)
                return ModelFault.WrongForm;
            messages.Add(new(ChatRole.Assistant, [.. calls]));
            foreach (var call in calls)
                messages.Add(new(ChatRole.Tool,
                    [new FunctionResultContent(call.CallId, await Answer(call, turn, stop))]));
        }
        return ModelFault.LookedUpTooOften;
    }

    async Task<string> Answer(FunctionCallContent call, Turning turn, CancellationToken stop)
    {
        turn.Asked++;
        if (!registered.TryGetValue(call.Name, out var tool)) return ToolMarks.Fault("unbekanntes_werkzeug");
        if (call.Arguments is null || call.Exception is not null) return ToolMarks.Fault("argumente");
        var key = call.Name + JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(call.Arguments))!.ToJsonString();
        if (!turn.Seen.Add(key)) return ToolMarks.Fault("schon_gefragt");
        try
        {
            var found = (string)(await tool.InvokeAsync(new(call.Arguments), stop))!;
            turn.Lookups.Add(call.Name);
            turn.Speech.Forbid(marks.WordsTold);
            return found;
        }
        // What a look-up stumbles over is ours to know and not the model's.
        catch (Exception) when (!stop.IsCancellationRequested)
        {
            return ToolMarks.Fault("nicht_gefunden");
        }
    }

    /// <summary>What one turn has gathered so far.</summary>
    sealed class Turning(GuardedSpeech speech, Func<string, ValueTask> say)
    {
        public GuardedSpeech Speech => speech;

        public List<string> Said { get; } = [];

        public List<string> Lookups { get; } = [];

        public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

        public int Asked { get; set; }

        public long Tokens { get; set; }

        public ModelFault? Fault { get; set; }

        public async Task Say(IEnumerable<string> sentences)
        {
            foreach (var sentence in sentences)
            {
                Said.Add(sentence);
                await say(sentence);
            }
        }
    }
}
