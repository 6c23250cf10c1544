using System.Globalization;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Words;

namespace Inkassio.Web.Post;

/// <summary>What a letter's file is called in an office: 2026-03-12 K-1 Zahlungserinnerung.pdf.</summary>
static class LetterName
{
    public static string Of(Debtor account, Notice notice) =>
        Of(account, notice.IssuedOn ?? notice.ProposedOn, notice.Word());

    /// <summary>The letter of one of its ways, also one that no notice stands behind.</summary>
    public static string Of(Debtor account, Dispatch way) =>
        account.Notices.TryGetValue(way.Letter.Notice, out var notice)
            ? Of(account, notice)
            : account.Letters.TryGetValue(way.Letter, out var written)
                ? Of(account, written)
                : Of(account, way.PlannedOn, "Brief");

    static string Of(Debtor account, DateOnly on, string kind)
    {
        var day = on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Plain($"{day} {account.Party?.Number} {kind}") + ".pdf";
    }

    public static string Of(Debtor account, WrittenLetter letter) => Of(account, letter.On, letter.Kind.Word());

    // Customer numbers may hold any character; names of files may not.
    static string Plain(string name) => string.Join(' ', string.Concat(name.Select(letter =>
        char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.' or ' ' ? letter : '-'))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
