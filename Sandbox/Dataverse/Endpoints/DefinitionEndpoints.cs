using CxHub.Sandbox.Dataverse.OData;
using CxHub.Sandbox.Dataverse.Schema;
using CxHub.Sandbox.Hosting.Wire;

namespace CxHub.Sandbox.Dataverse.Endpoints;

/// <summary>EntityDefinitions: reading tables, columns and keys, and creating them.</summary>
internal static class DefinitionEndpoints
{
    private const string CastPrefix = "Microsoft.Dynamics.CRM.";

    public static WireResponse Answer(DataverseCall call)
    {
        var set = call.Path[0];

        if (set.Key is null)
        {
            return call.Method is "POST"
                ? TableDefinitions.Create(call)
                : DictionaryList.Answer(call, "EntityDefinitions", "MetadataId", call.Environment.Schema.Tables.Select(table => TableDefinitions.Describe(call, table)));
        }

        var table = TableOf(call, set.Key);
        return (call.Method, call.Path[1..]) switch
        {
            ("GET", []) => DictionaryList.AnswerOne(call, "EntityDefinitions", "MetadataId", TableDefinitions.Describe(call, table)),
            ("PUT", []) => TableDefinitions.Update(call, table),
            (_, [{ Name: "Attributes" } attributes, .. var rest]) => Attributes(call, table, attributes, [.. rest]),
            (_, [{ Name: "Keys" } keys]) => Keys(call, table, keys),
            _ => throw DataverseException.NoSegment(call.Path[^1].Name),
        };
    }

    /// <summary>The text between quotes of <c>LogicalName='contact'</c>, or the id itself.</summary>
    public static string NameIn(string key) => key.Split('=', 2) is [_, var quoted] ? quoted.Trim('\'') : key;

    private static Table TableOf(DataverseCall call, string key)
    {
        var name = NameIn(key);
        return call.Environment.Schema.Find(name)
            ?? call.Environment.Schema.Tables.FirstOrDefault(table => table.MetadataId.ToString() == name)
            ?? throw new DataverseException(404, "0x80060888", $"Could not find an entity with specified entity name: {name}.");
    }

    private static WireResponse Attributes(DataverseCall call, Table table, ResourceSegment attributes, ResourceSegment[] rest)
    {
        var cast = rest is [{ Name: var name }] && name.StartsWith(CastPrefix, StringComparison.Ordinal) ? "#" + name : null;
        var context = $"EntityDefinitions('{table.Name}')/Attributes";

        if (attributes.Key is { } key)
        {
            var column = call.Environment.ColumnsOf(table).FirstOrDefault(one => one.Name == NameIn(key) || one.MetadataId.ToString() == key)
                ?? throw new DataverseException(404, "0x80060888", $"Could not find an attribute with specified name: {NameIn(key)}.");
            return call.Method is "PUT" ? ColumnDefinitions.Update(call, table, column) : DictionaryList.AnswerOne(call, context, "MetadataId", ColumnDefinitions.Describe(table, column));
        }

        return call.Method is "POST"
            ? ColumnDefinitions.Create(call, table)
            : DictionaryList.Answer(call, context, "MetadataId", call.Environment.ColumnsOf(table).Select(column => ColumnDefinitions.Describe(table, column)).Where(one => cast is null || (string?)one["@odata.type"] == cast));
    }

    private static WireResponse Keys(DataverseCall call, Table table, ResourceSegment keys)
    {
        if (call.Method is "POST")
        {
            return KeyDefinitions.Create(call, table);
        }

        var all = table.Keys.Select(key => KeyDefinitions.Describe(call, table, key));
        var context = $"EntityDefinitions('{table.Name}')/Keys";
        return keys.Key is { } name
            ? DictionaryList.AnswerOne(call, context, "MetadataId", all.FirstOrDefault(key => (string?)key["LogicalName"] == NameIn(name) || key["MetadataId"]?.ToString() == name) ?? throw DataverseException.NoSegment(name))
            : DictionaryList.Answer(call, context, "MetadataId", all);
    }
}
