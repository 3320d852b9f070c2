using CxHub.Sandbox.Population;

namespace CxHub.Sandbox.Dataverse.Data;

/// <summary>Deletes a row with its activities; cases forbid the delete of their customer; other lookups to it become empty.</summary>
internal sealed class RowRemover(DataverseEnvironment environment)
{
    public void Delete(Row row)
    {
        var pointing = PointingTo(row).ToArray();

        if (pointing.FirstOrDefault(one => one.Row.Table.Name is "incident" && one.Column.Name is "customerid").Row is { } incident)
        {
            throw new DataverseException(405, "0x80040227", $"The {row.Table.Name} cannot be deleted because of its association with incident {incident.Id}.");
        }

        foreach (var (child, column) in pointing)
        {
            if (child.Table.IsActivity)
            {
                Delete(child);
            }
            else
            {
                var values = child.Copy();
                values[column.Ordinal] = null;
                environment.Store.Update(child, values);
            }
        }

        environment.Store.Delete(row);
    }

    /// <summary>Moves what points at the subordinate to the master, then deactivates the subordinate.</summary>
    public void Merge(Row master, Row subordinate)
    {
        foreach (var (child, column) in PointingTo(subordinate).Where(one => one.Column.Name is not "masterid").ToArray())
        {
            var values = child.Copy();
            values[column.Ordinal] = new EntityReference(master.Table.Name, master.Id);
            environment.Store.Update(child, values);
        }

        var (table, loser) = (subordinate.Table, subordinate.Copy());
        loser[table["masterid"].Ordinal] = new EntityReference(table.Name, master.Id);
        loser[table["merged"].Ordinal] = true;
        loser[table["statecode"].Ordinal] = 1;
        loser[table["statuscode"].Ordinal] = 2;
        loser[table["modifiedon"].Ordinal] = environment.Now;
        environment.Store.Update(subordinate, loser);
    }

    private IEnumerable<(Row Row, Schema.Column Column)> PointingTo(Row target) =>
        from table in environment.Schema.Tables
        from column in table.Columns
        where column.Name is not ("createdby" or "modifiedby" or "ownerid" or "owningbusinessunit") && column.TargetOf(target.Table.Name) is not null
        from row in environment.Store[table].All
        where row[column] is EntityReference reference && reference.Id == target.Id && reference.LogicalName == target.Table.Name
        select (row, column);
}
