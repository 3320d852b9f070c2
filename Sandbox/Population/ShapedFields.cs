using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace CxHub.Sandbox.Population;

/// <summary>The fields of one row: values in the order of its <see cref="EntityShape"/>.</summary>
internal sealed class ShapedFields(EntityShape shape, object?[] values) : IReadOnlyDictionary<string, object?>
{
    public IEnumerable<string> Keys => shape.Columns;

    public IEnumerable<object?> Values => values;

    public int Count => values.Length;

    public object? this[string key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"{shape.System}/{shape.Entity} has no column '{key}'.");

    public bool ContainsKey(string key) => shape.Place(key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        var place = shape.Place(key);
        value = place < 0 ? null : values[place];
        return place >= 0;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < values.Length; i++)
        {
            yield return new(shape.Columns[i], values[i]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
