using Inkassio.Domain.Correspondence.Guard.Values;

namespace Inkassio.Web.Asking;

/// <summary>What a mark in the editor says.</summary>
public static class MarkWords
{
    public static string Of(ValueMark mark) => mark.Verdict switch
    {
        Verdict.Verified => "stimmt mit dem Konto überein",
        Verdict.Contradicted => "gehört an eine andere Stelle, hier widerspricht es dem Konto",
        Verdict.Unsupported => "steht so nicht im Konto",
        Verdict.ForeignAccount => "ist nicht Ihr Konto und kann nicht stehen bleiben",
        _ => throw new System.Diagnostics.UnreachableException(mark.ToString()),
    };

    public static string Css(Verdict verdict) => verdict switch
    {
        Verdict.Verified => "verified",
        Verdict.Contradicted => "contradicted",
        Verdict.Unsupported => "unsupported",
        Verdict.ForeignAccount => "foreign",
        _ => throw new System.Diagnostics.UnreachableException(verdict.ToString()),
    };
}
