namespace CxHub.Sandbox.Dataverse.Schema;

/// <summary>One column of a table; <see cref="Ordinal"/> is its place in a row's values.</summary>
internal sealed record Column
{
    public required string Name { get; init; }

    public required ColumnKind Kind { get; init; }

    public string? SchemaName { get; init; }

    public string? Label { get; init; }

    public int Ordinal { get; init; }

    public int MaxLength { get; init; }

    public double MinValue { get; init; } = int.MinValue;

    public double MaxValue { get; init; } = int.MaxValue;

    public int Precision { get; init; } = 2;

    public bool ReadOnly { get; init; }

    public bool Required { get; init; }

    public object? Default { get; init; }

    public IReadOnlyList<ChoiceOption> Options { get; init; } = [];

    public IReadOnlyList<LookupTarget> Targets { get; init; } = [];

    public Guid MetadataId { get; init; } = Guid.NewGuid();

    public bool IsLookup => Kind is ColumnKind.Lookup or ColumnKind.Customer or ColumnKind.Owner;

    public bool IsChoice => Kind is ColumnKind.Picklist or ColumnKind.State or ColumnKind.Status;

    public bool IsText => Kind is ColumnKind.String or ColumnKind.Memo or ColumnKind.EntityName or ColumnKind.MultiSelectPicklist;

    public bool Custom => Name.Contains('_', StringComparison.Ordinal);

    /// <summary>Name under which the value is read: lookups as <c>_name_value</c>.</summary>
    public string WireName => IsLookup ? $"_{Name}_value" : Name;

    public LookupTarget? TargetOf(string table) => Targets.FirstOrDefault(target => target.Table == table);
}
