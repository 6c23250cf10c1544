using System.Security.Cryptography;
using System.Text;
using Inkassio.Domain.Debtors;

namespace Inkassio.Storage;

/// <summary>What stands before the @ in the Message-ID of a letter's e-mail: the letter, the firm, and a seal over
/// both that only this installation can make.</summary>
// Answers and bounces come from anybody. By the firm exactly one is opened for them; by the seal nobody can make up an
// id, also not out of two true ones, so that only who has seen a letter's mail can say that it came back.
public static class LetterSign
{
    const int IdLength = 32, SealBytes = 16;

    /// <summary>Always the same for a letter, so that a copy keeps its Message-ID.</summary>
    public static string Of(TenantDb db, LetterId letter) => Of(db.Database.Master, db.Tenant, letter);

    internal static string Of(MasterKey master, TenantId tenant, LetterId letter) =>
        $"{letter.Value:N}.{tenant.Value:N}.{Convert.ToHexStringLower(Seal(master, tenant, letter))}";

    /// <summary>Null when the sign was not made with this master key.</summary>
    internal static (TenantId Tenant, LetterId Letter)? Read(MasterKey master, string sign)
    {
        if (sign.Split('.', 4) is not [{ Length: IdLength } letterText, { Length: IdLength } tenantText, var sealText]
            || !Guid.TryParseExact(letterText, "N", out var letterId)
            || !Guid.TryParseExact(tenantText, "N", out var tenantId)
            || sealText.Length != 2 * SealBytes || !sealText.All(char.IsAsciiHexDigit)) return null;
        var (tenant, letter) = (new TenantId(tenantId), new LetterId(letterId));
        return CryptographicOperations.FixedTimeEquals(
            Convert.FromHexString(sealText), Seal(master, tenant, letter)) ? (tenant, letter) : null;
    }

    // 128 bits: nobody guesses them, and the line of the header stays within what RFC 5322 wishes.
    static byte[] Seal(MasterKey master, TenantId tenant, LetterId letter) => HMACSHA256.HashData(
        master.For("letter-sign-1"),
        (byte[])[.. tenant.Value.ToByteArray(bigEndian: true), .. letter.Value.ToByteArray(bigEndian: true)])
        [..SealBytes];
}
