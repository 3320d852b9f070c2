namespace CxHub.IdentityResolution.Features;

/// <summary>A growing array whose elements are read by index in inner loops.</summary>
internal sealed class Column<T>
{
    private T[] _items = new T[64];

    public Column(params ReadOnlySpan<T> first)
    {
        foreach (var item in first) { Add(item); }
    }

    public int Count { get; private set; }

    public ref T this[int index] => ref _items[index];

    public void Add(T item)
    {
        if (Count == _items.Length) { Array.Resize(ref _items, _items.Length * 2); }

        _items[Count++] = item;
    }

    public ReadOnlySpan<T> All => Slice(0, Count);

    public ReadOnlySpan<T> Slice(int start, int length) => _items.AsSpan(start, length);
}
