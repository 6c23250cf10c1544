using System.CommandLine;
using Inkassio.Cli.Verbs;
using Inkassio.Grains.CaseFile;
using Inkassio.Storage;

namespace Inkassio.Cli;

/// <summary>The terminal door: what people and scripts need without a browser, on the same code.</summary>
public static partial class Terminal
{
    /// <summary>How a call ended, as scripts read it.</summary>
    public const int Done = 0, Refused = 1, WrongUse = 2;

    /// <summary>Runs one call.</summary>
    /// <param name="output">Records and nothing else.</param>
    /// <param name="messages">Progress, problems, refusals.</param>
    /// <returns><see cref="Done"/>, <see cref="Refused"/> or <see cref="WrongUse"/>.</returns>
    public static async Task<int> Run(
        IReadOnlyList<string> words, TextWriter output, TextWriter messages, TimeProvider clock, CancellationToken stop)
    {
        var options = new GlobalOptions();
        var parsed = Verbs(options, output, messages, clock).Parse(words);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await messages.WriteLineAsync(error.Message);
            return WrongUse; // The library itself would say 1.
        }
        try
        {
            return await parsed.InvokeAsync(
                new() { Output = output, Error = messages, EnableDefaultExceptionHandler = false }, stop);
        }
        catch (WrongUseException e)
        {
            await messages.WriteLineAsync(e.Message);
            return WrongUse;
        }
        catch (Exception e) when (e is RefusedException or JournalUnavailableException or OperationCanceledException
            or StartRefusedException or CaseTooLargeException or CheckpointDamagedException
            or IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            await messages.WriteLineAsync(e.Message);
            return Refused;
        }
    }

    static RootCommand Verbs(GlobalOptions options, TextWriter output, TextWriter messages, TimeProvider clock)
    {
        var root = new RootCommand("Offene Rechnungen, Mahnlauf und Briefe im Terminal.");
        options.AddTo(root);
        Desk At(ParseResult parsed) => new(options.Read(parsed), output, messages, clock);
        foreach (var verb in (Command[])
            [
                ImportVerb.Of(At), RunVerb.Of(At), ListVerb.Of(At), DemoVerb.Of(At), RebuildVerb.Of(At),
                PostVerb.Of(At), VerifyVerb.Of(At), ExportVerb.Of(At), LawVerb.Of(At), BenchVerb.Of(At),
                SegmentsVerb.Of(At), GuardVerb.Of(At), AskVerb.Of(At),
            ])
            root.Add(verb);
        AddCluster(root, At);
        return root;
    }

    // The verbs of the cluster stand in the folder Cluster, which only a build with -p:Orleans=true compiles.
    static partial void AddCluster(RootCommand root, Func<ParseResult, Desk> at);
}

/// <summary>The call itself makes no sense; the message says what would.</summary>
public sealed class WrongUseException(string message) : Exception(message);

/// <summary>What was asked for cannot be done as things stand.</summary>
public sealed class RefusedException(string message) : Exception(message);
