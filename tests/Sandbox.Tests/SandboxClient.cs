using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Population;

namespace CxHub.Tests.Sandbox;

/// <summary>A bare HTTP client of one look-alike: what is sent and what comes back is in plain sight.</summary>
public sealed class SandboxClient(HttpClient http, Uri address, string? token)
{
    public const string Data = "services/data/v62.0/";
    public const string Api = "api/data/v9.2/";

    public Uri Address => address;

    public static async Task<SandboxClient> SalesforceAsync(HttpClient http, SandboxHost host)
    {
        var login = new SandboxClient(http, host.Address(SandboxSystem.Salesforce), null);
        var granted = await login.PostFormAsync("services/oauth2/token", "grant_type=client_credentials&client_id=sandbox&client_secret=sandbox");
        return new(http, login.Address, granted.Json.GetProperty("access_token").GetString());
    }

    public static async Task<SandboxClient> DataverseAsync(HttpClient http, SandboxHost host)
    {
        var login = new SandboxClient(http, host.Address(SandboxSystem.Dataverse), null);
        var scope = Uri.EscapeDataString(login.Address.ToString().TrimEnd('/') + "/.default");
        var granted = await login.PostFormAsync("sandbox/oauth2/v2.0/token", $"grant_type=client_credentials&client_id=sandbox&client_secret=sandbox&scope={scope}");
        return new(http, login.Address, granted.Json.GetProperty("access_token").GetString());
    }

    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    public Task<Answer> DeleteAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Delete, path, null, headers);

    public Task<Answer> PostAsync(string path, string json, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Post, path, Json(json), headers);

    public Task<Answer> PatchAsync(string path, string json, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Patch, path, Json(json), headers);

    public Task<Answer> PostFormAsync(string path, string form) =>
        SendAsync(HttpMethod.Post, path, new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"));

    public Task<Answer> QueryAsync(string soql, string resource = "query", params (string Name, string Value)[] headers) =>
        GetAsync($"{Data}{resource}?q={Uri.EscapeDataString(soql)}", headers);

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, path)) { Content = body };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var all = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase);
        return new((int)response.StatusCode, text, all);
    }

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");
}

/// <summary>What came back.</summary>
public sealed record Answer(int Status, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Text);
            return document.RootElement.Clone();
        }
    }

    /// <summary>Error code of a refused Salesforce call.</summary>
    public string? ErrorCode => Json[0].GetProperty("errorCode").GetString();

    /// <summary>Error code of a refused Dataverse call.</summary>
    public string? Code => Json.GetProperty("error").GetProperty("code").GetString();

    public string Id => Json.GetProperty("id").GetString()!;

    public Guid EntityId => Guid.Parse(Headers["OData-EntityId"].Split('(', ')')[1]);

    public IReadOnlyList<JsonElement> Records => [.. Json.GetProperty("records").EnumerateArray()];

    public IReadOnlyList<JsonElement> Value => [.. Json.GetProperty("value").EnumerateArray()];
}
