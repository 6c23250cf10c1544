using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Inkassio.Assistant.Models;

/// <summary>A look-up that a model may ask for. It reads and changes nothing; the tenant is in the function already and
/// never among the arguments.</summary>
/// <param name="Schema">The arguments, as the part of JSON Schema that <see cref="JsonShape"/> checks.</param>
/// <param name="Look">Arguments that fit the schema, to rows.</param>
public sealed record ReadTool(
    string Name, string Description, JsonElement Schema,
    Func<JsonElement, CancellationToken, Task<ToolRows>> Look)
{
    public static JsonElement SchemaOf(string text) => JsonDocument.Parse(text).RootElement.Clone();

    /// <summary>The function that is registered: this very object is found by its name, and nothing else is called.
    /// </summary>
    public AIFunction Register(ToolMarks marks) => new Registered(this, marks);

    sealed class Registered(ReadTool tool, ToolMarks marks) : AIFunction
    {
        public override string Name => tool.Name;

        public override string Description => tool.Description;

        public override JsonElement JsonSchema => tool.Schema;

        protected override async ValueTask<object?> InvokeCoreAsync(
            AIFunctionArguments arguments, CancellationToken cancellationToken)
        {
            var asked = JsonSerializer.SerializeToElement(
                arguments.ToDictionary(a => a.Key, a => a.Value, StringComparer.Ordinal));
            return JsonShape.Problem(tool.Schema, asked) is not null
                ? ToolMarks.Fault("argumente")
                : marks.Write(await tool.Look(asked, cancellationToken));
        }
    }
}
