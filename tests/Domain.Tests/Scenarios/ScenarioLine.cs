using System.Globalization;
using System.Text.Json;

namespace Inkassio.Domain.Tests.Scenarios;

/// <summary>One line of a scenario, read word by word. What is not understood, or left over, fails loudly.</summary>
sealed class ScenarioLine(string file, int number, string text)
{
    readonly Queue<string> words = new(text.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));

    public string Text => text.Trim();

    public bool IsEmpty => words.Count == 0;

    public string Next() => words.TryDequeue(out var word) ? word : throw Fault("a word is missing at the end");

    /// <summary>Reads the word if it comes next.</summary>
    public bool Take(string word)
    {
        if (!words.TryPeek(out var next) || next != word) return false;
        words.Dequeue();
        return true;
    }

    public void Need(string word)
    {
        if (!Take(word)) throw Fault($"'{word}' is missing");
    }

    public IEnumerable<string> Rest()
    {
        while (words.TryDequeue(out var word)) yield return word;
    }

    public bool IsDay => words.TryPeek(out var next) && Day(next) is not null;

    public DateOnly Day() => Next() is var word && Day(word) is { } day ? day : throw Fault($"'{word}' is no day");

    static DateOnly? Day(string word) => DateOnly.TryParseExact(
        word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public bool IsAmount => words.TryPeek(out var next)
        && decimal.TryParse(next, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

    /// <summary>An amount with its currency, for instance "12.50 EUR".</summary>
    public Money Money() => Amount(out var cents) is var _ && Enum.TryParse<Currency>(Next(), out var currency)
        ? new(cents, currency) : throw Fault("a currency is missing");

    /// <summary>An amount alone, for instance "12.50".</summary>
    public string Amount(out long cents)
    {
        var word = Next().TrimEnd(',');
        if (!decimal.TryParse(word, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount))
            throw Fault($"'{word}' is no amount");
        cents = (long)(amount * 100);
        return word;
    }

    public Money Amount(Currency currency) => Amount(out var cents) is var _ ? new(cents, currency) : default;

    public int Count() => int.TryParse(Next(), CultureInfo.InvariantCulture, out var count)
        ? count : throw Fault("a number is missing");

    public T Word<T>() where T : struct, Enum
    {
        try
        {
            return KebabEnum<T>.Value(Next());
        }
        catch (JsonException e)
        {
            throw Fault(e.Message);
        }
    }

    /// <summary>The line ends here.</summary>
    public void End()
    {
        if (!IsEmpty) throw Fault($"'{words.Peek()}' is not understood");
    }

    public InvalidDataException Fault(string what) => new($"{file}:{number}: {what}: {Text}");
}
