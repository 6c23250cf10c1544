using System.Collections.Immutable;
using System.Text;

namespace Inkassio.Domain.Correspondence.Guard;

/// <summary>A letter as the guard reads it: one text, and the same with the facts' own names blotted out.</summary>
// One text for all paragraphs, so that each rule reads it once; a line feed keeps patterns within their paragraph.
public sealed class GuardedLetter
{
    /// <summary>Stands for a letter of a name: no word, no digit, no currency.</summary>
    const char Blot = '\uFFFC';

    readonly ImmutableArray<int> starts;

    public GuardedLetter(FactSheet facts, ComposedLetter letter)
    {
        (Facts, Letter) = (facts, letter);
        string[] lines = [letter.Subject, letter.Salutation, .. letter.Paragraphs, letter.Closing];
        var (text, at) = (new StringBuilder(), ImmutableArray.CreateBuilder<int>(lines.Length));
        foreach (var line in lines)
        {
            at.Add(text.Length);
            text.Append(line.Normalize(NormalizationForm.FormC).Replace('\n', ' ')).Append('\n');
        }
        starts = at.DrainToImmutable();
        Text = text.ToString();
        Greeting = Salutation.For(facts.Debtor, facts.Register, facts.Form);
        Names = [.. NamesOf(facts).Append(Greeting).Where(n => n.Length > 2).Select(facts.Form.Spelled).Distinct()];
        Masked = MaskedFor(Text, Names);
    }

    public FactSheet Facts { get; }

    public ComposedLetter Letter { get; }

    /// <summary>The greeting that the master data give.</summary>
    public string Greeting { get; }

    public string Text { get; }

    /// <summary>The text without names, numbers and addresses of the master data, at the same length.</summary>
    public string Masked { get; }

    /// <summary>Names, invoice numbers, telephone and e-mail as the master data spell them.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>What a person typed for this letter: it may say numbers that no other fact has.</summary>
    public IEnumerable<string> Typed => Facts.Complaint is { } c ? [c.Says, c.Result?.Reason ?? ""] : [];

    public bool Says(string words) => Text.Contains(words, StringComparison.OrdinalIgnoreCase);

    /// <summary>A finding at a place of the whole text.</summary>
    public Finding At(string rule, Fault fault, int from, int length, Severity severity = Severity.Blocks)
    {
        var line = starts.Length - 1;
        while (line > 0 && starts[line] > from) line--;
        var spot = line == 0 ? LetterSpot.Subject : line == 1 ? LetterSpot.Salutation
            : line == starts.Length - 1 ? LetterSpot.Closing : LetterSpot.Paragraph;
        return new(
            rule, severity, fault, spot, spot == LetterSpot.Paragraph ? line - 2 : -1,
            from - starts[line], from - starts[line] + length, Text.Substring(from, length).Trim());
    }

    /// <summary>A finding that has no place, as something is missing.</summary>
    public static Finding Missing(string rule, Fault fault, string what) =>
        new(rule, Severity.Blocks, fault, LetterSpot.Letter, Paragraph: -1, From: 0, To: 0, what);

    /// <summary>The sentence around a place: to the full stop before a capital, or the paragraph's end.</summary>
    public (int From, int To) SentenceAt(int at)
    {
        var (from, to) = (at, at);
        while (from > 0 && !EndsBefore(from)) from--;
        while (to < Text.Length && Text[to] != '\n' && (to == at || !EndsBefore(to))) to++;
        return (from, to);
    }

    bool EndsBefore(int at) => Text[at - 1] == '\n'
        || (at >= 2 && Text[at - 1] == ' ' && Text[at - 2] is '.' or '?' or '!' && char.IsUpper(Text[at]));

    static IEnumerable<string> NamesOf(FactSheet f) =>
    [
        .. f.Claims.Length <= 50 ? f.Claims.Select(c => c.Number) : [f.Claims[0].Number],
        f.Debtor.Name, f.Debtor.Contact, f.Debtor.Number, f.Sender.Name, f.Sender.Contact, f.Sender.Phone,
        f.Sender.Email, f.Call?.Person ?? "",
    ];

    static string MaskedFor(string text, ImmutableArray<string> names)
    {
        var masked = text.ToCharArray();
        // The longest first, so that a number within another one leaves nothing over.
        foreach (var name in names.OrderByDescending(n => n.Length))
            for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0;
                at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
                if (IsWhole(text, at, name.Length)) masked.AsSpan(at, name.Length).Fill(Blot);
        return new(masked);
    }

    // RE-1001 is no part of RE-10011, nor of RE-1001-A.
    static bool IsWhole(string text, int at, int length)
    {
        var end = at + length;
        return !(at > 0 && char.IsLetterOrDigit(text[at - 1]))
            && !(end < text.Length && char.IsLetterOrDigit(text[end]))
            && !(end + 1 < text.Length && text[end] is '-' or '/' && char.IsLetterOrDigit(text[end + 1]));
    }
}
