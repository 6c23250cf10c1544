using Inkassio.Assistant.Models;
using Inkassio.Domain.Tenants;

namespace Inkassio.Web.FirmSettings;

/// <summary>Which model helps the assistant, as it is typed. The key is written only, never shown again.</summary>
public sealed class AssistantDraft
{
    const int ModelMax = 100, KeyMax = 500;

    public bool IsOn { get; set; }

    /// <summary>Its own address and key instead of the operator's.</summary>
    public bool HasOwn { get; set; }

    public string Endpoint { get; set; } = "";
    public string Model { get; set; } = "";

    /// <summary>Empty keeps the one that is stored.</summary>
    public string Key { get; set; } = "";

    public int DailyTokens { get; set; } = AssistantSetup.DailyTokensUsual;
    public string Style { get; set; } = "";

    /// <summary>The model may look names and sums up. Leave is given to one recipient: for another address it has to
    /// be given anew.</summary>
    public bool SharesNames
    {
        get => trusted is not null && trusted == Recipient;
        set => trusted = value ? Recipient : null;
    }

    string? trusted;

    string Recipient => HasOwn ? Endpoint.Trim().ToUpperInvariant() : "the operator";

    AssistantSetup Known { get; init; } = AssistantSetup.Off;

    /// <summary>Where the stored key lies; null without one, or when the address is another: a key goes to nobody whom
    /// it was not entered for.</summary>
    public string? Secret => string.Equals(Known.Endpoint, Endpoint.Trim(), StringComparison.OrdinalIgnoreCase)
        ? Known.Secret : null;

    public static AssistantDraft Of(AssistantSetup known, bool isOffered) => new()
    {
        Known = known, IsOn = known.IsOn, HasOwn = known.Endpoint.Length > 0 || !isOffered, Endpoint = known.Endpoint,
        Model = known.Model, DailyTokens = known.DailyTokens, Style = known.Style, SharesNames = known.SharesNames,
    };

    public AssistantSetup Stated(string? secret) => Known with
    {
        IsOn = IsOn, Endpoint = HasOwn ? Endpoint.Trim() : "", Model = HasOwn ? Model.Trim() : "",
        Secret = HasOwn ? secret : null, DailyTokens = DailyTokens, Style = Style.Trim(),
        SharesNames = IsOn && SharesNames,
    };

    /// <summary>Field and sentence, in the order of the form.</summary>
    public IEnumerable<(string Field, string Sentence)> Problems(ModelOffice office, string firm)
    {
        foreach (var problem in IsOn && HasOwn ? OwnProblems(office.Rule) : []) yield return problem;
        var tokensMax = office.TokensMax(HasOwn);
        if (DailyTokens < 1 || DailyTokens > tokensMax)
            yield return (nameof(DailyTokens), $"Erlaubt sind 1 bis {Numbers.Of(tokensMax)} Tokens am Tag.");
        if (Style.Length > AssistantSetup.StyleMax)
            yield return (nameof(Style), $"Höchstens {Numbers.Of(AssistantSetup.StyleMax)} Zeichen.");
        else if (StyleExamples.Of(Style, [firm]).Problem is { } wrong) yield return (nameof(Style), wrong);
    }

    IEnumerable<(string Field, string Sentence)> OwnProblems(EndpointRule rule)
    {
        if (rule.Problem(Endpoint) is { } refused) yield return (nameof(Endpoint), refused);
        if (Model.Trim().Length is 0 or > ModelMax)
            yield return (nameof(Model), "Bitte geben Sie das Modell an, wie der Anbieter es nennt.");
        if (Key.Length > KeyMax || Key.Any(c => c is <= ' ' or > '~'))
            yield return (nameof(Key), "In diesem Schlüssel stehen Zeichen, die kein Schlüssel hat. Bitte kopieren Sie ihn noch einmal.");
        else if (Key.Length == 0 && Secret is null && Known.Secret is not null)
            yield return (nameof(Key), "Für eine andere Adresse geben Sie den Schlüssel bitte neu ein.");
    }
}

/// <summary>Whole numbers as Germans write them.</summary>
static class Numbers
{
    static readonly System.Globalization.CultureInfo German = System.Globalization.CultureInfo.GetCultureInfo("de-DE");

    public static string Of(long number) => number.ToString("N0", German);
}
