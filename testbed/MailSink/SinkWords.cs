using System.Globalization;
using System.Text.RegularExpressions;

namespace Inkassio.MailSink;

/// <summary>The words of the command line.</summary>
static partial class SinkWords
{
    public static SinkSettings? Read(string[] words, out string wrong)
    {
        var settings = new SinkSettings();
        wrong = "";
        for (var i = 0; i < words.Length; i += 2)
        {
            if (words[i] == "--until-stdin-ends")
            {
                i--;
                continue;
            }
            if (i + 1 == words.Length || With(settings, words[i], words[i + 1]) is not { } more)
            {
                wrong = $"{words[i]}: not understood. See the first lines of Program.cs.";
                return null;
            }
            settings = more;
        }
        return settings;
    }

    static SinkSettings? With(SinkSettings settings, string word, string value) => word switch
    {
        "--file" => settings with { File = value },
        "--port" when int.TryParse(value, CultureInfo.InvariantCulture, out var port) => settings with { Port = port },
        "--tls" when Enum.TryParse<SinkEncryption>(value, ignoreCase: true, out var tls) =>
            settings with { Encryption = tls },
        "--user" => settings with { User = value },
        "--password" => settings with { Password = value },
        "--seed" when int.TryParse(value, CultureInfo.InvariantCulture, out var seed) => settings with { Seed = seed },
        "--delay" when DelayForm().Match(value) is { Success: true } m && Point(m) is { } at =>
            settings with { Delays = settings.Delays.SetItem(at, (Whole(m, "min"), Whole(m, "max"))) },
        "--fault" when FaultForm().Match(value) is { Success: true } m && Point(m) is { } at =>
            settings with { Faults = settings.Faults.Add(Fault(m, at)) },
        _ => null,
    };

    static SinkFault Fault(Match m, SinkPoint at) => new(at,
        m.Groups["what"].Value switch
        {
            "drop" => SinkFault.Drop,
            "stall" => SinkFault.Stall,
            var code => int.Parse(code, CultureInfo.InvariantCulture),
        },
        m.Groups["share"] is { Success: true, Value: var share } ? double.Parse(share, CultureInfo.InvariantCulture) : 1,
        m.Groups["times"].Success ? Whole(m, "times") : int.MaxValue);

    static SinkPoint? Point(Match m) => Enum.TryParse<SinkPoint>(
        m.Groups["point"].Value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var at) ? at : null;

    static int Whole(Match m, string group) => int.Parse(m.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(?<point>[a-z-]+)=(?<min>\d{1,6})-(?<max>\d{1,6})\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex DelayForm();

    [GeneratedRegex(@"\A(?<point>[a-z-]+)=(?<what>drop|stall|[245]\d\d)(@(?<share>[01](\.\d+)?))?(\*(?<times>\d{1,6}))?\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FaultForm();
}
