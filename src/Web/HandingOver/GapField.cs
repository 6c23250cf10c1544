using Inkassio.Domain;
using Inkassio.Domain.HandOver;
using Inkassio.Web.Customers;

namespace Inkassio.Web.HandingOver;

/// <summary>Where a person closes a gap: a field on the page itself, or another page.</summary>
static class GapField
{
    public static string PageOf(DebtorId debtor) => $"/uebergaben/{debtor}";

    /// <summary>Null when no field can close it: another way is needed, or a day has to pass.</summary>
    public static (string Href, string Word)? Of(Gap gap, CustomerFile file) => gap.Where switch
    {
        EntryPlace.HandOverForm => ($"{PageOf(file.Id)}#{IdOf(gap)}", "Eintragen"),
        EntryPlace.Settings => ("/einstellungen", "Zu den Einstellungen"),
        EntryPlace.Customer => ($"/kunden/{file.Id}", "Zu den Stammdaten"),
        EntryPlace.Invoice when gap is Gap.OfClaim one =>
            ($"/kunden/{file.Id}?rechnung={one.Invoice}", "Zur Rechnung"),
        EntryPlace.Account => ($"/kunden/{file.Id}", "Zum Kundenkonto"),
        EntryPlace.Letters when gap is Gap.AnnouncementMissing => ($"{PageOf(file.Id)}#rat", "Ankündigung planen"),
        _ => null,
    };

    static string IdOf(Gap gap) => gap switch
    {
        Gap.NatureUnknown g => $"{Side(g.Side)}-nature",
        Gap.LegalFormMissing g => $"{Side(g.Side)}-form",
        Gap.RepresentativeMissing g => $"{Side(g.Side)}-persons",
        Gap.RegisterMissing g => $"{Side(g.Side)}-register",
        Gap.SalutationMissing g => $"{Side(g.Side)}-salutation",
        Gap.InputTaxUnknown => "firm-tax",
        Gap.ServicePeriodMissing g => $"until-{g.Invoice}",
        Gap.GroundMissing or Gap.GroundTooLong => $"ground-{((Gap.OfClaim)gap).Invoice}",
        Gap.CounterPerformanceUnknown g => $"counter-{g.Invoice}",
        Gap.OfClaim g => $"contract-{g.Invoice}",
        _ => "angaben",
    };

    static string Side(Side side) => side == Domain.HandOver.Side.Creditor ? "firm" : "debtor";
}
