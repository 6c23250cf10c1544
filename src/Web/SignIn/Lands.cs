using Inkassio.Domain.Debtors;

namespace Inkassio.Web.SignIn;

/// <summary>A Bundesland or canton, by ISO 3166-2, for the public holidays of deadlines.</summary>
public sealed record Land(Country Country, string Code, string Name)
{
    /// <summary>DE-BY: unambiguous where all three countries stand in one list.</summary>
    public string Iso => $"{Country}-{Code}";

    public static IReadOnlyList<Land> Of(Country country) => [.. All.Where(land => land.Country == country)];

    public static readonly IReadOnlyList<Land> All =
    [
        .. List(Country.DE, """
            BW Baden-Württemberg;BY Bayern;BE Berlin;BB Brandenburg;HB Bremen;HH Hamburg;HE Hessen;
            MV Mecklenburg-Vorpommern;NI Niedersachsen;NW Nordrhein-Westfalen;RP Rheinland-Pfalz;SL Saarland;
            SN Sachsen;ST Sachsen-Anhalt;SH Schleswig-Holstein;TH Thüringen
            """),
        .. List(Country.AT, """
            1 Burgenland;2 Kärnten;3 Niederösterreich;4 Oberösterreich;5 Salzburg;6 Steiermark;7 Tirol;8 Vorarlberg;
            9 Wien
            """),
        .. List(Country.CH, """
            AG Aargau;AI Appenzell Innerrhoden;AR Appenzell Ausserrhoden;BE Bern;BL Basel-Landschaft;BS Basel-Stadt;
            FR Freiburg;GE Genf;GL Glarus;GR Graubünden;JU Jura;LU Luzern;NE Neuenburg;NW Nidwalden;OW Obwalden;
            SG St. Gallen;SH Schaffhausen;SO Solothurn;SZ Schwyz;TG Thurgau;TI Tessin;UR Uri;VD Waadt;VS Wallis;
            ZG Zug;ZH Zürich
            """),
    ];

    static IEnumerable<Land> List(Country country, string lines) =>
        lines.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', 2))
            .Select(pair => new Land(country, pair[0], pair[1]));
}
