using System.Collections.Immutable;
using System.Globalization;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;

namespace Inkassio.Domain.Tests.Law;

/// <summary>The tables of cases on days and fees: start of default, limitation, holidays, the fee guard.</summary>
public sealed class Case_tables_of_days
{
    static readonly DateOnly Letter = new(2026, 6, 15);

    public static TheoryData<string> Of(string file, string key) => Case_tables.Of(file, key);

    [Theory, MemberData(nameof(Of), "first-interest-day.csv", "id")]
    public void give_the_first_interest_day(string id)
    {
        var row = CaseFile.Rows("first-interest-day.csv").Single(r => r["id"] == id);
        var start = DefaultStart.Of(Question(row));
        Assert.Equal(row["expected"], Text(start?.FirstInterestDay));
        Assert.Equal(row["trigger"], start?.Trigger.ToString() ?? "");
        if (start is not null) Assert.Matches("^(§|Art\\.) ", start.Section);
    }

    [Theory, MemberData(nameof(Of), "limitation.csv", "id")]
    public void give_the_end_of_limitation(string id)
    {
        var row = CaseFile.Rows("limitation.csv").Single(r => r["id"] == id);
        var end = Limitation.Of(new(Enum.Parse<Country>(row["law"]), CaseFile.Day(row["due"]))
        {
            PerformedOn = CaseFile.DayOrNull(row["performed"]),
            IsEveryday = row["kind"] == "everyday",
            TitledOn = row["kind"].Split(' ') is ["titled", var day] ? CaseFile.Day(day) : null,
            NewStarts = [.. Parts(row["newStart"]).Select(p => new NewStart(CaseFile.Day(p[1]), Ground(p[0])))],
            Suspensions = [.. Parts(row["suspended"]).Select(Suspended)],
        });
        Assert.Equal(
            (row["nominal"], row["shifted"], row["warning"]),
            (Text(end.NominalOn), Text(end.ShiftedOn), Text(end.WarningOn)));
    }

    public static TheoryData<string, string> Places() =>
        new(CaseFile.Rows("holidays.csv").Select(r => (r["place"], r["year"])));

    [Theory, MemberData(nameof(Places))]
    public void give_the_holidays(string place, string year)
    {
        var expected = CaseFile.Rows("holidays.csv").Single(r => r["place"] == place && r["year"] == year)["days"];
        var first = new DateOnly(int.Parse(year, CultureInfo.InvariantCulture), 1, 1);
        var days = Enumerable.Range(0, DateTime.IsLeapYear(first.Year) ? 366 : 365).Select(first.AddDays)
            .Where(day => Holidays.IsHoliday(day, PlaceOf(place)));
        Assert.Equal(expected, string.Join(' ', days.Select(d => d.ToString("MM-dd", CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void decide_on_sixty_fees_and_more() => Assert.InRange(Of("reminder-fees.csv", "id").Count, 60, 1000);

    [Theory, MemberData(nameof(Of), "reminder-fees.csv", "id")]
    public void decide_on_a_fee(string id)
    {
        var row = CaseFile.Rows("reminder-fees.csv").Single(r => r["id"] == id);
        var ruling = ReminderFee.Of(Fee(row));
        Assert.Equal(row["verdict"], ruling.Refusal?.GetType().Name ?? "allowed");
        Assert.Equal(row["amount"], ruling.Value?.Amount.Amount.ToString("0.00", CultureInfo.InvariantCulture) ?? "");
        Assert.Equal(row["warning"], string.Join(',', ruling.Value?.Warnings.Select(w => w.GetType().Name) ?? []));
        Assert.Matches("^(§|Art\\.)", ruling.Value?.Section ?? ruling.Refusal!.Section);
    }

    static FeeQuestion Fee(IReadOnlyDictionary<string, string> row)
    {
        var law = Enum.Parse<Country>(row["law"]);
        Money? Amount(string name) => row[name].Length == 0 ? null
            : Money.Exact(CaseFile.Number(row[name]), RulePack.Of(law).Currency);
        return new(
            law, Enum.Parse<DebtorKind>(row["debtor"]), Amount("fee")!.Value, Enum.Parse<LetterChannel>(row["channel"]),
            Began(row["default"]), Letter)
        {
            EarlierReminders = int.Parse(row["earlier"], CultureInfo.InvariantCulture),
            Principal = Amount("principal"),
            EarlierCosts = Amount("costs"),
            LumpSum = Amount("lumpSum"),
            Cap = Amount("cap"),
            IsCostDocumented = row["documented"] == "yes",
            Agreed = Amount("agreed"),
            IsDisputed = row["disputed"] == "yes",
        };
    }

    static DefaultStart? Began(string when) => when switch
    {
        "before" => new(Letter.AddDays(-14), DefaultTrigger.AgreedDate, ""),
        "today" => new(Letter, DefaultTrigger.AgreedDate, ""),
        "tomorrow" => new(Letter.AddDays(1), DefaultTrigger.AgreedDate, ""),
        _ => null,
    };

    static DefaultQuestion Question(IReadOnlyDictionary<string, string> row)
    {
        var law = Enum.Parse<Country>(row["law"]);
        var kind = row["debtor"] switch
        {
            "B2B" => DebtorKind.Business,
            "B2C" => DebtorKind.Consumer,
            _ => DebtorKind.Unknown,
        };
        return new(law, kind, CaseFile.DayOrNull(row["due"]))
        {
            Place = new(law, row["land"]),
            DueDateAgreed = row["agreed"] switch { "yes" => YesNo.Yes, "no" => YesNo.No, _ => YesNo.Unknown },
            InvoiceReceivedOn = CaseFile.DayOrNull(row["received"]),
            ConsumerNotice30Days = row["notice"] == "yes",
            Reminders = row["reminder"].Split('/') is var days && days[0].Length > 0
                ? [new(CaseFile.Day(days[0]), days.Length > 1 ? CaseFile.Day(days[1]) : null)]
                : [],
        };
    }

    static Place PlaceOf(string text)
    {
        var parts = text.Split('-', '+');
        var region = parts.Length > 1 ? parts[1] : "";
        var local = parts.Skip(2).Aggregate(LocalHolidays.None, (all, name) => all | Enum.Parse<LocalHolidays>(name));
        return new(Enum.Parse<Country>(parts[0]), region, local);
    }

    static Suspension Suspended(string[] part) => new(
        CaseFile.Day(part[1]), part[2] == "-" ? null : CaseFile.Day(part[2]), part[0] switch
        {
            "n" => SuspensionGround.Negotiation,
            "d" => SuspensionGround.Deferral,
            "c" => SuspensionGround.CourtStep,
            _ => SuspensionGround.Insolvency,
        });

    static NewStartGround Ground(string letter) => letter switch
    {
        "a" => NewStartGround.Acknowledgement,
        "p" => NewStartGround.PartPayment,
        "b" => NewStartGround.DebtCollection,
        _ => NewStartGround.Enforcement,
    };

    static IEnumerable<string[]> Parts(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Split(' '));

    static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
