using Inkassio.Grains;
using Inkassio.Grains.Post;
using Inkassio.Storage;

namespace Inkassio.Cli;

/// <summary>The opened database, and the rooms that work on it.</summary>
sealed class Premises : IAsyncDisposable
{
    Premises(string address, MasterKey master, TimeProvider clock, MailOffice? office)
    {
        (Address, Master) = (address, master);
        Host = new EmbeddedHost(Database.Open(address, master, clock), office);
    }

    public string Address { get; }

    public MasterKey Master { get; }

    public EmbeddedHost Host { get; }

    /// <summary>Opens what <c>--db</c> names, brings its tables up to date, and looks whether a backup was
    /// restored: then no letter leaves before a person says so, whichever door was opened first.</summary>
    public static async Task<Premises> Open(Desk desk, CancellationToken stop, MailOffice? office = null)
    {
        var address = AddressOf(desk);
        if (Folder(address) is { } folder) Directory.CreateDirectory(folder);
        var premises = new Premises(address, MasterOf(desk), desk.Clock, office);
        try
        {
            await premises.Host.Database.Migrate(stop: stop);
            await premises.Host.Watch.Start(premises.Host.Journal, desk.Say, stop);
            return premises;
        }
        catch
        {
            await premises.DisposeAsync();
            throw;
        }
    }

    /// <summary>The database that <c>--db</c> names, or the web application's own.</summary>
    public static string AddressOf(Desk desk) => desk.Given.Db ?? "sqlite:" + Path.Combine(Home(), "inkassio.db");

    public static MasterKey MasterOf(Desk desk) => MasterKey.FromFile(KeyFile(desk.Given, AddressOf(desk)));

    static string KeyFile(Given given, string address) =>
        given.Key ?? Path.Combine(Folder(address) ?? Home(), "keys", "master.key");

    static string? Folder(string address) => address.Split(':', 2) is ["sqlite", var file]
        ? Path.GetDirectoryName(Path.GetFullPath(file))
        : null;

    // The web application keeps its data under its own folder when it is run from the repository.
    static string Home()
    {
        var web = Path.Combine(Directory.GetCurrentDirectory(), "src", "Web");
        return Path.Combine(Directory.Exists(web) ? web : Directory.GetCurrentDirectory(), "data");
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
