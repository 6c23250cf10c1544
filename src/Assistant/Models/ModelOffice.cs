using System.Text;
using System.Text.Json.Nodes;
using Inkassio.Domain.Tenants;
using Inkassio.Storage;

namespace Inkassio.Assistant.Models;

/// <summary>Which model a firm works with, if any. Without settings it opens no connection, ever.</summary>
public sealed class ModelOffice(OperatorModel offered, ModelLimits limits) : IDisposable
{
    readonly ModelDoor door = new(new(offered), limits);

    public static ModelOffice Closed { get; } = new(OperatorModel.None, ModelLimits.Usual);

    public OperatorModel Offered => offered;

    public EndpointRule Rule => door.Rule;

    /// <summary>The most tokens that a firm may set for a day: its own key is its own money.</summary>
    public int TokensMax(bool hasOwn) => hasOwn ? AssistantSetup.DailyTokensMax : offered.DailyTokens;

    /// <summary>The firm's model, or why there is none.</summary>
    public async Task<(ModelLine? Line, ModelFault? Fault)> LineFor(
        TenantDb db, AssistantSetup said, CancellationToken stop)
    {
        if (!said.IsOn) return (null, ModelFault.Off);
        var hasOwn = said.Endpoint.Length > 0;
        if (!hasOwn && !offered.IsOffered) return (null, ModelFault.Off);
        var secret = hasOwn && said.Secret is { } hash ? await Blobs.Get(db, hash, stop) : null;
        return LineFor(db, said, secret is null ? "" : Encoding.UTF8.GetString(secret));
    }

    /// <summary>The same with a key that is not stored yet, to try it.</summary>
    public (ModelLine? Line, ModelFault? Fault) LineFor(TenantDb db, AssistantSetup said, string key)
    {
        var hasOwn = said.Endpoint.Length > 0;
        if (!hasOwn && !offered.IsOffered) return (null, ModelFault.Off);
        // The list may have become shorter since the address was saved.
        if (hasOwn && door.Rule.Problem(said.Endpoint) is not null) return (null, ModelFault.AddressRefused);
        var to = hasOwn
            ? new ModelAddress(new(said.Endpoint.Trim()), said.Model.Trim(), key)
            : new ModelAddress(new(offered.Endpoint), offered.Model, offered.Key);
        var tokens = Math.Min(said.DailyTokens, TokensMax(hasOwn));
        return (new(door.Chat(to), to.Model, TokenBudget.Of(db, tokens), limits, said.SharesNames), null);
    }

    /// <summary>Asks a model something harmless; null when it answered in the form that was asked for.</summary>
    public static async Task<ModelFault?> Try(ModelLine line, CancellationToken stop)
    {
        var inputs = new Dictionary<string, JsonNode?>(StringComparer.Ordinal)
        {
            ["entwurf"] = "nein", ["kunde"] = "nein", ["satz"] = "Was kannst du alles?",
        };
        return (await line.Ask(PromptFile.Named("absicht"), inputs, stop)).Fault;
    }

    public void Dispose() => door.Dispose();
}
