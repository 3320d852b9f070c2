using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Azure.Core;
using CxHub.Domain;
using CxHub.Storage;

namespace CxHub.Functions.Hosting.ServiceBus;

/// <summary>
/// Sends outbox messages to Service Bus over its REST interface, the only way to set message id, session and schedule from a custom handler.
/// A repeated send carries the same message id, so duplicate detection drops it.
/// </summary>
public sealed class ServiceBusSender(HttpClient http, TokenCredential credential, TimeProvider clock)
{
    private static readonly TokenRequestContext Scope = new(["https://servicebus.azure.net/.default"]);

    /// <summary>Sends up to 100 messages of one queue in one call.</summary>
    /// <exception cref="ConnectorException">The namespace refused or failed; nothing of the batch may be taken as sent.</exception>
    public async Task SendAsync(string queue, IReadOnlyList<QueueMessage> messages, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var response = await PostAsync(queue, messages, cancellationToken);
            if (response.StatusCode is HttpStatusCode.Created)
            {
                return;
            }

            var failure = Failure(queue, response);
            if (attempt >= 4 || failure.Kind is FailureKind.Rejected)
            {
                throw failure;
            }

            await Task.Delay(failure.RetryAfter ?? TimeSpan.FromSeconds(0.8 * Math.Pow(2, attempt)), clock, cancellationToken);
        }
    }

    private async Task<HttpResponseMessage> PostAsync(string queue, IReadOnlyList<QueueMessage> messages, CancellationToken cancellationToken)
    {
        var token = await credential.GetTokenAsync(Scope, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{queue}/messages?timeout=60");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        request.Content = new ByteArrayContent(Batch(messages));

        // Without any parameter: a charset suffix makes the service refuse the batch.
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.microsoft.servicebus.json");
        return await http.SendAsync(request, cancellationToken);
    }

    internal static byte[] Batch(IReadOnlyList<QueueMessage> messages)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var message in messages)
            {
                Write(writer, message);
            }

            writer.WriteEndArray();
        }

        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, QueueMessage message)
    {
        writer.WriteStartObject();
        writer.WriteString("Body", message.Body);
        writer.WriteStartObject("BrokerProperties");
        writer.WriteString("MessageId", message.Id);
        writer.WriteString("Label", message.Queue);

        // Every queue requires sessions; a nudge without a key of its own is serialised under its queue's name.
        writer.WriteString("SessionId", message.SessionId ?? message.Queue);
        writer.WriteString("ContentType", "application/json");
        if (message.DueAt > message.EnqueuedAt)
        {
            writer.WriteString("ScheduledEnqueueTimeUtc", message.DueAt.UtcDateTime.ToString("R", CultureInfo.InvariantCulture));
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static ConnectorException Failure(string queue, HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var kind = response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => FailureKind.Unauthorized,
            HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => FailureKind.Throttled,
            HttpStatusCode.RequestTimeout => FailureKind.Transient,
            >= HttpStatusCode.InternalServerError => FailureKind.Transient,
            _ => FailureKind.Rejected,
        };
        var todo = response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => "the identity needs the role Azure Service Bus Data Sender; a new role takes minutes to act",
            HttpStatusCode.Gone or HttpStatusCode.NotFound => "the queue does not exist; deploy infra/azure",
            HttpStatusCode.Forbidden => "quota exceeded or message too large",
            _ => "the message stays in the outbox and is sent again",
        };
        return new ConnectorException("servicebus", kind, $"sending to {queue} answered {status}; {todo}", retryAfter: response.Headers.RetryAfter?.Delta);
    }
}
