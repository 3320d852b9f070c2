namespace CxHub.Sandbox.Population;

/// <summary>
/// The columns of one entity of one system. Rows of one shape share their column names, which keeps hundreds of thousands of
/// them small.
/// </summary>
internal sealed class EntityShape(string system, string entity, params string[] columns)
{
    private readonly Dictionary<string, int> _places = columns.Select((name, place) => (name, place)).ToDictionary(c => c.name, c => c.place, StringComparer.Ordinal);

    public string System { get; } = system;

    public string Entity { get; } = entity;

    public IReadOnlyList<string> Columns => columns;

    /// <summary>A row with its values in column order; as many values as columns.</summary>
    public SeedRow Row(string id, DateTimeOffset modifiedAt, params object?[] values) =>
        values.Length == columns.Length
            ? new(System, Entity, id, modifiedAt, new ShapedFields(this, values))
            : throw new ArgumentException($"{System}/{Entity} has {columns.Length} columns, not {values.Length}.", nameof(values));

    public IReadOnlyDictionary<string, object?> Part(params object?[] values) => new ShapedFields(this, values);

    public int Place(string column) => _places.GetValueOrDefault(column, -1);
}
