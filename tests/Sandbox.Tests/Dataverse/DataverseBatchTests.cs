using System.Net.Http.Headers;
using System.Text;
using Xunit;

namespace CxHub.Tests.Sandbox.Dataverse;

public sealed class DataverseBatchTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Fact]
    public async Task Batch_BytesOfTheNodeClient_AreAnsweredPartByPart()
    {
        var client = await sandbox.DataverseAsync();
        var api = new Uri(client.Address, SandboxClient.Api);

        var answer = await PostAsync(client, "multipart/mixed;boundary=dwa_batch_1", $$"""

            --dwa_batch_1
            Content-Type: multipart/mixed;boundary=changeset_1

            --changeset_1
            Content-Type: application/http
            Content-Transfer-Encoding: binary
            Content-ID: 1

            POST {{api}}contacts HTTP/1.1
            Content-Type: application/json

            {"firstname":"Batch","lastname":"M\u1ed9t"}

            --changeset_1
            Content-Type: application/http
            Content-Transfer-Encoding: binary
            Content-ID: 100001

            POST {{api}}tasks HTTP/1.1
            Content-Type: application/json

            {"subject":"Call back","regardingobjectid_contact_task@odata.bind":"$1"}

            --changeset_1
            Content-Type: application/http
            Content-Transfer-Encoding: binary
            Content-ID: 100002

            PUT $1/jobtitle HTTP/1.1
            Content-Type: application/json

            {"value":"Buyer"}

            --changeset_1--

            --dwa_batch_1
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            GET {{api}}contacts?$select=firstname,jobtitle&$filter=lastname%20eq%20'M%E1%BB%99t' HTTP/1.1
            Accept: application/json

            --dwa_batch_1--

            """);

        Assert.Equal(200, answer.Status);
        Assert.StartsWith("--batchresponse_", answer.Text, StringComparison.Ordinal);
        Assert.Equal(3, Count(answer.Text, "HTTP/1.1 204 No Content\r\n"));
        Assert.Equal(["Content-ID: 1", "Content-ID: 100001", "Content-ID: 100002"], Lines(answer, "Content-ID: "));
        Assert.Contains("\"firstname\":\"Batch\",\"jobtitle\":\"Buyer\"", answer.Text, StringComparison.Ordinal);
        var changeSetHeader = Lines(answer, "Content-Type: multipart/mixed; boundary=changesetresponse_").Single();
        Assert.Contains(changeSetHeader + "\r\n\r\n", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Batch_FailingChangeSet_GivesItsStatusToTheWholeAndKeepsNothing()
    {
        var client = await sandbox.DataverseAsync();
        var good = Operation("POST", "contacts", """{"lastname":"Unkept"}""", "1");
        var bad = Operation("POST", "tasks", """{"subject":"S","nope":1}""", "2");

        var stopped = await PostAsync(client, "multipart/mixed; boundary=\"b\"", Batch(ChangeSet(good, bad), Operation("POST", "contacts", """{"lastname":"Never run"}""")));
        var wentOn = await PostAsync(client, "multipart/mixed; boundary=b", Batch(ChangeSet(good, bad), Operation("POST", "contacts", """{"lastname":"Went on"}""")), ("Prefer", "odata.continue-on-error"));

        Assert.Equal((400, 200), (stopped.Status, wentOn.Status));
        Assert.Equal(["Content-ID: 2"], Lines(stopped, "Content-ID: "));
        Assert.Equal(["HTTP/1.1 400 Bad Request", "HTTP/1.1 204 No Content"], Lines(wentOn, "HTTP/1.1 "));
        var kept = await client.GetAsync(SandboxClient.Api + "contacts?$select=lastname&$filter=lastname eq 'Unkept' or lastname eq 'Never run' or lastname eq 'Went on'");
        Assert.Equal(["Went on"], kept.Value.Select(row => row.GetProperty("lastname").GetString()));
    }

    [Fact]
    public async Task Batch_MistakesInChangeSets_AreNamed()
    {
        var client = await sandbox.DataverseAsync();

        var get = await PostAsync(client, "multipart/mixed; boundary=b", Batch(ChangeSet(Operation("GET", "contacts", null, "1"))));
        var forward = await PostAsync(client, "multipart/mixed; boundary=b", Batch(ChangeSet(
            Operation("POST", "tasks", """{"subject":"S","regardingobjectid_contact_task@odata.bind":"$2"}""", "1"), Operation("POST", "contacts", """{"lastname":"L"}""", "2"))));
        var outside = await PostAsync(client, "multipart/mixed; boundary=b", Batch(Operation("POST", "contacts", """{"lastname":"L"}""", "1"), Raw("PATCH $1 HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{}")));

        Assert.Contains("invalid HTTP method 'GET' was detected for a request in a change set", get.Text, StringComparison.Ordinal);
        Assert.Contains("Content-ID Reference: '$2' does not exist in the batch context.", forward.Text, StringComparison.Ordinal);
        Assert.Contains("Resource not found for the segment '$1'", outside.Text, StringComparison.Ordinal);
    }

    private static string Operation(string method, string path, string? json, string? id = null) =>
        Raw($"{method} /{SandboxClient.Api}{path} HTTP/1.1\r\n{(json is null ? "" : "Content-Type: application/json\r\n\r\n" + json)}", id);

    private static string Raw(string message, string? id = null) =>
        $"Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n{(id is null ? "" : $"Content-ID: {id}\r\n")}\r\n{message}\r\n";

    private static string ChangeSet(params string[] operations) =>
        "Content-Type: multipart/mixed; boundary=c\r\n\r\n" + string.Concat(operations.Select(operation => "--c\r\n" + operation)) + "--c--\r\n";

    private static string Batch(params string[] parts) => string.Concat(parts.Select(part => "--b\r\n" + part)) + "--b--\r\n";

    private static async Task<Answer> PostAsync(SandboxClient client, string contentType, string body, params (string Name, string Value)[] headers)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ReplaceLineEndings("\r\n")));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return await client.SendAsync(HttpMethod.Post, SandboxClient.Api + "$batch", content, headers);
    }

    private static IEnumerable<string> Lines(Answer answer, string start) => answer.Text.Split("\r\n").Where(line => line.StartsWith(start, StringComparison.Ordinal));

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
