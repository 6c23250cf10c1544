using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Serialization;

namespace Inkassio.Grains.Post;

/// <summary>How an upload to the print service ended.</summary>
/// <param name="Number">The service's own number for the letter, once it has it.</param>
/// <param name="Evidence">What was said, in words that a person can read.</param>
public sealed record PrintUpload(PrintUploadEnd End, string Number, string Evidence);

public enum PrintUploadEnd
{
    Accepted,

    /// <summary>Trying again later may help; the key keeps it one letter.</summary>
    NotNow,

    /// <summary>The service says no: a person has to look.</summary>
    Refused,
}

/// <summary>A service that prints letters and posts them. One upload a letter, over HTTP:</summary>
/// <remarks>
/// <c>POST {url}</c>, <c>multipart/form-data</c> with <c>letter</c> (application/pdf, the pages exactly as released)
/// and the fields <c>recipient</c> (the address window's lines), <c>country</c>, <c>copy</c>; <c>Authorization:
/// Bearer</c> with the operator's token; <c>Idempotency-Key</c> is the dispatch's id: the service must treat a second
/// upload with the same key as the first one, and answer as it did then. 200 or 201 with <c>{"id": "…"}</c> accepts;
/// 408, 425, 429 and 5xx mean "not now"; any other answer is a no. docs/OPERATIONS.md says the same for operators.
/// </remarks>
public sealed class PrintHouse(Uri url, string token, HttpMessageHandler handler) : IDisposable
{
    /// <summary>The longest that one upload may take.</summary>
    public static readonly TimeSpan UploadMax = TimeSpan.FromMinutes(2);

    /// <summary>Of an answer no more is read than this, in bytes.</summary>
    public const int AnswerMax = 64 * 1024;

    readonly HttpClient http = new(handler, disposeHandler: true)
    {
        Timeout = UploadMax, MaxResponseContentBufferSize = AnswerMax,
    };

    public async Task<PrintUpload> Send(
        DispatchId dispatch, byte[] pages, string recipient, string country, bool isCopy, CancellationToken stop)
    {
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(pages);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        form.Add(file, "letter", $"{dispatch.Value:N}.pdf");
        form.Add(new StringContent(recipient, Encoding.UTF8), "recipient");
        form.Add(new StringContent(country), "country");
        form.Add(new StringContent(isCopy ? "yes" : "no"), "copy");
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Idempotency-Key", dispatch.Value.ToString("D", CultureInfo.InvariantCulture));
        try
        {
            using var answer = await http.SendAsync(request, stop);
            return await Read(answer, stop);
        }
        catch (Exception e) when (e is HttpRequestException or IOException
            || (e is TaskCanceledException && !stop.IsCancellationRequested))
        {
            return new(PrintUploadEnd.NotNow, "", $"Der Druckdienst antwortet nicht: {e.Message}");
        }
    }

    static async Task<PrintUpload> Read(HttpResponseMessage answer, CancellationToken stop)
    {
        var said = $"Antwort des Druckdienstes: {(int)answer.StatusCode}";
        if (answer.IsSuccessStatusCode)
            return await NumberIn(answer, stop) is { Length: > 0 } number
                ? new(PrintUploadEnd.Accepted, number, $"{said}, Nummer {number}")
                // The key makes another try harmless, and the number may have been cut off with the answer.
                : new(PrintUploadEnd.NotNow, "", $"{said}, ohne eine Nummer für den Brief");
        var isLater = (int)answer.StatusCode >= 500 || answer.StatusCode is HttpStatusCode.RequestTimeout
            or HttpStatusCode.TooManyRequests or (HttpStatusCode)425;
        return new(isLater ? PrintUploadEnd.NotNow : PrintUploadEnd.Refused, "", said);
    }

    static async Task<string?> NumberIn(HttpResponseMessage answer, CancellationToken stop)
    {
        try
        {
            return (await answer.Content.ReadFromJsonAsync<Taken>(stop))?.Id;
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or NotSupportedException)
        {
            return null;
        }
    }

    sealed record Taken([property: JsonPropertyName("id")] string? Id);

    public void Dispose() => http.Dispose();
}
