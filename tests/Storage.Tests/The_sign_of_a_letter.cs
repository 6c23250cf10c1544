using Inkassio.Domain.Debtors;
using Microsoft.Data.Sqlite;

namespace Inkassio.Storage.Tests;

/// <summary>An answer names its letter by a sign that only this house can make.</summary>
public sealed class The_sign_of_a_letter : IAsyncDisposable
{
    static readonly TenantId Firm = new(new("01900000-0000-7000-8000-000000000001"));
    static readonly LetterId Letter = new(new("01900000-0000-7000-8000-0000000000ff"));

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("inkassio-sign-");
    readonly MasterKey master;
    readonly Database empty;

    public The_sign_of_a_letter()
    {
        master = MasterKey.FromFile(Path.Combine(folder.FullName, "master.key"));
        empty = Database.Open($"sqlite:{Path.Combine(folder.FullName, "empty.db")}", master, TimeProvider.System);
    }

    string Sign => LetterSign.Of(master, Firm, Letter);

    [Fact]
    public void is_always_the_same() => Assert.Equal(Sign, LetterSign.Of(master, Firm, Letter));

    [Fact]
    public void names_the_firm_and_the_letter() => Assert.Equal((Firm, Letter), LetterSign.Read(master, Sign));

    // Some mail servers write ids in capitals.
    [Fact]
    public void is_read_in_capitals() =>
        Assert.Equal((Firm, Letter), LetterSign.Read(master, Sign.ToUpperInvariant()));

    [Fact]
    public void changed_in_any_place_is_none()
    {
        for (var at = 0; at < Sign.Length; at++)
        {
            var other = Sign[at] == '0' ? '1' : '0';
            Assert.Null(LetterSign.Read(master, Sign[..at] + other + Sign[(at + 1)..]));
            Assert.Null(LetterSign.Read(master, Sign[..at]));
        }
        Assert.Null(LetterSign.Read(master, Sign + "0"));
        Assert.Null(LetterSign.Read(master, Sign + ".0"));
    }

    [Fact]
    public void of_another_house_is_none() => Assert.Null(LetterSign.Read(
        MasterKey.FromFile(Path.Combine(folder.FullName, "other.key")), Sign));

    // This database has no table at all: whoever asks it anything is told so.
    [Fact]
    public async Task is_looked_up_only_when_it_is_one_of_ours()
    {
        var inbox = Author.Machine("inbox");
        var forged = LetterSign.Of(master, Firm, LetterId.New())[..^32] + new string('0', 32);
        Assert.Null(await new Tenants(empty).EnterFor(forged, inbox, TestContext.Current.CancellationToken));
        Assert.Null(await new Tenants(empty).EnterFor("", inbox, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<SqliteException>(() =>
            new Tenants(empty).EnterFor(Sign, inbox, TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await empty.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}
