using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;
using Inkassio.Domain.Words;
using Inkassio.Letters;

namespace Inkassio.Grains.CaseFile;

/// <summary>The claims of a case: what each is, when default began and why, and the working of its interest.</summary>
sealed class CaseClaims(Case @case)
{
    readonly Country form = @case.Form;

    public IEnumerable<DossierChapter> Chapters() => @case.Account.Claims.Values
        .OrderBy(c => c.IssuedOn).ThenBy(c => c.Number, StringComparer.Ordinal).Select(Chapter);

    DossierChapter Chapter(Claim claim)
    {
        var law = ClaimLaw.Of(@case.Account, claim, @case.Tenant.Terms);
        var sheet = law.Interest(claim, @case.On.AddDays(1));
        return new(form.Spelled($"Forderung {claim.Number}"),
        [
            CaseDossier.Table(["Angabe", "Wert"], [.. Facts(claim, law)]),
            .. !sheet.Segments.Any(s => s.Principal.IsPositive) ? [] : (Block[])[Working(sheet, law), .. Notes(sheet)],
            .. claim.Charges.IsEmpty ? [] : (Block[])[Charges(claim)],
        ]);
    }

    IEnumerable<string[]> Facts(Claim claim, ClaimLaw law)
    {
        if (claim.Subject.Length > 0) yield return ["Wofür", claim.Subject];
        yield return ["Rechnung vom", form.Day(claim.IssuedOn)];
        yield return ["Fällig am", form.Day(claim.DueOn)];
        yield return ["Betrag", form.Shown(claim.Amount)];
        yield return ["Davon offen", form.Shown(claim.Open)];
        if (claim.End != ClaimEnd.None)
            yield return ["Ende", claim.End == ClaimEnd.Cancelled ? "storniert" : "ausgebucht"];
        foreach (var note in claim.CreditNotes)
            yield return ["Gutschrift", $"{form.Shown(note.Amount)} am {form.Day(note.On)}"];
        yield return ["Verzug", form.Spelled(law.Default is { } start && start.HasBegun(@case.On)
            ? start.Sentence(form)
            : "Noch kein Verzug, oder er ist aus den bekannten Angaben nicht zu begründen.")];
        foreach (var step in claim.Steps)
            yield return [step.Kind.Word(), $"{form.Day(step.IssuedOn)}, Frist {form.Day(step.DeadlineOn)}"];
        if (law.Limitation(claim).NominalOn is { } end) yield return [form.Spelled("Verjährung"), form.Day(end)];
    }

    ClaimTable Working(CalculationSheet sheet, ClaimLaw law) => new(
        [
            new("von"), new("bis"), new("Tage", IsNumber: true), new("Satz", IsNumber: true),
            new("auf", IsNumber: true), new(CostWords.Interest(form), IsNumber: true),
        ],
        [.. sheet.Segments.Where(s => s.Principal.IsPositive).Select(s => (ImmutableArray<string>)
        [
            form.Day(s.Span.From), form.Day(s.Span.LastDay), $"{s.Days}/{s.Basis}", form.Percent(s.Rate),
            form.Shown(s.Principal), form.Shown(s.Amount),
        ])],
        [new($"{CostWords.Interest(form)} ({law.Rule.Section})", form.Shown(sheet.Total), IsTotal: true)]);

    IEnumerable<Block> Notes(CalculationSheet sheet) => sheet.Warnings.Select(w => w.Sentence(form))
        .Where(sentence => sentence.Length > 0)
        .Append(sheet.TableVersion is { } version ? $"Basiszinssätze: Tabelle, Stand {version}." : "")
        .Where(sentence => sentence.Length > 0).Select(sentence => new Paragraph(form.Spelled(sentence)));

    ClaimTable Charges(Claim claim) => new(
        [new("Kosten"), new("verlangt am"), new("nach"), new("Betrag", IsNumber: true)],
        [.. claim.Charges.Select(c => (ImmutableArray<string>)
            [CostWords.Of(c.Kind, form), form.Day(c.On), c.Section, form.Shown(c.Amount)])], []);
}
