using System.Collections.Immutable;
using Inkassio.Domain.Debtors;

namespace Inkassio.Domain.Law;

public enum YesNo { Unknown, No, Yes }

/// <summary>What put the debtor into default. Stored as a word.</summary>
public enum DefaultTrigger
{
    /// <summary>A calendar day that was agreed (§ 286 II Nr. 1 BGB, § 1334 ABGB, Art. 102 II OR).</summary>
    AgreedDate,

    /// <summary>A term from an event, agreed in the contract (§ 286 II Nr. 2 BGB).</summary>
    AgreedTerm,

    /// <summary>A reminder that demanded payment at once.</summary>
    ReminderReceived,

    /// <summary>A reminder that set a deadline, which ran out.</summary>
    ReminderDeadline,

    /// <summary>30 days after due and receipt of the invoice (§ 286 III 1 BGB).</summary>
    InvoiceReceived30,

    /// <summary>30 days after due and receipt of the goods, no consumer, receipt of the invoice uncertain.</summary>
    ServiceReceived30,

    /// <summary>The debtor seriously and finally refused (§ 286 II Nr. 3 BGB).</summary>
    Refusal,

    /// <summary>A lawsuit or an order for payment was served (§ 286 I 2 BGB).</summary>
    Service,
}

/// <summary>A letter that demanded payment, and when it arrived.</summary>
/// <param name="DeadlineOn">The last day that it left to pay, or null if it demanded payment at once.</param>
/// <param name="IsDemand">Clear and definite; a courtesy note is none and causes nothing.</param>
public sealed record Reminder(DateOnly ReceivedOn, DateOnly? DeadlineOn = null, bool IsDemand = true);

/// <summary>A term agreed from an event, for instance 14 days after receipt of the invoice.</summary>
public sealed record AgreedTerm(DateOnly EventOn, Term Term);

/// <summary>What we know about how a claim came to be due.</summary>
/// <param name="DueOn">The day the debtor may take to pay, as contract or invoice say; null: due on receipt.</param>
public sealed record DefaultQuestion(Country Law, DebtorKind Debtor, DateOnly? DueOn)
{
    /// <summary>Only a date that was agreed causes default; one that the invoice names does not, unknown neither
    /// (BGH 25.10.2007, III ZR 91/07).</summary>
    public YesNo DueDateAgreed { get; init; }

    public AgreedTerm? AgreedTerm { get; init; }

    /// <summary>The invoice told the consumer that default comes after 30 days (§ 286 III 1 BGB).</summary>
    public bool ConsumerNotice30Days { get; init; }

    public bool IsPrice { get; init; } = true;

    public DateOnly? InvoiceReceivedOn { get; init; }

    public DateOnly? ServiceReceivedOn { get; init; }

    public ImmutableArray<Reminder> Reminders { get; init; } = [];

    public DateOnly? RefusedOn { get; init; }

    public DateOnly? ServedOn { get; init; }

    /// <summary>False for instance when the invoice named a wrong account (§ 286 IV BGB).</summary>
    public bool IsResponsible { get; init; } = true;

    /// <summary>Where the debt is to be paid, for its holidays; null: those of the whole country.</summary>
    public Place? Place { get; init; }
}

/// <summary>When default began and why, kept with the claim.</summary>
/// <param name="FirstInterestDay">The day after the last day to pay.</param>
public sealed record DefaultStart(DateOnly FirstInterestDay, DefaultTrigger Trigger, string Section)
{
    /// <summary>The earliest trigger that applies, or null while the debtor is not in default.</summary>
    public static DefaultStart? Of(DefaultQuestion q)
    {
        // Austria asks for the debtor's fault only for the rate: without it, four per cent (§ 456 UGB).
        if (!q.IsResponsible && q.Law != Country.AT) return null;
        DefaultStart? first = null;
        foreach (var start in Triggers(q))
            if (first is null || start.FirstInterestDay < first.FirstInterestDay)
                first = start;
        return first;
    }

    /// <summary>Every trigger that applies, for people who want to see why.</summary>
    public static IEnumerable<DefaultStart> Triggers(DefaultQuestion q) =>
        new[] { ByDate(q), ByTerm(q), ByInvoice(q), ByDelivery(q), ByRefusal(q), ByService(q) }
            .OfType<DefaultStart>()
            .Concat(ByReminders(q));

    /// <summary>The debtor was in default when this day began.</summary>
    public bool HasBegun(DateOnly on) => FirstInterestDay <= on;

    /// <summary>Whether this letter would be what causes default, so that it must be free.</summary>
    // Default did not exist before such a letter; its own cost is no damage of the delay (§ 280 II BGB).
    public static bool IsCausedBy(Reminder letter, DefaultQuestion before) =>
        letter.IsDemand
        && !(Of(before)?.HasBegun(letter.ReceivedOn) ?? false)
        && Of(before with { Reminders = [.. before.Reminders, letter] }) is
            { Trigger: DefaultTrigger.ReminderReceived or DefaultTrigger.ReminderDeadline };

    static DefaultStart? ByDate(DefaultQuestion q) =>
        q is { DueDateAgreed: YesNo.Yes, DueOn: { } due }
            ? DayAfter(LastDay(due, q), DefaultTrigger.AgreedDate, q.Law switch
            {
                Country.DE => "§ 286 Abs. 2 Nr. 1 BGB",
                Country.AT => "§ 1334 ABGB",
                _ => "Art. 102 Abs. 2 OR",
            })
            : null;

    static DefaultStart? ByTerm(DefaultQuestion q) => q.AgreedTerm is { } agreed
        ? DayAfter(LastDay(Deadline.After(agreed.EventOn, agreed.Term), q), DefaultTrigger.AgreedTerm, q.Law switch
        {
            Country.DE => "§ 286 Abs. 2 Nr. 2 BGB",
            Country.AT => "§ 1334 ABGB",
            _ => "Art. 102 Abs. 2 OR",
        })
        : null;

    // Germany only: neither Austria nor Switzerland has a rule of 30 days.
    static DefaultStart? ByInvoice(DefaultQuestion q)
    {
        if (q.Law != Country.DE || !q.IsPrice || q.InvoiceReceivedOn is not { } received) return null;
        if (q.Debtor != DebtorKind.Business && !q.ConsumerNotice30Days) return null;
        return ThirtyDays(q, received, DefaultTrigger.InvoiceReceived30, "§ 286 Abs. 3 Satz 1 BGB");
    }

    static DefaultStart? ByDelivery(DefaultQuestion q)
    {
        if (q.Law != Country.DE || !q.IsPrice || q.Debtor != DebtorKind.Business) return null;
        if (q.InvoiceReceivedOn is not null || q.ServiceReceivedOn is not { } received) return null;
        return ThirtyDays(q, received, DefaultTrigger.ServiceReceived30, "§ 286 Abs. 3 Satz 2 BGB");
    }

    // Time that the invoice grants moves the claim's due day, and the 30 days count from the later of the two.
    static DefaultStart ThirtyDays(DefaultQuestion q, DateOnly received, DefaultTrigger trigger, string section)
    {
        var due = q.DueOn is { } on && on > received ? LastDay(on, q) : received;
        return DayAfter(LastDay(due.AddDays(30), q), trigger, section);
    }

    static IEnumerable<DefaultStart> ByReminders(DefaultQuestion q) =>
        from reminder in q.Reminders
        where reminder.IsDemand && IsDue(reminder.ReceivedOn, q)
        select reminder.DeadlineOn is { } deadline && deadline >= reminder.ReceivedOn
            ? DayAfter(LastDay(deadline, q), DefaultTrigger.ReminderDeadline, ReminderSection(q.Law))
            : DayAfter(reminder.ReceivedOn, DefaultTrigger.ReminderReceived, ReminderSection(q.Law));

    // A reminder before the claim is due has no effect, and the debtor may use the whole last day.
    static bool IsDue(DateOnly day, DefaultQuestion q) => q.DueOn is not { } due || day > LastDay(due, q);

    static string ReminderSection(Country law) => law switch
    {
        Country.DE => "§ 286 Abs. 1 BGB",
        Country.AT => "§ 1334 ABGB",
        _ => "Art. 102 Abs. 1 OR",
    };

    static DefaultStart? ByRefusal(DefaultQuestion q) => q.Law == Country.DE && q.RefusedOn is { } day
        ? DayAfter(day, DefaultTrigger.Refusal, "§ 286 Abs. 2 Nr. 3 BGB")
        : null;

    static DefaultStart? ByService(DefaultQuestion q) => q.ServedOn is { } day
        ? DayAfter(day, DefaultTrigger.Service, q.Law == Country.DE
            ? "§ 286 Abs. 1 Satz 2 BGB"
            : ReminderSection(q.Law))
        : null;

    // A last day on a Saturday, Sunday or holiday moves (§ 193 BGB; BGH 1.2.2007, III ZR 159/06).
    static DateOnly LastDay(DateOnly day, DefaultQuestion q) =>
        Deadline.NextWorkingDay(day, q.Place ?? new Place(q.Law));

    static DefaultStart DayAfter(DateOnly lastDay, DefaultTrigger trigger, string section) =>
        new(lastDay.AddDays(1), trigger, section);
}
