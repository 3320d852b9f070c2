namespace CxHub.IdentityResolution.Features;

/// <summary>Sorts hashed keys with their items: three passes over the upper 33 bits, then the few that share those by the whole key.</summary>
internal static class RadixSort
{
    private const int Bits = 11;
    private const int Buckets = 1 << Bits;

    public static void Sort(ulong[] keys, int[] items)
    {
        if (keys.Length < 4096)
        {
            Array.Sort(keys, items);
            return;
        }

        var (fromKeys, fromItems) = (keys, items);
        var (toKeys, toItems) = (new ulong[keys.Length], new int[items.Length]);

        for (var shift = 64 - (3 * Bits); shift < 64; shift += Bits)
        {
            Pass(fromKeys, fromItems, toKeys, toItems, shift);
            (fromKeys, toKeys) = (toKeys, fromKeys);
            (fromItems, toItems) = (toItems, fromItems);
        }

        // An odd number of passes: the result lies in the other pair of arrays.
        fromKeys.CopyTo(keys, 0);
        fromItems.CopyTo(items, 0);
        SortTies(keys, items);
    }

    private static void Pass(ulong[] fromKeys, int[] fromItems, ulong[] toKeys, int[] toItems, int shift)
    {
        var starts = new int[Buckets + 1];

        foreach (var key in fromKeys) { starts[((int)(key >> shift) & (Buckets - 1)) + 1]++; }

        for (var bucket = 0; bucket < Buckets; bucket++) { starts[bucket + 1] += starts[bucket]; }

        for (var i = 0; i < fromKeys.Length; i++)
        {
            var to = starts[(int)(fromKeys[i] >> shift) & (Buckets - 1)]++;
            toKeys[to] = fromKeys[i];
            toItems[to] = fromItems[i];
        }
    }

    private static void SortTies(ulong[] keys, int[] items)
    {
        const int Lower = 64 - (3 * Bits);

        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            var mixed = false;

            while (end < keys.Length && keys[end] >> Lower == keys[start] >> Lower)
            {
                mixed |= keys[end] != keys[start];
                end++;
            }

            if (mixed) { Array.Sort(keys, items, start, end - start); }

            start = end;
        }
    }
}
