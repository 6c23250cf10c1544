using System.Globalization;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Words;

namespace Inkassio.Web.Post;

/// <summary>What a letter's file is called in an office: 2026-03-12 K-1 Zahlungserinnerung.pdf.</summary>
static class LetterName
{
    public static string Of(Debtor account, Notice notice)
    {
        var day = (notice.IssuedOn ?? notice.ProposedOn).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var number = account.Party?.Number ?? "";
        return Plain($"{day} {number} {notice.Kind.Word()}") + ".pdf";
    }

    public static string Of(Debtor account, WrittenLetter letter) => Plain(
        $"{letter.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {account.Party?.Number} {letter.Kind.Word()}")
        + ".pdf";

    // Customer numbers may hold any character; names of files may not.
    static string Plain(string name) => string.Join(' ', string.Concat(name.Select(letter =>
        char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.' or ' ' ? letter : '-'))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
