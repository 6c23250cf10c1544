using System.Net;
using System.Text.RegularExpressions;

namespace Inkassio.Web.Tests;

/// <summary>What a visitor does: reads a page, fills in its form, sends it.</summary>
static partial class Visits
{
    public static async Task<string> Read(this HttpClient visitor, string path) =>
        WebUtility.HtmlDecode(await visitor.GetStringAsync(path, TestContext.Current.CancellationToken));

    /// <summary>Sends the page's form with its hidden fields, as a browser would.</summary>
    public static async Task<HttpResponseMessage> Send(
        this HttpClient visitor, string page, string action, params (string Name, string Value)[] typed)
    {
        var html = await visitor.GetStringAsync(page, TestContext.Current.CancellationToken);
        var form = Forms().Matches(html).Select(match => match.Value)
            .First(form => form.Contains($"action=\"{action}\"", StringComparison.Ordinal));
        var fields = Hidden().Matches(form)
            .Select(match => match.Groups)
            .Select(parts => KeyValuePair.Create(parts["name"].Value, WebUtility.HtmlDecode(parts["value"].Value)))
            .Concat(typed.Select(one => KeyValuePair.Create(one.Name, one.Value)));
        return await visitor.PostAsync(
            action, new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);
    }

    /// <summary>Where an answer leads, host and all; null when it leads nowhere.</summary>
    public static Uri? Goal(this HttpResponseMessage answer, HttpClient visitor) =>
        answer.Headers.Location is { } location ? new(visitor.BaseAddress!, location) : null;

    public static Uri Goal(this HttpClient visitor, string path) => new(visitor.BaseAddress!, path);

    public static async Task<string> Words(this HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Forms();

    [GeneratedRegex(
        """<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)""",
        RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hidden();
}
