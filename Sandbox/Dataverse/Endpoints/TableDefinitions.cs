using System.Text.Json;
using CxHub.Sandbox.Dataverse.Data;
using CxHub.Sandbox.Dataverse.OData;
using CxHub.Sandbox.Dataverse.Schema;
using CxHub.Sandbox.Hosting.Wire;

namespace CxHub.Sandbox.Dataverse.Endpoints;

/// <summary>Definitions of tables: what the metadata says of one, creating one, switching its change tracking.</summary>
internal static class TableDefinitions
{
    public static Dictionary<string, object?> Describe(DataverseCall call, Table table)
    {
        var definition = new Dictionary<string, object?>
        {
            ["MetadataId"] = table.MetadataId,
            ["LogicalName"] = table.Name,
            ["SchemaName"] = table.Name,
            ["EntitySetName"] = table.SetName,
            ["LogicalCollectionName"] = table.SetName,
            ["PrimaryIdAttribute"] = table.KeyColumn,
            ["PrimaryNameAttribute"] = table.NameColumn,
            ["ChangeTrackingEnabled"] = table.TracksChanges,
            ["IsActivity"] = table.IsActivity,
            ["IsCustomEntity"] = table.Name.Contains('_', StringComparison.Ordinal),
            ["IsOptimisticConcurrencyEnabled"] = true,
            ["TableType"] = table.IsElastic ? "Elastic" : "Standard",
            ["OwnershipType"] = table.IsOwner ? "BusinessOwned" : "UserOwned",
            ["DisplayName"] = MetadataLabel.Of(table.Name),
            ["Privileges"] = RoleBook.Types.Select(type => Privilege(RoleBook.NameOf(table, type), type)).ToArray(),
        };

        foreach (var part in call.Options.Expand is { } expand ? QueryText.Split(expand, ',') : [])
        {
            var (name, _) = QueryText.Call(part);
            definition[name] = name switch
            {
                "Attributes" => table.Columns.Select(column => ColumnDefinitions.Describe(table, column)).ToArray(),
                "Keys" => table.Keys.Select(key => KeyDefinitions.Describe(call, table, key)).ToArray(),
                _ => throw DataverseException.NoProperty(name, "EntityMetadata"),
            };
        }

        return definition;
    }

    private static Dictionary<string, object?> Privilege(string name, string type) => new()
    {
        ["CanBeBasic"] = true,
        ["CanBeDeep"] = true,
        ["CanBeGlobal"] = true,
        ["CanBeLocal"] = true,
        ["Name"] = name,
        ["PrivilegeId"] = RoleBook.IdOf(name),
        ["PrivilegeType"] = type,
    };

    public static WireResponse Create(DataverseCall call)
    {
        call.Cost.Add(Cost.Write, 1);
        var body = call.Body();
        var name = Text(body, "SchemaName").ToLowerInvariant();

        if (call.Environment.Schema.Find(name) is not null)
        {
            throw new DataverseException(400, "0x80044159", $"An entity with the specified name {name} already exists. Specify a unique name.");
        }

        var attributes = body.TryGetProperty("Attributes", out var given) ? given.EnumerateArray().ToArray() : [];
        var nameColumn = attributes.FirstOrDefault(one => one.TryGetProperty("IsPrimaryName", out var flag) && flag.GetBoolean());
        var setName = body.TryGetProperty("EntitySetName", out var set) ? set.GetString()! : name + "s";
        var tracks = body.TryGetProperty("ChangeTrackingEnabled", out var tracking) && tracking.ValueKind is JsonValueKind.True;
        var table = TableText.Read($"{name} {setName} {name}id {Text(nameColumn, "SchemaName").ToLowerInvariant()} {(tracks ? "tracked" : "")}").Single();

        foreach (var attribute in attributes)
        {
            table.Add(ColumnDefinitions.Read(attribute));
        }

        table.Add(new() { Name = "statecode", Kind = ColumnKind.State, Default = 0, Options = [new(0, "Active"), new(1, "Inactive")] });
        table.Add(new() { Name = "statuscode", Kind = ColumnKind.Status, Default = 1, Options = [new(1, "Active", 0), new(2, "Inactive", 1)] });
        call.Environment.Schema.Add(table);
        call.Environment.Store.AddTable(table);
        return call.NoContent($"{call.Api}EntityDefinitions({table.MetadataId})");
    }

    public static WireResponse Update(DataverseCall call, Table table)
    {
        call.Cost.Add(Cost.Write, 1);

        // Once on, change tracking cannot be switched off.
        table.TracksChanges |= call.Body().TryGetProperty("ChangeTrackingEnabled", out var tracking) && tracking.ValueKind is JsonValueKind.True;
        return call.NoContent();
    }

    public static string Text(JsonElement definition, string member) =>
        definition.ValueKind is JsonValueKind.Object && definition.TryGetProperty(member, out var value) && value.GetString() is { Length: > 0 } text
            ? text
            : throw DataverseException.BadPayload("EntityDefinitions", $"'{member}' is required.");
}
