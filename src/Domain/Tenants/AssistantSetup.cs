namespace Inkassio.Domain.Tenants;

/// <summary>Whether a language model helps the assistant with style and hearing, and which one. Without it everything
/// works as well: our own sentences are used.</summary>
public sealed record AssistantSetup
{
    public const int DailyTokensMax = 5_000_000, DailyTokensUsual = 200_000;

    /// <summary>The most characters of <see cref="Style"/>.</summary>
    public const int StyleMax = 1_500;

    // Off until the firm says otherwise: with a model, words leave the house.
    public static AssistantSetup Off { get; } = new();

    public bool IsOn { get; init; }

    /// <summary>The address of an OpenAI-compatible interface; empty takes the model that the operator offers.
    /// </summary>
    public string Endpoint { get; init; } = "";

    /// <summary>The model's name there; on Azure the name of the deployment.</summary>
    public string Model { get; init; } = "";

    /// <summary>Where the key lies, encrypted with the tenant's key; null without one.</summary>
    public string? Secret { get; init; }

    /// <summary>Tokens on one day; when they are used up, our own sentences are used until the next.</summary>
    public int DailyTokens { get; init; } = DailyTokensUsual;

    /// <summary>Sentences in the firm's own tone, one a line: without figures and names.</summary>
    public string Style { get; init; } = "";

    /// <summary>The model may look things up for a question, and then reads names and sums. Never for a letter.
    /// </summary>
    public bool SharesNames { get; init; }
}
