namespace Inkassio.Domain;

/// <summary>How much of a thing we take. Each limit has its own message.</summary>
public static class Limits
{
    public const int NoteMax = 4_000;
    public const int NumberMax = 60;
    public const int NameMax = 200;

    /// <summary>Acknowledgements, talks and the like on one claim; more are a program gone wrong.</summary>
    public const int LimitationActsMax = 100;

    /// <summary>Days before and after which a date in business papers is a typing error.</summary>
    public static readonly DateOnly FirstDay = new(1990, 1, 1), LastDay = new(2099, 12, 31);

    public static bool Covers(DateOnly day) => day >= FirstDay && day <= LastDay;
}
