using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Tests.Account;

namespace Inkassio.Domain.Tests;

public sealed class The_next_step
{
    static readonly NoticeKind[] AllStages =
        [NoticeKind.Reminder, NoticeKind.Notice1, NoticeKind.Notice2, NoticeKind.LastNotice];

    // Runs every day but those of the outage, approving at once, and returns what was issued.
    static List<(NoticeKind Kind, DateOnly On)> Live(
        Account account, int days, Func<int, bool> down, Func<int, DebtorCommand?>? also = null)
    {
        var issued = new List<(NoticeKind, DateOnly)>();
        for (var day = 0; day < days; day++)
        {
            if (also?.Invoke(day) is { } command) account = account.After(command);
            if (down(day)) continue;
            var on = March.AddDays(day);
            account = account.After(new AdvanceDunning(on, NoticeId.New()));
            foreach (var notice in account.Debtor.OpenProposals.ToArray())
            {
                account = Approved(account, notice, on);
                issued.Add((notice.Kind, on));
            }
        }
        return issued;
    }

    static Account Approved(Account account, Notice notice, DateOnly on)
    {
        var dated = Account.Terms.WorkingDayFrom(on);
        var seen = FactSheet.Of(account.Debtor, notice, Account.Terms, dated).Version;
        return account.After(new ApproveNotice(notice.Id, seen, LetterHash.OfBytes([1]), dated, Channel.Post))
            .Posted(notice.Id, dated);
    }

    [Fact]
    public void comes_on_the_ladders_days()
    {
        // Balanced: due 2 March; +5 days = 7 March, a Saturday, hence 9; deadline +7 = 16; +7 = 23 and so on.
        var issued = Live(OneInvoice(), days: 120, down: _ => false);
        Assert.Equal(AllStages, issued.Select(i => i.Kind));
        Assert.Equal(March.AddDays(7), issued[0].On);
        Assert.Equal(new DateOnly(2026, 3, 23), issued[1].On);
    }

    [Theory, MemberData(nameof(Outages))]
    public void is_neither_lost_nor_skipped_by_an_outage(int start, int length)
    {
        var issued = Live(OneInvoice(), days: 240, down: day => day >= start && day < start + length);
        Assert.Equal(AllStages, issued.Select(i => i.Kind));
    }

    public static TheoryData<int, int> Outages() =>
        [.. from start in new[] { 0, 3, 5, 12, 20, 40 } from length in Enumerable.Range(1, 60) select (start, length)];

    [Theory, InlineData(6), InlineData(15), InlineData(25), InlineData(45)]
    public void is_not_skipped_after_a_part_payment(int paidOnDay)
    {
        var issued = Live(OneInvoice(), days: 240, down: _ => false, also: day => day == paidOnDay
            ? new RecordPayment(Bank17, Euro(40), March.AddDays(day), Designation: null)
            : null);
        Assert.Equal(AllStages, issued.Select(i => i.Kind));
    }

    [Fact]
    public void keeps_its_place_when_the_ladder_changes()
    {
        var account = OneInvoice().After(new AdvanceDunning(March.AddDays(7), Letter));
        account = Approved(account, account.Debtor.Notices[Letter], March.AddDays(7));
        var next = NextStep.Of(account.Debtor.Claims[First], Ladder.Brisk, March.AddDays(30));
        Assert.Equal(NoticeKind.Notice1, next!.Step.Kind);
    }

    [Fact]
    public void before_the_due_date_is_left_out_after_it()
    {
        var claim = OneInvoice().Debtor.Claims[First];
        Assert.Equal(NoticeKind.PreDue, NextStep.Of(claim, Ladder.Gentle, March.AddDays(-1))!.Step.Kind);
        Assert.Equal(NoticeKind.Reminder, NextStep.Of(claim, Ladder.Gentle, March)!.Step.Kind);
    }
}
