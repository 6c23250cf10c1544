using Inkassio.Assistant.Talking;

namespace Inkassio.Web.Asking;

/// <summary>One question with its answer, as the page shows it.</summary>
public sealed record ShownTurn(int Number, string Say, Reply Reply);
