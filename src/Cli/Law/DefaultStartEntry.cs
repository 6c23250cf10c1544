using System.Text.Json.Nodes;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;

namespace Inkassio.Cli.Law;

/// <summary>Entries of the type <c>defaultStart</c>: one trigger, taken as given.</summary>
static class DefaultStartEntry
{
    public static void Fill(JsonObject answer)
    {
        OracleEntry.Clear(answer, "firstInterestDay", "reason", "section");
        var fields = new EntryFields(answer);
        if (DefaultStart.Of(Question(fields)) is not { } start)
        {
            answer["firstInterestDay"] = null;
            answer["reason"] = "NotInDefault";
            return;
        }
        answer["firstInterestDay"] = OracleEntry.Text(start.FirstInterestDay);
        answer["reason"] = start.Trigger.ToString();
        answer["section"] = start.Section;
    }

    static DefaultQuestion Question(EntryFields f)
    {
        var date = f.Day("date");
        var question = new DefaultQuestion(f.Law, Debtor(f), f.DayOrNull("dueDate"))
        {
            Place = PlaceOf(f),
            IsPrice = f.Flag("entgelt", otherwise: true),
            IsResponsible = f.Flag("responsible", otherwise: true),
            // The trigger says that it applies; only an explicit "no" takes it away from a consumer.
            ConsumerNotice30Days = f.Flag("consumerNotice30Days", otherwise: true),
        };
        return f.Text("trigger") switch
        {
            "agreedDate" => question with { DueOn = date, DueDateAgreed = YesNo.Yes },
            "agreedTerm" => question with { AgreedTerm = new(date, new(Days(f), TermUnit.Days)) },
            "invoiceReceived30" => question with { InvoiceReceivedOn = date },
            "serviceReceived30" => question with { ServiceReceivedOn = date },
            "reminderReceived" => question with { Reminders = [new(date)] },
            "reminderDeadline" => question with { Reminders = [new(f.DayOrNull("receivedOn") ?? date, date)] },
            "refusal" => question with { RefusedOn = date },
            "service" => question with { ServedOn = date },
            _ => throw EntryFields.Wrong("trigger"),
        };
    }

    static DebtorKind Debtor(EntryFields f) => f.Has("debtor") ? f.Debtor : DebtorKind.Business;

    static Place PlaceOf(EntryFields f)
    {
        var region = f.Text("land") ?? f.Text("canton") ?? "";
        return region.Length == 0 || Holidays.Regions(f.Law).Contains(region, StringComparer.Ordinal)
            ? new(f.Law, region)
            : throw EntryFields.Wrong("land");
    }

    static int Days(EntryFields f) =>
        int.TryParse(f.Text("days"), System.Globalization.CultureInfo.InvariantCulture, out var days)
        && days is >= 0 and <= 3660
            ? days
            : throw EntryFields.Wrong("days");
}
