using System.Net;
using System.Text;

namespace CxHub.Tests.Benchmarks.Crm;

/// <summary>An org that takes every row and answers at once, without a network between: what is left is the connector's own work.</summary>
internal sealed class InstantOrg : HttpMessageHandler
{
    private const string Token = """{"access_token":"t","instance_url":"http://127.0.0.1","id":"http://127.0.0.1/id/00D/005","token_type":"Bearer"}""";
    private readonly MemoryStream _upload = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        return path switch
        {
            _ when path.EndsWith("/token", StringComparison.Ordinal) => Json(Token),
            _ when path.EndsWith("/composite/sobjects", StringComparison.Ordinal) => Json(Saved(await InstantBody.CountAsync(request, "\"attributes\""u8.ToArray(), cancellationToken))),
            _ when path.EndsWith("/batches", StringComparison.Ordinal) => await UploadAsync(request, cancellationToken),
            _ when path.EndsWith("/successfulResults", StringComparison.Ordinal) => Csv(_upload.GetBuffer().AsMemory(0, (int)_upload.Length)),
            _ when path.EndsWith("/failedResults", StringComparison.Ordinal) || path.EndsWith("/unprocessedrecords", StringComparison.Ordinal) => Csv("\"sf__Id\",\"sf__Error\",Id\n"u8.ToArray()),
            _ => Json("""{"id":"7505g0000000001AAA","state":"JobComplete","numberRecordsProcessed":0}"""),
        };
    }

    private async Task<HttpResponseMessage> UploadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _upload.SetLength(0);
        await request.Content!.CopyToAsync(_upload, cancellationToken);
        return new HttpResponseMessage(HttpStatusCode.Created) { Content = new ByteArrayContent([]) };
    }

    /// <summary>One success per row of the call.</summary>
    private static string Saved(int rows) => $"[{string.Join(',', Enumerable.Repeat("""{"id":"0035g0000000001AAA","success":true,"errors":[]}""", rows))}]";

    private static HttpResponseMessage Json(string text) => new(HttpStatusCode.OK) { Content = new StringContent(text, Encoding.UTF8, "application/json") };

    private static HttpResponseMessage Csv(ReadOnlyMemory<byte> body)
    {
        var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = new("text/csv");
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
    }
}
