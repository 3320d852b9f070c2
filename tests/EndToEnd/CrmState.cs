using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Population;

namespace CxHub.Tests.EndToEnd;

/// <summary>What stands in the two CRMs, read over their own APIs as any client would: the hub's fields on contacts and accounts, and the follow-up tasks.</summary>
internal sealed record CrmState(IReadOnlyList<string> Salesforce, IReadOnlyList<string> SalesforceTasks, IReadOnlyList<string> Dynamics, IReadOnlyList<string> DynamicsTasks)
{
    private static readonly string[] DynamicsFields = ["cxh_nps", "cxh_csat", "cxh_ces", "cxh_segment", "cxh_sentiment", "cxh_feedback", "cxh_touchpoint"];

    public static async Task<CrmState> ReadAsync(SandboxHost sandbox, CancellationToken cancellationToken)
    {
        using var salesforce = await SalesforceAsync(sandbox.Address(SandboxSystem.Salesforce), cancellationToken);
        using var dynamics = await DynamicsAsync(sandbox.Address(SandboxSystem.Dataverse), cancellationToken);
        return new CrmState(
            await QueryAsync(salesforce, "SELECT Id, CxHub_Nps__c, CxHub_Csat__c, CxHub_Ces__c, CxHub_Segment__c, CxHub_Sentiment__c, CxHub_Feedback__c, CxHub_Touchpoint__c FROM Contact ORDER BY Id", cancellationToken),
            await QueryAsync(salesforce, "SELECT CxHub_Key__c, Subject, WhoId FROM Task ORDER BY CxHub_Key__c", cancellationToken),
            await ListAsync(dynamics, $"contacts?$select={string.Join(',', DynamicsFields)}&$orderby=contactid", ["contactid", .. DynamicsFields], cancellationToken),
            await ListAsync(dynamics, "tasks?$select=subcategory,subject,_regardingobjectid_value&$orderby=subcategory", ["subcategory", "subject", "_regardingobjectid_value"], cancellationToken));
    }

    private static async Task<HttpClient> SalesforceAsync(Uri address, CancellationToken cancellationToken)
    {
        var client = Client(address);
        await SignInAsync(client, "services/oauth2/token", [], cancellationToken);
        return client;
    }

    private static async Task<HttpClient> DynamicsAsync(Uri address, CancellationToken cancellationToken)
    {
        var client = Client(address);
        await SignInAsync(client, "sandbox/oauth2/v2.0/token", [KeyValuePair.Create("scope", new Uri(address, ".default").ToString())], cancellationToken);
        client.DefaultRequestHeaders.Add("Prefer", "odata.maxpagesize=5000");
        return client;
    }

    private static HttpClient Client(Uri address) => new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };

    private static async Task SignInAsync(HttpClient client, string path, IEnumerable<KeyValuePair<string, string>> more, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "client_credentials"), KeyValuePair.Create("client_id", "sandbox"), KeyValuePair.Create("client_secret", "sandbox"), .. more]);
        using var answer = await client.PostAsync(path, form, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var token = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("access_token").GetString());
    }

    private static async Task<IReadOnlyList<string>> QueryAsync(HttpClient client, string soql, CancellationToken cancellationToken)
    {
        List<string> rows = [];
        string? next = $"services/data/v62.0/query?q={Uri.EscapeDataString(soql)}";
        while (next is not null)
        {
            var page = await client.GetFromJsonAsync<JsonElement>(next, cancellationToken);
            rows.AddRange(page.GetProperty("records").EnumerateArray().Select(row => string.Join('|', row.EnumerateObject().Where(field => field.Name is not "attributes").Select(field => field.Value.ToString()))));
            next = page.TryGetProperty("nextRecordsUrl", out var url) ? url.GetString() : null;
        }

        return rows;
    }

    private static async Task<IReadOnlyList<string>> ListAsync(HttpClient client, string path, string[] fields, CancellationToken cancellationToken)
    {
        List<string> rows = [];
        string? next = $"api/data/v9.2/{path}";
        while (next is not null)
        {
            var page = await client.GetFromJsonAsync<JsonElement>(next, cancellationToken);
            rows.AddRange(page.GetProperty("value").EnumerateArray().Select(row => string.Join('|', fields.Select(field => row.TryGetProperty(field, out var value) ? value.ToString() : string.Empty))));
            next = page.TryGetProperty("@odata.nextLink", out var url) ? url.GetString() : null;
        }

        return rows;
    }
}
