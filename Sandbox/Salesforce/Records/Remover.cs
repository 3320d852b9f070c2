namespace CxHub.Sandbox.Salesforce.Records;

/// <summary>Deletes into the recycle bin with what hangs below, brings back, and merges duplicates.</summary>
internal sealed class Remover(Org org)
{
    private static readonly (string Parent, string Child, string Field)[] Cascades =
    [
        ("Account", "Contact", "AccountId"), ("Account", "Opportunity", "AccountId"),
        ("Opportunity", "OpportunityContactRole", "OpportunityId"), ("Contact", "OpportunityContactRole", "ContactId"),
    ];

    public void Delete(SObjectRow row, string userId, string? masterId = null)
    {
        // Permission sets and their like have no recycle bin.
        if (!row.Type.Undeletable)
        {
            org.Store.Erase(row);
            return;
        }

        var values = row.Copy();
        values[SObjectRow.DeletedOrdinal] = true;
        values[SObjectRow.StampOrdinal] = org.Now;

        if (row.Type.Find("MasterRecordId") is { } master)
        {
            values[master.Ordinal] = masterId;
        }

        org.Store.Update(row, values);

        foreach (var child in Cascades.Where(cascade => cascade.Parent == row.Type.Name).SelectMany(cascade => ChildrenOf(row, cascade)).ToArray())
        {
            Delete(child, userId);
        }
    }

    public void Undelete(SObjectRow row)
    {
        var values = row.Copy();
        values[SObjectRow.DeletedOrdinal] = false;
        values[SObjectRow.StampOrdinal] = org.Now;
        org.Store.Update(row, values);
    }

    /// <summary>Moves every child of the losers to the winner (without changing who modified them), then deletes the losers.</summary>
    public void Merge(SObjectRow master, IReadOnlyList<SObjectRow> losers, string userId)
    {
        foreach (var loser in losers)
        {
            foreach (var (child, field) in ReferencesTo(loser).ToArray())
            {
                var values = child.Copy();
                values[field] = master.Id;
                values[SObjectRow.StampOrdinal] = org.Now;
                org.Store.Update(child, values);
            }

            Delete(loser, userId, master.Id);
        }

        var touched = master.Copy();
        touched[SObjectRow.StampOrdinal] = touched[SObjectRow.ModifiedOrdinal] = org.Now;
        touched[SObjectRow.ModifiedByOrdinal] = userId;
        org.Store.Update(master, touched);
    }

    private IEnumerable<SObjectRow> ChildrenOf(SObjectRow row, (string Parent, string Child, string Field) cascade)
    {
        var type = org.Schema.Find(cascade.Child)!;
        var field = type[cascade.Field].Ordinal;
        return org.Store.Table(type).All.Where(child => !child.IsDeleted && child[field] is string id && id == row.Id);
    }

    private IEnumerable<(SObjectRow Row, int Field)> ReferencesTo(SObjectRow target) =>
        from type in org.Schema.Types
        from field in type.Fields
        where field.ReferenceTo.Contains(target.Type.Name) && field.Name is not "MasterRecordId"
        from row in org.Store.Table(type).All
        where row[field.Ordinal] is string id && id == target.Id
        select (row, field.Ordinal);
}
