using Inkassio.Domain.Debtors;
using Inkassio.Domain.HandOver;
using Inkassio.Domain.Tests.Law;
using Inkassio.Domain.Words;
using static Inkassio.Domain.Tests.Account;

namespace Inkassio.Domain.Tests.HandOver;

public sealed class Advice_on_a_hand_over
{
    static readonly DateOnly Today = new(2026, 4, 15);

    static readonly HandOverQuestion Usual = new(Euro(1000), new(2026, 1, 26), Today)
    {
        StagesDone = 4,
        StagesPlanned = 4,
        IsInDefault = true,
        AgencyCost = Euro(100.44m),
        CourtCost = Euro(38),
    };

    [Fact]
    public void follows_the_table()
    {
        var rows = CaseFile.Rows("advice.csv", "HandOver").ToList();
        Assert.True(rows.Count >= 40);
        foreach (var row in rows)
        {
            var advice = HandOverAdvice.Of(Asked(row));
            Assert.Equal((row["id"], row["step"]), (row["id"], advice.Step.ToString()));
            Assert.Equal((row["id"], row["reasons"]),
                (row["id"], string.Join(' ', advice.Reasons.Select(r => r.GetType().Name))));
            Assert.Equal((row["id"], EuroOrNull(row["cost"])), (row["id"], advice.Cost));
            Assert.All(advice.Reasons, r => Assert.NotEmpty(r.Sentence(Country.DE) + advice.Step.Word()));
        }
    }

    // Every combination of what can be so or otherwise: 60,000 cases.
    [Fact]
    public void never_escalates_what_was_not_announced_or_is_disputed()
    {
        DateOnly?[] days = [null, Today.AddDays(-60), Today.AddDays(-1), Today, Today.AddDays(20)];
        var cases =
            from announced in days
            from limitation in days
            from promise in days
            from reaction in days
            from cents in new[] { 0L, 30_00, 1000_00 }
            from broken in new[] { 0, 2 }
            from marks in Enumerable.Range(0, 16)
            select Usual with
            {
                Open = new(cents, Currency.EUR),
                AnnouncedUntil = announced,
                LimitationOn = limitation,
                PromiseUntil = promise,
                LastReactionOn = reaction,
                PromisesBroken = broken,
                IsDisputed = (marks & 1) != 0,
                IsMailReturned = (marks & 2) != 0,
                IsInDefault = (marks & 4) != 0,
                StagesDone = (marks & 8) != 0 ? 4 : 1,
            };
        foreach (var q in cases)
        {
            var advice = HandOverAdvice.Of(q);
            Assert.NotEmpty(advice.Reasons);
            if (advice.Step is AdvisedStep.HandOver or AdvisedStep.Court)
                Assert.True(q.AnnouncedUntil < Today && !q.IsDisputed && q.Open.IsPositive, q.ToString());
            if (advice.Step == AdvisedStep.Announce) Assert.True(q.AnnouncedUntil is null && !q.IsDisputed);
        }
    }

    [Fact]
    public void takes_its_figures_from_the_account()
    {
        var q = HandOverQuestion.Of(Handed.Over(Country.DE), Terms.Ladder);
        Assert.Equal((Euro(1000), Handed.Due, Handed.On), (q.Open, q.DueOn, q.On));
        Assert.Equal((4, 4, true), (q.StagesDone, q.StagesPlanned, q.IsInDefault));
        Assert.Equal(new DateOnly(2026, 3, 30), q.AnnouncedUntil);
        Assert.Equal((Euro(100.44m), Euro(38)), (q.AgencyCost, q.CourtCost));
        Assert.Equal(new DateOnly(2029, 12, 31), q.LimitationOn);
        Assert.Equal(AdvisedStep.HandOver, HandOverAdvice.Of(q).Step);
        var swiss = HandOverQuestion.Of(Handed.Over(Country.CH), Terms.Ladder);
        Assert.Equal((null, null), (swiss.AgencyCost, swiss.CourtCost));
    }

    [Fact]
    public void says_its_reasons_with_their_figures()
    {
        var advice = HandOverAdvice.Of(Usual with { LimitationOn = new(2026, 6, 30) });
        Assert.Equal("Übergabe ankündigen", advice.Step.Word());
        Assert.Equal(
        [
            "Am 30.06.2026 verjährt die Forderung, in 76 Tagen. Nur ein Gericht hält die Frist an.",
            "Der Kunde weiß noch nicht, dass eine Übergabe droht.",
            "4 Briefe und 79 Tage seit der Fälligkeit.",
            "Der billigste Weg kostet höchstens 38,00 €, offen sind 1.000,00 €.",
        ], advice.Reasons.Select(r => r.Sentence(Country.DE)));
    }

    static HandOverQuestion Asked(IReadOnlyDictionary<string, string> row)
    {
        var q = Usual with
        {
            Open = EuroOrNull(row["open"]) ?? Usual.Open,
            DueOn = CaseFile.DayOrNull(row["due"]) ?? Usual.DueOn,
            IsInDefault = row["default"] != "no",
            AnnouncedUntil = CaseFile.DayOrNull(row["announced"]),
            LimitationOn = CaseFile.DayOrNull(row["limitation"]),
            LastReactionOn = CaseFile.DayOrNull(row["reaction"]),
            LastCallOn = CaseFile.DayOrNull(row["call"]),
            PromiseUntil = CaseFile.DayOrNull(row["promise"]),
            PromisesBroken = row["broken"].Length > 0 ? (int)CaseFile.Number(row["broken"]) : 0,
            IsDisputed = row["disputed"] == "yes",
            IsMailReturned = row["returned"] == "yes",
        };
        if (row["stages"].Split('/') is [var done, var planned])
            q = q with { StagesDone = (int)CaseFile.Number(done), StagesPlanned = (int)CaseFile.Number(planned) };
        if (row["costs"].Split('/') is [var agency, var court])
            q = q with { AgencyCost = EuroOrNull(agency), CourtCost = EuroOrNull(court) };
        if (row["customer"].Split('/') is [var years, var turnover])
            q = q with { RelationshipYears = (int)CaseFile.Number(years), YearlyTurnover = EuroOrNull(turnover) };
        if (row["parts"].Split('/') is [var parts, var lastOn])
            q = q with { PartPayments = (int)CaseFile.Number(parts), LastPartPaymentOn = CaseFile.Day(lastOn) };
        return q;
    }

    static Money? EuroOrNull(string text) => text is "" or "-" ? null : Euro(CaseFile.Number(text));
}
