using System.Globalization;
using System.Text.Json;
using CxHub.Sandbox.Dataverse.Schema;

namespace CxHub.Sandbox.Dataverse.Data;

/// <summary>Turns JSON into what a column holds, with the service's refusals of type, length and range.</summary>
internal static class ColumnValue
{
    public static object? Parse(Table table, Column column, JsonElement sent)
    {
        if (sent.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        try
        {
            return Check(table, column, Convert(column, sent));
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or OverflowException)
        {
            throw DataverseException.BadPayload(
                table.SetName,
                $"Cannot convert the literal '{sent}' to the expected type '{EdmType(column)}' of property '{column.Name}'.");
        }
    }

    public static object? Check(Table table, Column column, object? value) => value switch
    {
        string { Length: 0 } => null,
        string text when column.MaxLength > 0 && text.Length > column.MaxLength => throw DataverseException.Invalid(
            $"The length of the '{column.Name}' attribute of the '{table.Name}' entity exceeded the maximum allowed length of '{column.MaxLength}'."),
        int number when column.IsChoice && column.Options.All(option => option.Value != number) => throw new DataverseException(
            400, "0x8004431a", $"A validation error occurred. The value {number} of '{column.Name}' on record of type '{table.Name}' is outside the valid range. Accepted Values: {string.Join(",", column.Options.Select(option => option.Value))}"),
        int number when column.Kind is ColumnKind.Integer && (number < column.MinValue || number > column.MaxValue) => throw DataverseException.Invalid(
            $"The value {number} of '{column.Name}' on record of type '{table.Name}' is outside the valid range. Minimum: {column.MinValue}, maximum: {column.MaxValue}."),
        decimal number when column.Kind is ColumnKind.Decimal && ((double)number < column.MinValue || (double)number > column.MaxValue) => throw DataverseException.Invalid(
            $"The value {number} of '{column.Name}' on record of type '{table.Name}' is outside the valid range. Minimum: {column.MinValue}, maximum: {column.MaxValue}."),
        _ => value,
    };

    private static object? Convert(Column column, JsonElement sent) => column.Kind switch
    {
        ColumnKind.String or ColumnKind.Memo or ColumnKind.MultiSelectPicklist or ColumnKind.EntityName => sent.GetString(),
        ColumnKind.Integer or ColumnKind.Picklist or ColumnKind.State or ColumnKind.Status => sent.GetInt32(),
        ColumnKind.BigInt => sent.GetInt64(),
        ColumnKind.Decimal or ColumnKind.Money => Math.Round(sent.GetDecimal(), column.Kind is ColumnKind.Money ? 4 : column.Precision),
        ColumnKind.Double => sent.GetDouble(),
        ColumnKind.Boolean => sent.GetBoolean(),
        ColumnKind.Uniqueidentifier => sent.GetGuid(),
        ColumnKind.DateOnly => DateOnly.ParseExact(sent.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => DataverseEnvironment.Truncate(DateTimeOffset.Parse(sent.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)),
    };

    private static string EdmType(Column column) => column.Kind switch
    {
        ColumnKind.String or ColumnKind.Memo or ColumnKind.MultiSelectPicklist or ColumnKind.EntityName => "Edm.String",
        ColumnKind.Boolean => "Edm.Boolean",
        ColumnKind.Decimal or ColumnKind.Money => "Edm.Decimal",
        ColumnKind.BigInt => "Edm.Int64",
        ColumnKind.Uniqueidentifier => "Edm.Guid",
        ColumnKind.DateOnly => "Edm.Date",
        ColumnKind.DateTime => "Edm.DateTimeOffset",
        _ => "Edm.Int32",
    };
}
