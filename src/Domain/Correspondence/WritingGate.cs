using System.Collections.Immutable;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;

namespace Inkassio.Domain.Correspondence;

/// <summary>Every reason against a letter by hand, as the send gate has them for the ladder's letters.</summary>
public static class WritingGate
{
    /// <summary>The farthest day that a letter may promise or ask for.</summary>
    public const int DaysAheadMax = 3 * 366;

    /// <summary>Null when the letter can be written with the date <paramref name="on"/>.</summary>
    public static Refusal? Against(Debtor debtor, LetterRequest request, Terms terms, DateOnly on) =>
        AgainstClaims(debtor, request)
        ?? AgainstParties(debtor, request, terms)
        ?? request switch
        {
            LetterRequest.InstalmentOffer r => PaymentPlan.AgainstLateDays(r.LateDays)
                ?? AgainstPlan(debtor, r, r.Instalments, r.Interest, terms, on)
                ?? AgainstDay(r.AcceptBy, on, terms)
                ?? (r.AcceptBy >= r.Instalments[0].DueOn
                    ? new Refusal.AcceptedTooLate(r.AcceptBy, r.Instalments[0].DueOn) : null),
            LetterRequest.InstalmentAgreement r => PaymentPlan.AgainstLateDays(r.LateDays)
                ?? AgainstPlan(debtor, r, r.Instalments, r.Interest, terms, on)
                ?? AgainstPast(r.AgreedOn, on),
            LetterRequest.ComplaintAnswer r => AgainstAnswer(debtor, r, terms, on),
            LetterRequest.CallConfirmation r => AgainstTyped(r.Person) ?? AgainstPast(r.CalledOn, on)
                ?? AgainstDay(r.PayOn, on, terms) ?? AgainstPromise(debtor, r, terms, on),
            LetterRequest.InvoiceCopy r => AgainstDay(r.PayOn, on, terms),
            LetterRequest.Thanks => null,
            _ => throw new System.Diagnostics.UnreachableException(request.ToString()),
        };

    static Refusal? AgainstClaims(Debtor debtor, LetterRequest request)
    {
        if (request is LetterRequest.Thanks thanks)
            return !debtor.Payments.TryGetValue(thanks.Payment, out var payment) || !payment.Counts
                ? new Refusal.PaymentUnknown(thanks.Payment)
                : payment.Shares.IsEmpty ? new Refusal.NothingToWriteAbout() : null;
        var invoices = InvoicesOf(request);
        if (invoices.IsDefaultOrEmpty) return new Refusal.NothingToWriteAbout();
        foreach (var invoice in invoices)
            if (!debtor.Claims.ContainsKey(invoice)) return new Refusal.InvoiceUnknown(invoice);
        var claims = invoices.Select(i => debtor.Claims[i]).ToArray();
        if (claims.Select(c => c.Currency).Distinct().Count() > 1) return new Refusal.SeveralCurrencies();
        // A complaint may be about an invoice that is paid; everything else is about what is still owed.
        var closed = request switch
        {
            LetterRequest.ComplaintAnswer => null,
            LetterRequest.InvoiceCopy => claims.FirstOrDefault(c => !debtor.Undisputed(c).IsOpen),
            _ => claims.FirstOrDefault(c => !c.IsOpen),
        };
        return closed is null ? null : new Refusal.NothingOpen(closed.Invoice);
    }

    static ImmutableArray<InvoiceId> InvoicesOf(LetterRequest request) => request switch
    {
        LetterRequest.InstalmentOffer r => r.Invoices,
        LetterRequest.InstalmentAgreement r => r.Invoices,
        LetterRequest.ComplaintAnswer r => r.Invoices,
        LetterRequest.CallConfirmation r => r.Invoices,
        LetterRequest.InvoiceCopy r => r.Invoices,
        _ => [],
    };

    static Refusal? AgainstParties(Debtor debtor, LetterRequest request, Terms terms)
    {
        var currency = FactSheet.ClaimsOf(debtor, request).First().Currency;
        ImmutableArray<Blocker> blockers =
        [
            .. debtor.Party?.Address is { IsComplete: true } ? [] : new Blocker[] { new Blocker.NoAddress() },
            .. !terms.Sender.CanSend ? [new Blocker.NoSender()]
                : terms.Sender.AccountFor(currency) is null
                    ? new Blocker[] { new Blocker.NoAccountInCurrency(currency) }
                : [],
        ];
        return blockers.IsEmpty ? null : new Refusal.HeldBack(blockers);
    }

    internal static Refusal? AgainstPlan(
        Debtor debtor, LetterRequest request, ImmutableArray<Instalment> plan, PlanInterest interest, Terms terms,
        DateOnly on)
    {
        if (plan.Length is < InstalmentPlan.InstalmentsMin or > InstalmentPlan.InstalmentsMax)
            return new Refusal.InstalmentCount(InstalmentPlan.InstalmentsMin, InstalmentPlan.InstalmentsMax);
        var owed = Owed(debtor, request, terms, on);
        if (plan.FirstOrDefault(i => !i.Amount.IsPositive) is { } empty)
            return new Refusal.AmountNotPositive(empty.Amount);
        if (plan.Any(i => i.Amount.Currency != owed.Currency)) return new Refusal.SeveralCurrencies();
        if (plan[0].DueOn <= on) return new Refusal.DayNotAhead(plan[0].DueOn, on);
        if (plan[^1].DueOn > on.AddDays(DaysAheadMax)) return new Refusal.DayOutOfRange(plan[^1].DueOn);
        for (var i = 1; i < plan.Length; i++)
            if (plan[i].DueOn <= plan[i - 1].DueOn) return new Refusal.InstalmentsOutOfOrder(plan[i].DueOn);
        if (plan.Sum(owed.Currency, i => i.Amount) is var sum && sum != owed)
            return new Refusal.PlanDoesNotAddUp(sum, owed);
        // Time to pay for which a consumer pays is credit (§ 506 BGB) and needs more than a letter.
        return interest != PlanInterest.None && debtor.Party?.Kind != DebtorKind.Business
            ? new Refusal.InterestFromConsumer()
            : null;
    }

    static Refusal? AgainstPromise(Debtor debtor, LetterRequest.CallConfirmation r, Terms terms, DateOnly on)
    {
        var owed = Owed(debtor, r, terms, on);
        if (!r.Amount.IsPositive) return new Refusal.AmountNotPositive(r.Amount);
        if (r.Amount.Currency != owed.Currency) return new Refusal.SeveralCurrencies();
        return r.Amount > owed ? new Refusal.MoreThanOwed(r.Amount, owed) : null;
    }

    static Refusal? AgainstAnswer(Debtor debtor, LetterRequest.ComplaintAnswer r, Terms terms, DateOnly on)
    {
        if (AgainstTyped(r.Says) is { } why) return why;
        if (r.Options.IsDefaultOrEmpty && (r.Result is null || NeedsOption(debtor, r)))
            return new Refusal.OptionMissing();
        if (r.Result is { } result)
        {
            if (AgainstTyped(result.Reason) is { } missing) return missing;
            if (result.CreditNote is { } note
                && !r.Invoices.Any(i => debtor.Claims[i].CreditNotes.Any(n => n.Id == note)))
                return new Refusal.CreditNoteUnknown();
        }
        return AgainstDay(r.RestsUntil, on, terms);
    }

    // Who is right gets something: a credit note that is booked, or what we say that we will do.
    static bool NeedsOption(Debtor debtor, LetterRequest.ComplaintAnswer r) =>
        r.Result is { CreditNote: null, Outcome: not ComplaintOutcome.NotRight }
        && r.Invoices.Any(i => debtor.Claims[i].IsOpen);

    static Refusal? AgainstTyped(string text) =>
        string.IsNullOrWhiteSpace(text) ? new Refusal.TextMissing()
        : text.Length > LetterRequest.TypedMax ? new Refusal.TextTooLong(LetterRequest.TypedMax)
        : null;

    static Refusal? AgainstPast(DateOnly day, DateOnly on) =>
        day > on ? new Refusal.DayStillAhead(day) : Limits.Covers(day) ? null : new Refusal.DayOutOfRange(day);

    static Refusal? AgainstDay(DateOnly day, DateOnly on, Terms terms) =>
        day <= on ? new Refusal.DayNotAhead(day, on)
        : day > on.AddDays(DaysAheadMax) ? new Refusal.DayOutOfRange(day)
        : terms.IsWorkingDay(day) ? null
        : new Refusal.NotAWorkingDay(day, terms.WorkingDayFrom(day));

    /// <summary>What is owed on the invoices of a letter: as a letter by hand tells it.</summary>
    public static Money Owed(Debtor debtor, LetterRequest request, Terms terms, DateOnly on)
    {
        var claims = FactSheet.ClaimsOf(debtor, request).ToArray();
        return claims.Sum(claims[0].Currency, c => FactSheet.AsItStands(debtor, c, terms, on).Total);
    }
}
