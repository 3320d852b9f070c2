using System.Text.Json;
using CxHub.Sandbox.Dataverse.Schema;
using CxHub.Sandbox.Hosting.Wire;

namespace CxHub.Sandbox.Dataverse.Endpoints;

/// <summary>Definitions of columns: what the metadata says of one, creating and changing one.</summary>
internal static class ColumnDefinitions
{
    private const string TypePrefix = "Microsoft.Dynamics.CRM.";

    public static Dictionary<string, object?> Describe(Table table, Column column)
    {
        var definition = new Dictionary<string, object?>
        {
            ["@odata.type"] = $"#{TypePrefix}{TypeOf(column)}AttributeMetadata",
            ["MetadataId"] = column.MetadataId,
            ["LogicalName"] = column.Name,
            ["SchemaName"] = column.SchemaName ?? column.Name,
            ["EntityLogicalName"] = table.Name,
            ["AttributeType"] = AttributeType(column),
            ["AttributeTypeName"] = new Dictionary<string, object?> { ["Value"] = AttributeType(column) + "Type" },
            ["IsCustomAttribute"] = column.Custom,
            ["IsPrimaryId"] = column.Name == table.KeyColumn,
            ["IsPrimaryName"] = column.Name == table.NameColumn,
            ["IsValidForCreate"] = !column.ReadOnly,
            ["IsValidForUpdate"] = !column.ReadOnly && column.Name is not "overriddencreatedon" && column.Name != table.KeyColumn,
            ["IsValidForRead"] = true,
            ["RequiredLevel"] = new Dictionary<string, object?> { ["Value"] = column.Required ? "SystemRequired" : "None", ["CanBeChanged"] = true },
            ["DisplayName"] = MetadataLabel.Of(column.Label ?? column.Name),
        };
        AddDetails(definition, column);
        return definition;
    }

    public static WireResponse Create(DataverseCall call, Table table)
    {
        call.Cost.Add(Cost.Write, 1);
        var column = Read(call.Body());

        if (table.Find(column.Name) is not null)
        {
            throw new DataverseException(400, "0x80044153", $"An attribute with the specified name {column.Name} already exists.");
        }

        var added = table.Add(column);
        return call.NoContent($"{call.Api}EntityDefinitions({table.MetadataId})/Attributes({added.MetadataId})");
    }

    public static WireResponse Update(DataverseCall call, Table table, Column column)
    {
        call.Cost.Add(Cost.Write, 1);
        var changed = Read(call.Body());

        if (changed.Kind != column.Kind)
        {
            throw new DataverseException(400, "0x80044801", $"Attribute {column.Name} cannot change its type from {column.Kind} to {changed.Kind}.");
        }

        table.Redefine(changed with { MetadataId = column.MetadataId });
        return call.NoContent();
    }

    public static Column Read(JsonElement definition)
    {
        var type = TableDefinitions.Text(definition, "@odata.type").Split('.')[^1].Replace("AttributeMetadata", "", StringComparison.Ordinal);
        var schemaName = TableDefinitions.Text(definition, "SchemaName");
        var kind = type is "DateTime" && definition.TryGetProperty("Format", out var format) && format.GetString() is "DateOnly"
            ? ColumnKind.DateOnly
            : Enum.TryParse<ColumnKind>(type, out var known) ? known : throw DataverseException.BadPayload("Attributes", $"'{type}AttributeMetadata' is not supported.");

        return new()
        {
            Name = schemaName.ToLowerInvariant(),
            SchemaName = schemaName,
            Label = MetadataLabel.Read(definition, "DisplayName"),
            Kind = kind,
            MaxLength = kind is ColumnKind.String or ColumnKind.Memo ? (int)Number(definition, "MaxLength", 100) : 0,
            MinValue = Number(definition, "MinValue", kind is ColumnKind.Decimal ? -100_000_000_000 : int.MinValue),
            MaxValue = Number(definition, "MaxValue", kind is ColumnKind.Decimal ? 100_000_000_000 : int.MaxValue),
            Precision = (int)Number(definition, "Precision", 2),
            Default = kind is ColumnKind.Boolean ? definition.TryGetProperty("DefaultValue", out var flag) && flag.ValueKind is JsonValueKind.True : null,
            Options = ReadOptions(definition),
        };
    }

    private static void AddDetails(Dictionary<string, object?> definition, Column column)
    {
        switch (column.Kind)
        {
            case ColumnKind.String or ColumnKind.Memo:
                definition["MaxLength"] = column.MaxLength;
                break;
            case ColumnKind.Integer:
                definition["MinValue"] = (int)column.MinValue;
                definition["MaxValue"] = (int)column.MaxValue;
                break;
            case ColumnKind.Decimal or ColumnKind.Money or ColumnKind.Double:
                definition["MinValue"] = column.MinValue;
                definition["MaxValue"] = column.MaxValue;
                definition["Precision"] = column.Precision;
                break;
            case ColumnKind.DateTime or ColumnKind.DateOnly:
                definition["Format"] = column.Kind is ColumnKind.DateOnly ? "DateOnly" : "DateAndTime";
                definition["DateTimeBehavior"] = new Dictionary<string, object?> { ["Value"] = column.Kind is ColumnKind.DateOnly ? "DateOnly" : "UserLocal" };
                break;
            case ColumnKind.Picklist or ColumnKind.State or ColumnKind.Status or ColumnKind.MultiSelectPicklist:
                definition["OptionSet"] = new Dictionary<string, object?> { ["IsGlobal"] = false, ["OptionSetType"] = column.Kind.ToString(), ["Options"] = column.Options.Select(DescribeOption).ToArray() };
                break;
            case ColumnKind.Lookup or ColumnKind.Customer or ColumnKind.Owner:
                definition["Targets"] = column.Targets.Select(target => target.Table).ToArray();
                break;
        }
    }

    private static Dictionary<string, object?> DescribeOption(ChoiceOption option)
    {
        var described = new Dictionary<string, object?> { ["Value"] = option.Value, ["Label"] = MetadataLabel.Of(option.Label) };

        if (option.State is { } state)
        {
            described["State"] = state;
        }

        return described;
    }

    private static ChoiceOption[] ReadOptions(JsonElement definition) =>
        definition.TryGetProperty("OptionSet", out var set) && set.TryGetProperty("Options", out var options)
            ? [.. options.EnumerateArray().Select(option => new ChoiceOption(option.GetProperty("Value").GetInt32(), MetadataLabel.Read(option, "Label") ?? string.Empty))]
            : [];

    private static double Number(JsonElement definition, string member, double otherwise) =>
        definition.TryGetProperty(member, out var number) && number.ValueKind is JsonValueKind.Number ? number.GetDouble() : otherwise;

    private static string TypeOf(Column column) => column.Kind switch
    {
        ColumnKind.Customer or ColumnKind.Owner => "Lookup",
        ColumnKind.DateOnly => "DateTime",
        ColumnKind.Uniqueidentifier => "UniqueIdentifier",
        var kind => kind.ToString(),
    };

    private static string AttributeType(Column column) => column.Kind switch
    {
        ColumnKind.DateOnly => "DateTime",
        var kind => kind.ToString(),
    };
}
