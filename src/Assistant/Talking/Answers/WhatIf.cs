using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using Inkassio.Domain.Words;

namespace Inkassio.Assistant.Talking.Answers;

/// <summary>"Was wäre, wenn wir schon nach 3 Tagen erinnern?": counts what another ladder would propose today.
/// </summary>
/// <param name="Kind">The step whose waiting days are changed; null for the first letter after the due date.</param>
sealed partial record WhatIf(NoticeKind? Kind, int WaitDays)
{
    static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    public static WhatIf? Of(Asked asked)
    {
        if (!Starts().IsMatch(asked.Say) || Days().Match(asked.Say) is not { Success: true } days) return null;
        var count = int.TryParse(days.Groups["n"].ValueSpan, CultureInfo.InvariantCulture, out var n) ? n
            : NumberWords.Of(days.Groups["n"].Value.ToLowerInvariant()) ?? 0;
        if (days.Groups["unit"].Value.StartsWith("woche", StringComparison.OrdinalIgnoreCase)) count *= 7;
        return count < 1 ? null : new(KindIn(asked.Say), count);
    }

    static NoticeKind? KindIn(string say) =>
        Last().IsMatch(say) ? NoticeKind.LastNotice
        : Second().IsMatch(say) ? NoticeKind.Notice2
        : say.Contains("erinner", StringComparison.OrdinalIgnoreCase) ? NoticeKind.Reminder
        : First().IsMatch(say) ? NoticeKind.Notice1 : null;

    public static async Task Answer(Asked asked, Speech speech, WhatIf wish, CancellationToken stop)
    {
        asked.Heard = new("mahnlauf_vorschau", ImmutableSortedDictionary<string, object>.Empty, "antwort", []);
        var ladder = asked.Tenant.Ladder;
        var at = ladder.Steps.Select((step, i) => (step, i)).Where(x => wish.Kind is { } kind ? x.step.Kind == kind
            : x.step.Kind != NoticeKind.PreDue).Select(x => (int?)x.i).FirstOrDefault();
        if (at is not { } place)
        {
            speech.Tell("Diese Stufe gibt es auf Ihrer Mahnleiter nicht.").Lead("Zu den Einstellungen", Paths.Settings);
            return;
        }
        var steps = ladder.Steps.SetItem(place, ladder.Steps[place] with { WaitDays = wish.WaitDays });
        if (Ladder.Problems(steps, ladder.SpacingDays) is [_, ..])
        {
            speech.Tell($"So eine Leiter ist nicht möglich: Erlaubt sind 1 bis {Ladder.DaysMax} Tage.");
            return;
        }
        var (kind, before) = (ladder.Steps[place].Kind, ladder.Steps[place].WaitDays);
        speech.Heard("Was wäre, wenn", $"{kind.Word()} nach {wish.WaitDays} statt {before} Tagen");
        await Count(asked, speech, asked.Terms with { Ladder = Ladder.Of(steps, ladder.SpacingDays) }, stop);
    }

    static async Task Count(Asked asked, Speech speech, Terms other, CancellationToken stop)
    {
        var (now, then) = (new RunPreview.Tally(), new RunPreview.Tally());
        var read = 0;
        await foreach (var account in RunPreview.Fitting(asked, asked.Today, stop))
        {
            read++;
            RunPreview.Count(asked, account.State, asked.Today, asked.Terms, [], now);
            RunPreview.Count(asked, account.State, asked.Today, other, [], then);
        }
        speech.Tell($"Heute würde der Mahnlauf {now.Claims.ToString("N0", German)} Rechnungen vorschlagen, "
            + $"mit der anderen Leiter {then.Claims.ToString("N0", German)}.");
        var kinds = now.Free.Keys.Union(then.Free.Keys).OrderBy(k => k.Kind).ThenBy(k => k.Currency);
        Cell Of(RunPreview.Tally tally, (NoticeKind, Domain.Currency) key) =>
            Cell.Of((decimal)(tally.Free.GetValueOrDefault(key)?.Claims ?? 0));
        speech.Show(new Card.TableCard(
            "Vergleich", ["Stufe", "Währung", "Rechnungen jetzt", "Rechnungen dann"],
            [.. kinds.Select(k => new TableRow(
                [Cell.Of(k.Kind.Word()), Cell.Of(k.Currency.ToString()), Of(now, k), Of(then, k)], null))],
            $"Stand {asked.Days(asked.Today)}, {read.ToString("N0", German)} Konten angesehen. Geändert wird nichts."));
        speech.Tell("Eingestellt wird die Mahnleiter in den Einstellungen.")
            .Lead("Zu den Einstellungen", Paths.Settings);
    }

    [GeneratedRegex(
        @"was\s+w(ä|ae)re|was\s+passiert|angenommen|wie\s+viele\s+.*wenn\s+wir|what\s+if",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Starts();

    [GeneratedRegex(
        @"\bnach\s+(?<n>\d{1,3}|\w+)\s+(?<unit>tag\w*|woche\w*)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Days();

    [GeneratedRegex(@"letzte|dritte|3\.\s*mahn", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Last();

    [GeneratedRegex(@"zweite|2\.\s*mahn", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Second();

    [GeneratedRegex(@"mahn", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex First();
}
