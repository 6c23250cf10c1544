using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Inkassio.Assistant.Models;
using Inkassio.Assistant.Talking.Answers;
using Inkassio.Domain;
using Inkassio.Storage;

namespace Inkassio.Assistant.Talking;

/// <summary>Hears a sentence, looks the facts up, and answers. It writes its own tables alone: nothing is booked and
/// nothing is sent here.</summary>
public sealed class Conversation(CaseBook cases, ModelOffice office)
{
    /// <summary>More than this nobody says; a longer text is the part of a mail, and its beginning will do.</summary>
    public const int SayMax = 4_000;

    /// <summary>The reply in parts, as a page shows them one after the other.</summary>
    public async IAsyncEnumerable<ReplyPart> Say(
        TenantDb db, Guid conversation, string say, InView view, [EnumeratorCancellation] CancellationToken stop)
    {
        var reply = await Answer(db, conversation, say, view, stop);
        if (reply.Echo.Length > 0) yield return new ReplyPart.Echo(reply.Echo);
        foreach (var sentence in reply.Sentences) yield return new ReplyPart.Sentence(sentence);
        foreach (var card in reply.Cards) yield return new ReplyPart.Shown(card);
        if (!reply.Chips.IsEmpty) yield return new ReplyPart.Chips(reply.Chips);
        yield return new ReplyPart.Done(reply);
    }

    /// <summary>The whole reply; the turn is stored with it.</summary>
    public async Task<Reply> Answer(
        TenantDb db, Guid conversation, string say, InView view, CancellationToken stop)
    {
        say = say.Length > SayMax ? say[..SayMax] : say;
        if (string.IsNullOrWhiteSpace(say)) return Silence;
        var known = await cases.Of(db, stop);
        var earlier = await Conversations.Turns(db, conversation, Context.TurnsMax, stop);
        var last = earlier.Count > 0 ? JsonSerializer.Deserialize<Reply>(earlier[^1].Reply, TalkJson.Options) : null;
        view = view with { Debtor = view.Debtor ?? last?.Debtor, Draft = view.Draft ?? last?.Draft };
        var (wish, pasted) = Parted(say);
        var before = view.Before ?? [.. earlier.Select(turn => Parted(turn.Say).Wish)];
        var context = ContextOf(db, known, view, before);
        var model = await ModelTurn.Of(office, db, known, stop);
        var heard = Understanding.Of(wish, context, known.Book);
        heard = await model.Hear(wish, context, known.Book, heard, stop);
        var asked = new Asked(db, known, heard, view, wish)
        {
            Pasted = pasted, Drafters = model.Drafters, Reader = model.Reader,
        };
        var speech = new Speech { Debtor = view.Debtor, Draft = view.Draft };
        await Answering.Answer(asked, speech, stop);
        await model.Add(asked, speech, context, stop);
        if (model.Excuse is { } excuse) speech.Tell(excuse);
        var reply = speech.ToReply(asked.Heard);
        await Store(db, conversation, say, reply, speech, earlier.Count == 0, stop);
        return reply;
    }

    static Reply Silence { get; } = new(
        Understood.Refused("sachfremd"), "", ["Schreiben Sie mir, was Sie wissen oder tun möchten."], [], []);

    static Context ContextOf(TenantDb db, Known known, InView view, ImmutableArray<string> before) => new(
        db.Today, view.Debtor is { } id ? known.Names.Numbers.GetValueOrDefault(id) : null, view.Draft is not null,
        before);

    /// <summary>What the user wants, and what he has pasted below it: the rest of a mail is no wish of his.</summary>
    internal static (string Wish, string Pasted) Parted(string say)
    {
        var lines = say.Trim().Split('\n', 2, StringSplitOptions.TrimEntries);
        return lines is [var first, { Length: > 0 } rest]
            && (first.EndsWith(':') || rest.Length > 80 || rest.StartsWith('>'))
            ? (first.TrimEnd(':').TrimEnd(), rest) : (string.Join(' ', lines), "");
    }

    static async Task Store(
        TenantDb db, Guid conversation, string say, Reply reply, Speech speech, bool isFirst, CancellationToken stop)
    {
        // Whoever begins a new conversation tidies up the old ones: no clock has to come by.
        if (isFirst) await Conversations.DeleteOld(db, Conversations.KeptDays, stop);
        DebtorId[] named = [.. speech.Named];
        var about = reply.Debtor is { } debtor && named.Contains(debtor) ? reply.Debtor : null;
        await Conversations.Add(
            db, conversation, say, JsonSerializer.Serialize(reply, TalkJson.Options), about, named, stop);
    }
}
