using System.Net;
using System.Text.RegularExpressions;
using CxHub.Tests.Functions.Support;
using Xunit;

namespace CxHub.Tests.Functions.Http;

/// <summary>A page that stood open in a browser while the hub was restarted.</summary>
public sealed partial class OpenFormTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Post_FormOpenedBeforeARestart_StillActs()
    {
        await using var hub = await HubBench.StartAsync();
        using var page = await hub.Http.GetAsync(new Uri("/runs", UriKind.Relative), Stop);
        var html = await page.Content.ReadAsStringAsync(Stop);
        var cookies = string.Join("; ", page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        var token = Token().Match(html).Groups["value"].Value;
        Assert.NotEmpty(token);

        await hub.RestartAsync();
        using var with = await PostAsync(hub, cookies, token);
        using var without = await PostAsync(hub, cookies, "forged");

        Assert.Equal(HttpStatusCode.Redirect, with.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
    }

    private static async Task<HttpResponseMessage> PostAsync(HubBench hub, string cookies, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/actions/run") { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]) };
        request.Headers.Add("Cookie", cookies);
        return await hub.Http.SendAsync(request, Stop);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<value>[^\"]+)\"")]
    private static partial Regex Token();
}
