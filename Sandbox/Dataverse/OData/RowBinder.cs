using CxHub.Sandbox.Dataverse.Data;
using CxHub.Sandbox.Dataverse.Schema;
using CxHub.Sandbox.Population;

namespace CxHub.Sandbox.Dataverse.OData;

/// <summary>Binds filters and orders to the columns of a table, through lookups, and to its collections.</summary>
internal sealed class RowBinder(Table table, DataverseEnvironment environment) : IFilterBinder<Row>
{
    public Func<Row, object?> Path(IReadOnlyList<string> parts)
    {
        if (parts.Count is 1)
        {
            var column = Column(parts[0]);
            return row => Plain(row[column]);
        }

        var (lookup, target) = table.FindNavigation(parts[0]) ?? throw DataverseException.NoProperty(parts[0], table.Name);
        var inner = new RowBinder(environment.Schema[target.Table], environment).Path([.. parts.Skip(1)]);
        return row => row[lookup] is EntityReference reference && reference.LogicalName == target.Table && environment.Store.Find(reference) is { } found
            ? inner(found)
            : null;
    }

    public void CheckLiteral(IReadOnlyList<string> parts, object? literal)
    {
        if (literal is null || parts.Count > 1)
        {
            return;
        }

        var column = Column(parts[0]);
        var fits = literal switch
        {
            string => column.IsText,
            Guid => column.IsLookup || column.Kind is ColumnKind.Uniqueidentifier,
            decimal => column.IsChoice || column.Kind is ColumnKind.Integer or ColumnKind.BigInt or ColumnKind.Decimal or ColumnKind.Double or ColumnKind.Money,
            bool => column.Kind is ColumnKind.Boolean,
            _ => column.Kind is ColumnKind.DateTime or ColumnKind.DateOnly,
        };

        if (!fits)
        {
            throw DataverseException.BadUrl($"A binary operator with incompatible types was detected. Found operand types '{EdmType(column)}' and '{EdmType(literal)}' for operator kind 'Equal'.");
        }
    }

    public Func<Row, bool> Lambda(FilterNode.Lambda lambda)
    {
        var (child, lookup, target) = environment.Schema.FindCollection(table, lambda.Collection) ?? throw DataverseException.NoProperty(lambda.Collection, table.Name);
        var test = new FilterCompiler<Row>(new RowBinder(child, environment), environment.Now).Compile(lambda.Inner);
        var parents = environment.Store[child].All
            .Where(row => row[lookup] is EntityReference reference && reference.LogicalName == target.Table)
            .GroupBy(row => ((EntityReference)row[lookup]!).Id)
            .Where(group => lambda.IsAll ? group.All(test) : group.Any(test))
            .Select(group => group.Key)
            .ToHashSet();
        return row => parents.Contains(row.Id);
    }

    private static object? Plain(object? value) => value is EntityReference reference ? reference.Id : value;

    private static string EdmType(Column column) => column switch
    {
        { IsText: true } => "Edm.String",
        { IsLookup: true } or { Kind: ColumnKind.Uniqueidentifier } => "Edm.Guid",
        { Kind: ColumnKind.Boolean } => "Edm.Boolean",
        { Kind: ColumnKind.DateTime } => "Edm.DateTimeOffset",
        { Kind: ColumnKind.DateOnly } => "Edm.Date",
        { Kind: ColumnKind.Decimal or ColumnKind.Money } => "Edm.Decimal",
        _ => "Edm.Int32",
    };

    private static string EdmType(object literal) => literal switch
    {
        string => "Edm.String",
        Guid => "Edm.Guid",
        bool => "Edm.Boolean",
        decimal => "Edm.Int32",
        DateOnly => "Edm.Date",
        _ => "Edm.DateTimeOffset",
    };

    private Column Column(string name) => environment.FindWire(table, name) ?? throw DataverseException.NoProperty(name, table.Name);
}
