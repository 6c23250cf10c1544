using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Inkassio.Assistant;

/// <summary>The assistant's ear: pure and deterministic, without any model. It never sends, books or guesses a
/// debtor; what it cannot know, it asks.</summary>
public static partial class Understanding
{
    /// <summary>Understands one utterance of the conversation.</summary>
    public static Understood Of(string say, Context context, Book book) => Of(say, context, book, Grammar.BuiltIn);

    public static Understood Of(string say, Context context, Book book, Grammar grammar)
    {
        var calendar = new Calendar(context.Today, book.Place);
        var talk = new Talk(context.Before.Length == 0 ? context.Debtor
            : null, context.HasDraft && context.Before.Length == 0, Last: null, Asked: null);
        foreach (var earlier in context.Before.TakeLast(Context.TurnsMax))
        {
            var turn = new Turn(earlier, talk, book, calendar, grammar);
            var understood = turn.Understood();
            talk = talk.After(understood, turn.Asked);
        }
        talk = talk with { Debtor = context.Debtor ?? talk.Debtor, HasDraft = context.HasDraft || talk.HasDraft };
        return new Turn(say, talk, book, calendar, grammar).Understood();
    }

    /// <summary>The parts of a sentence that may be wishes of their own.</summary>
    internal static string[] Clauses(string say) => Joints().Split(say)
        .Select(part => part.Trim(' ', ',', '.', ';')).Where(part => part.Length > 3).Take(4).ToArray();

    [GeneratedRegex(@";|(?<=\p{L}{3}|\?)[.?!]\s+|,?\s+und\s+(?:dann\s+|danach\s+|außerdem\s+|auch\s+|gleich\s+)?|,\s*(?:dann|danach|außerdem|dazu|und)\s+|\s+danach\s+|,?\s+and\s+(?:then\s+)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Joints();
}
