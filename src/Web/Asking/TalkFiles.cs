using System.Text;
using Inkassio.Assistant.Talking;
using Inkassio.Letters;
using Inkassio.Storage;
using Inkassio.Web.SignIn;

namespace Inkassio.Web.Asking;

/// <summary>A person's own conversation as a file, and a draft as the PDF that it would be today.</summary>
public static class TalkFiles
{
    public static void MapTalkFiles(this WebApplication app)
    {
        app.MapGet("/assistent/{talk:guid}/gespraech.md", Text).ForSignedIn();
        app.MapGet("/assistent/{talk:guid}/gespraech.json", Json).ForSignedIn();
        app.MapGet("/briefe/entwurf/{draft:guid}.pdf", Pages).ForSignedIn();
    }

    static async Task<IResult> Text(Guid talk, Workplace workplace, CancellationToken stop) => File(
        await TalkHistory.ToMarkdown(await workplace.Read(stop), talk, stop), "text/markdown", "Gespräch.md");

    static async Task<IResult> Json(Guid talk, Workplace workplace, CancellationToken stop) => File(
        await TalkHistory.ToJson(await workplace.Read(stop), talk, stop), "application/json", "Gespräch.json");

    static IResult File(string text, string type, string name) =>
        Results.File(Encoding.UTF8.GetBytes(text), $"{type}; charset=utf-8", name);

    static async Task<IResult> Pages(Guid draft, AssistantDesk assistant, CancellationToken stop) =>
        await assistant.Draft(draft, int.MaxValue, stop) is { Preview.Page: { } page }
            ? Results.File(LetterPdf.Of(page), "application/pdf") : Results.NotFound();
}
