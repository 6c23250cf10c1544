using Microsoft.EntityFrameworkCore;

namespace Inkassio.Web.SignIn;

/// <summary>Creates the tables of migration 0002 where they are missing.</summary>
public static class SignInTables
{
    public static async Task Create(SignInDb db, CancellationToken stop)
    {
        if (await Exist(db, stop)) return;
        var blob = db.Database.IsSqlite() ? "blob" : "bytea";
        await using var file = typeof(SignInTables).Assembly.GetManifestResourceStream("0002_sign_in.sql")!;
        using var reader = new StreamReader(file);
        var script = (await reader.ReadToEndAsync(stop)).Replace("{{bytes}}", blob, StringComparison.Ordinal);
        await db.Database.ExecuteSqlRawAsync(script, stop);
    }

    static async Task<bool> Exist(SignInDb db, CancellationToken stop)
    {
        var tables = db.Database.IsSqlite()
            ? db.Database.SqlQuery<string>($"select name as \"Value\" from sqlite_master where name = 'people'")
            : db.Database.SqlQuery<string>($"select tablename as \"Value\" from pg_tables where tablename = 'people'");
        return await tables.AnyAsync(stop);
    }
}
