namespace CxHub.Sandbox.Dataverse.Schema;

/// <summary>All tables of the environment, by logical name and by entity set name (both case-sensitive).</summary>
internal sealed class EnvironmentSchema
{
    private readonly Dictionary<string, Table> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Table> _bySet = new(StringComparer.Ordinal);

    public EnvironmentSchema()
    {
        foreach (var text in (string[])[CustomerTables.Text, WorkTables.Text, SystemTables.Text])
        {
            foreach (var table in TableText.Read(text))
            {
                Add(table);
            }
        }

        this["contact"].Keys.Add(new("cxh_contact_externalid", ["cxh_externalid"], DateTimeOffset.MinValue));
        this["cxh_surveyresponse"].Keys.Add(new("cxh_responseid_key", ["cxh_responseid"], DateTimeOffset.MinValue));
        this["account"].Keys.Add(new("cxh_account_externalid", ["cxh_externalid"], DateTimeOffset.MinValue));
    }

    public IEnumerable<Table> Tables => _byName.Values;

    public Table this[string name] => Find(name) ?? throw new ArgumentException($"The Dataverse look-alike has no table '{name}'.", nameof(name));

    public Table? Find(string name) => _byName.GetValueOrDefault(name);

    public Table? FindSet(string setName) => _bySet.GetValueOrDefault(setName);

    public void Add(Table table)
    {
        _byName.Add(table.Name, table);
        _bySet.Add(table.SetName, table);
    }

    /// <summary>The child table and lookup behind a collection-valued navigation property of a table.</summary>
    public (Table Child, Column Lookup, LookupTarget Target)? FindCollection(Table parent, string collection) =>
        (from child in Tables
         from column in child.Columns
         from target in column.Targets
         where target.Table == parent.Name && target.Collection == collection
         select ((Table, Column, LookupTarget)?)(child, column, target)).FirstOrDefault();
}
