using System.Collections.Immutable;
using Inkassio.Assistant.Drafting;
using Inkassio.Assistant.Models;
using Inkassio.Domain;

namespace Inkassio.Assistant.Talking;

/// <summary>What a model adds to one turn, where the firm has one: an ear for what ours did not understand, prose for
/// drafts, and a sentence beside the cards. Without one, and whenever it fails, the turn is ours alone.</summary>
sealed class ModelTurn(ModelLine? line, ModelDrafter? drafter, ModelHearing? hearing)
{
    /// <summary>Sorts what a debtor wrote; null unless the firm has given leave for more than letters.</summary>
    public ReplyReader? Reader { get; } = line is { SharesNames: true } ? new(line) : null;

    /// <summary>Sentences beside an answer; more would be talk.</summary>
    const int SentencesMax = 3;

    static readonly TextKit Kit = new();

    public static async Task<ModelTurn> Of(
        ModelOffice office, Storage.TenantDb db, Known known, CancellationToken stop)
    {
        var (line, _) = await office.LineFor(db, known.Tenant.Assistant, stop);
        if (line is null) return new(null, null, null);
        ImmutableArray<string> names = [known.Terms.Sender.Name, known.Terms.Sender.Contact];
        var style = StyleExamples.Of(known.Tenant.Assistant.Style, names);
        return new(line, new(line, style.Problem is null ? style.Lines : [], names), new(line));
    }

    /// <summary>Whoever writes prose, in the order in which they are asked.</summary>
    public ImmutableArray<IDrafter> Drafters => drafter is null ? [Kit] : [drafter, Kit];

    public Task<Understood> Hear(
        string say, Context context, Book book, Understood heard, CancellationToken stop) =>
        hearing is null ? Task.FromResult(heard) : hearing.Hear(say, context, book, heard, stop);

    /// <summary>Says in words why the model was of no help, where a person should know; null where it was.</summary>
    public string? Excuse => (drafter?.Fault ?? hearing?.Fault) is { } fault ? ModelWords.For(fault) : null;

    /// <summary>Lets the model say a sentence where we have no answer of our own: without figures, after the guard.
    /// </summary>
    public async Task Add(Asked asked, Speech speech, Context context, CancellationToken stop)
    {
        if (line is null || !ModelHearing.IsNeeded(asked.Heard) || asked.HasReadForeignText) return;
        var calendar = new Calendar(context.Today, asked.Book.Place);
        var reading = new Reading(asked.Say, asked.Book, calendar, Grammar.BuiltIn, context.HasDraft);
        var loop = new ToolLoop(line, BookTools.For(asked.Db), Domain.Debtors.Register.Sie, []);
        var turn = await loop.Run(Redaction.Of(reading), [], _ => ValueTask.CompletedTask, stop);
        foreach (var sentence in turn.Sentences.Take(SentencesMax)) speech.Tell(sentence);
    }
}
