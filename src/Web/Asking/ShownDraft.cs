using Inkassio.Assistant.Drafting;
using Inkassio.Grains;
using Inkassio.Storage;

namespace Inkassio.Web.Asking;

/// <summary>A version of a draft as it reads today.</summary>
/// <param name="IsNewest">Only the newest version can be changed and released.</param>
public sealed record ShownDraft(Draft Draft, DraftState State, bool IsNewest, DraftPreview Preview);
