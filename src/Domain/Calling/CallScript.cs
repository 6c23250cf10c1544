using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Words;

namespace Inkassio.Domain.Calling;

/// <summary>One paragraph of the script as it is said in this case.</summary>
public sealed record Spoken(string Name, string Text);

/// <summary>What to say on the telephone (prompts/calls/script.md), with the facts of the case in it.</summary>
// Two halves that must not mix: what is said before it is sure who is speaking names no invoice and no amount.
public sealed partial record CallScript(ImmutableArray<LetterPart> Parts)
{
    const string Before = "Vorher: ", Talk = "Gespräch: ", Result = "Ergebnis: ";

    /// <summary>The only slots that may be said to anybody.</summary>
    public static IReadOnlySet<string> Harmless { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "firma", "kunde", "person", "telefon" };

    // Never broken over two lines.
    static string Whole(string amount) => amount.Replace(' ', '\u00A0');

    static readonly FrozenDictionary<string, Func<CallFacts, string>> Slots =
        new Dictionary<string, Func<CallFacts, string>>
        {
            ["firma"] = f => f.Terms.Sender.Name,
            ["kunde"] = f => f.Debtor.Party?.Name ?? "",
            ["person"] = f => f.Person,
            ["telefon"] = f => f.Terms.Sender.Phone,
            ["rechnungen"] = f => f.Numbers,
            ["summe"] = f => Whole(f.Form.Shown(f.Owed)),
            ["nachfrist"] = f => f.Form.DayWithName(f.GraceOn),
            ["naechstes"] = f => f.Next?.Word() ?? "",
            ["zusage"] = f => f.Broken is { } p ? $"{Whole(f.Form.Shown(p.Amount))} bis {f.Form.Day(p.PayOn)}" : "",
        }.ToFrozenDictionary(StringComparer.Ordinal);

    public static CallScript Shipped { get; } = Parse(LetterText.Embedded("calls.script.md"));

    /// <exception cref="FormatException">A part belongs to no half, asks for what nobody knows, or would name a fact
    /// too early.</exception>
    public static CallScript Parse(string file)
    {
        var script = new CallScript(LetterText.Parse(file).Parts);
        foreach (var part in script.Parts)
            if (Wrong(part) is { } wrong) throw new FormatException($"„{part.Name}“: {wrong}");
        return script;
    }

    static string? Wrong(LetterPart part)
    {
        var isEarly = part.Name.StartsWith(Before, StringComparison.Ordinal);
        if (!isEarly && !part.Name.StartsWith(Talk, StringComparison.Ordinal)
            && !part.Name.StartsWith(Result, StringComparison.Ordinal)) return "belongs to no part of a call.";
        foreach (var wording in part.Wordings)
        {
            if (wording.When.FirstOrDefault(w => !CallFacts.Known.Contains(w)) is { } unknown)
                return $"asks for '{unknown}', which nobody knows.";
            foreach (Match slot in Slot().Matches(wording.Text))
                if (!Slots.ContainsKey(slot.Groups["name"].Value) || (isEarly && !Harmless.Contains(slot.Groups["name"].Value)))
                    return $"must not say '{slot.Value}'.";
        }
        return null;
    }

    /// <summary>What may be said to whoever answers the telephone.</summary>
    public ImmutableArray<Spoken> Opening(CallFacts facts) => Say(Before, facts);

    /// <summary>What is said once it is sure who is speaking.</summary>
    public ImmutableArray<Spoken> Conversation(CallFacts facts) => Say(Talk, facts);

    public string For(CallOutcome outcome, CallFacts facts) =>
        Say(Result + outcome.Word(), facts) is [var only] ? only.Text : "";

    ImmutableArray<Spoken> Say(string half, CallFacts facts)
    {
        var conditions = facts.Conditions;
        return
        [
            .. Parts.Where(p => p.Name.StartsWith(half, StringComparison.Ordinal))
                .Select(p => (p.Name, Text: p.For(conditions)))
                .Where(p => p.Text is not null)
                .Select(p => new Spoken(
                    p.Name[(p.Name.IndexOf(": ", StringComparison.Ordinal) + 2)..],
                    Slot().Replace(p.Text!, slot => Slots[slot.Groups["name"].Value](facts)))),
        ];
    }

    [GeneratedRegex(@"\{\{(?<name>\w+)\}\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Slot();
}
