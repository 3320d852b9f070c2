namespace CxHub.IdentityResolution.Features;

/// <summary>The few keys a value gives, in a reusable buffer; a key is listed once.</summary>
internal sealed class KeyList
{
    public const int Most = 16;

    private readonly ulong[] _keys = new ulong[Most];

    public int Count { get; private set; }

    public ulong this[int index] => _keys[index];

    public void Clear() => Count = 0;

    public void Add(ulong key)
    {
        if (Count < Most && Array.IndexOf(_keys, key, 0, Count) < 0) { _keys[Count++] = key; }
    }

    public bool SharesOne(KeyList other)
    {
        for (var i = 0; i < Count; i++)
        {
            if (Array.IndexOf(other._keys, _keys[i], 0, other.Count) >= 0) { return true; }
        }

        return false;
    }

    public void Add(ReadOnlySpan<char> text) => Add(Hash64.Of(text));
}
