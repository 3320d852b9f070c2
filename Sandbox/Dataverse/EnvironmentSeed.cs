using System.Globalization;
using CxHub.Sandbox.Dataverse.Data;
using CxHub.Sandbox.Dataverse.Schema;
using CxHub.Sandbox.Population;

namespace CxHub.Sandbox.Dataverse;

/// <summary>Fills the environment: first its own set-up rows, then the population's.</summary>
internal static class EnvironmentSeed
{
    private static readonly Guid CurrencyId = new("c0c0c0c0-0000-4000-8000-000000000004");

    public static void AddSetup(DataverseEnvironment environment)
    {
        Put(environment, "businessunit", environment.BusinessUnitId, environment.Now, new Dictionary<string, object?> { ["name"] = "CxHub Sandbox" });
        Put(environment, "organization", environment.OrganizationId, environment.Now, new Dictionary<string, object?> { ["name"] = "CxHub Sandbox", ["expirechangetrackingindays"] = 7 });
        Put(environment, "transactioncurrency", CurrencyId, environment.Now, new Dictionary<string, object?>
        {
            ["currencyname"] = "US Dollar",
            ["isocurrencycode"] = "USD",
            ["currencysymbol"] = "$",
            ["exchangerate"] = 1m,
        });
        Put(environment, "systemuser", environment.UserId, environment.Now, new Dictionary<string, object?>
        {
            ["firstname"] = "CxHub",
            ["lastname"] = "Integration",
            ["domainname"] = "integration@sandbox.example",
            ["isdisabled"] = false,
            ["applicationid"] = new Guid("5a5a5a5a-0000-4000-8000-000000000005"),
        });
    }

    /// <summary>Adds rows of the population. A table or column that the schema does not know is a mistake in the population.</summary>
    public static void Add(DataverseEnvironment environment, IEnumerable<SeedRow> rows)
    {
        // In the order of their times, so that versions grow with modifiedon.
        foreach (var row in rows.OrderBy(row => row.ModifiedAt))
        {
            Put(environment, row.Entity, Guid.Parse(row.Id), row.ModifiedAt, row.Fields);
        }
    }

    private static void Put(DataverseEnvironment environment, string entity, Guid id, DateTimeOffset modifiedAt, IReadOnlyDictionary<string, object?> fields)
    {
        var table = environment.Schema[entity];
        var stamp = DataverseEnvironment.Truncate(modifiedAt);
        var user = new EntityReference("systemuser", environment.UserId);
        var values = new object?[table.Columns.Count];

        foreach (var column in table.Columns)
        {
            values[column.Ordinal] = column.Default;
        }

        values[table["createdon"].Ordinal] = values[table["modifiedon"].Ordinal] = stamp;
        values[table["createdby"].Ordinal] = values[table["modifiedby"].Ordinal] = user;

        if (table.Find("ownerid") is { } owner)
        {
            values[owner.Ordinal] = user;
            values[table["owningbusinessunit"].Ordinal] = new EntityReference("businessunit", environment.BusinessUnitId);
        }

        foreach (var (name, value) in fields)
        {
            values[table[name].Ordinal] = Value(table, table[name], value);
        }

        ComputedColumns.Apply(table, id, values, environment.Store);
        Insert(environment, table, id, values);
    }

    private static void Insert(DataverseEnvironment environment, Table table, Guid id, object?[] values)
    {
        if (environment.Store[table].Find(id) is { } there)
        {
            environment.Store.Update(there, values);
            values[table["versionnumber"].Ordinal] = there.Version;
            return;
        }

        var row = new Row(table, id, values, environment.Store.NextVersion());
        values[table["versionnumber"].Ordinal] = row.Version;
        environment.Store.Insert(row);
    }

    private static object? Value(Table table, Column column, object? value) => (column.Kind, value) switch
    {
        (_, null) => null,
        (ColumnKind.DateTime, DateTimeOffset moment) => DataverseEnvironment.Truncate(moment),
        (ColumnKind.DateTime, string text) => DataverseEnvironment.Truncate(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)),
        (ColumnKind.DateOnly, DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime),
        (ColumnKind.DateOnly, string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        (ColumnKind.Decimal or ColumnKind.Money, IConvertible number) => number.ToDecimal(CultureInfo.InvariantCulture),
        (_, long or short or byte or Enum) => Convert.ToInt32(value, CultureInfo.InvariantCulture),
        (ColumnKind.Uniqueidentifier, string text) => Guid.Parse(text),
        _ when column.IsLookup && value is not EntityReference => throw new ArgumentException($"Column '{column.Name}' of {table.Name} takes an EntityReference, not '{value}'.", nameof(value)),
        _ => ColumnValue.Check(table, column, value),
    };
}
