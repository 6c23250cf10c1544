using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Nodes;
using Inkassio.Cli.Segments;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Segments;
using Inkassio.Domain.Words;

namespace Inkassio.Cli.Verbs;

/// <summary><c>segments</c> and <c>bench segments</c>: who pays how, with reasons, from a table.</summary>
static class SegmentsVerb
{
    /// <param name="Words">The sentences to the reasons, in their order.</param>
    sealed record Line(
        string Debtor, string Name, decimal Score, Segment Segment, decimal ExpectedDaysLate, decimal RiskOfDelay,
        int Invoices, ImmutableArray<ScoreReason> Reasons, IEnumerable<string> Words, ImmutableArray<Advice> Advice,
        ImmutableArray<EarlyWarning> Warnings);

    public static Command Of(Func<ParseResult, Desk> at)
    {
        var files = new Argument<FileInfo[]>("FILE")
        {
            Description = "CSV oder Excel mit bezahlten und offenen Rechnungen", Arity = ArgumentArity.OneOrMore,
        };
        files.AcceptExistingOnly();
        var verb = new Command("segments", "Zeigt, wer wie zahlt, mit Gründen, Rat und Warnungen") { files };
        verb.SetAction(parsed => List(at(parsed), parsed.GetRequiredValue(files)));
        return verb;
    }

    /// <summary>The measurement, a part of <c>bench</c>.</summary>
    public static Command OfBench(Func<ParseResult, Desk> at)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "CSV oder Excel mit bezahlten Rechnungen" };
        file.AcceptExistingOnly();
        var reasons = new Option<int>("--reasons") { Description = "Von so vielen Kunden auch die Gründe" };
        reasons.Validators.Add(said =>
        {
            if (said.GetValueOrDefault<int>() < 0) said.AddError("--reasons ist mindestens 0.");
        });
        var verb = new Command("segments", "Prüft die Zahlerwertung an der Vergangenheit") { file, reasons };
        verb.SetAction(parsed => Measure(at(parsed), parsed.GetRequiredValue(file), parsed.GetValue(reasons)));
        return verb;
    }

    static int List(Desk desk, FileInfo[] files)
    {
        var customers = Ledger.Read(files, desk);
        var today = Ledger.Today(desk);
        desk.Words($"{"Wertung".Right(7)}  {"Zahler".Wide(8)} {"Kunde".Wide(14)} {"Name".Wide(30)}");
        foreach (var line in Lines(customers, today).OrderBy(l => l.Score)
            .ThenBy(l => l.Debtor, StringComparer.Ordinal))
            desk.Print(line, Words(line, desk.Given.Country));
        return Terminal.Done;
    }

    // One fixed choice of customers for whoever wants to follow the figures: spread over the whole ranking.
    static int Measure(Desk desk, FileInfo file, int count)
    {
        var customers = Ledger.Read([file], desk);
        var figures = SegmentsBench.Run(customers);
        desk.Print(figures, Words(figures));
        var day = new BackTest(customers).SplitOn.AddDays(-1);
        var ranked = Lines(customers, day).OrderBy(l => l.Score).ThenBy(l => l.Debtor, StringComparer.Ordinal).ToList();
        for (var i = 0; i < Math.Min(count, ranked.Count); i++)
        {
            var line = ranked[(int)((long)i * (ranked.Count - 1) / Math.Max(1, Math.Min(count, ranked.Count) - 1))];
            desk.Print(line, Words(line, desk.Given.Country));
        }
        return Terminal.Done;
    }

    static IEnumerable<Line> Lines(IReadOnlyList<Customer> customers, DateOnly day)
    {
        var firm = FirmHabit.Of(customers.Select(c => c.History), day);
        var outstanding = Outstanding(customers, day);
        return customers.Select(c => Of(c, day, firm, outstanding));
    }

    static Line Of(Customer customer, DateOnly day, FirmHabit firm, ImmutableArray<Money> outstanding)
    {
        var score = PayerScore.Of(customer.History, day, firm);
        return new(
            customer.Number, customer.Name, score.Score, score.Segment, score.DaysLate, score.RiskOfDelay,
            score.Invoices, score.Reasons, score.Reasons.Select(r => r.Sentence(Country.DE)), Advice.For(score),
            EarlyWarning.Of(customer.History, day, outstanding));
    }

    static ImmutableArray<Money> Outstanding(IReadOnlyList<Customer> customers, DateOnly day) =>
    [
        .. customers.SelectMany(c => c.History.KnownOn(day).Invoices).Where(i => i.PaidOn is null)
            .GroupBy(i => i.Amount.Currency).OrderBy(g => g.Key).Select(g => g.Sum(g.Key, i => i.Amount)),
    ];

    static string Words(Line line, Country form) => string.Join('\n',
    [
        $"{line.Score.ToString("0.0", Shown.German).Right(7)}  {line.Segment.Word().Wide(8)} "
            + $"{line.Debtor.Wide(14)} {line.Name.Wide(30)}".TrimEnd(),
        .. line.Reasons.Select(r => $"{r.PointsText().Right(16)}  {r.Sentence(form)}"),
        .. line.Warnings.Select(w => $"{"Achtung:".Right(16)}  {w.Sentence(form)}"),
        .. line.Advice.Select(a => $"{"Rat:".Right(16)}  {a.Sentence()} ({a.Ground.Word()})"),
    ]);

    static string Words(JsonObject f) => string.Create(Shown.German, $"""
        Treffsicherheit (AUC): {(double?)f["auc"]:0.000}; Anteil bisher {(double?)f["baselineShare"]:0.000}, letzte Rechnung {(double?)f["baselineLast"]:0.000}
        gelernt aus {(int)f["train"]!:N0} Rechnungen vor dem {f["split"]}, geprüft an {(int)f["test"]!:N0}
        """);
}
