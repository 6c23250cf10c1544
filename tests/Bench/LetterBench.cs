using System.Diagnostics;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard;
using Inkassio.Domain.Debtors;
using Inkassio.Letters;

namespace Inkassio.Bench;

/// <param name="LettersPerSecond">Words, page and PDF of each letter, written to a file, on one core.</param>
/// <param name="LettersPerCpuSecond">The same by the processor's time, for when others use the machine too.</param>
/// <param name="RatioToBaseline">How much of the time the plain writing of the same bytes takes.</param>
public sealed record LetterFigures(
    string Bench, int Letters, double Seconds, double LettersPerSecond, double LettersPerCpuSecond,
    long BytesPerLetter, double RatioToBaseline);

/// <summary>How many letters one core writes.</summary>
public static class LetterBench
{
    public static LetterFigures Run(int letters)
    {
        var folder = Directory.CreateTempSubdirectory("bench-letters-").FullName;
        try
        {
            Write(folder, [.. Enumerable.Range(0,
                200).Select(Facts)]); // What is compiled and read once is not measured.
            FactSheet[] facts = [.. Enumerable.Range(200, letters).Select(Facts)]; // The run's work, not the letter's.
            using var self = Process.GetCurrentProcess();
            var (watch, before) = (Stopwatch.StartNew(), self.TotalProcessorTime);
            var bytes = Write(folder, facts);
            var seconds = watch.Elapsed.TotalSeconds;
            self.Refresh();
            return new("letters", letters, seconds, letters / seconds,
                letters / (self.TotalProcessorTime - before).TotalSeconds, bytes / letters,
                Copy(folder, letters, bytes / letters) / seconds);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static long Write(string folder, FactSheet[] facts)
    {
        var bytes = 0L;
        foreach (var one in facts)
        {
            var letter = LetterPdf.Of(Page(one));
            File.WriteAllBytes(Path.Combine(folder, "letter.pdf"), letter);
            bytes += letter.Length;
        }
        return bytes;
    }

    /// <summary>Seconds for writing as many files of that size without making them.</summary>
    static double Copy(string folder, int count, long size)
    {
        var same = new byte[size];
        var watch = Stopwatch.StartNew();
        for (var n = 0; n < count; n++) File.WriteAllBytes(Path.Combine(folder, "copy.pdf"), same);
        return watch.Elapsed.TotalSeconds;
    }

    // As a release does it: composed, read by the guard, put on the page.
    static LetterModel Page(FactSheet facts)
    {
        var letter = Composition.Of(facts, LetterText.For(facts.Kind, facts.Language));
        var findings = LetterGuard.Blocking(facts, letter);
        if (!findings.IsEmpty) throw new InvalidOperationException($"The guard stops a letter of the bench: {findings[0]}");
        return NoticeLetter.Of(facts, letter, logo: null);
    }

    static FactSheet Facts(int n)
    {
        var debtor = SampleDebtors.Past(n * 2, claims: 1 + n % 5).Aggregate(Debtor.New, (d, e) => d.Evolve(e));
        var notice = new DebtorCommand.AdvanceDunning(SampleDebtors.Day, NoticeId.New());
        debtor = debtor.Decide(notice, SampleDebtors.Terms).Events.Aggregate(debtor, (d, e) => d.Evolve(e));
        return FactSheet.Of(debtor, debtor.OpenProposals.Single(), SampleDebtors.Terms, SampleDebtors.Day);
    }
}
