using System.Globalization;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Segments;
using Inkassio.Domain.Tests.Law;

namespace Inkassio.Domain.Tests.Segments;

/// <summary>The table of scores that were worked out by hand.</summary>
public sealed class A_payer_score
{
    static readonly DateOnly Day = new(2026, 6, 30);

    public static TheoryData<string> Cases() => new(Rows().Select(r => r["id"]));

    static IEnumerable<IReadOnlyDictionary<string, string>> Rows() => CaseFile.Rows("payer-scores.csv", "Segments");

    [Theory, MemberData(nameof(Cases))]
    public void is_what_was_worked_out_by_hand(string id)
    {
        var row = Rows().Single(r => r["id"] == id);
        var score = PayerScore.Of(HistoryOf(row), Day);
        Assert.Equal(row["reasons"], string.Join(" | ", score.Reasons.Select(Text)));
        Assert.Equal(
            [row["score"], row["segment"], row["daysLate"], row["risk"]],
            new[]
            {
                Number(score.Score, "0.0"), KebabEnum<Segment>.Word(score.Segment), Number(score.DaysLate, "0.0"),
                Number(score.RiskOfDelay, "0.00"),
            });
    }

    [Fact]
    public void leans_on_the_habit_of_the_firm()
    {
        var punctual = PayerScore.Of(PayerHistory.Empty, Day, new(0m, 0m, 0m));
        Assert.Equal((PayerScore.Start, 0m, 0m), (punctual.Score, punctual.DaysLate, punctual.RiskOfDelay));
        Assert.Equal(Segment.New, punctual.Segment);
    }

    [Fact]
    public void takes_the_habit_of_a_firm_from_thirty_invoices_on()
    {
        PayerHistory Customer(int invoices, int daysLate) => PayerHistory.Empty with
        {
            Invoices =
            [
                .. Enumerable.Range(0, invoices).Select(i => new PastInvoice(
                    Day.AddDays(-90), Day.AddDays(-60), Money.Exact(10 + i, Currency.EUR), Day.AddDays(daysLate - 60))),
            ],
        };
        Assert.Equal(FirmHabit.Usual, FirmHabit.Of([Customer(29, 0)], Day));
        Assert.Equal(new FirmHabit(2.5m, 0.5m, 0.25m), FirmHabit.Of([Customer(20, 0), Customer(10, 2), Customer(10, 8)],
            Day));
    }

    static PayerHistory HistoryOf(IReadOnlyDictionary<string, string> row) => PayerHistory.Empty with
    {
        Invoices =
        [
            .. Parts(row["invoices"]).Select(p => new PastInvoice(
                CaseFile.Day(p[0]), CaseFile.Day(p[1]), Money.Exact(CaseFile.Number(p[2]), Currency.EUR),
                CaseFile.DayOrNull(p[3]))),
        ],
        Promises = [.. Parts(row["promises"]).Select(p => new PastPromise(CaseFile.Day(p[0]), p[1] == "kept"))],
        Disputes = [.. Parts(row["disputes"]).Select(p => new PastDispute(CaseFile.Day(p[0]), p[1] == "lost"))],
        Stages = [.. Parts(row["stages"]).Select(p => new PastStage(KebabEnum<NoticeKind>.Value(p[0]),
            CaseFile.Day(p[1])))],
        ReturnedDebits = [.. Parts(row["debits"]).Select(p => CaseFile.Day(p[0]))],
        Bureau = Parts(row["bureau"]).Select(p => new BureauResult(
            KebabEnum<BureauVerdict>.Value(p[0]), CaseFile.Day(p[1]))).SingleOrDefault(),
        KnownSince = CaseFile.DayOrNull(row["since"]),
    };

    static IEnumerable<string[]> Parts(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('/'));

    static string Text(ScoreReason reason)
    {
        var name = System.Text.Json.JsonSerializer.SerializeToNode(reason)!["reason"]!;
        return $"{name} {reason.Points.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture)}";
    }

    static string Number(decimal value, string form) => value.ToString(form, CultureInfo.InvariantCulture);
}
