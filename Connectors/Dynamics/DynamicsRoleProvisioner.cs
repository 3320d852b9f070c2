using System.Text.Json;
using CxHub.Connectors.Http;
using CxHub.Domain;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Dynamics;

/// <summary>Makes the security role of <see cref="DynamicsRole"/> and gives it to the user the hub logs in as. Lists first, takes nothing away, repeatable.</summary>
internal sealed class DynamicsRoleProvisioner(DynamicsConnection connection)
{
    private const string Depth = "Global";

    private string RoleName => connection.Options.RoleName;

    public async Task<IReadOnlyList<ProvisionStep>> RunAsync(IReadOnlyList<string> addedTables, bool dryRun, CancellationToken cancellationToken)
    {
        var (user, unit) = await WhoAmIAsync(cancellationToken);
        var role = await FindAsync(unit, cancellationToken);
        List<ProvisionStep> steps = [new($"role {RoleName}", State(role is not null, dryRun))];
        role ??= dryRun ? null : await CreateAsync(unit, cancellationToken);
        var held = role is null ? [] : await HeldAsync(role, cancellationToken);
        foreach (var (table, rights) in DynamicsRole.Needed)
        {
            steps.Add(await GrantAsync(role, unit, table, rights, held, dryRun, cancellationToken));
        }

        foreach (var table in addedTables)
        {
            steps.Add(await GrantAsync(role, unit, table, DynamicsRole.OnAddedTables, held, dryRun, cancellationToken));
        }

        steps.Add(await AssignAsync(user, role, dryRun, cancellationToken));
        return steps;
    }

    private static ProvisionState State(bool isThere, bool dryRun) => isThere ? ProvisionState.Present : dryRun ? ProvisionState.Missing : ProvisionState.Created;

    private async Task<(string User, string BusinessUnit)> WhoAmIAsync(CancellationToken cancellationToken)
    {
        using var answer = await GetAsync("WhoAmI", cancellationToken);
        return (Required(answer, "UserId"), Required(answer, "BusinessUnitId"));
    }

    private async Task<string?> FindAsync(string unit, CancellationToken cancellationToken)
    {
        var filter = Uri.EscapeDataString($"name eq '{RoleName.Replace("'", "''", StringComparison.Ordinal)}' and _businessunitid_value eq {unit}");
        using var answer = await GetAsync($"roles?$select=roleid&$filter={filter}", cancellationToken);
        return answer.Root.GetProperty("value").EnumerateArray().Select(row => TokenCall.Text(row, "roleid")).FirstOrDefault();
    }

    private async Task<string> CreateAsync(string unit, CancellationToken cancellationToken)
    {
        // The id is made here, so that a lost answer leaves no doubt about it.
        var id = Guid.CreateVersion7(connection.Clock.GetUtcNow()).ToString();
        await PostAsync("roles", json =>
        {
            json.WriteString("roleid", id);
            json.WriteString("name", RoleName);
            json.WriteString("businessunitid@odata.bind", $"/businessunits({unit})");
        }, cancellationToken);
        return id;
    }

    /// <summary>The privileges that the role has for the whole organisation.</summary>
    private async Task<HashSet<string>> HeldAsync(string role, CancellationToken cancellationToken)
    {
        using var answer = await GetAsync($"RetrieveRolePrivilegesRole(RoleId={role})", cancellationToken);
        return
        [
            .. answer.Root.GetProperty("RolePrivileges").EnumerateArray()
                .Where(privilege => TokenCall.Text(privilege, "Depth") is Depth)
                .Select(privilege => TokenCall.Text(privilege, "PrivilegeId")).OfType<string>(),
        ];
    }

    private async Task<ProvisionStep> GrantAsync(string? role, string unit, string table, IReadOnlyList<string> rights, HashSet<string> held, bool dryRun, CancellationToken cancellationToken)
    {
        var what = $"privileges on {table}: {string.Join(", ", rights)}";
        if (dryRun && await connection.ColumnsAsync(table, cancellationToken) is null)
        {
            return new ProvisionStep(what, ProvisionState.Missing);
        }

        var missing = (await PrivilegesAsync(table, rights, cancellationToken)).Where(id => !held.Contains(id)).ToArray();
        if (missing.Length > 0 && role is not null && !dryRun)
        {
            await PostAsync($"roles({role})/Microsoft.Dynamics.CRM.AddPrivilegesRole", json => WritePrivileges(json, missing, unit), cancellationToken);
        }

        return new ProvisionStep(what, State(missing.Length is 0, dryRun));
    }

    /// <summary>The ids of the table's privileges, from its metadata: activities share theirs, and names follow no rule.</summary>
    private async Task<IReadOnlyList<string>> PrivilegesAsync(string table, IReadOnlyList<string> rights, CancellationToken cancellationToken)
    {
        using var answer = await GetAsync($"EntityDefinitions(LogicalName='{table}')?$select=LogicalName,Privileges", cancellationToken);
        var ids = answer.Root.GetProperty("Privileges").EnumerateArray()
            .GroupBy(privilege => TokenCall.Text(privilege, "PrivilegeType") ?? string.Empty, privilege => TokenCall.Text(privilege, "PrivilegeId"))
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        return
        [
            .. rights.Select(right => ids.GetValueOrDefault(right)
                ?? throw new ConnectorException(connection.Options.Name, FailureKind.Rejected, $"the table {table} knows no privilege '{right}'. Make the role by hand from infra/dynamics/role.json.", "no-privilege")),
        ];
    }

    private static void WritePrivileges(Utf8JsonWriter json, IReadOnlyList<string> privileges, string unit)
    {
        json.WriteStartArray("Privileges");
        foreach (var privilege in privileges)
        {
            json.WriteStartObject();
            json.WriteString("Depth", Depth);
            json.WriteString("PrivilegeId", privilege);
            json.WriteString("BusinessUnitId", unit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private async Task<ProvisionStep> AssignAsync(string user, string? role, bool dryRun, CancellationToken cancellationToken)
    {
        var association = $"systemusers({user})/systemuserroles_association";
        var assigned = role is not null && await IsAssignedAsync(association, role, cancellationToken);
        if (!assigned && role is not null && !dryRun)
        {
            await PostAsync($"{association}/$ref", json => json.WriteString("@odata.id", new Uri(connection.Options.Url, connection.Path($"roles({role})")).ToString()), cancellationToken);
        }

        return new ProvisionStep($"role {RoleName} of the application user", State(assigned, dryRun));
    }

    private async Task<bool> IsAssignedAsync(string association, string role, CancellationToken cancellationToken)
    {
        using var answer = await GetAsync($"{association}?$select=roleid", cancellationToken);
        return answer.Root.GetProperty("value").EnumerateArray().Any(row => TokenCall.Text(row, "roleid") == role);
    }

    private Task<SystemAnswer> GetAsync(string path, CancellationToken cancellationToken) =>
        connection.Client.SendAsync(SystemCall.Get(connection.Path(path), "provision"), cancellationToken);

    private async Task PostAsync(string path, Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        var call = new SystemCall(HttpMethod.Post, connection.Path(path), "provision")
        {
            Repeatable = false,
            Body = JsonBody.Of(json =>
            {
                json.WriteStartObject();
                write(json);
                json.WriteEndObject();
            }),
        };
        using var answer = await connection.Client.SendAsync(call, cancellationToken);
    }

    private string Required(SystemAnswer answer, string member) =>
        TokenCall.Text(answer.Root, member) ?? throw new ConnectorException(connection.Options.Name, FailureKind.Transient, $"WhoAmI told no {member}. Run 'provision' again.", "malformed");
}
