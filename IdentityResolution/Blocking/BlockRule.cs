using CxHub.IdentityResolution.Features;

namespace CxHub.IdentityResolution.Blocking;

/// <summary>
/// Records that agree on a part of one field, or on parts of two, are compared. <paramref name="Strong"/> rules (a whole e-mail) are worth large blocks,
/// the others keep within the budget of pairs.
/// </summary>
internal sealed record BlockRule(string Name, int Number, BlockPart First, BlockPart? Second, bool Strong)
{
    /// <summary>The keys of a row: every key of the first part with every key of the second.</summary>
    public void Keys(IdentityDataset data, int row, KeyBuffers buffers)
    {
        buffers.Keys.Clear();

        if (!Read(data, row, First, buffers.First)) { return; }

        if (Second is { } second)
        {
            if (!Read(data, row, second, buffers.Second)) { return; }

            Combine(buffers);
            return;
        }

        for (var i = 0; i < buffers.First.Count; i++) { buffers.Keys.Add(Hash64.Combine(buffers.First[i], (ulong)Number)); }
    }

    private static bool Read(IdentityDataset data, int row, BlockPart part, KeyList keys)
    {
        keys.Clear();
        var value = data.Value(part.Field, row);
        if (value != 0) { data.Tables[part.Field].Keys(value, part.Part, keys); }

        return keys.Count > 0;
    }

    private void Combine(KeyBuffers buffers)
    {
        for (var i = 0; i < buffers.First.Count; i++)
        {
            for (var j = 0; j < buffers.Second.Count; j++)
            {
                buffers.Keys.Add(Hash64.Combine(Hash64.Combine(buffers.First[i], buffers.Second[j]), (ulong)Number));
            }
        }
    }
}
