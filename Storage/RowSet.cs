using CxHub.Domain;

namespace CxHub.Storage;

internal enum ColumnKind
{
    Text,
    Long,
    Double,
    Bool,
    Instant,
}

/// <summary>
/// A set of rows handed to one statement, which reads them as the table <c>{rows}</c>. The same statement then serves one row or
/// thousands, and each engine chooses the fastest way to run it. What comes back is in no order: sort it after reading.
/// A table is joined to <c>{rows}</c> with CROSS JOIN and WHERE, which keeps SQLite from reading the table first.
/// </summary>
internal abstract class RowSet
{
    public abstract int Count { get; }

    public List<(string Name, ColumnKind Kind)> Columns { get; } = [];

    /// <summary>Parameters that are the same for every row.</summary>
    public List<(string Name, object? Value)> Scalars { get; } = [];

    public abstract object? Value(int row, int column);

    public static RowSet<T> Of<T>(IReadOnlyList<T> rows) => new(rows);

    public static RowSet<T> Of<T>(IEnumerable<T> rows) => new([.. rows]);

    public static RowSet<T> One<T>(T row) => new([row]);

    /// <summary>The rows of a set of keys, once each and in order, so that two transactions never wait for each other crosswise.</summary>
    public static RowSet<SourceKey> Keys(IEnumerable<SourceKey> keys) => Of(keys.Distinct().Order()).Key(key => key);

    public static RowSet<string> Ids(IEnumerable<string> ids) => Of(ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)).Text("id", id => id);
}

/// <inheritdoc/>
internal sealed class RowSet<T>(IReadOnlyList<T> rows) : RowSet
{
    private readonly List<Func<T, object?>> _values = [];

    public override int Count => rows.Count;

    public override object? Value(int row, int column) => _values[column](rows[row]);

    public RowSet<T> Text(string name, Func<T, string?> value) => Add(name, ColumnKind.Text, row => Storable.Text(value(row)));

    public RowSet<T> Name<TEnum>(string name, Func<T, TEnum> value)
        where TEnum : struct, Enum => Add(name, ColumnKind.Text, row => value(row).ToString());

    public RowSet<T> Long(string name, Func<T, long?> value) => Add(name, ColumnKind.Long, row => value(row));

    public RowSet<T> Double(string name, Func<T, double?> value) => Add(name, ColumnKind.Double, row => value(row));

    public RowSet<T> Bool(string name, Func<T, bool> value) => Add(name, ColumnKind.Bool, row => value(row));

    public RowSet<T> Instant(string name, Func<T, DateTimeOffset?> value) => Add(name, ColumnKind.Instant, row => value(row));

    /// <summary>The columns source, entity and id, with a prefix where a row names two records.</summary>
    public RowSet<T> Key(Func<T, SourceKey> key, string prefix = "") => this
        .Text(prefix + "source", row => key(row).Source)
        .Text(prefix + "entity", row => key(row).Entity)
        .Text(prefix + "id", row => key(row).Id);

    public RowSet<T> With(string name, object? value)
    {
        Scalars.Add((name, value is string text ? Storable.Text(text) : value));
        return this;
    }

    private RowSet<T> Add(string name, ColumnKind kind, Func<T, object?> value)
    {
        Columns.Add((name, kind));
        _values.Add(value);
        return this;
    }
}
