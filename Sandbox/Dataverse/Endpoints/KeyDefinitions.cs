using System.Text.Json;
using CxHub.Sandbox.Dataverse.Schema;
using CxHub.Sandbox.Hosting.Wire;

namespace CxHub.Sandbox.Dataverse.Endpoints;

/// <summary>Definitions of alternate keys. The index of a new key is Pending for a while, then Active, or Failed when rows clash.</summary>
internal static class KeyDefinitions
{
    private const int MostKeys = 10;

    public static Dictionary<string, object?> Describe(DataverseCall call, Table table, AlternateKey key) => new()
    {
        ["MetadataId"] = key.MetadataId,
        ["LogicalName"] = key.Name,
        ["SchemaName"] = key.SchemaName,
        ["EntityLogicalName"] = table.Name,
        ["KeyAttributes"] = key.Columns,
        ["EntityKeyIndexStatus"] = key.Status(call.Environment.Now),
        ["DisplayName"] = MetadataLabel.Of(key.SchemaName),
    };

    public static WireResponse Create(DataverseCall call, Table table)
    {
        call.Cost.Add(Cost.Write, 1);
        var body = call.Body();
        var schemaName = TableDefinitions.Text(body, "SchemaName");
        var columns = body.TryGetProperty("KeyAttributes", out var names) ? names.EnumerateArray().Select(name => name.GetString()!).ToArray() : [];

        if (table.Keys.Any(key => key.SchemaName.Equals(schemaName, StringComparison.OrdinalIgnoreCase)) || table.Keys.Count >= MostKeys)
        {
            throw new DataverseException(400, "0x8006088e", $"An entity key with the name {schemaName} already exists on {table.Name}, or the table has {MostKeys} keys.");
        }

        if (columns.FirstOrDefault(name => table.Find(name) is null) is { } missing)
        {
            throw new DataverseException(400, "0x80041103", $"'{table.Name}' entity doesn't contain attribute with Name = '{missing}'.");
        }

        var key = new AlternateKey(schemaName, columns, call.Environment.Now + call.Environment.KeyIndexing);
        Build(call, table, key);
        return call.NoContent($"{call.Api}EntityDefinitions({table.MetadataId})/Keys({key.MetadataId})");
    }

    /// <summary>Builds the index of a failed key again, after its rows were repaired.</summary>
    public static void Reactivate(DataverseCall call, JsonElement body)
    {
        var table = call.Environment.Schema.Find(TableDefinitions.Text(body, "EntityLogicalName")) ?? throw DataverseException.NoSegment("EntityLogicalName");
        var name = TableDefinitions.Text(body, "EntityKeyLogicalName");
        var key = table.Keys.FirstOrDefault(one => one.Name == name) ?? throw DataverseException.NoSegment(name);

        if (key.Failed)
        {
            table.Keys.Remove(key);
            Build(call, table, key with { Failed = false, ActiveAt = call.Environment.Now + call.Environment.KeyIndexing });
        }
    }

    private static void Build(DataverseCall call, Table table, AlternateKey key) =>
        table.Keys.Add(call.Environment.Store[table].AddIndex(key) ? key : key with { Failed = true });
}
