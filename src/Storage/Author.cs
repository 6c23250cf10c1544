namespace Inkassio.Storage;

/// <summary>Who acts: a person, an API key or the machine itself. Stored with every journal row.</summary>
public sealed record Author
{
    /// <summary>The longest name of an author, in characters.</summary>
    public const int LengthMax = 100;

    Author(string text) => Text = text.Length <= LengthMax
        ? text
        : throw new ArgumentException($"An author has at most {LengthMax} characters.", nameof(text));

    /// <summary>The stored form: <c>person:…</c>, <c>api-key:…</c> or <c>machine:…</c>.</summary>
    public string Text { get; }

    public static Author Person(Guid user) => new($"person:{user}");

    public static Author ApiKey(Guid key) => new($"api-key:{key}");

    /// <summary>The machine, by the name of its work, for instance <c>daily-run</c>.</summary>
    public static Author Machine(string work) => new($"machine:{work}");

    /// <summary>An author as stored.</summary>
    /// <exception cref="FormatException">It is neither a person nor a key nor the machine.</exception>
    internal static Author Of(string text) =>
        text.Split(':', 2) is ["person" or "api-key" or "machine", { Length: > 0 }]
            ? new(text)
            : throw new FormatException($"'{text}' is no author.");

    public override string ToString() => Text;
}
