namespace CxHub.Sandbox.Dataverse.Schema;

/// <summary>One table: names, columns, alternate keys, switches. Columns and keys may be added while the server runs.</summary>
internal sealed class Table(string name, string setName, string keyColumn, string nameColumn, IReadOnlySet<string> flags)
{
    private readonly Dictionary<string, Column> _byName = new(StringComparer.Ordinal);
    private readonly List<Column> _columns = [];

    public string Name { get; } = name;

    public string SetName { get; } = setName;

    public string KeyColumn { get; } = keyColumn;

    public string NameColumn { get; } = nameColumn;

    public bool IsActivity { get; } = flags.Contains("activity");

    public bool IsElastic { get; } = flags.Contains("elastic");

    /// <summary>systemuser and team: their key is inherited as ownerid, and they are not owned themselves.</summary>
    public bool IsOwner { get; } = flags.Contains("owner");

    public bool TracksChanges { get; set; } = flags.Contains("tracked");

    /// <summary>Bulk messages that the table supports (CreateMultiple, UpdateMultiple, UpsertMultiple, DeleteMultiple).</summary>
    public HashSet<string> BulkMessages { get; } =
        flags.Contains("nobulk") ? [] : ["CreateMultiple", "UpdateMultiple", "UpsertMultiple", .. flags.Contains("elastic") ? ["DeleteMultiple"] : Array.Empty<string>()];

    public List<AlternateKey> Keys { get; } = [];

    public Guid MetadataId { get; } = Guid.NewGuid();

    public IReadOnlyList<Column> Columns => _columns;

    public Column? Find(string column) => _byName.GetValueOrDefault(column);

    public Column this[string column] =>
        Find(column) ?? throw new ArgumentException($"The Dataverse look-alike's table {Name} has no column '{column}'.", nameof(column));

    /// <summary>A column by the name it is read under: plain, or <c>_lookup_value</c>.</summary>
    public Column? FindWire(string name) =>
        Find(name) is { IsLookup: false } plain ? plain
        : name.StartsWith('_') && name.EndsWith("_value", StringComparison.Ordinal) && Find(name[1..^6]) is { IsLookup: true } lookup ? lookup
        : null;

    /// <summary>The lookup and target that a single-valued navigation property stands for.</summary>
    public (Column Column, LookupTarget Target)? FindNavigation(string navigation) =>
        (from column in _columns
         from target in column.Targets
         where target.Navigation == navigation
         select ((Column, LookupTarget)?)(column, target)).FirstOrDefault();

    public Column Add(Column column)
    {
        var placed = column with { Ordinal = _columns.Count };
        _columns.Add(placed);
        _byName.Add(placed.Name, placed);
        return placed;
    }

    /// <summary>Changes the definition of a column that is already there; its place in the rows stays.</summary>
    public void Redefine(Column column)
    {
        var placed = column with { Ordinal = this[column.Name].Ordinal };
        _columns[placed.Ordinal] = placed;
        _byName[placed.Name] = placed;
    }
}
