using System.Collections.Immutable;
using System.Text.Json;
using Inkassio.Domain.Dunning;

namespace Inkassio.Domain.Tests;

public sealed class A_ladder
{
    static readonly Step Reminder = new(NoticeKind.Reminder, WaitDays: 5, DaysToPay: 7);
    static readonly Step Notice1 = new(NoticeKind.Notice1, WaitDays: 7, DaysToPay: 7);

    public static TheoryData<LadderRule, Step[]> Wrong() => new()
    {
        { LadderRule.OneToEightSteps, [] },
        { LadderRule.OneToEightSteps, [.. Enumerable.Repeat(Reminder, 9)] },
        { LadderRule.KindsInOrder, [Notice1, Reminder] },
        { LadderRule.PreDueOnlyFirst, [new(NoticeKind.PreDue, -3, 0), new(NoticeKind.PreDue, -1, 0)] },
        { LadderRule.PreDueWait, [new(NoticeKind.PreDue, 0, 0)] },
        { LadderRule.PreDueWait, [new(NoticeKind.PreDue, -15, 0)] },
        { LadderRule.WaitMin, [Reminder with { WaitDays = 0 }] },
        { LadderRule.WaitMax, [Reminder with { WaitDays = 91 }] },
        { LadderRule.DaysToPayMin, [Notice1 with { DaysToPay = 6 }] },
        { LadderRule.DaysToPayMax, [Notice1 with { DaysToPay = 91 }] },
        { LadderRule.LastNoticeIsPlain, [new(NoticeKind.LastNotice, 7, 7, Tone.Warm)] },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void names_what_is_wrong_with_it(LadderRule rule, Step[] steps)
    {
        Assert.Equal([rule], Ladder.Problems([.. steps]).Select(p => p.Rule).Distinct());
        Assert.Throws<ArgumentException>(() => Ladder.Of([.. steps]));
    }

    [Fact]
    public void is_stored_as_its_steps_and_comes_back_equal()
    {
        foreach (var ladder in new[] { Ladder.Gentle, Ladder.Balanced, Ladder.Brisk })
            Assert.Equal(ladder, JsonSerializer.Deserialize<Ladder>(JsonSerializer.Serialize(ladder)));
    }

    [Fact]
    public void that_was_stored_broken_cannot_be_read() => Assert.ThrowsAny<Exception>(() =>
        JsonSerializer.Deserialize<Ladder>("""{"Steps":[],"SpacingDays":3}"""));
}
