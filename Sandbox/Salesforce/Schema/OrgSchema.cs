namespace CxHub.Sandbox.Salesforce.Schema;

/// <summary>All objects of the organisation, found by name or by the key prefix of an id.</summary>
internal sealed class OrgSchema
{
    private readonly Dictionary<string, SObjectType> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, SObjectType> _byPrefix = new(StringComparer.Ordinal);
    private int _customObjects;

    public OrgSchema()
    {
        foreach (var text in (string[])[PeopleObjects.Text, SalesObjects.Text, ServiceObjects.Text, SetupObjects.Text])
        {
            foreach (var type in SchemaText.Read(text))
            {
                Add(type);
            }
        }
    }

    public IEnumerable<SObjectType> Types => _byName.Values.OrderBy(type => type.Name, StringComparer.Ordinal);

    public SObjectType? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>An object of the data API; Tooling objects are not.</summary>
    public SObjectType? FindData(string name) => Find(name) is { IsTooling: false } type ? type : null;

    public SObjectType? FindByPrefix(string id) => id.Length >= 3 ? _byPrefix.GetValueOrDefault(id[..3]) : null;

    public void Add(SObjectType type)
    {
        _byName.Add(type.Name, type);
        _byPrefix.Add(type.KeyPrefix, type);
    }

    /// <summary>Key prefix for the next custom object: a01, a02, ...</summary>
    public string NextCustomPrefix() => $"a{++_customObjects:00}";

    /// <summary>Objects on which a definition acts: Activity stands for Task and Event, and a field of one of them is a field of both.</summary>
    public IReadOnlyList<SObjectType> Definers(string name) =>
        string.Equals(name, "Activity", StringComparison.OrdinalIgnoreCase) || Find(name) is { IsActivity: true }
            ? [.. _byName.Values.Where(type => type.IsActivity)]
            : Find(name) is { } type ? [type] : [];
}
