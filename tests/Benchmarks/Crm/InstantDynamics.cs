using System.Net;
using System.Text;

namespace CxHub.Tests.Benchmarks.Crm;

/// <summary>An environment that takes every row and answers at once, without a network between: what is left is the connector's own work.</summary>
internal sealed class InstantDynamics(bool updatesMultiple) : HttpMessageHandler
{
    private const string Definition = """{"LogicalName":"contact","EntitySetName":"contacts","PrimaryIdAttribute":"contactid","ChangeTrackingEnabled":true}""";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        return path switch
        {
            _ when path.EndsWith("/token", StringComparison.Ordinal) => Json("""{"token_type":"Bearer","expires_in":3599,"access_token":"t"}"""),
            _ when path.EndsWith("/$batch", StringComparison.Ordinal) => await BatchAsync(request, cancellationToken),
            _ when path.EndsWith("UpdateMultiple", StringComparison.Ordinal) => new HttpResponseMessage(HttpStatusCode.NoContent),
            _ when path.EndsWith("/sdkmessagefilters", StringComparison.Ordinal) => Json(updatesMultiple ? """{"value":[{"sdkmessagefilterid":"00000000-0000-4000-8000-000000000001"}]}""" : """{"value":[]}"""),
            _ when path.EndsWith("/Attributes", StringComparison.Ordinal) => Json("""{"value":[]}"""),
            _ => Json(Definition),
        };
    }

    /// <summary>A 204 for each operation of the batch.</summary>
    private static async Task<HttpResponseMessage> BatchAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var parts = await InstantBody.CountAsync(request, "PATCH "u8.ToArray(), cancellationToken);
        var text = new StringBuilder();
        for (var part = 0; part < parts; part++)
        {
            text.Append("--batchresponse_1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nHTTP/1.1 204 No Content\r\nOData-Version: 4.0\r\n\r\n\r\n");
        }

        var content = new StringContent(text.Append("--batchresponse_1--\r\n").ToString(), Encoding.UTF8);
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/mixed; boundary=batchresponse_1");
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
    }

    private static HttpResponseMessage Json(string text) => new(HttpStatusCode.OK) { Content = new StringContent(text, Encoding.UTF8, "application/json") };
}
