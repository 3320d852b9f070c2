using CxHub.Sandbox.Dataverse.Schema;
using CxHub.Sandbox.Hosting.Wire;

namespace CxHub.Sandbox.Dataverse.Endpoints;

/// <summary>RelationshipDefinitions: a one-to-many relationship makes a lookup column; its navigation property keeps the schema name's case.</summary>
internal static class RelationshipDefinitions
{
    public static WireResponse Create(DataverseCall call)
    {
        call.Cost.Add(Cost.Write, 1);
        var body = call.Body();
        var parent = TableOf(call, TableDefinitions.Text(body, "ReferencedEntity"));
        var child = TableOf(call, TableDefinitions.Text(body, "ReferencingEntity"));
        var schemaName = TableDefinitions.Text(body, "SchemaName");
        var lookup = body.TryGetProperty("Lookup", out var given) ? given : throw DataverseException.BadPayload("RelationshipDefinitions", "'Lookup' is required.");
        var columnName = TableDefinitions.Text(lookup, "SchemaName");

        if (child.Find(columnName.ToLowerInvariant()) is not null)
        {
            throw new DataverseException(400, "0x80044153", $"An attribute with the specified name {columnName} already exists.");
        }

        child.Add(new()
        {
            Name = columnName.ToLowerInvariant(),
            SchemaName = columnName,
            Label = MetadataLabel.Read(lookup, "DisplayName"),
            Kind = ColumnKind.Lookup,
            Targets = [new(parent.Name, columnName, schemaName)],
        });
        return call.NoContent($"{call.Api}RelationshipDefinitions({Guid.NewGuid()})");
    }

    private static Table TableOf(DataverseCall call, string name) =>
        call.Environment.Schema.Find(name) ?? throw new DataverseException(404, "0x80060888", $"Could not find an entity with specified entity name: {name}.");
}
