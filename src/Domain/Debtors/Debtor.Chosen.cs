using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Debtors.DebtorEvent;

namespace Inkassio.Domain.Debtors;

// A person may take another step than the ladder's next one, or take it earlier. What protects the debtor stays: every
// stop, the days between two letters, and the order of the steps.
public sealed partial record Debtor
{
    Decision Choose(ChooseStep c, Terms terms)
    {
        if (Notices.ContainsKey(c.Notice)) return Decision.AlreadyDone;
        if (c.Invoices.IsDefaultOrEmpty) return new Refusal.NothingToWriteAbout();
        foreach (var invoice in c.Invoices)
            if (!Claims.ContainsKey(invoice)) return new Refusal.InvoiceUnknown(invoice);
        ImmutableArray<Claim> claims = [.. c.Invoices.Distinct().Select(i => Claims[i])];
        if (claims.Select(claim => claim.Currency).Distinct().Count() > 1) return new Refusal.SeveralCurrencies();
        if (claims.FirstOrDefault(claim => !claim.IsOpen) is { } closed) return new Refusal.NothingOpen(closed.Invoice);
        var against = claims.Select(claim => WhyNotNow(claim, c.Kind, c.Day, terms));
        if (against.FirstOrDefault(why => why is not null) is { } why) return why;
        var currency = claims[0].Currency;
        ImmutableArray<NoticeStep> steps = [.. claims.Select(claim => new NoticeStep(claim.Invoice, c.Kind))];
        var pending = OpenProposals.Where(n => n.Instalment is null && n.Currency == currency).ToArray();
        return Decision.Of(
        [
            .. Voiding(VoidReason.Superseded, pending),
            new NoticeProposed(c.Notice, currency, steps, c.Day) { IsChosen = true },
        ]);
    }

    /// <summary>Why a step cannot be taken for a claim, whatever the ladder says of its day; else null.</summary>
    public Refusal? WhyNotNow(Claim claim, NoticeKind kind, DateOnly day, Terms terms) =>
        kind == NoticeKind.PreDue && day >= claim.DueOn ? new Refusal.DueAlready(claim.DueOn)
        : kind != NoticeKind.PreDue && day <= claim.DueOn ? new Refusal.NotDueYet(claim.DueOn)
        : ChosenStep(claim, kind, terms.For(Standing.On(day)).Ladder) is not null ? null
        : claim.Steps.Any(s => s.Kind >= kind) ? new Refusal.StepTaken(claim.Steps.Max(s => s.Kind))
        : new Refusal.StepNotOnLadder(kind);

    /// <summary>The ladder's step of a kind, where it is still ahead of the claim; null where it is not.</summary>
    // The announcement needs no place on a ladder, for every hand-over has to be announced.
    static Step? ChosenStep(Claim claim, NoticeKind kind, Ladder ladder) =>
        ladder.Steps.Skip(ladder.Gone(claim.Steps)).FirstOrDefault(step => step.Kind == kind)
        ?? (kind == NoticeKind.Announcement && claim.Steps.All(s => s.Kind != kind) ? NextStep.Announcing : null);

    /// <summary>The step that a letter is for a claim; null when the claim no longer stands before it.</summary>
    internal static Step? StepOf(Notice notice, Claim claim, Terms terms, DateOnly day) => notice.IsChosen
        ? ChosenStep(claim, notice.Steps.First(s => s.Invoice == claim.Invoice).Kind, terms.Ladder)
        : NextStep.Of(claim, terms.Ladder, day)?.Step;
}
