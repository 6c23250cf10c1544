using Inkassio.Domain;
using Inkassio.Grains;
using Inkassio.Web.Parts;

namespace Inkassio.Web.Agreements;

/// <summary>What a complaint waits for, in words and colour.</summary>
public static class ComplaintWords
{
    public static string PathOf(DebtorId debtor, DisputeId dispute) => $"/beanstandungen/{debtor}/{dispute}";

    public static string Word(this ComplaintState state) => state switch
    {
        ComplaintState.AnswerDue => "Antwort fällig",
        ComplaintState.RepairDue => "Termin fällig",
        ComplaintState.Open => "in Klärung",
        ComplaintState.Done => "erledigt",
        _ => throw new System.Diagnostics.UnreachableException(state.ToString()),
    };

    public static Meaning Means(this ComplaintState state) => state switch
    {
        ComplaintState.AnswerDue => Meaning.Severe,
        ComplaintState.RepairDue => Meaning.Caution,
        ComplaintState.Open => Meaning.Informs,
        _ => Meaning.Good,
    };
}
