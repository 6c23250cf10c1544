using System.Collections.Immutable;

namespace Inkassio.Web.Asking;

/// <summary>A letter as a person typed it, with its values in it.</summary>
/// <param name="Because">Why a value is no fact of the account; null where all are.</param>
public sealed record EditedLetter(string Subject, ImmutableArray<string> Paragraphs, string? Because);
