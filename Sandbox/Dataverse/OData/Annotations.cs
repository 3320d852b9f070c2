using System.Globalization;
using System.Text.Json;
using CxHub.Sandbox.Dataverse.Data;
using CxHub.Sandbox.Dataverse.Schema;
using CxHub.Sandbox.Population;

namespace CxHub.Sandbox.Dataverse.OData;

/// <summary>Which annotations a caller prefers: none, all (<c>*</c>), or names with a trailing star.</summary>
internal sealed class Annotations(string? preferred)
{
    public const string FormattedValue = "OData.Community.Display.V1.FormattedValue";
    public const string LookupLogicalName = "Microsoft.Dynamics.CRM.lookuplogicalname";
    public const string AssociatedNavigation = "Microsoft.Dynamics.CRM.associatednavigationproperty";

    private readonly string[] _patterns = preferred?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    public bool Wants(string name) =>
        _patterns.Length > 0 && Array.Exists(_patterns, pattern => pattern == name || (pattern.EndsWith('*') && name.StartsWith(pattern[..^1], StringComparison.Ordinal)));

    public void Write(Utf8JsonWriter json, Row row, Column column, DataverseEnvironment environment)
    {
        if (_patterns.Length is 0 || row[column] is not { } value)
        {
            return;
        }

        if (Wants(FormattedValue) && Format(column, value, environment) is { } text)
        {
            json.WriteString($"{column.WireName}@{FormattedValue}", text);
        }

        if (value is not EntityReference reference)
        {
            return;
        }

        if (Wants(AssociatedNavigation))
        {
            json.WriteString($"{column.WireName}@{AssociatedNavigation}", column.TargetOf(reference.LogicalName)?.Navigation);
        }

        if (Wants(LookupLogicalName))
        {
            json.WriteString($"{column.WireName}@{LookupLogicalName}", reference.LogicalName);
        }
    }

    private static string? Format(Column column, object value, DataverseEnvironment environment) => value switch
    {
        EntityReference reference => environment.Store.Find(reference) is { } row ? row[row.Table.NameColumn] as string : null,
        int number when column.IsChoice => column.Options.FirstOrDefault(option => option.Value == number)?.Label,
        int number => number.ToString("N0", CultureInfo.InvariantCulture),
        decimal number when column.Kind is ColumnKind.Money => number.ToString("$#,##0.00", CultureInfo.InvariantCulture),
        decimal number => number.ToString("N2", CultureInfo.InvariantCulture),
        bool flag => flag ? "Yes" : "No",
        DateTimeOffset moment => moment.UtcDateTime.ToString("M/d/yyyy h:mm tt", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("M/d/yyyy", CultureInfo.InvariantCulture),
        _ => null,
    };
}
