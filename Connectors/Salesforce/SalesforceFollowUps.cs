using System.Globalization;
using System.Text.Json;
using CxHub.Connectors.Http;
using CxHub.Domain;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Salesforce;

/// <summary>
/// Opens tasks and cases exactly once. What already carries a key is found first, deleted records included, and is left as it is;
/// the rest is upserted by the key. After any doubtful answer it looks again before it repeats.
/// </summary>
internal sealed class SalesforceFollowUps(SalesforceConnection connection)
{
    private const int Attempts = 5;
    private const int KeysPerLookUp = 100;
    private readonly string _keyField = Soql.Name(connection.Options.FollowUpKeyField);

    public async Task<IReadOnlyList<FollowUpReceipt>> OpenAsync(IReadOnlyList<FollowUpOrder> orders, CancellationToken cancellationToken)
    {
        Dictionary<string, FollowUpReceipt> receipts = new(StringComparer.Ordinal);
        foreach (var kind in orders.GroupBy(order => order.Kind))
        {
            foreach (var chunk in kind.DistinctBy(order => order.Key).Chunk(KeysPerLookUp))
            {
                await OpenAsync(kind.Key is FollowUpKind.Case ? "Case" : "Task", chunk, receipts, cancellationToken);
            }
        }

        return [.. orders.Select(order => receipts[order.Key])];
    }

    private async Task OpenAsync(string entity, FollowUpOrder[] orders, Dictionary<string, FollowUpReceipt> receipts, CancellationToken cancellationToken)
    {
        HashSet<string> ownerless = new(StringComparer.Ordinal);
        for (var attempt = 1; ; attempt++)
        {
            await FindAsync(entity, orders, receipts, cancellationToken);
            var missing = orders.Where(order => !receipts.ContainsKey(order.Key)).ToArray();
            if (missing.Length is 0)
            {
                return;
            }

            var last = attempt >= Attempts;
            try
            {
                await UpsertAsync(entity, missing, ownerless, receipts, last, cancellationToken);
                if (missing.All(order => receipts.ContainsKey(order.Key)))
                {
                    return;
                }
            }
            catch (ConnectorException failure) when (!last && failure.Kind is FailureKind.Transient or FailureKind.Throttled)
            {
                // The call may have done its work: the next round looks before it writes.
                await Task.Delay(RetryPipeline.Delay(attempt - 1, failure.RetryAfter, connection.Options.Policy), connection.Clock, cancellationToken);
                continue;
            }

            await Task.Delay(RetryPipeline.Delay(attempt - 1, null, connection.Options.Policy), connection.Clock, cancellationToken);
        }
    }

    private async Task FindAsync(string entity, IEnumerable<FollowUpOrder> orders, Dictionary<string, FollowUpReceipt> receipts, CancellationToken cancellationToken)
    {
        var keys = orders.Select(order => order.Key).Where(key => !receipts.ContainsKey(key)).ToArray();
        var soql = $"SELECT Id,{_keyField},IsDeleted FROM {entity} WHERE {_keyField} IN {Soql.In(keys)}";
        var path = connection.Path($"queryAll?q={Uri.EscapeDataString(soql)}");
        using var answer = await connection.Client.SendAsync(SystemCall.Get(path, "lookup") with { Lane = CallLane.Urgent }, cancellationToken);
        foreach (var row in answer.Root.GetProperty("records").EnumerateArray())
        {
            if (TokenCall.Text(row, _keyField) is { } key && TokenCall.Text(row, "Id") is { } id)
            {
                var deleted = row.TryGetProperty("IsDeleted", out var flag) && flag.ValueKind is JsonValueKind.True;
                receipts[key] = new FollowUpReceipt(key, FollowUpOutcome.AlreadyThere, id, await LinkAsync(entity, id, cancellationToken), Reason: deleted ? "it was deleted in Salesforce and is not opened again" : null);
            }
        }
    }

    private async Task UpsertAsync(string entity, FollowUpOrder[] orders, HashSet<string> ownerless, Dictionary<string, FollowUpReceipt> receipts, bool last, CancellationToken cancellationToken)
    {
        using var answer = await connection.Client.SendAsync(Call(entity, orders, ownerless), cancellationToken);
        if (answer.Root.ValueKind is not JsonValueKind.Array || answer.Root.GetArrayLength() != orders.Length)
        {
            throw new ConnectorException(connection.Options.Name, FailureKind.Transient, "opening follow-ups was not answered row by row; they are looked up before they are sent again.", "malformed");
        }

        foreach (var (order, result) in orders.Zip(answer.Root.EnumerateArray()))
        {
            if (result.TryGetProperty("success", out var success) && success.ValueKind is JsonValueKind.True)
            {
                var id = TokenCall.Text(result, "id");
                var created = !result.TryGetProperty("created", out var flag) || flag.ValueKind is JsonValueKind.True;
                var reason = ownerless.Contains(order.Key) ? "its owner is inactive; it was opened for the integration user" : null;
                receipts[order.Key] = new FollowUpReceipt(order.Key, created ? FollowUpOutcome.Opened : FollowUpOutcome.AlreadyThere, id, id is null ? null : await LinkAsync(entity, id, cancellationToken), Reason: reason);
                continue;
            }

            Refused(order, SalesforceSink.FirstError(result), ownerless, receipts, last);
        }
    }

    /// <summary>A lock and a race for the same key are tried again, an inactive owner without the owner; everything else is the final answer.</summary>
    private static void Refused(FollowUpOrder order, SystemError error, HashSet<string> ownerless, Dictionary<string, FollowUpReceipt> receipts, bool last)
    {
        var rule = SalesforceErrors.Table.ClassifyRow(error);
        var again = rule.Kind is FailureKind.Transient || error.Code is "DUPLICATE_VALUE"
            || (error.Code is "INACTIVE_OWNER_OR_USER" && order.OwnerId is not null && ownerless.Add(order.Key));
        if (!again || last)
        {
            receipts[order.Key] = new FollowUpReceipt(order.Key, FollowUpOutcome.Rejected, Code: error.Code, Reason: $"{error.Message} {rule.Action}");
        }
    }

    private SystemCall Call(string entity, FollowUpOrder[] orders, HashSet<string> ownerless) =>
        new(HttpMethod.Patch, connection.Path($"composite/sobjects/{entity}/{_keyField}"), "followup")
        {
            // Not repeated blindly: a person may have worked on the task between two sends.
            Repeatable = false,
            Lane = CallLane.Urgent,
            Headers = SalesforceSink.WriteHeaders(connection.Options),
            Body = JsonBody.Of(json =>
            {
                json.WriteStartObject();
                json.WriteBoolean("allOrNone", false);
                json.WriteStartArray("records");
                foreach (var order in orders)
                {
                    WriteOrder(json, entity, order, ownerless.Contains(order.Key));
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }),
        };

    private void WriteOrder(Utf8JsonWriter json, string entity, FollowUpOrder order, bool withoutOwner)
    {
        json.WriteStartObject();
        json.WriteStartObject("attributes");
        json.WriteString("type", entity);
        json.WriteEndObject();
        json.WriteString(_keyField, order.Key);
        json.WriteString("Subject", TextLimit.Cut(order.Subject, 255));
        json.WriteString("Description", TextLimit.Cut(order.Description, 32_000));
        json.WriteString("Priority", order.Priority is FollowUpPriority.Normal && entity is "Case" ? "Medium" : order.Priority.ToString());
        var (contact, account) = entity is "Case" ? ("ContactId", "AccountId") : ("WhoId", "WhatId");
        WriteIfAny(json, contact, order.ContactId);
        WriteIfAny(json, account, order.AccountId);
        WriteIfAny(json, "OwnerId", withoutOwner ? null : order.OwnerId);
        if (entity is "Case")
        {
            json.WriteString("Status", "New");
            json.WriteString("Origin", connection.Options.CaseOrigin);
        }
        else
        {
            json.WriteString("Status", "Not Started");
            json.WriteString("ActivityDate", TimeZoneInfo.ConvertTime(order.DueAt, connection.Options.TimeZone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        json.WriteEndObject();
    }

    private static void WriteIfAny(Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }
    }

    private async ValueTask<Uri?> LinkAsync(string entity, string id, CancellationToken cancellationToken)
    {
        var token = await connection.TokenAsync(cancellationToken);
        return new Uri(token.BaseAddress ?? connection.Options.InstanceUrl, $"/lightning/r/{entity}/{id}/view");
    }
}
