using System.Collections.Frozen;
using Inkassio.Assistant.Drafting;
using Inkassio.Domain.Calling;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard.Prose;
using Inkassio.Domain.Debtors;

namespace Inkassio.Assistant.Tests.Drafting;

/// <summary>Each sentence in prompts/assistant/kit by itself: what the guard says to it where it may be said.</summary>
public sealed class The_sentences_of_the_kit
{
    const int SentencesMin = 900, OpeningsMin = 5;

    static IEnumerable<(LetterKind Kind, string Slot, KitWording Said)> All =>
        from kind in Cases.Kinds
        from slot in Kit.For(kind).Slots
        from said in slot.Value
        select (kind, slot.Key, said);

    static IEnumerable<(LetterKind Kind, string Slot, KitWording Said)> WithObjections => All.Concat(
        from objection in Kit.Objections
        from said in objection.Value
        select (LetterKind.ComplaintAnswer, objection.Key, said));

    [Fact]
    public void pass_the_guard_with_no_more_known_than_they_ask_for()
    {
        var found =
            from one in WithObjections
            from register in Registers(one.Kind, one.Said.Wording)
            let about = new ProseCase(one.Kind, register, FlagsOf(one.Kind, one.Said.Wording), [])
            from finding in ProseGuard.Check(about, new(SpokenIn.Body, one.Said.Text))
            select $"{one.Kind} {one.Slot}: {finding.Rule} {finding.Fault} „{finding.Said}“ in: {one.Said.Text}";
        var all = found.ToArray();
        Assert.True(all.Length == 0, string.Join('\n', all));
    }

    [Fact]
    public void that_claim_more_than_they_ask_for_are_found() => Assert.Contains(
        ProseGuard.Check(new(LetterKind.Notice1, Register.Sie, FlagsOf(LetterKind.Notice1, new([], "")), []),
            new(SpokenIn.Body, "Wie telefonisch besprochen bitten wir um den Ausgleich.")),
        f => f.Fault == ProseFault.EventClaim);

    [Fact]
    public void ask_only_for_what_is_known() => Assert.Empty(
        WithObjections.SelectMany(s => s.Said.Wording.When)
            .Concat(Cases.Kinds.SelectMany(k => Kit.For(k).Paragraphs).SelectMany(p => p.When))
            .Where(word => !KitConditions.IsKnown(word)).Distinct());

    [Fact]
    public void are_each_there_once()
    {
        // What is said per Sie and per du may be the same words.
        var twice = WithObjections.GroupBy(s => s.Said.Text, StringComparer.Ordinal)
            .Where(g => g.Select(s => s.Kind).Distinct().Count() > 1
                || g.GroupBy(s => s.Said.Wording.When.Contains("du")).Any(same => same.Count() > 1))
            .Select(g => $"{string.Join(' ', g.Select(s => $"{s.Kind} {s.Slot}"))}: {g.Key}").ToArray();
        Assert.True(twice.Length == 0, string.Join('\n', twice));
    }

    [Fact]
    public void are_about_nine_hundred() => Assert.InRange(WithObjections.Sum(s => s.Said.Sentences),
        SentencesMin, 2_500);

    [Fact]
    public void give_every_step_five_openings_in_each_register()
    {
        foreach (var kind in Cases.Kinds)
            foreach (var register in kind.AllowsDu() ? Enum.GetValues<Register>() : [Register.Sie])
            {
                HashSet<string> found = [register == Register.Du ? "du" : "Sie", "eine", "DE", "Firma"];
                var openings = Kit.For(kind).Slots["einleitung"]
                    .Count(w => KitConditions.Fits(w.Wording, found) && KitConditions.SoundOf(w.Wording, found) >= 0);
                Assert.True(openings >= OpeningsMin, $"{kind} {register}: {openings}");
            }
    }

    [Fact]
    public void answer_each_of_the_objections_in_five_ways() => Assert.All(
        Objection.All, o => Assert.Equal(5, Kit.Objections[o.Name].Length));

    static Register[] Registers(LetterKind kind, Wording wording) => wording.When.Contains("du") ? [Register.Du]
        : wording.When.Contains("Sie") || !kind.AllowsDu() ? [Register.Sie] : [Register.Sie, Register.Du];

    static FrozenSet<string> FlagsOf(LetterKind kind, Wording wording)
    {
        HashSet<string> flags = [.. wording.When];
        if (flags.Contains("gemahnt")) flags.UnionWith(["mahnung-gesendet", "erinnert"]);
        if (flags.Contains("erinnert")) flags.Add("erinnerung-gesendet");
        if (flags.Contains("zusage-gebrochen")) flags.Add("zugesagt");
        if (kind.IsPlan() || kind == LetterKind.InstalmentReminder) flags.Add("raten");
        if (kind == LetterKind.InstalmentOffer) flags.Add("angebot");
        if (kind is LetterKind.InstalmentAgreement or LetterKind.InstalmentReminder) flags.Add("ratenplan");
        if (kind == LetterKind.ComplaintAnswer) flags.Add("einwand");
        if (kind == LetterKind.CallConfirmation) flags.UnionWith(["telefoniert", "zugesagt"]);
        if (kind == LetterKind.Thanks) flags.Add("zahlung-eingegangen");
        return flags.ToFrozenSet(StringComparer.Ordinal);
    }
}
