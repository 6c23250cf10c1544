using System.Collections.Immutable;
using System.Globalization;
using Inkassio.Domain.Tenants;

namespace Inkassio.Assistant.Models;

/// <summary>What the operator of an installation says about models: <c>Inkassio:Assistant:Endpoint, Model, Key,
/// AllowedEndpoints, DailyTokens</c>.</summary>
/// <param name="Endpoint">The model that firms may use without a key of their own; empty offers none.</param>
/// <param name="Allowed">The only addresses that firms may name; empty leaves the open network over https.</param>
/// <param name="DailyTokens">The most tokens of one firm on one day with the operator's own key.</param>
public sealed record OperatorModel(
    string Endpoint, string Model, string Key, ImmutableArray<string> Allowed, int DailyTokens)
{
    public static OperatorModel None { get; } = new("", "", "", [], AssistantSetup.DailyTokensUsual);

    public bool IsOffered => Endpoint.Length > 0 && Model.Length > 0;

    // A key has no place in a log or on a page.
    public override string ToString() => $"{Model} at {Endpoint}";

    /// <param name="said">What the configuration has under a key's last word; null where it says nothing.</param>
    /// <exception cref="InvalidOperationException">A value makes no sense; the message names it.</exception>
    public static OperatorModel Read(Func<string, string?> said)
    {
        var endpoint = (said("Endpoint") ?? "").Trim();
        ImmutableArray<string> allowed = [.. (said("AllowedEndpoints") ?? "").Split(
            [',', ' '], StringSplitOptions.RemoveEmptyEntries)];
        if (allowed.FirstOrDefault(a => EndpointRule.Listed(a) is null) is { } wrong)
            throw new InvalidOperationException(
                $"Inkassio:Assistant:AllowedEndpoints: '{wrong}' is no address like https://api.example.org.");
        var found = new OperatorModel(endpoint, (said("Model") ?? "").Trim(), said("Key") ?? "", allowed, Tokens(said));
        if (endpoint.Length > 0 && found.Model.Length == 0)
            throw new InvalidOperationException("Inkassio:Assistant:Model must name the model of the endpoint.");
        if (endpoint.Length > 0 && new EndpointRule(found).ProblemOfOwn() is { } problem)
            throw new InvalidOperationException($"Inkassio:Assistant:Endpoint: {problem}");
        return found;
    }

    static int Tokens(Func<string, string?> said)
    {
        if (said("DailyTokens") is not { Length: > 0 } text) return AssistantSetup.DailyTokensUsual;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var tokens)
            && tokens is > 0 and <= AssistantSetup.DailyTokensMax
            ? tokens
            : throw new InvalidOperationException(
                $"Inkassio:Assistant:DailyTokens must be from 1 to {AssistantSetup.DailyTokensMax}.");
    }
}
