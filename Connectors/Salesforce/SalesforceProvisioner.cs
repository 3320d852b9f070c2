using System.Text.Json;
using CxHub.Connectors.Http;
using CxHub.Domain;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Salesforce;

/// <summary>
/// Creates custom fields, the permission set that makes them visible, and its assignment to the integration user. A field without the
/// permission set exists and yet answers "No such column"; so the three belong together. Run by an admin; repeatable.
/// </summary>
internal sealed class SalesforceProvisioner(SalesforceConnection connection)
{
    public async Task<IReadOnlyList<ProvisionStep>> RunAsync(IReadOnlyList<FieldDefinition> fields, bool dryRun, CancellationToken cancellationToken)
    {
        List<ProvisionStep> steps = [];
        foreach (var entity in fields.Where(field => field.EntityLabel is not null).DistinctBy(field => field.Entity))
        {
            steps.Add(await ObjectAsync(entity.Entity, entity.EntityLabel!, dryRun, cancellationToken));
        }

        foreach (var field in fields.DistinctBy(field => (field.Entity, field.Name)))
        {
            steps.Add(await FieldAsync(field, dryRun, cancellationToken));
        }

        var set = await PermissionSetAsync(dryRun, steps, cancellationToken);
        await FieldPermissionsAsync(set, fields, dryRun, steps, cancellationToken);
        foreach (var entity in fields.Where(field => field.EntityLabel is not null).Select(field => field.Entity).Distinct(StringComparer.Ordinal))
        {
            steps.Add(await ObjectPermissionAsync(set, entity, dryRun, cancellationToken));
        }

        await AssignmentAsync(set, dryRun, steps, cancellationToken);
        foreach (var entity in fields.Select(field => field.Entity).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            // What was described before is out of date now.
            await connection.DescribeAsync(entity, cancellationToken, fresh: true);
        }

        return steps;
    }

    private async Task<ProvisionStep> ObjectAsync(string entity, string label, bool dryRun, CancellationToken cancellationToken)
    {
        var what = $"object {entity}";
        if (await connection.DescribeAsync(entity, cancellationToken, fresh: true) is not null)
        {
            return new ProvisionStep(what, ProvisionState.Present);
        }

        if (dryRun)
        {
            return new ProvisionStep(what, ProvisionState.Missing);
        }

        try
        {
            using var answer = await connection.Client.SendAsync(SalesforceObjectMetadata.Create(connection, entity, label), cancellationToken);
            return new ProvisionStep(what, ProvisionState.Created);
        }
        catch (ConnectorException failure) when (failure.Code is "DUPLICATE_DEVELOPER_NAME")
        {
            return new ProvisionStep(what, ProvisionState.Present, "it exists, but the integration user could not see it");
        }
    }

    private async Task<ProvisionStep> ObjectPermissionAsync(string? set, string entity, bool dryRun, CancellationToken cancellationToken)
    {
        var granted = set is not null
            && await FindIdAsync($"SELECT Id FROM ObjectPermissions WHERE ParentId = {Soql.Quote(set)} AND SobjectType = {Soql.Quote(entity)}", cancellationToken) is not null;
        if (!granted && !dryRun && set is not null)
        {
            await CreateAsync("ObjectPermissions", json =>
            {
                json.WriteString("ParentId", set);
                json.WriteString("SobjectType", entity);
                json.WriteBoolean("PermissionsRead", true);
                json.WriteBoolean("PermissionsCreate", true);
                json.WriteBoolean("PermissionsEdit", true);
                json.WriteBoolean("PermissionsDelete", false);
            }, cancellationToken);
        }

        return new ProvisionStep($"access to {entity}", granted ? ProvisionState.Present : dryRun ? ProvisionState.Missing : ProvisionState.Created);
    }

    private async Task<ProvisionStep> FieldAsync(FieldDefinition field, bool dryRun, CancellationToken cancellationToken)
    {
        var what = $"field {field.Entity}.{field.Name}";
        var described = await connection.DescribeAsync(field.Entity, cancellationToken, fresh: true);
        if (described?.Find(field.Name) is { } existing)
        {
            var schema = existing.ToSchema();
            return Fits(field, schema) ? new ProvisionStep(what, ProvisionState.Present) : new ProvisionStep(what, ProvisionState.Differs, $"it is {schema.Type}{(schema.Length is { } length ? $"({length})" : string.Empty)}, the target map needs {field.Type}{(field.Length is { } needed ? $"({needed})" : string.Empty)}{(field.Unique ? ", unique" : string.Empty)}");
        }

        if (dryRun)
        {
            return new ProvisionStep(what, ProvisionState.Missing);
        }

        try
        {
            using var answer = await connection.Client.SendAsync(SalesforceFieldMetadata.Create(connection, field), cancellationToken);
            return new ProvisionStep(what, ProvisionState.Created);
        }
        catch (ConnectorException failure) when (failure.Code is "DUPLICATE_DEVELOPER_NAME")
        {
            return new ProvisionStep(what, ProvisionState.Present, "it exists, but the integration user could not see it");
        }
    }

    private static bool Fits(FieldDefinition wanted, FieldSchema found) =>
        (wanted.Type == found.Type || (wanted.Type is FieldType.Text or FieldType.LongText or FieldType.PickList && found.Type is FieldType.LongText or FieldType.PickList))
        && (wanted.Length is null || found.Length is null || found.Length >= wanted.Length)
        && (!wanted.Unique || found.Unique);

    private async Task<string?> PermissionSetAsync(bool dryRun, List<ProvisionStep> steps, CancellationToken cancellationToken)
    {
        var name = connection.Options.PermissionSet;
        var what = $"permission set {name}";
        if (await FindIdAsync($"SELECT Id FROM PermissionSet WHERE Name = {Soql.Quote(name)}", cancellationToken) is { } id)
        {
            steps.Add(new ProvisionStep(what, ProvisionState.Present));
            return id;
        }

        if (dryRun)
        {
            steps.Add(new ProvisionStep(what, ProvisionState.Missing));
            return null;
        }

        var made = await CreateAsync("PermissionSet", json =>
        {
            json.WriteString("Name", name);
            json.WriteString("Label", name.Replace('_', ' '));
        }, cancellationToken);
        steps.Add(new ProvisionStep(what, ProvisionState.Created));
        return made;
    }

    private async Task FieldPermissionsAsync(string? set, IReadOnlyList<FieldDefinition> fields, bool dryRun, List<ProvisionStep> steps, CancellationToken cancellationToken)
    {
        var granted = set is null ? [] : await GrantedAsync(set, cancellationToken);
        foreach (var field in fields.DistinctBy(field => (field.Entity, field.Name)))
        {
            // Activity fields are granted through Task; Activity.X in a permission set is a known mistake.
            var entity = field.Entity is "Activity" ? "Task" : field.Entity;
            var path = $"{entity}.{field.Name}";
            var what = $"access to {path}";
            if (granted.Contains(path))
            {
                steps.Add(new ProvisionStep(what, ProvisionState.Present));
                continue;
            }

            if (!dryRun && set is not null)
            {
                await CreateAsync("FieldPermissions", json =>
                {
                    json.WriteString("ParentId", set);
                    json.WriteString("SobjectType", entity);
                    json.WriteString("Field", path);
                    json.WriteBoolean("PermissionsRead", true);
                    json.WriteBoolean("PermissionsEdit", true);
                }, cancellationToken);
            }

            steps.Add(new ProvisionStep(what, dryRun ? ProvisionState.Missing : ProvisionState.Created));
        }
    }

    private async Task AssignmentAsync(string? set, bool dryRun, List<ProvisionStep> steps, CancellationToken cancellationToken)
    {
        const string What = "assignment to the integration user";
        var user = (await connection.TokenAsync(cancellationToken)).Identity?.Split('/')[^1];
        var assigned = set is not null && user is not null
            && await FindIdAsync($"SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = {Soql.Quote(user)} AND PermissionSetId = {Soql.Quote(set)}", cancellationToken) is not null;
        if (!assigned && !dryRun && set is not null && user is not null)
        {
            await CreateAsync("PermissionSetAssignment", json =>
            {
                json.WriteString("AssigneeId", user);
                json.WriteString("PermissionSetId", set);
            }, cancellationToken);
        }

        steps.Add(new ProvisionStep(What, assigned ? ProvisionState.Present : dryRun ? ProvisionState.Missing : ProvisionState.Created));
    }

    private async Task<HashSet<string>> GrantedAsync(string set, CancellationToken cancellationToken)
    {
        using var answer = await QueryAsync($"SELECT Id,Field FROM FieldPermissions WHERE ParentId = {Soql.Quote(set)}", cancellationToken);
        return [.. answer.Root.GetProperty("records").EnumerateArray().Select(row => TokenCall.Text(row, "Field") ?? string.Empty)];
    }

    private async Task<string?> FindIdAsync(string soql, CancellationToken cancellationToken)
    {
        using var answer = await QueryAsync(soql, cancellationToken);
        return answer.Root.GetProperty("records").EnumerateArray().Select(row => TokenCall.Text(row, "Id")).FirstOrDefault();
    }

    private Task<SystemAnswer> QueryAsync(string soql, CancellationToken cancellationToken) =>
        connection.Client.SendAsync(SystemCall.Get(connection.Path($"query?q={Uri.EscapeDataString(soql)}"), "provision"), cancellationToken);

    private async Task<string?> CreateAsync(string entity, Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        var call = new SystemCall(HttpMethod.Post, connection.Path($"sobjects/{entity}"), "provision")
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
        return TokenCall.Text(answer.Root, "id");
    }
}
