using System.Globalization;
using Inkassio.Assistant.Models;
using Inkassio.Grains.Post;

namespace Inkassio.Web.Support;

/// <summary>Who keeps the accounts awake: this process, or a cluster of nodes.</summary>
public enum AccountHost { Embedded, Orleans }

/// <summary>What the operator decides, read once at start-up; a wrong value stops the start with a sentence.</summary>
/// <param name="Data">Where the database and the keys lie; by default data/ under the content root.</param>
/// <param name="Postgres">A connection string; without one the product keeps a SQLite file in Data.</param>
/// <param name="Demo">Whether anybody may look into the demo firm.</param>
/// <param name="Today">The day on which the product believes to start; null for the real one.</param>
public sealed record Settings(DirectoryInfo Data, string? Postgres, bool Demo, DateOnly? Today)
{
    /// <summary>E-mail addresses of those who run the product: they may enter base rates for all firms.</summary>
    public IReadOnlyList<string> Operators { get; init; } = [];

    /// <summary>How mail leaves and comes back; closed until the operator opens it.</summary>
    public MailOffice Mail { get; init; } = MailOffice.Closed;

    /// <summary>The model that firms are offered, and which others they may name.</summary>
    public OperatorModel Assistant { get; init; } = OperatorModel.None;

    /// <summary>Who keeps the accounts awake.</summary>
    public AccountHost Host { get; init; }

    public bool IsOperator(System.Security.Claims.ClaimsPrincipal who) =>
        who.Identity is { IsAuthenticated: true, Name: { } name }
        && Operators.Contains(name, StringComparer.OrdinalIgnoreCase);

    public FileInfo Database => new(Path.Combine(Data.FullName, "inkassio.db"));

    /// <summary>The database as the books open it.</summary>
    public string Address => Postgres is { } server ? $"postgres:{server}" : $"sqlite:{Database.FullName}";

    /// <summary>The key that wraps all others. Keep it apart from backups of the database.</summary>
    public FileInfo MasterKey => new(Path.Combine(Data.FullName, "keys", "master.key"));

    public DirectoryInfo Keys => new(Path.Combine(Data.FullName, "keys"));

    public static Settings From(IConfiguration said, string contentRoot)
    {
        var data = Directory.CreateDirectory(Path.Combine(contentRoot, said["Inkassio:Data"] ?? "data"));
        var demo = said.GetValue("Inkassio:Demo", defaultValue: false);
        return new(data, said["Inkassio:Postgres"], demo, Day(said["Today"]))
        {
            Mail = MailSettings.Read(said.GetSection("Inkassio:Mail"), demo ? data : null) with
            {
                Print = MailSettings.ReadPrint(said.GetSection("Inkassio:Print")),
            },
            Assistant = OperatorModel.Read(key => Said(said.GetSection($"Inkassio:Assistant:{key}"))),
            Host = said["Inkassio:Host"] is not { Length: > 0 } host ? AccountHost.Embedded
                : Enum.TryParse<AccountHost>(host, ignoreCase: true, out var named) && Enum.IsDefined(named) ? named
                : throw new InvalidOperationException($"Inkassio:Host is embedded or orleans, not '{host}'."),
            Operators = (said["Inkassio:Operators"] ?? "")
                .Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        };
    }

    // A list may be written as one text or, in JSON, as a list.
    static string? Said(IConfigurationSection section) => section.Value
        ?? (section.GetChildren().ToArray() is [_, ..] several
            ? string.Join(',', several.Select(one => one.Value)) : null);

    static DateOnly? Day(string? said)
    {
        if (string.IsNullOrEmpty(said)) return null;
        var invariant = CultureInfo.InvariantCulture;
        return DateOnly.TryParseExact(said, "yyyy-MM-dd", invariant, DateTimeStyles.None, out var day)
            ? day
            : throw new InvalidOperationException($"Today must be a day like 2026-03-12, not '{said}'.");
    }
}
