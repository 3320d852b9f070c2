using System.Buffers;
using System.Globalization;
using CxHub.Sandbox.Dataverse.OData;
using CxHub.Sandbox.Dataverse.Schema;

namespace CxHub.Sandbox.Dataverse.Data;

/// <summary>How a URL names a row: by primary key, or by the columns of an alternate key.</summary>
internal sealed record RowKey(Guid? Id, KeyIndex? Index, IReadOnlyDictionary<string, string> Values)
{
    private static readonly SearchValues<char> ForbiddenInKeys = SearchValues.Create("/<>*%&:\\?+");

    public static RowKey Parse(string text, Table table, DataverseEnvironment environment)
    {
        if (Guid.TryParse(text, out var id))
        {
            return new(id, null, new Dictionary<string, string>());
        }

        var values = QueryText.Split(text, ',').Select(part => part.Split('=', 2)).Where(part => part.Length is 2)
            .ToDictionary(part => Column(part[0].Trim()), part => Literal(part[1].Trim()), StringComparer.Ordinal);

        if (values.Count is 1 && values.TryGetValue(table.KeyColumn, out var named) && Guid.TryParse(named, out id) && !table.IsOwner)
        {
            return new(id, null, new Dictionary<string, string>());
        }

        var index = environment.Store[table].Indexes.FirstOrDefault(one =>
            one.Key.IsActive(environment.Now) && one.Key.Columns.Count == values.Count && one.Key.Columns.All(values.ContainsKey));
        return index is null || values.Values.Any(value => value.AsSpan().ContainsAny(ForbiddenInKeys))
            ? throw DataverseException.BadUrl($"The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.{table.Name}'. Ensure that the names and number of key properties match the declared key(s) for the resource.")
            : new(null, index, values);
    }

    public Row? Find(Table table, DataStore store) => Index is null ? store[table].Find(Id!.Value) : Index.Find(IndexText());

    public Row Get(Table table, DataStore store) => Find(table, store) ?? throw Missing(table);

    public DataverseException Missing(Table table) => Id is { } id
        ? DataverseException.NoRow(table.Name, id)
        : new(404, "0x80060891", $"A record with the specified key values does not exist in {table.Name} entity");

    private static string Column(string name) =>
        name.StartsWith('_') && name.EndsWith("_value", StringComparison.Ordinal) ? name[1..^6] : name;

    private static string Literal(string text) => text.StartsWith('\'') && text.EndsWith('\'') && text.Length > 1 ? text[1..^1].Replace("''", "'", StringComparison.Ordinal) : text;

    private string IndexText() => string.Join('\u0001', Index!.Key.Columns.Select(name =>
        decimal.TryParse(Values[name], CultureInfo.InvariantCulture, out _) || !Guid.TryParse(Values[name], out var id) ? Values[name] : id.ToString()));
}
