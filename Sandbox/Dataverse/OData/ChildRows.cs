using CxHub.Sandbox.Dataverse.Data;
using CxHub.Sandbox.Dataverse.Schema;
using CxHub.Sandbox.Population;

namespace CxHub.Sandbox.Dataverse.OData;

/// <summary>The children of each parent of a page, grouped once for the whole page.</summary>
internal sealed class ChildRows(Table child, Column lookup, QueryOptions options, DataverseEnvironment environment)
{
    private ILookup<Guid, Row>? _byParent;

    public IEnumerable<Row> Of(Row parent)
    {
        _byParent ??= RowQuery.Run(environment.Store[child].All, child, options, environment)
            .Where(row => row[lookup] is EntityReference)
            .ToLookup(row => ((EntityReference)row[lookup]!).Id);
        return _byParent[parent.Id].Where(row => ((EntityReference)row[lookup]!).LogicalName == parent.Table.Name).Take(options.Top ?? int.MaxValue);
    }
}
