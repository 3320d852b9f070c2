namespace CxHub.Sandbox.Salesforce.Schema;

/// <summary>One object: its name, key prefix, flags and fields. Fields may be added while the server runs, never removed.</summary>
internal sealed class SObjectType(string name, string labelPlural, string keyPrefix, IReadOnlySet<string> flags)
{
    private readonly Dictionary<string, SObjectField> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SObjectField> _fields = [];

    public string Name { get; } = name;

    public string Label { get; } = SchemaText.Words(name);

    public string LabelPlural { get; } = labelPlural;

    public string KeyPrefix { get; } = keyPrefix;

    public bool Writable { get; } = !flags.Contains("readonly");

    public bool Mergeable { get; } = flags.Contains("merge");

    public bool Undeletable { get; } = !flags.Contains("setup");

    /// <summary>Task and Event: their custom fields are defined on Activity.</summary>
    public bool IsActivity { get; } = flags.Contains("activity");

    /// <summary>Reached through the Tooling API only.</summary>
    public bool IsTooling { get; } = flags.Contains("tooling");

    public bool HasOwner => Find("OwnerId") is not null;

    public IReadOnlyList<SObjectField> Fields => _fields;

    public SObjectField? Find(string field) => _byName.GetValueOrDefault(field);

    public SObjectField this[string field] =>
        Find(field) ?? throw new ArgumentException($"The Salesforce look-alike's {Name} has no field '{field}'.", nameof(field));

    /// <summary>The reference field that a relationship name (<c>Account</c>, <c>Who</c>, <c>Org__r</c>) stands for.</summary>
    public SObjectField? FindRelationship(string relationship) =>
        _fields.FirstOrDefault(field => string.Equals(field.RelationshipName, relationship, StringComparison.OrdinalIgnoreCase));

    public SObjectField Add(SObjectField field)
    {
        var placed = field with { Ordinal = _fields.Count };
        _fields.Add(placed);
        _byName.Add(placed.Name, placed);
        return placed;
    }

    /// <summary>Changes the definition of a field that is already there; its place in the rows stays.</summary>
    public void Redefine(SObjectField field)
    {
        var placed = field with { Ordinal = this[field.Name].Ordinal };
        _fields[placed.Ordinal] = placed;
        _byName[placed.Name] = placed;
    }
}
