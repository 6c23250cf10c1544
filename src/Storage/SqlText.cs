using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Inkassio.Storage;

/// <summary>A statement as the database gets it: text with parameters @p0, @p1 …, and their values.</summary>
sealed class SqlText
{
    static readonly ConcurrentDictionary<string, CompositeFormat> Formats = new();

    readonly List<object?> values = [];

    public string Text { get; private set; } = "";

    public IReadOnlyList<object?> Values => values;

    /// <summary>Which parameters are tenants.</summary>
    public Dictionary<int, TenantId> Tenants { get; } = [];

    public static SqlText Of(FormattableString sql, Dialect dialect)
    {
        var text = new SqlText();
        text.Text = text.Add(sql, dialect);
        return text;
    }

    public static string Name(int parameter) => "@p" + parameter.ToString(CultureInfo.InvariantCulture);

    /// <summary>A part of a statement that is only there under a condition.</summary>
    public static FormattableString If(bool condition, FormattableString then) => condition ? then : Nothing;

    static readonly FormattableString Nothing = $"";

    /// <summary>A further parameter, not named in the text so far; returns its name.</summary>
    public string Add(string value) => Parameter(value);

    string Add(FormattableString sql, Dialect dialect)
    {
        var parts = new object?[sql.ArgumentCount];
        for (var i = 0; i < parts.Length; i++) parts[i] = Part(sql.GetArgument(i), dialect);
        return string.Format(CultureInfo.InvariantCulture, Formats.GetOrAdd(sql.Format, CompositeFormat.Parse), parts);
    }

    string Part(object? argument, Dialect dialect)
    {
        switch (argument)
        {
            case FormattableString nested:
                return Add(nested, dialect);
            case AnyOf several:
                var (condition, value) = dialect.AnyOf(several.Ids, Name(values.Count));
                values.Add(value);
                return condition;
            case AnyText several:
                (condition, value) = dialect.AnyOf(several.Texts, Name(values.Count));
                values.Add(value);
                return condition;
            case TenantId tenant:
                Tenants[values.Count] = tenant;
                return Parameter(tenant.Value);
            default:
                return Parameter(Plain(argument));
        }
    }

    string Parameter(object? value)
    {
        values.Add(value);
        return Name(values.Count - 1);
    }

    static object? Plain(object? argument) => argument switch
    {
        Enum word => word.ToString(),
        DebtorId id => id.Value,
        InvoiceId id => id.Value,
        PaymentId id => id.Value,
        NoticeId id => id.Value,
        CommandId id => id.Value,
        int number => (long)number,
        DateTimeOffset at => Instants.Stored(at),
        _ => argument,
    };
}
