using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Letters.Mail;

namespace Inkassio.Web.Customers;

/// <summary>A further person at a customer's, as he is typed.</summary>
public sealed class TypedAddressee
{
    public const int PeopleMax = 6;

    public NoticeKind From { get; set; } = NoticeKind.Notice2;
    public string Contact { get; set; } = "";
    public string Email { get; set; } = "";

    public static TypedAddressee Of(Addressee known) =>
        new() { From = known.From, Contact = known.Contact, Email = known.Email };

    // Mildest first: a letter goes to the last one whose kind has come.
    public static ImmutableArray<Addressee> Stated(IEnumerable<TypedAddressee> typed) =>
    [
        .. typed.Select(one => new Addressee(one.From, one.Contact.Trim(), one.Email.Trim())).OrderBy(one => one.From),
    ];

    /// <summary>The first thing that is wrong, as a sentence; null when all will do.</summary>
    public static string? Problem(IReadOnlyList<TypedAddressee> typed)
    {
        foreach (var one in typed)
        {
            if (one.Contact.Trim().Length == 0) return "Bitte geben Sie bei jeder weiteren Person den Namen an.";
            if (one.Contact.Trim().Length > Limits.NameMax) return "Ein Name ist zu lang.";
            if (one.Email.Trim().Length > 0 && MailAddress.Read(one.Email, out var wrong) is null)
                return $"{one.Contact.Trim()}: {wrong}";
        }
        return typed.GroupBy(one => one.From).Any(same => same.Count() > 1)
            ? "Zwei Personen beginnen beim selben Brief. Bitte wählen Sie für jede eine andere Stufe."
            : null;
    }
}
