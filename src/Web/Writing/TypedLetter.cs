using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;
using Inkassio.Web.Customers;
using Inkassio.Web.Parts;

namespace Inkassio.Web.Writing;

/// <summary>A letter by hand as it is typed. Its id is made once, so that releasing twice writes one letter.</summary>
public sealed class TypedLetter
{
    const int AnswerDays = 10, CheckDays = 7, PayDays = 5, FirstInstalmentDays = 14;

    readonly CustomerFile file;

    public TypedLetter(CustomerFile file)
    {
        this.file = file;
        var (today, terms) = (file.Today, file.Terms);
        Invoices = [.. Open.Where(c => c.Currency == Open.FirstOrDefault()?.Currency).Select(c => c.Invoice)];
        AcceptBy = terms.WorkingDayFrom(today.AddDays(AnswerDays));
        FirstOn = AcceptBy!.Value.AddDays(FirstInstalmentDays);
        RestsUntil = terms.WorkingDayFrom(today.AddDays(CheckDays));
        PayOn = terms.WorkingDayFrom(today.AddDays(PayDays));
        (AgreedOn, CalledOn) = (today, today);
        Person = file.Account.Party?.Contact is { Length: > 0 } contact ? contact : file.Account.Party?.Name;
        Payment = Payments.FirstOrDefault()?.Id.ToString() ?? "";
        Kind = Open.Any() ? LetterKind.InstalmentOffer : LetterKind.Thanks;
    }

    /// <summary>The plan that the letter confirms as it was agreed; null when it is typed here.</summary>
    public PaymentPlan? Agreed { get; private set; }

    /// <summary>Confirms a plan that is in the books.</summary>
    public void Confirm(PaymentPlan plan)
    {
        (Agreed, Kind, AgreedOn, Interest) =
            (plan, LetterKind.InstalmentAgreement, plan.AgreedOn, plan.Interest != PlanInterest.None);
        (Instalments, FirstOn) = (plan.Instalments.Length, plan.Instalments[0].DueOn);
        Invoices.Clear();
        Invoices.UnionWith(plan.Invoices);
    }

    public LetterId Id { get; } = LetterId.New();

    public LetterKind Kind { get; set; }

    public HashSet<InvoiceId> Invoices { get; }

    public int Instalments { get; set; } = 3;

    public DateOnly? FirstOn { get; set; }

    public bool Interest { get; set; }

    public DateOnly? AcceptBy { get; set; }

    public DateOnly? AgreedOn { get; set; }

    public string? Says { get; set; }

    public DateOnly? RestsUntil { get; set; }

    public HashSet<ComplaintOption> Options { get; } = [ComplaintOption.Credit];

    /// <summary>Null while we check.</summary>
    public ComplaintOutcome? Outcome { get; set; }

    public string? Reason { get; set; }

    public string CreditNote { get; set; } = "";

    public string? Person { get; set; }

    public DateOnly? CalledOn { get; set; }

    public string? Amount { get; set; }

    public DateOnly? PayOn { get; set; }

    public string Payment { get; set; }

    public bool IsPlan => Kind.IsPlan();

    IEnumerable<Claim> Open => file.Account.Claims.Values.Where(c => c.IsOpen).OrderBy(c => c.DueOn);

    /// <summary>The invoices that a letter of this kind can be about.</summary>
    public IEnumerable<Claim> Choices => Kind == LetterKind.ComplaintAnswer
        ? file.Account.Claims.Values.OrderBy(c => !c.IsOpen).ThenBy(c => c.DueOn) : Open;

    public IEnumerable<Payment> Payments =>
        file.Account.Payments.Values.Where(p => p.Counts && !p.Shares.IsEmpty).OrderByDescending(p => p.ReceivedOn);

    public IEnumerable<Domain.Law.CreditNote> CreditNotes =>
        Chosen.SelectMany(i => file.Account.Claims[i].CreditNotes).OrderByDescending(n => n.On);

    ImmutableArray<InvoiceId> Chosen => [.. Choices.Select(c => c.Invoice).Where(Invoices.Contains)];

    Currency Currency => Chosen.Select(i => file.Account.Claims[i].Currency).FirstOrDefault(file.Currencies[0]);

    /// <summary>Null while a field is empty; <paramref name="missing"/> says which.</summary>
    public LetterRequest? Request(out string? missing)
    {
        missing = Missing();
        if (missing is not null) return null;
        return Kind switch
        {
            LetterKind.InstalmentOffer =>
                new LetterRequest.InstalmentOffer(Chosen, Plan(), PlanInterest, AcceptBy!.Value),
            LetterKind.InstalmentAgreement =>
                new LetterRequest.InstalmentAgreement(Chosen, Plan(), PlanInterest, AgreedOn!.Value)
                {
                    LateDays = Agreed?.LateDays is { } days && days != InstalmentPlan.LateDays ? days : null,
                },
            LetterKind.ComplaintAnswer => new LetterRequest.ComplaintAnswer(
                Chosen, Quote(Says), RestsUntil!.Value, [.. Options.Order()],
                Outcome is { } outcome
                    ? new(outcome, Sentence(Reason), Guid.TryParse(CreditNote, out var note) ? note : null) : null),
            LetterKind.CallConfirmation => new LetterRequest.CallConfirmation(
                Chosen, CalledOn!.Value, Person!.Trim(), TypedAmount.Of(Amount, Currency)!.Value, PayOn!.Value),
            LetterKind.InvoiceCopy => new LetterRequest.InvoiceCopy(Chosen, PayOn!.Value),
            LetterKind.Thanks => new LetterRequest.Thanks(new(Guid.Parse(Payment))),
            _ => throw new System.Diagnostics.UnreachableException(Kind.ToString()),
        };
    }

    string? Missing()
    {
        if (Kind == LetterKind.Thanks) return Guid.TryParse(Payment, out _) ? null : "Wählen Sie eine Zahlung.";
        if (Chosen.IsEmpty) return "Wählen Sie mindestens eine Rechnung.";
        return Kind switch
        {
            LetterKind.InstalmentOffer when AcceptBy is null => "Nennen Sie den Tag, bis zu dem der Kunde antworten kann.",
            LetterKind.InstalmentAgreement when AgreedOn is null => "Nennen Sie den Tag der Vereinbarung.",
            LetterKind.InstalmentOffer or LetterKind.InstalmentAgreement when FirstOn is null =>
                "Nennen Sie den Tag der ersten Rate.",
            LetterKind.ComplaintAnswer when string.IsNullOrWhiteSpace(Says) => "Schreiben Sie, was der Kunde einwendet.",
            LetterKind.ComplaintAnswer when RestsUntil is null => "Nennen Sie den Tag, bis zu dem der Mahnlauf ruht.",
            LetterKind.ComplaintAnswer when Outcome is not null && string.IsNullOrWhiteSpace(Reason) =>
                "Schreiben Sie, was die Prüfung ergeben hat.",
            LetterKind.CallConfirmation when CalledOn is null || PayOn is null =>
                "Nennen Sie den Tag des Gesprächs und den Tag, bis zu dem der Kunde zahlt.",
            LetterKind.InvoiceCopy when PayOn is null => "Nennen Sie den Tag, bis zu dem der Kunde zahlen soll.",
            LetterKind.CallConfirmation when string.IsNullOrWhiteSpace(Person) => "Nennen Sie, mit wem Sie gesprochen haben.",
            LetterKind.CallConfirmation when TypedAmount.Of(Amount, Currency) is null =>
                "Geben Sie den zugesagten Betrag so an: 1.234,56",
            _ => null,
        };
    }

    /// <summary>An amount as a person would type it.</summary>
    internal static string Written(Money amount) =>
        (amount.Cents / 100m).ToString("N2", System.Globalization.CultureInfo.GetCultureInfo("de-DE"));

    PlanInterest PlanInterest => Interest ? PlanInterest.Statutory : PlanInterest.None;

    // Equal instalments, one each month from the first; the last one takes the odd cents.
    ImmutableArray<Instalment> Plan()
    {
        if (Agreed is { } plan && plan.Instalments.Length == Instalments && plan.Instalments[0].DueOn == FirstOn)
            return plan.Instalments;
        var on = file.Terms.WorkingDayFrom(file.Today);
        var ask = new LetterRequest.InstalmentAgreement(Chosen, [], PlanInterest.None, file.Today);
        var count = Math.Clamp(Instalments, InstalmentPlan.InstalmentsMin, InstalmentPlan.InstalmentsMax);
        return
        [
            .. WritingGate.Owed(file.Account, ask, file.Terms, on).Split(count)
                .Select((amount, i) => new Instalment(FirstOn!.Value.AddMonths(i), amount)),
        ];
    }

    // It follows "Sie schreiben, dass": no second "dass", and no full stop of its own.
    static string Quote(string? typed)
    {
        var text = OneLine(typed);
        if (text.StartsWith("dass ", StringComparison.OrdinalIgnoreCase)) text = text[5..];
        return text.TrimEnd('.', ' ');
    }

    static string Sentence(string? typed) =>
        OneLine(typed) is var text && text.Length > 0 && text[^1] is not ('.' or '?') ? text + "." : OneLine(typed);

    static string OneLine(string? typed) =>
        string.Join(' ', (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
