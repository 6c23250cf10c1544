using Inkassio.Domain;

namespace Inkassio.Assistant.Talking;

/// <summary>The pages that a reply leads to.</summary>
static class Paths
{
    public const string Today = "/heute", Run = "/mahnlauf", Calls = "/anrufe", Complaints = "/beanstandungen",
        Plans = "/raten", Payments = "/zahlungen", Settings = "/einstellungen", Post = "/post",
        Overview = "/ueberblick", Limitation = "/verjaehrung", Referrals = "/uebergaben";

    public static string Of(DebtorId debtor) => $"/kunden/{debtor}";
}
