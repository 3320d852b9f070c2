using System.Text.Json;
using CxHub.Connectors.Http;
using CxHub.Domain;

namespace CxHub.Connectors.Salesforce;

/// <summary>The life of a Bulk 2.0 job: made, watched with growing pauses until it ends. Every look is one API call.</summary>
internal sealed class BulkJob(SalesforceConnection connection, string family, string id)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    public string Id { get; } = id;

    public static async Task<(BulkJob Job, DateTimeOffset? ServerTime)> CreateAsync(SalesforceConnection connection, string family, Action<Utf8JsonWriter> describe, CancellationToken cancellationToken)
    {
        // Made twice after a lost answer, the first job stays without data and does nothing.
        var call = new SystemCall(HttpMethod.Post, connection.Path($"jobs/{family}"), "bulk")
        {
            Body = JsonBody.Of(json =>
            {
                json.WriteStartObject();
                describe(json);
                json.WriteString("contentType", "CSV");
                json.WriteString("columnDelimiter", "COMMA");
                json.WriteString("lineEnding", "LF");
                json.WriteEndObject();
            }),
        };
        using var answer = await connection.Client.SendAsync(call, cancellationToken);
        var id = TokenCall.Text(answer.Root, "id") ?? throw new ConnectorException(connection.Options.Name, FailureKind.Transient, "a Bulk job was made without an id; it is tried again on the next run.", "malformed");
        return (new BulkJob(connection, family, id), answer.ServerTime);
    }

    /// <summary>Waits until the job is complete, failed, aborted or gone; its last state and Salesforce's message.</summary>
    public async Task<(string State, string? Message, int Processed)> WaitAsync(CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            await Task.Delay(pause, connection.Clock, cancellationToken);
            using var answer = await connection.Client.SendAsync(SystemCall.Get(Path(string.Empty), "bulk") with { Accepts = [404] }, cancellationToken);
            if (answer.Status is 404)
            {
                return ("Gone", "jobs vanish after seven days", 0);
            }

            var state = TokenCall.Text(answer.Root, "state") ?? string.Empty;
            if (state is "JobComplete" or "Failed" or "Aborted")
            {
                var processed = answer.Root.TryGetProperty("numberRecordsProcessed", out var number) && number.TryGetInt32(out var rows) ? rows : 0;
                return (state, TokenCall.Text(answer.Root, "errorMessage"), processed);
            }
        }
    }

    public string Path(string rest) => connection.Path($"jobs/{family}/{Id}{(rest.Length > 0 ? $"/{rest}" : string.Empty)}");
}
