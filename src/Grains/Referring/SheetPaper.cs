using Inkassio.Domain.Correspondence;
using Inkassio.Exchange.HandOver;
using Inkassio.Grains.CaseFile;
using Inkassio.Letters;

namespace Inkassio.Grains.Referring;

/// <summary>The facts for a court's form on paper, in the form's order, to type them from.</summary>
static class SheetPaper
{
    public static byte[] Pdf(FormSheet sheet, string title, Case @case) => new Dossier(
        $"Datenblatt {title}: {@case.Name}", @case.Tenant.Profile.Name,
        [
            $"Stand: {@case.Form.DayWithName(sheet.On)}",
            "Dieses Blatt ist kein Antrag. Tragen Sie die Angaben in das Formular des Gerichts ein.",
        ],
        [
            .. sheet.Sections.Where(s => s.Fields.Any(f => f.Value.Length > 0)).Select(section => new DossierChapter(
                section.Title,
                [
                    CaseDossier.Table(["Feld", "Angabe"],
                        [.. section.Fields.Where(f => f.Value.Length > 0).Select(f => new[] { f.Label, f.Value })]),
                ])),
        ], @case.At).Pdf();
}
