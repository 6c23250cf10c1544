using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Words;
using Inkassio.Web.Calling;
using Inkassio.Web.Customers;

namespace Inkassio.Web.Writing;

/// <summary>Where a letter by hand begins that follows from a call or a complaint: its fields are filled in.</summary>
public static class LetterStart
{
    public static string Confirmation(DebtorId debtor, CallId call) => Of(debtor, LetterKind.CallConfirmation, call);

    public static string Offer(DebtorId debtor, CallId call) => Of(debtor, LetterKind.InstalmentOffer, call);

    public static string Copy(DebtorId debtor, CallId call) => Of(debtor, LetterKind.InvoiceCopy, call);

    public static string Answer(DebtorId debtor, DisputeId dispute) => $"/kunden/{debtor}/brief?beanstandung={dispute}";

    static string Of(DebtorId debtor, LetterKind kind, CallId call) =>
        $"/kunden/{debtor}/brief?art={KebabEnum<LetterKind>.Word(kind)}&anruf={call}";

    /// <summary>Fills in what the address asks for; what it cannot find stays as a person would start.</summary>
    public static void Fill(TypedLetter letter, CustomerFile file, string? kind, string? call, string? dispute)
    {
        var wanted = Enum.GetValues<LetterKind>().Where(k => k.IsByHand() && KebabEnum<LetterKind>.Word(k) == kind);
        letter.Kind = wanted.FirstOrDefault(letter.Kind);
        if (Guid.TryParse(call, out var one) && file.Account.Calls.TryGetValue(new(one), out var made))
            Fill(letter, file, made);
        if (Guid.TryParse(dispute, out var other) && file.Account.Disputes.TryGetValue(new(other), out var found))
            Fill(letter, file, found);
    }

    static void Fill(TypedLetter letter, CustomerFile file, Call call)
    {
        About(letter, file, call.Invoices);
        letter.CalledOn = call.On;
        if (call.Details?.Person is { Length: > 0 } person) letter.Person = person;
        if (TypedCall.PromiseOf(file.Account, call) is not { } promise) return;
        letter.Amount = TypedLetter.Written(promise.Amount);
        letter.PayOn = file.Terms.WorkingDayFrom(promise.PayOn);
    }

    static void Fill(TypedLetter letter, CustomerFile file, Dispute dispute)
    {
        letter.Kind = LetterKind.ComplaintAnswer;
        About(letter, file, [dispute.Invoice]);
        letter.Says = dispute.Says;
        letter.Options.Clear();
        letter.Options.UnionWith(dispute.Chosen is { } chosen ? [chosen] : dispute.Offered);
        if (letter.Options.Count == 0) letter.Options.Add(ComplaintOption.Credit);
        var rests = dispute.GraceUntil ?? dispute.RepairOn ?? dispute.AnswerBy;
        letter.RestsUntil = file.Terms.WorkingDayFrom(rests > file.Today ? rests : file.Today.AddDays(1));
        letter.Outcome = dispute.Outcome;
        if (dispute.Outcome is not null) letter.CreditNote = CreditOf(file, dispute);
    }

    // The credit note of the day on which the complaint was settled.
    static string CreditOf(CustomerFile file, Dispute dispute) => file.Account.Claims[dispute.Invoice].CreditNotes
        .LastOrDefault(n => n.On == dispute.ResolvedOn)?.Id.ToString() ?? "";

    static void About(TypedLetter letter, CustomerFile file, IEnumerable<InvoiceId> invoices)
    {
        letter.Invoices.Clear();
        letter.Invoices.UnionWith(invoices.Where(file.Account.Claims.ContainsKey));
    }
}
