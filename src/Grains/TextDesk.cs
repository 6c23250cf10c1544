using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Grains;

/// <summary>A firm's own texts: tried before they are saved, and kept in every version.</summary>
public sealed class TextDesk(TenantBook tenants, LetterRelease letters)
{
    const int ProposalsMax = 200;

    /// <summary>Saves a text as a new version; an empty one goes back to ours. Nothing is saved while a problem
    /// blocks.</summary>
    /// <returns>The tenant afterwards, null when nothing was saved; and what was found.</returns>
    public async Task<(Tenant? Saved, ImmutableArray<TextProblem> Problems)> Save(
        TenantDb db, CommandId command, LetterKind kind, Language language, string text, CancellationToken stop)
    {
        var known = await tenants.Look(db, stop);
        // Texts are stored once for every platform: a browser's line ends are not the firm's words.
        text = text.ReplaceLineEndings("\n");
        var problems = text.Length == 0 ? [] : TextCheck.Problems(kind, language, text, known.Profile);
        if (known.Texts.NextVersion(kind, language) > OwnText.VersionsMax)
            problems = problems.Add(new(TextFault.TooManyVersions, "", -1, $"{OwnText.VersionsMax}"));
        if (problems.Any(p => p.Blocks)) return (null, problems);
        var saved = await tenants.Change(db, command, tenant => Chosen(tenant, kind, language, text), stop);
        return (saved, problems);
    }

    static IEnumerable<TenantEvent> Chosen(Tenant tenant, LetterKind kind, Language language, string text)
    {
        if ((tenant.Texts.Newest(kind, language)?.Text ?? "") == text) return [];
        return [new TenantEvent.LetterTextChosen(kind, language, text, tenant.Texts.NextVersion(kind, language))];
    }

    /// <summary>Facts to show a text on: a letter of this kind that waits for release, else a made-up one.</summary>
    public async Task<(FactSheet Facts, bool IsReal)> Example(
        TenantDb db, LetterKind kind, Language language, CancellationToken stop)
    {
        if (kind.Notice() is { } notice)
        {
            var waiting = (await Proposals.Load(db, "", 0, ProposalsMax, stop)).Rows
                .Where(row => row.Kind == notice).Take(3);
            foreach (var row in waiting)
                if (await letters.Preview(db, row.Debtor, row.Notice, stop) is { } preview
                    && preview.Facts.Language == language)
                    return (preview.Facts, true);
        }
        return (SampleFacts.Usual(kind, language, (await tenants.Look(db, stop)).Profile), false);
    }
}
