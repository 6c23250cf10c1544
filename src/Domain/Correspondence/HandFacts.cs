using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Inkassio.Domain.Correspondence;

/// <summary>One instalment: an amount and the day on which it is due.</summary>
public sealed record Instalment(DateOnly DueOn, Money Amount);

/// <summary>Whether interest goes on while instalments are paid in time.</summary>
[JsonConverter(typeof(KebabEnum<PlanInterest>))]
public enum PlanInterest
{
    None,

    /// <summary>The interest of the law, on what is still open; told with the last instalment.</summary>
    Statutory,
}

/// <summary>A plan of instalments, as a letter offers or confirms it.</summary>
/// <param name="AgreedOn">The day on which both sides agreed; null in an offer.</param>
public sealed record InstalmentPlan(
    ImmutableArray<Instalment> Instalments, PlanInterest Interest, DateOnly? AgreedOn)
{
    public const int InstalmentsMin = 2, InstalmentsMax = 24;

    /// <summary>Who is later than this with one instalment owes the rest at once, unless something else is agreed.
    /// </summary>
    public const int LateDays = 14;

    /// <summary>What was agreed instead; null for the usual days.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? OtherLateDays { get; init; }

    [JsonIgnore]
    public int LateAfter => OtherLateDays ?? LateDays;

    /// <summary>Up to this many instalments stand in the sentence itself; more of them only in the table.</summary>
    public const int ToldInWordsMax = 4;
}

/// <summary>The instalment that a letter reminds of.</summary>
/// <param name="LateDays">Who is later than this owes the rest at once.</param>
public sealed record InstalmentFact(int Number, DateOnly DueOn, Money Amount, Money Paid, int LateDays)
{
    public Money Open => Amount - Paid;
}

/// <summary>What we do when a complaint turns out right.</summary>
[JsonConverter(typeof(KebabEnum<ComplaintOption>))]
public enum ComplaintOption { Redeliver, Repair, Credit, CorrectInvoice }

[JsonConverter(typeof(KebabEnum<ComplaintOutcome>))]
public enum ComplaintOutcome { Right, PartlyRight, NotRight }

/// <param name="Reason">In the sender's words, a whole sentence.</param>
/// <param name="Credit">A credit note that is in the books; null without one.</param>
/// <param name="Rest">What stays open on the invoices concerned.</param>
public sealed record ComplaintResult(ComplaintOutcome Outcome, string Reason, Money? Credit, Money Rest);

/// <summary>What a debtor complained of, and what becomes of it.</summary>
/// <param name="Says">What he says, to follow "Sie schreiben, dass".</param>
/// <param name="RestsUntil">Dunning rests until then: while we check, or while he reads our answer.</param>
/// <param name="Result">Null while we check.</param>
public sealed record ComplaintFact(
    string Says, DateOnly RestsUntil, ImmutableArray<ComplaintOption> Options, ComplaintResult? Result);

/// <summary>A call, and the payment that was agreed in it.</summary>
/// <param name="Person">With whom we spoke.</param>
public sealed record CallFact(DateOnly On, string Person, Money Amount, DateOnly PayOn);

/// <summary>A payment that we thank for.</summary>
/// <param name="Rest">What is still open on the invoices that it paid.</param>
/// <param name="Credit">What no invoice took.</param>
public sealed record PaymentFact(Money Amount, DateOnly ReceivedOn, Money Rest, Money Credit);
