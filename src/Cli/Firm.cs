using System.Text.Json;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;
using Inkassio.Storage;

namespace Inkassio.Cli;

/// <summary>Which firm a call works for.</summary>
static class Firm
{
    /// <summary>What a firm is called that is made by the first import without being named.</summary>
    public const string Unnamed = "Meine Firma";

    /// <summary>The firm that was named, or the only one.</summary>
    public static async Task<TenantDb> Enter(Premises premises, Desk desk, CancellationToken stop)
    {
        var all = await premises.Host.Tenants.All(stop);
        var entry = Chosen(all, desk.Given.Tenant);
        return await In(premises, entry.Id, stop);
    }

    /// <summary>The same; on an empty database the firm is made.</summary>
    public static async Task<TenantDb> EnterOrFound(Premises premises, Desk desk, CancellationToken stop)
    {
        if (await premises.Host.Tenants.All(stop) is { Count: > 0 }) return await Enter(premises, desk, stop);
        var (id, name) = (TenantId.New(), desk.Given.Tenant ?? Unnamed);
        var profile = Profile.Nobody with
        {
            Name = name,
            Country = desk.Given.Country,
            Region = desk.Given.Land,
            Address = Profile.Nobody.Address with { Country = $"{desk.Given.Country}" },
            Zone = Profile.ZoneOf(desk.Given.Country),
        };
        await premises.Host.Tenants.Create(id, name, profile.Zone, $"{profile.Country}", stop);
        var db = await In(premises, id, stop);
        await premises.Host.Book.Change(
            db, CommandKey.For(id.Value, "founded"), _ => [new TenantEvent.TenantFounded(profile)], stop);
        desk.Say($"Firma angelegt: {name}.");
        return db;
    }

    /// <summary>Takes the sender's data over from a file, when one was given.</summary>
    public static async Task Introduce(
        Premises premises, TenantDb db, FileInfo? sender, Desk desk, CancellationToken stop)
    {
        if (sender is null) return;
        var profile = SenderFile.Read(sender);
        await premises.Host.Book.Change(db, CommandId.New(),
            tenant => Same(tenant.Profile, profile)
                ? []
                : [new TenantEvent.ProfileChanged(Over(tenant.Profile, profile))], stop);
        if (!profile.CanSend) desk.Say("Die Absenderdaten reichen für Briefe noch nicht aus.");
    }

    // The file says nothing of logo, small print, envelopes and signatures, so they stay.
    static Profile Over(Profile known, Profile told) => told with
    {
        Logo = known.Logo, Paper = known.Paper, PrivacyUrl = known.PrivacyUrl,
        LegalLine = known.LegalLine, AddressSide = known.AddressSide,
        LetterForm = known.LetterForm, UsesCreditorReference = known.UsesCreditorReference,
        Signatories = known.Signatories,
    };

    // Arrays are equal only when they are the same one, so the accounts are compared by themselves.
    static bool Same(Profile known, Profile told) =>
        known.Accounts.SequenceEqual(told.Accounts)
        && known with { Accounts = told.Accounts } == Over(known, told);

    static async Task<TenantDb> In(Premises premises, TenantId id, CancellationToken stop) =>
        await premises.Host.Tenants.Enter(id, Author.Machine("terminal"), reason: "", stop)
        ?? throw new RefusedException("Diese Firma gibt es nicht mehr.");

    static TenantEntry Chosen(IReadOnlyList<TenantEntry> all, string? name)
    {
        var fitting = all.Where(t => name is null || t.Name == name).ToList();
        var names = string.Join(", ", all.Select(t => t.Name));
        return fitting switch
        {
            [var only] => only,
            [] when all.Count == 0 => throw new RefusedException(
                "Die Datenbank ist leer. Beginnen Sie mit „import DATEI“ oder „demo“."),
            [] => throw new RefusedException($"Eine Firma „{name}“ gibt es nicht. Es gibt: {names}."),
            _ => throw new WrongUseException($"Es gibt mehrere Firmen. Wählen Sie mit --tenant: {names}."),
        };
    }
}

/// <summary>The sender's data as a file: what letters need, in one flat JSON object.</summary>
sealed record SenderFile(
    string Name, string Street, string Postcode, string Town, Country Country, string Iban, string Contact)
{
    static readonly JsonSerializerOptions Words = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    public string Land { get; init; } = "";

    public string Bic { get; init; } = "";

    public string Bank { get; init; } = "";

    public Currency Currency { get; init; } = Currency.EUR;

    public string Phone { get; init; } = "";

    public string Email { get; init; } = "";

    BankAccount Account => new(Iban.Replace(" ", "", StringComparison.Ordinal), Bic, Bank, Currency);

    /// <exception cref="RefusedException">The file is no such object; the message says what is missing.</exception>
    public static Profile Read(FileInfo file)
    {
        try
        {
            var said = JsonSerializer.Deserialize<SenderFile>(File.ReadAllText(file.FullName), Words)
                ?? throw new JsonException("null");
            return new(
                said.Name, new Address(said.Street, said.Postcode, said.Town, $"{said.Country}"), said.Country,
                said.Land, [said.Account], said.Contact, said.Phone, said.Email);
        }
        catch (JsonException e)
        {
            throw new RefusedException($"{file.Name}: keine Absenderdaten ({e.Message})");
        }
    }
}
