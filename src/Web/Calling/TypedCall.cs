using Inkassio.Domain;
using Inkassio.Domain.Calling;
using Inkassio.Domain.Debtors;
using Inkassio.Web.Customers;
using Inkassio.Web.Parts;
using Inkassio.Web.Writing;

namespace Inkassio.Web.Calling;

/// <summary>A call as it is noted while it lasts. Its ids are made once, so that saving twice books once.</summary>
public sealed class TypedCall
{
    readonly PromiseId promise = PromiseId.New();
    readonly DisputeId dispute = DisputeId.New();

    public TypedCall(CallFacts facts)
    {
        Invoice = facts.Claims[0].Invoice.ToString();
        Amount = TypedLetter.Written(facts.Owed);
        PayOn = facts.GraceOn;
    }

    public CallId Id { get; } = CallId.New();

    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>Whom we speak to; set once the caller is sure.</summary>
    public string Person { get; set; } = "";

    public bool IsIdentified { get; set; }

    public CallOutcome? Outcome { get; set; }

    public string? Said { get; set; }

    public string? Amount { get; set; }

    public DateOnly? PayOn { get; set; }

    public string Invoice { get; set; }

    public DisputeCause Cause { get; set; } = DisputeCause.Defect;

    /// <summary>The complaint is about a part alone.</summary>
    public bool IsPart { get; set; }

    public string? Part { get; set; }

    public DateOnly? RepairOn { get; set; }

    public DisputeId Dispute => dispute;

    public IEnumerable<(string Field, string Sentence)> Problems(CustomerFile file, CallFacts facts)
    {
        var currency = facts.Claims[0].Currency;
        if (Outcome == CallOutcome.Promised)
        {
            if (TypedAmount.Problem(Amount, currency) is { } wrong) yield return (nameof(Amount), wrong);
            if (PayOn is null) yield return (nameof(PayOn), "Bitte nennen Sie den Tag, bis zu dem er zahlt.");
        }
        if (Outcome == CallOutcome.Dissatisfied)
        {
            if (string.IsNullOrWhiteSpace(Said)) yield return (nameof(Said), "Bitte schreiben Sie auf, was nicht stimmt.");
            if (IsPart && TypedAmount.Problem(Part, currency) is { } wrong) yield return (nameof(Part), wrong);
        }
    }

    /// <summary>The field that a refusal belongs to; null where it is about the whole call.</summary>
    public string? FieldOf(Refusal why) => (Outcome, why) switch
    {
        (CallOutcome.Promised, Refusal.AmountNotPositive or Refusal.MoreThanOwed) => nameof(Amount),
        (CallOutcome.Promised, Refusal.DayNotAhead or Refusal.DayOutOfRange) => nameof(PayOn),
        (CallOutcome.Dissatisfied, Refusal.AmountNotPositive or Refusal.MoreThanOpen) => nameof(Part),
        (CallOutcome.Dissatisfied, Refusal.DayNotAhead or Refusal.DayOutOfRange) => nameof(RepairOn),
        (_, Refusal.TextMissing or Refusal.TextTooLong) => nameof(Said),
        _ => null,
    };

    public DebtorCommand.RecordCall Command(CustomerFile file, CallFacts facts, DateTimeOffset now) => new(
        Id, facts.Invoices, Outcome!.Value, Arrangement(facts),
        new(file.Account.Party?.Phone ?? "", Person.Trim(), (Said ?? "").Trim(), StartedAt, now, IsIdentified),
        file.Today);

    CallArrangement? Arrangement(CallFacts facts) => Outcome switch
    {
        CallOutcome.Promised => new CallArrangement.Pays(
            promise, TypedAmount.Of(Amount, facts.Claims[0].Currency)!.Value, PayOn!.Value),
        CallOutcome.Dissatisfied => new CallArrangement.Complains(
            dispute, new(Guid.Parse(Invoice)), IsPart ? TypedAmount.Of(Part, facts.Claims[0].Currency) : null,
            Cause, RepairOn),
        _ => null,
    };

    /// <summary>The promise that came of a call; null when none did.</summary>
    public static Promise? PromiseOf(Debtor account, Call call) => account.Promises.Values
        .Where(p => p.GivenOn == call.On && p.WithdrawnOn is null && p.Invoices.SequenceEqual(call.Invoices))
        .OrderBy(p => p.Id.Value).LastOrDefault();
}
