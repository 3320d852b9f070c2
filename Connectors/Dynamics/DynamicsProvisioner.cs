using CxHub.Connectors.Http;
using CxHub.Domain;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Dynamics;

/// <summary>Creates missing columns and alternate keys, publishes them, and waits until the keys' indexes are usable. Lists first, never deletes, repeatable.</summary>
internal sealed class DynamicsProvisioner(DynamicsConnection connection)
{
    private const int KeyPolls = 30;
    private static readonly TimeSpan KeyPoll = TimeSpan.FromSeconds(5);

    public async Task<IReadOnlyList<ProvisionStep>> RunAsync(IReadOnlyList<FieldDefinition> fields, bool dryRun, CancellationToken cancellationToken)
    {
        List<ProvisionStep> steps = [];
        foreach (var table in fields.DistinctBy(field => (field.Entity, field.Name)).GroupBy(field => field.Entity, StringComparer.Ordinal))
        {
            await TableAsync(table.Key, [.. table], dryRun, steps, cancellationToken);
        }

        return steps;
    }

    private async Task TableAsync(string table, FieldDefinition[] fields, bool dryRun, List<ProvisionStep> steps, CancellationToken cancellationToken)
    {
        var known = await connection.ColumnsAsync(table, cancellationToken, fresh: true);
        if (fields.Select(field => field.EntityLabel).FirstOrDefault(label => label is not null) is { } label)
        {
            steps.Add(new ProvisionStep($"table {table}", known is not null ? ProvisionState.Present : dryRun ? ProvisionState.Missing : ProvisionState.Created));
            if (known is null && !dryRun)
            {
                await PostAsync("EntityDefinitions", DynamicsTableMetadata.Table(table, label, TitleOf(table, fields), connection.Options.LanguageCode), cancellationToken);
                known = await connection.ColumnsAsync(table, cancellationToken, fresh: true);
            }

            known ??= dryRun ? new EntitySchema(table, new Dictionary<string, FieldSchema>()) : null;
        }

        _ = known
            ?? throw new ConnectorException(connection.Options.Name, FailureKind.Rejected, $"the table {table} does not exist; provisioning adds columns to it, and no such table.", "no-table");
        var made = 0;
        foreach (var field in fields)
        {
            var step = await ColumnAsync(field, known, dryRun, cancellationToken);
            made += step.State is ProvisionState.Created ? 1 : 0;
            steps.Add(step);
        }

        foreach (var field in fields.Where(field => field.Unique))
        {
            var step = await KeyAsync(field, dryRun, cancellationToken);
            made += step.State is ProvisionState.Created ? 1 : 0;
            steps.Add(step);
        }

        if (made > 0)
        {
            await PublishAsync(table, cancellationToken);
            await connection.ColumnsAsync(table, cancellationToken, fresh: true);
            foreach (var field in fields.Where(field => field.Unique))
            {
                await WaitForKeyAsync(field, cancellationToken);
            }
        }
    }

    private async Task<ProvisionStep> ColumnAsync(FieldDefinition field, EntitySchema known, bool dryRun, CancellationToken cancellationToken)
    {
        var what = $"column {field.Entity}.{field.Name}";
        if (known.Fields.TryGetValue(field.Name, out var found))
        {
            var fits = found.Type == field.Type && (field.Length is null || found.Length is null || found.Length >= field.Length);
            return fits ? new ProvisionStep(what, ProvisionState.Present) : new ProvisionStep(what, ProvisionState.Differs, $"it is {found.Type}({found.Length}), the target map needs {field.Type}({field.Length})");
        }

        if (!dryRun)
        {
            await (field.Type is FieldType.Reference
                ? PostAsync("RelationshipDefinitions", DynamicsTableMetadata.Lookup(field, connection.Options.LanguageCode), cancellationToken)
                : PostAsync($"EntityDefinitions(LogicalName='{DynamicsName.Check(field.Entity)}')/Attributes", DynamicsColumnMetadata.Column(field, connection.Options.LanguageCode), cancellationToken));
        }

        return new ProvisionStep(what, dryRun ? ProvisionState.Missing : ProvisionState.Created);
    }

    /// <summary>The column that Dynamics shows as the record's name: the first text that is not the key.</summary>
    private static FieldDefinition TitleOf(string table, FieldDefinition[] fields) =>
        Array.Find(fields, field => field is { Type: FieldType.Text, Unique: false }) ?? new FieldDefinition(table, $"{table}_name", "Name", FieldType.Text, 100);

    private async Task<ProvisionStep> KeyAsync(FieldDefinition field, bool dryRun, CancellationToken cancellationToken)
    {
        var what = $"key {field.Entity}.{DynamicsColumnMetadata.KeyName(field)}";
        if (await KeyStatusAsync(field, cancellationToken) is { } status)
        {
            return new ProvisionStep(what, status is "Failed" ? ProvisionState.Differs : ProvisionState.Present, status is "Active" ? null : $"its index is {status}");
        }

        if (!dryRun)
        {
            await PostAsync($"EntityDefinitions(LogicalName='{DynamicsName.Check(field.Entity)}')/Keys", DynamicsColumnMetadata.Key(field, connection.Options.LanguageCode), cancellationToken);
        }

        return new ProvisionStep(what, dryRun ? ProvisionState.Missing : ProvisionState.Created);
    }

    /// <summary>Pending, InProgress, Active or Failed; null when the table has no key on this column.</summary>
    private async Task<string?> KeyStatusAsync(FieldDefinition field, CancellationToken cancellationToken)
    {
        var call = SystemCall.Get(connection.Path($"EntityDefinitions(LogicalName='{DynamicsName.Check(field.Entity)}')/Keys?$select=SchemaName,KeyAttributes,EntityKeyIndexStatus"), "provision") with { Accepts = [404], Headers = [new("Consistency", "Strong")] };
        using var answer = await connection.Client.SendAsync(call, cancellationToken);
        if (answer.Status is 404)
        {
            return null;
        }

        foreach (var key in answer.Root.GetProperty("value").EnumerateArray())
        {
            if (key.GetProperty("KeyAttributes").EnumerateArray().Select(name => name.GetString()).SequenceEqual([field.Name]))
            {
                return TokenCall.Text(key, "EntityKeyIndexStatus");
            }
        }

        return null;
    }

    private async Task WaitForKeyAsync(FieldDefinition field, CancellationToken cancellationToken)
    {
        for (var poll = 0; poll < KeyPolls; poll++)
        {
            switch (await KeyStatusAsync(field, cancellationToken))
            {
                case "Active":
                    return;
                case "Failed":
                    throw new ConnectorException(connection.Options.Name, FailureKind.Rejected, $"the key on {field.Entity}.{field.Name} could not be built, because rows share a value. Correct them and reactivate the key in Dynamics.", "key-failed");
                default:
                    await Task.Delay(KeyPoll, connection.Clock, cancellationToken);
                    break;
            }
        }

        throw new ConnectorException(connection.Options.Name, FailureKind.Transient, $"the key on {field.Entity}.{field.Name} is still being built. Run 'provision' again later; it goes on where it is.", "key-pending");
    }

    private Task PublishAsync(string table, CancellationToken cancellationToken) => PostAsync("PublishXml", JsonBody.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("ParameterXml", $"<importexportxml><entities><entity>{table}</entity></entities></importexportxml>");
        json.WriteEndObject();
    }), cancellationToken);

    private async Task PostAsync(string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var call = new SystemCall(HttpMethod.Post, connection.Path(path), "provision")
        {
            Body = body,
            Repeatable = path is "PublishXml",
            Headers = connection.Options.SolutionName is { } solution ? [new("MSCRM.SolutionUniqueName", solution)] : [],
        };
        using var answer = await connection.Client.SendAsync(call, cancellationToken);
    }
}
