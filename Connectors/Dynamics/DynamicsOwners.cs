using System.Text.Json;
using CxHub.Connectors.Http;

namespace CxHub.Connectors.Dynamics;

/// <summary>Whether an owner id is an active user or a team, asked in one call for all owners of a round.</summary>
internal sealed class DynamicsOwners(DynamicsConnection connection)
{
    private const int PerCall = 40;
    private readonly Dictionary<string, string?> _bindings = new(StringComparer.OrdinalIgnoreCase);

    public async Task LoadAsync(IEnumerable<string> ownerIds, CancellationToken cancellationToken)
    {
        var unknown = ownerIds.Where(id => Guid.TryParse(id, out _)).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        await LoadAsync(unknown, "systemusers", "systemuserid", "isdisabled", cancellationToken);
        await LoadAsync([.. unknown.Where(id => !_bindings.ContainsKey(id))], "teams", "teamid", "teamid", cancellationToken);
    }

    /// <summary>The record to bind as owner (<c>/systemusers(…)</c>, <c>/teams(…)</c>); null when there is none that may own.</summary>
    public string? Binding(string? ownerId) => ownerId is not null ? _bindings.GetValueOrDefault(ownerId) : null;

    private async Task LoadAsync(string[] ids, string set, string key, string column, CancellationToken cancellationToken)
    {
        foreach (var chunk in ids.Chunk(PerCall))
        {
            var filter = Uri.EscapeDataString(string.Join(" or ", chunk.Select(id => $"{key} eq {id}")));
            var select = key == column ? key : $"{key},{column}";
            var call = SystemCall.Get(connection.Path($"{set}?$select={select}&$filter={filter}"), "lookup") with { Lane = CallLane.Urgent };
            using var answer = await connection.Client.SendAsync(call, cancellationToken);
            foreach (var row in answer.Root.GetProperty("value").EnumerateArray())
            {
                if (TokenCall.Text(row, key) is { } id)
                {
                    var disabled = row.TryGetProperty("isdisabled", out var flag) && flag.ValueKind is JsonValueKind.True;
                    _bindings[id] = disabled ? null : $"/{set}({id})";
                }
            }
        }
    }
}
