using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Inkassio.Domain;

namespace Inkassio.Assistant.Models;

/// <summary>One value that a look-up tells the model. What others wrote is told only as <see cref="Name"/> or
/// <see cref="Purpose"/>, and so is marked.</summary>
public abstract record ToolValue
{
    public const int NameMax = 80, PurposeMax = 140, WordMax = 60;

    ToolValue() { } // Closed: every case stands in this file.

    /// <summary>A word of ours: a kind, a state.</summary>
    public sealed record Word(string Text) : ToolValue;

    /// <summary>A customer or invoice number: signs that a number can have, and nothing else.</summary>
    public sealed record Number(string Text) : ToolValue;

    public sealed record Sum(Money Money) : ToolValue;

    public sealed record On(DateOnly Day) : ToolValue;

    public sealed record Count(long Value) : ToolValue;

    /// <summary>The name of a person, a firm, a place.</summary>
    public sealed record Name(string Text) : ToolValue;

    /// <summary>What somebody wrote for what a payment or an invoice is.</summary>
    public sealed record Purpose(string Text) : ToolValue;
}

/// <summary>What a look-up found: rows of named values.</summary>
public sealed record ToolRows(ImmutableArray<ImmutableArray<(string Name, ToolValue Value)>> Rows)
{
    public const int RowsMax = 50;
}

/// <summary>The marks of one turn. They are random, so that nobody can write them beforehand into a name.</summary>
public sealed class ToolMarks(string marker)
{
    static readonly JsonSerializerOptions Escaped =
        new() { Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    readonly List<string> told = [];

    public static ToolMarks New() => new(RandomNumberGenerator.GetHexString(12, lowercase: true));

    /// <summary>Names and purposes that were told: no sentence may repeat a name out of one, so that nobody's text
    /// comes back as the assistant's own.</summary>
    public IReadOnlyList<string> WordsTold => told;

    public string Open => $"⟦{marker}:";

    public string Close => $":{marker}⟧";

    /// <summary>Rows as JSON.</summary>
    public string Write(ToolRows found)
    {
        var rows = new JsonArray([.. found.Rows.Take(ToolRows.RowsMax).Select(row => (JsonNode?)new JsonObject(
            row.Select(cell => KeyValuePair.Create(cell.Name, (JsonNode?)Node(cell.Value)))))]);
        return new JsonObject { ["daten"] = rows, ["mehr"] = found.Rows.Length > ToolRows.RowsMax }.ToJsonString(Escaped);
    }

    /// <summary>Why a call brought nothing: a word of ours.</summary>
    public static string Fault(string word) => new JsonObject { ["fehler"] = word }.ToJsonString(Escaped);

    JsonValue Node(ToolValue value) => value switch
    {
        ToolValue.Word word => JsonValue.Create(Plain(word.Text, ToolValue.WordMax)),
        ToolValue.Number number => JsonValue.Create(new string([.. number.Text
            .Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '/' or '.' or '_').Take(ToolValue.WordMax)])),
        ToolValue.Sum sum => JsonValue.Create(
            sum.Money.Amount.ToString("0.00", CultureInfo.InvariantCulture) + " " + sum.Money.Currency),
        ToolValue.On on => JsonValue.Create(on.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ToolValue.Count count => JsonValue.Create(count.Value),
        ToolValue.Name name => JsonValue.Create(Open + Told(name.Text, ToolValue.NameMax) + Close),
        ToolValue.Purpose purpose => JsonValue.Create(Open + Told(purpose.Text, ToolValue.PurposeMax) + Close),
        _ => throw new System.Diagnostics.UnreachableException(value.ToString()),
    };

    string Told(string text, int lettersMax)
    {
        var plain = Plain(text, lettersMax);
        if (plain.Length > 0) told.Add(plain);
        return plain;
    }

    /// <summary>One line without control and hidden signs and without brackets like ours, cut to a length.</summary>
    public static string Plain(string text, int lettersMax)
    {
        var plain = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (plain.Length + rune.Utf16SequenceLength > lettersMax) break;
            if (rune.Value is '⟦' or '⟧' || rune == Rune.ReplacementChar) continue;
            if (Rune.IsWhiteSpace(rune)) plain.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate))
                plain.Append(rune.ToString());
        }
        return plain.ToString().Trim();
    }
}
