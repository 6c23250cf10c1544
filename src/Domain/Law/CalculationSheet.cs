using System.Collections.Immutable;

namespace Inkassio.Domain.Law;

/// <summary>One line of the working: so much principal, for so many days, at that rate.</summary>
/// <param name="Days">Counted by the convention, so not always the calendar days of the span.</param>
/// <param name="Basis">The year's days that they are divided by: 365, 366 or 360.</param>
/// <param name="Base">The base rate's row with its source, or null where the law has none.</param>
/// <param name="Section">The § that grants the rate.</param>
public sealed record InterestSegment(
    Period Span, int Days, int Basis, Money Principal, Rate Rate, BaseRate? Base, string Section)
{
    /// <summary>The base rate was not known yet; the last one was carried on because somebody asked for it.</summary>
    public bool IsAssumed { get; init; }

    /// <summary>Rounded here, half a cent away from zero: what is printed is what is added.</summary>
    public Money Amount => Interest(Principal, Rate, Days, Basis);

    // Cents times percent points times days: ten thousand of them are a unit of money on one day of the year.
    internal decimal CentPointDays => Principal.Cents * Rate.Percent * Days;

    // The product is exact and there is one division, so a half cent is recognised as one: eleven digits of cents,
    // nine of points and five of days leave three to spare.
    internal static Money Interest(Money principal, Rate rate, int days, int basis) =>
        Money.Round(principal.Cents * rate.Percent * days / (10_000m * basis), principal.Currency);
}

/// <summary>How the interest of a claim was computed: every segment, and they add up to it.</summary>
/// <param name="TableVersion">The version of the base rates that was used, where one was.</param>
public sealed record CalculationSheet(
    Currency Currency, ImmutableArray<InterestSegment> Segments, ImmutableArray<LawWarning> Warnings, int? TableVersion)
{
    public Money Total => Segments.Sum(Currency, s => s.Amount);

    public int Days => Segments.Sum(s => s.Days);

    /// <summary>The day up to which interest was computed; it bears none itself. Null without any segment.</summary>
    public DateOnly? Through => Segments.IsEmpty ? null : Segments[^1].Span.End;

    /// <summary>Rounded once at the end instead: at most half a cent per segment away from the total.</summary>
    // Brought to one denominator first; a sum of rounded quotients could miss a half cent.
    public Money RoundedOnce
    {
        get
        {
            decimal over360 = 0, over365 = 0, over366 = 0;
            foreach (var s in Segments)
            {
                if (s.Basis == 360) over360 += s.CentPointDays;
                else if (s.Basis == 365) over365 += s.CentPointDays;
                else over366 += s.CentPointDays;
            }
            return Money.Round(
                over360 != 0 ? over360 / 3_600_000m : (over365 * 366m + over366 * 365m) / (10_000m * 365m * 366m),
                Currency);
        }
    }

    public static CalculationSheet Empty(Currency currency) => new(currency, [], [], null);

    /// <summary>One sheet after another, as when a claim is computed from payment to payment.</summary>
    public CalculationSheet Then(CalculationSheet later) => new(
        Currency, [.. Segments, .. later.Segments], [.. Warnings.Union(later.Warnings)],
        later.TableVersion ?? TableVersion);
}
