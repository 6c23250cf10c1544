using System.Globalization;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Storage;

namespace Inkassio.Grains;

/// <summary>What is wrong with a journal, in the words of a German office.</summary>
public static class ChainWords
{
    /// <summary>Where, and what it means.</summary>
    public static string Sentence(this ChainFault fault, TimeZoneInfo zone) =>
        $"{Place(fault)}: {What(fault, zone)}";

    static string Place(ChainFault fault) => fault.Until > fault.Version
        ? $"Konto {fault.Stream}, Eintrag {fault.Version} bis {fault.Until}"
        : $"Konto {fault.Stream}, Eintrag {fault.Version}{(fault.Event is { } name ? $" ({name})" : "")}";

    static string What(ChainFault fault, TimeZoneInfo zone) => fault.Kind switch
    {
        ChainFaultKind.Missing =>
            "Dieser Eintrag fehlt. Er wurde entfernt oder an eine andere Stelle verschoben.",
        ChainFaultKind.Changed =>
            "Der Eintrag ist nicht mehr der, der geschrieben wurde: verändert, eingefügt oder vertauscht.",
        ChainFaultKind.HeadDiffers =>
            "Das Ende des Kontos stimmt nicht. Einträge wurden abgeschnitten oder angehängt.",
        ChainFaultKind.OlderThanCheckpoint =>
            $"Der Prüfpunkt {When(fault, zone)} kennt diese Einträge, die Datenbank nicht mehr. Sie wurden "
            + "abgeschnitten, oder es wurde eine ältere Sicherung eingespielt.",
        ChainFaultKind.OtherThanCheckpoint =>
            $"Der Prüfpunkt {When(fault, zone)} kennt eine andere Vergangenheit. Einträge wurden verändert und die "
            + "Kette danach neu berechnet.",
        _ => throw new System.Diagnostics.UnreachableException(fault.Kind.ToString()),
    };

    static string When(ChainFault fault, TimeZoneInfo zone) =>
        fault.SignedAt is { } at ? "vom " + At(at, zone) : "";

    /// <summary>12.03.2026, 10:14 Uhr, in the firm's own time.</summary>
    public static string At(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return $"{Country.DE.Day(DateOnly.FromDateTime(local.DateTime))}, "
            + local.ToString("HH:mm", CultureInfo.InvariantCulture) + " Uhr";
    }
}
