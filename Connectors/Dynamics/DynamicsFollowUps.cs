using System.Globalization;
using CxHub.Connectors.Http;
using CxHub.Domain;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Dynamics;

/// <summary>
/// Opens tasks and incidents exactly once: the record id is made from the follow-up's key and the record is inserted only
/// (<c>If-None-Match: *</c>). A repeat is answered 412, which is success too.
/// </summary>
internal sealed class DynamicsFollowUps(DynamicsConnection connection)
{
    private const int PerCall = 50;
    private const int Attempts = 5;
    private readonly DynamicsOwners _owners = new(connection);

    public async Task<IReadOnlyList<FollowUpReceipt>> OpenAsync(IReadOnlyList<FollowUpOrder> orders, CancellationToken cancellationToken)
    {
        Dictionary<string, FollowUpReceipt> receipts = new(StringComparer.Ordinal);
        await _owners.LoadAsync(orders.Select(order => order.OwnerId).OfType<string>(), cancellationToken);
        foreach (var chunk in orders.DistinctBy(order => order.Key).Chunk(PerCall))
        {
            await OpenChunkAsync(chunk, receipts, cancellationToken);
        }

        return [.. orders.Select(order => receipts[order.Key])];
    }

    private async Task OpenChunkAsync(FollowUpOrder[] orders, Dictionary<string, FollowUpReceipt> receipts, CancellationToken cancellationToken)
    {
        for (var attempt = 1; orders.Length > 0; attempt++)
        {
            var results = await SendAsync(orders, cancellationToken);
            List<FollowUpOrder> again = [];
            foreach (var (order, result) in orders.Zip(results))
            {
                var receipt = Receipt(order, result, attempt >= Attempts);
                if (receipt is null)
                {
                    again.Add(order);
                }
                else
                {
                    receipts[order.Key] = receipt;
                }
            }

            orders = [.. again];
            if (orders.Length > 0)
            {
                await Task.Delay(RetryPipeline.Delay(attempt - 1, null, connection.Options.Policy), connection.Clock, cancellationToken);
            }
        }
    }

    private async Task<IReadOnlyList<BatchResult>> SendAsync(FollowUpOrder[] orders, CancellationToken cancellationToken)
    {
        if (orders is [var single])
        {
            var call = new SystemCall(HttpMethod.Patch, Address(single), "followup")
            {
                Body = DynamicsFollowUpJson.Write(single, connection.Options, _owners.Binding(single.OwnerId)),
                Headers = [new("If-None-Match", "*")],
                Accepts = [400, 403, 404, 409, 412],
                Lane = CallLane.Urgent,
            };
            using var answer = await connection.Client.SendAsync(call, cancellationToken);
            return [new BatchResult(answer.Status, answer.Text)];
        }

        var operations = orders.Select(order => new BatchOperation("PATCH", Address(order), DynamicsFollowUpJson.Write(order, connection.Options, _owners.Binding(order.OwnerId)), "If-None-Match", "*")).ToArray();
        using var batch = await connection.Client.SendAsync(BatchMessage.Call(connection, operations, "followup", CallLane.Urgent), cancellationToken);
        return await BatchMessage.ReadAsync(connection.Options.Name, batch, operations.Length, cancellationToken);
    }

    /// <summary>Null when the order should be sent again.</summary>
    private FollowUpReceipt? Receipt(FollowUpOrder order, BatchResult result, bool last)
    {
        var id = FollowUpGuid.For(order.Key).ToString("D", CultureInfo.InvariantCulture);
        if (result.IsSuccess)
        {
            var lost = order.OwnerId is not null && _owners.Binding(order.OwnerId) is null ? "its owner is disabled or unknown; it was opened for the integration user" : null;
            return new FollowUpReceipt(order.Key, FollowUpOutcome.Opened, id, Link(order, id), Reason: lost);
        }

        var failure = BatchFailure.Read(connection.Options.Name, result);
        if (result.Status is 412 && failure.Code is not DynamicsErrors.DuplicateRule)
        {
            return new FollowUpReceipt(order.Key, FollowUpOutcome.AlreadyThere, id, Link(order, id));
        }

        if (failure.Kind is FailureKind.Transient or FailureKind.Throttled && !last)
        {
            return null;
        }

        var rule = DynamicsErrors.Table.ClassifyRow(new SystemError(failure.Code, null));
        return new FollowUpReceipt(order.Key, FollowUpOutcome.Rejected, Code: failure.Code, Reason: $"{failure.Message} {rule.Action}");
    }

    private string Address(FollowUpOrder order) =>
        connection.Path($"{(order.Kind is FollowUpKind.Case ? "incidents" : "tasks")}({FollowUpGuid.For(order.Key):D})");

    private Uri Link(FollowUpOrder order, string id) =>
        new(connection.Options.Url, $"/main.aspx?pagetype=entityrecord&etn={(order.Kind is FollowUpKind.Case ? "incident" : "task")}&id={id}");
}
