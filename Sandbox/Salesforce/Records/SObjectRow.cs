using CxHub.Sandbox.Salesforce.Schema;

namespace CxHub.Sandbox.Salesforce.Records;

/// <summary>
/// One record. Values lie by field ordinal: text, ids and picklists as string, numbers as double, dates as DateOnly,
/// date-times as DateTimeOffset, checkboxes as bool. The first seven are the system fields that every object has.
/// </summary>
internal sealed class SObjectRow(SObjectType type, string id, object?[] values)
{
    public const int DeletedOrdinal = 1;
    public const int CreatedOrdinal = 2;
    public const int CreatedByOrdinal = 3;
    public const int ModifiedOrdinal = 4;
    public const int ModifiedByOrdinal = 5;
    public const int StampOrdinal = 6;

    public SObjectType Type { get; } = type;

    /// <summary>18 characters.</summary>
    public string Id { get; } = id;

    public object?[] Values { get; set; } = values;

    public bool IsDeleted => Values[DeletedOrdinal] is true;

    public DateTimeOffset Stamp => Values[StampOrdinal] is DateTimeOffset stamp ? stamp : default;

    /// <summary>The value at an ordinal; a field made after the row was written is null.</summary>
    public object? this[int ordinal] => ordinal < Values.Length ? Values[ordinal] : null;

    public object? this[string field] => Type.Find(field) is { } found ? this[found.Ordinal] : null;

    /// <summary>A copy of the values with room for every field of the type.</summary>
    public object?[] Copy()
    {
        var copy = new object?[Math.Max(Values.Length, Type.Fields.Count)];
        Values.CopyTo(copy, 0);
        return copy;
    }
}
