using System.Globalization;
using CxHub.Connectors.Http;
using CxHub.Domain;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Salesforce;

/// <summary>
/// Adds notes to the description of tasks and cases. A note carries a mark made from its key, so what was written before is found and not written again; the
/// update is refused when somebody edited the record since it was read, and then it is read again.
/// </summary>
internal sealed class SalesforceNotes(SalesforceConnection connection)
{
    private const int Attempts = 5;
    private const int LongestDescription = 32_000;
    private const int MarkLength = 12;

    public async Task<IReadOnlyList<NoteReceipt>> AddAsync(IReadOnlyList<NoteOrder> notes, CancellationToken cancellationToken)
    {
        List<NoteReceipt> receipts = [];
        foreach (var note in notes)
        {
            receipts.Add(await AddAsync(note, cancellationToken));
        }

        return receipts;
    }

    private async Task<NoteReceipt> AddAsync(NoteOrder note, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (await TryAddAsync(note, cancellationToken) is { } receipt)
                {
                    return receipt;
                }
            }
            catch (ConnectorException refused) when (refused.Kind is FailureKind.Rejected)
            {
                return new NoteReceipt(note.Key, NoteOutcome.Rejected, refused.Code, refused.Message);
            }
            catch (ConnectorException failure) when (attempt < Attempts && failure.Kind is FailureKind.Transient or FailureKind.Throttled)
            {
                // The update may have been made: the next round looks before it writes.
                await Task.Delay(RetryPipeline.Delay(attempt - 1, failure.RetryAfter, connection.Options.Policy), connection.Clock, cancellationToken);
                continue;
            }

            if (attempt >= Attempts)
            {
                return new NoteReceipt(note.Key, NoteOutcome.Rejected, "changed", "the record is being edited all the time; tried again with the next run");
            }
        }
    }

    /// <summary>Null when somebody edited the record between the look and the update.</summary>
    private async Task<NoteReceipt?> TryAddAsync(NoteOrder note, CancellationToken cancellationToken)
    {
        var path = connection.Path($"sobjects/{(note.Kind is FollowUpKind.Case ? "Case" : "Task")}/{Uri.EscapeDataString(note.RecordId)}");
        using var found = await connection.Client.SendAsync(SystemCall.Get($"{path}?fields=Description,SystemModstamp", "note") with { Lane = CallLane.Urgent }, cancellationToken);
        var mark = $"[{note.Key[..Math.Min(MarkLength, note.Key.Length)]}]";
        var description = TokenCall.Text(found.Root, "Description");
        if (description?.Contains(mark, StringComparison.Ordinal) is true)
        {
            return new NoteReceipt(note.Key, NoteOutcome.AlreadyThere);
        }

        var text = string.IsNullOrEmpty(description) ? $"{note.Text}\n{mark}" : $"{description}\n\n{note.Text}\n{mark}";
        if (text.Length > LongestDescription)
        {
            return new NoteReceipt(note.Key, NoteOutcome.Rejected, "full", "the description has no room left; shorten it");
        }

        var update = new SystemCall(HttpMethod.Patch, path, "note")
        {
            Repeatable = false,
            ExpectJson = false,
            Accepts = [412],
            Lane = CallLane.Urgent,
            Headers = [.. SalesforceSink.WriteHeaders(connection.Options), new("If-Unmodified-Since", Stamp(found))],
            Body = JsonBody.Of(json =>
            {
                json.WriteStartObject();
                json.WriteString("Description", text);
                json.WriteEndObject();
            }),
        };
        using var answer = await connection.Client.SendAsync(update, cancellationToken);
        return answer.Status is 412 ? null : new NoteReceipt(note.Key, NoteOutcome.Added);
    }

    private static string Stamp(SystemAnswer found) =>
        SalesforceTime.Parse(TokenCall.Text(found.Root, "SystemModstamp"))?.UtcDateTime.ToString("R", CultureInfo.InvariantCulture) ?? string.Empty;
}
