namespace CxHub.IdentityResolution.Features;

/// <summary>An open-addressing map from a 64-bit hash to a positive number, without boxes or buckets: 12 bytes a slot.</summary>
internal sealed class HashIndex
{
    private ulong[] _keys = new ulong[256];
    private int[] _values = new int[256];

    public int Count { get; private set; }

    public IEnumerable<(ulong Key, int Value)> Entries => _keys.Zip(_values).Where(entry => entry.Second != 0);

    /// <summary>The number under the key, 0 when there is none.</summary>
    public int Find(ulong key)
    {
        var mask = (uint)_keys.Length - 1;

        for (var slot = (uint)(key ^ (key >> 32)) & mask; ; slot = (slot + 1) & mask)
        {
            if (_values[slot] == 0 || _keys[slot] == key) { return _values[slot]; }
        }
    }

    /// <summary>Adds a key that is not there yet.</summary>
    public void Add(ulong key, int value)
    {
        if (Count * 10 >= _keys.Length * 7) { Grow(); }

        Place(key, value);
        Count++;
    }

    private void Place(ulong key, int value)
    {
        var mask = (uint)_keys.Length - 1;
        var slot = (uint)(key ^ (key >> 32)) & mask;

        while (_values[slot] != 0) { slot = (slot + 1) & mask; }

        _keys[slot] = key;
        _values[slot] = value;
    }

    private void Grow()
    {
        var (keys, values) = (_keys, _values);
        _keys = new ulong[keys.Length * 2];
        _values = new int[keys.Length * 2];

        for (var i = 0; i < keys.Length; i++)
        {
            if (values[i] != 0) { Place(keys[i], values[i]); }
        }
    }
}
